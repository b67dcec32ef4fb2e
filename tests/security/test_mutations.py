"""A fixed sample of the protections that ``make mutate-security`` takes away, all of them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.server import ROOT

SAMPLE = 45


@pytest.mark.drill
def test_what_is_taken_away_is_seen() -> None:
    if os.environ.get("THROUGHCARE_TEST_DATABASE_URL"):
        pytest.skip("it changes the roles of a whole server, and so needs one of its own")
    full = os.environ.get("THROUGHCARE_DRILL") == "full"
    done = subprocess.run(
        [
            sys.executable,
            "scripts/mutate_security.py",
            *([] if full else ["--sample", str(SAMPLE)]),
        ],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("THROUGHCARE_TEST")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "NOTHING GOES RED" not in done.stdout

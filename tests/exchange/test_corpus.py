"""Each file of the corpus gets exactly the message that stands beside it.

``corpus/<case>/return`` is what somebody brings, ``case.toml`` says what is wrong with it, what
comes of it and every problem word for word.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from throughcare.exchange.ssda903.run import Empty, bring_in

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(p.parent for p in CORPUS.glob("*/case.toml"))
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_says_what_is_wrong_and_how_to_mend_it(case: Path) -> None:
    said = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))
    with bring_in(
        case / "return",
        Empty(),
        today=TODAY,
        year=said.get("year"),
        accept_rejects=said.get("accept_rejects", False),
    ) as report:
        found = report.as_dict()
        assert [_bare(p) for p in found["rejected"]] == said.get("rejected", [])
        assert [_bare(p) for p in found["warnings"]] == said.get("warnings", [])
        assert report.exit_code == said["exit"]
        assert report.applied == said["loads"]
        assert report.year == said.get("settled_year")
        assert {
            name: [t["read"], t["created"], t["rejected"]] for name, t in found["tables"].items()
        } == said["tables"]


def _bare(problem: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in problem.items() if v is not None}


def test_no_case_lacks_its_return() -> None:
    assert CASES
    assert all((case / "return").is_dir() for case in CASES)

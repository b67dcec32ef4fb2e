"""An installation of its own, as an operator has one: a data folder and the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.server import ROOT

from throughcare.config import postgres

SETTINGS = ("THROUGHCARE_", "DATABASE_", "DJANGO_", "PYTEST_")


@dataclass
class Installation:
    """A data folder, and the environment of a real (not a demo) installation on it."""

    data: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
        return (
            kept
            | {
                "THROUGHCARE_DATA": str(self.data),
                "THROUGHCARE_SECRET_KEY": "only-for-tests-" * 4,
                "THROUGHCARE_ALLOWED_HOSTS": "localhost,127.0.0.1",
                "THROUGHCARE_AUTHORITY_NAME": "Somewhere Council",
                "PYTHONPATH": str(ROOT / "src"),
            }
            | self.more
        )

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "throughcare.config.cli", *arguments]

    def run(
        self, *arguments: str, stdin: str = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            input=stdin,
            env=self.env | (env or {}),
            cwd="/",
            capture_output=True,
            text=True,
            timeout=180,
        )

    def well(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        done = self.run(*arguments, **more)
        assert done.returncode == 0, done.stderr
        return done


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Migrated and empty; its server stays up meanwhile, so that commands start quickly."""
    made = Installation(tmp_path_factory.mktemp("installation"))
    with postgres.embedded(made.data, fsync=False):
        made.well("migrate")
        yield made

"""The linter for migrations refuses what would stop a running service, and nothing else."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/lint_migrations.py"
spec = importlib.util.spec_from_file_location("lint_migrations", SCRIPT)
assert spec is not None
assert spec.loader is not None
linter = importlib.util.module_from_spec(spec)
spec.loader.exec_module(linter)


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE people_person ADD COLUMN x text NOT NULL;",
        "ALTER TABLE people_person DROP COLUMN known_as;",
        "ALTER TABLE people_person RENAME COLUMN known_as TO called;",
        "CREATE INDEX slow ON people_person (known_as);",
        "ALTER TABLE people_person ADD CONSTRAINT c CHECK (id > 0);",
    ],
)
def test_what_blocks_or_breaks_is_refused(sql: str) -> None:
    assert linter.findings(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'ALTER TABLE people_person ADD COLUMN "x" varchar(10) NULL;',
        "CREATE INDEX CONCURRENTLY quick ON people_person (known_as);",
        "ALTER TABLE people_person ADD CONSTRAINT c CHECK (id > 0) NOT VALID;",
    ],
)
def test_expanding_is_let_through(sql: str) -> None:
    assert linter.findings(sql) == ""


def test_only_applications_already_released_are_looked_at() -> None:
    known = {"people.0001_initial", "people.0002_more", "care.0001_initial"}
    assert linter.unreleased(known, {"people.0001_initial"}) == ["people.0002_more"]
    assert linter.unreleased(known, set()) == []

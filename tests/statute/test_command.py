"""``throughcare statute``: JSON for programs, sentences for people, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.statute.test_cases import CASE, HISTORY
from throughcare.config.cli.statute import command
from throughcare.statute.cases import due_json, evaluate_json


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=stdin)


def test_json_is_what_the_interface_says(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([CASE]))
    done = run("evaluate", str(file), "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == evaluate_json([CASE])
    done = run("due", "-", "--json", stdin=json.dumps([HISTORY]))
    assert json.loads(done.stdout) == due_json([HISTORY])


def test_without_json_it_is_for_reading(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([CASE]))
    shown = run("evaluate", str(file)).stdout
    assert "2025-05-10  ELIGIBLE" in shown
    assert "the 91st was 8 August 2023" in shown
    file.write_text(json.dumps([HISTORY]))
    assert "pathway-plan-review 1: overdue, due 2026-02-28" in run("due", str(file)).stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is not JSON: line 1"),
        (json.dumps([{**CASE, "dob": "soon"}]), "case “example-A”, dob: expected a date"),
        (json.dumps({}), "expected a list of cases"),
    ],
)
def test_a_mistake_gets_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text)
    done = run("evaluate", str(file))
    assert done.exit_code == 1
    assert says in done.output
    assert "Traceback" not in done.output


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_bytes(b"\xff\xfe[]")
    assert "not text in UTF-8" in run("due", str(file)).output


def test_a_file_that_is_not_there() -> None:
    done = run("due", "nowhere.json")
    assert done.exit_code == 2
    assert "nowhere.json" in done.output

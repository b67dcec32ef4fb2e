"""``throughcare import ssda903`` as an operator calls it: exit codes, JSON, words."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from tests.config.conftest import Installation
from tests.exchange.generate import make

KEYS = {"file", "line", "column", "value", "child", "rule", "reason"}
COUNTS = {"read", "created", "changed", "unchanged", "rejected"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(8, seed=11, first_id=410_001).write(tmp_path / "return")


def test_a_trial_then_the_load_then_the_same_again(
    installation: Installation, folder: Path
) -> None:
    trial = installation.run("import", "ssda903", str(folder), "--dry-run", "--json")
    loaded = installation.run("import", "ssda903", str(folder), "--json")
    again = installation.run("import", "ssda903", str(folder), "--json")
    assert (trial.returncode, loaded.returncode, again.returncode) == (0, 0, 0), loaded.stderr
    found = [json.loads(done.stdout) for done in (trial, loaded, again)]
    assert [set(f) for f in found] == [{"applied", "tables", "rejected", "warnings"}] * 3
    assert [f["applied"] for f in found] == [False, True, True]
    assert all(set(t) == COUNTS for f in found for t in f["tables"].values())
    assert found[0]["tables"] == found[1]["tables"]
    assert found[1]["tables"]["Header"]["created"] == 8
    assert found[2]["tables"]["Header"]["unchanged"] == 8
    assert "Collection year" in loaded.stderr


def test_something_rejected_leaves_with_1_and_loads_nothing(
    installation: Installation, folder: Path
) -> None:
    text = (folder / "header.csv").read_text().splitlines()
    text[1] = text[1].replace(text[1].split(",")[2], "31/06/2008")
    (folder / "header.csv").write_text("\n".join(text).replace("41000", "42000") + "\n")
    done = installation.run("import", "ssda903", str(folder), "--year", "2026", "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert not found["applied"]
    assert all(set(p) == KEYS for p in found["rejected"])
    assert "31/06/2008" in {p["value"] for p in found["rejected"]}
    told = installation.run("import", "ssda903", str(folder), "--year", "2026")
    assert told.returncode == 1
    assert "June has 30 days." in told.stdout
    assert "Nothing was loaded." in told.stdout


def test_a_zip_is_a_return(installation: Installation, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "return.zip", "w") as packed:
        for file in folder.iterdir():
            packed.write(file, file.name)
    path = str(tmp_path / "return.zip")
    done = installation.run("import", "ssda903", path, "--dry-run", "--json")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gone"], "cannot be found"),
        ([".", "--year", "26"], "There is no return for the year 26"),
        ([".", "--year", "soon"], "soon"),
        ([".", "--nonsense"], "--nonsense"),
        ([], "FOLDER"),
    ],
)
def test_a_wrong_call_leaves_with_2_and_a_sentence(
    installation: Installation, arguments: list[str], says: str
) -> None:
    done = installation.run("import", "ssda903", *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout

"""The same return again changes nothing; a newer one changes what differs, an older one nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.generate import Return, make
from tests.exchange.model import Model
from throughcare.exchange.ssda903.run import bring_in

TODAY = date(2026, 11, 25)


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def made() -> Return:
    return make(40, seed=5)


class Bring:
    def __init__(self, model: Model, folder: Path) -> None:
        self.model = model
        self.folder = folder

    def __call__(self, made: Return, **options: Any) -> dict[str, Any]:
        options = {"year": 2026, **options}
        made.write(self.folder)
        with bring_in(self.folder, self.model, today=TODAY, **options) as report:
            return report.as_dict()


@pytest.fixture
def bring(model: Model, tmp_path: Path) -> Bring:
    return Bring(model, tmp_path / "return")


def outcomes(found: dict[str, Any], outcome: str) -> dict[str, int]:
    return {name: t[outcome] for name, t in found["tables"].items()}


def test_the_same_again_changes_nothing(bring: Bring, made: Return) -> None:
    first = bring(made)
    before = dict(bring.model.children)
    again = bring(made)
    assert outcomes(first, "created") == outcomes(again, "unchanged") == outcomes(again, "read")
    assert set(outcomes(again, "changed").values()) == {0}
    assert bring.model.children == before


def test_a_trial_loads_nothing_and_counts_the_same(bring: Bring, made: Return) -> None:
    trial = bring(made, dry_run=True)
    assert not bring.model.children
    assert not trial["applied"]
    assert trial["tables"] == bring(made)["tables"]


def test_an_episode_that_has_ended_since_changes(bring: Bring, made: Return) -> None:
    running = next(r for r in made.episodes if not r["DEC"])
    bring(made)
    running |= {"DEC": "30/04/2026", "REC": "E4A"}
    found = bring(made, year=2027)
    assert outcomes(found, "changed") == {"Header": 0, "Episodes": 1, "OC3": 0}
    held = bring.model.children[running["CHILD"]].episodes
    assert [r.cells["REC"] for r in held.values() if r.cells["DEC"] == "2026-04-30"] == ["E4A"]


def test_an_empty_cell_in_header_takes_nothing_away(bring: Bring, made: Return) -> None:
    mother = made.header[0]
    mother |= {"SEX": "F", "MOTHER": "1", "MC_DOB": "01/02/2025"}
    bring(made)
    mother |= {"MOTHER": "", "MC_DOB": "", "UPN": ""}
    found = bring(made)
    assert outcomes(found, "changed")["Header"] == 0
    assert bring.model.children[mother["CHILD"]].header.cells["MOTHER"] == "1"


def test_an_older_return_changes_nothing_and_says_so(bring: Bring, made: Return) -> None:
    bring(made)
    made.header[0]["ETHNIC"] = "REFU" if made.header[0]["ETHNIC"] != "REFU" else "NOBT"
    made.oc3.clear()
    found = bring(made, year=2025)
    assert outcomes(found, "changed") == {"Header": 0, "Episodes": 0, "OC3": 0}
    assert "older-return" in {p["rule"] for p in found["warnings"]}


def test_a_row_that_is_gone_changes_nothing(bring: Bring, made: Return) -> None:
    bring(made)
    before = dict(bring.model.children)
    kept = Return(made.header[1:], made.episodes[3:], made.oc3[1:])
    found = bring(kept)
    assert outcomes(found, "changed") == {"Header": 0, "Episodes": 0, "OC3": 0}
    assert bring.model.children == before


def test_a_start_corrected_elsewhere_meets_what_is_here(bring: Bring, made: Return) -> None:
    bring(made)
    row = next(r for r in made.episodes if not r["DEC"])
    start = date.fromisoformat("-".join(reversed(row["DECOM"].split("/"))))
    row["DECOM"] = f"{start.replace(day=start.day % 28 + 1):%d/%m/%Y}"
    found = bring(made)
    assert not found["applied"]
    assert [(p["rule"], p["child"]) for p in found["rejected"]] == [("overlap", row["CHILD"])]
    assert "is here already" in found["rejected"][0]["reason"]


def test_somebody_who_is_here_needs_no_header_row(bring: Bring, made: Return) -> None:
    bring(made)
    found = bring(Return([], made.episodes, made.oc3))
    assert found["applied"]
    assert not found["rejected"]
    assert {p["rule"] for p in found["warnings"]} == {"INT03", "INT06"}


def test_a_birth_date_corrected_moves_the_day_of_oc3(bring: Bring, made: Return) -> None:
    bring(made)
    row = made.oc3[0]
    header = next(h for h in made.header if h["CHILD"] == row["CHILD"])
    row["DOB"] = header["DOB"] = "15" + row["DOB"][2:]
    found = bring(made)
    child = bring.model.children[row["CHILD"]]
    assert outcomes(found, "changed") == {"Header": 1, "Episodes": 0, "OC3": 1}
    assert child.leaving[2026][0].day == 15


def test_with_rejects_accepted_the_other_children_come_in(bring: Bring, made: Return) -> None:
    bad = made.episodes[0]
    bad["DECOM"] = "31/06/2020"
    assert not bring(made)["applied"]
    assert not bring.model.children
    found = bring(made, accept_rejects=True)
    assert found["applied"]
    assert set(bring.model.children) == {h["CHILD"] for h in made.header} - {bad["CHILD"]}
    mine = sum(r["CHILD"] == bad["CHILD"] for r in (*made.header, *made.episodes, *made.oc3))
    assert sum(outcomes(found, "rejected").values()) == mine
    assert [p["rule"] for p in found["rejected"] if p["child"] == bad["CHILD"]].count("child") == 1


def test_numbers_that_look_alike_are_told_against_who_is_here(bring: Bring, made: Return) -> None:
    bring(made)
    other = {**made.header[0], "CHILD": "0" + made.header[0]["CHILD"]}
    found = bring(Return([other]))
    said = next(p for p in found["warnings"] if p["rule"] == "look-alike")
    assert said["child"] == other["CHILD"]
    assert made.header[0]["CHILD"] in said["reason"]

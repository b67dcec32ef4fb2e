"""What is written out is what the import reads: the same rows again, and no formula."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from throughcare.access.acting import acting_as
from throughcare.access.selectors import installation_user
from throughcare.accommodation.services import NewAccommodation, record_accommodation_many
from throughcare.care.services import NewCarePeriod, record_care_periods_many
from throughcare.exchange.ssda903.export import export
from throughcare.people.services import NewPerson, register_people_many

pytestmark = pytest.mark.django_db


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    by = installation_user()
    with acting_as(by), transaction.atomic():
        here, gone, left, nameless = register_people_many(
            by=by,
            new=[
                NewPerson(date(2009, 5, 10), child_id="A1", sex="F", ethnicity="WBRI", upn="UN1"),
                NewPerson(date(2009, 5, 10), child_id="A2"),
                NewPerson(date(2006, 6, 1), child_id="=A3"),
                NewPerson(date(2009, 5, 10), given_name="No", family_name="Number"),
            ],
        )
        record_care_periods_many(
            by=by,
            new=[
                NewCarePeriod(here.pk, date(2020, 2, 1), "C2", end=date(2025, 6, 1)),
                NewCarePeriod(here.pk, date(2025, 6, 1), "C2", placement_type="U4"),
                NewCarePeriod(gone.pk, date(2020, 2, 1), "V2", end=date(2025, 3, 31)),
                NewCarePeriod(nameless.pk, date(2020, 2, 1), "C2"),
            ],
        )
        record_accommodation_many(
            by=by, new=[NewAccommodation(left.pk, date(2025, 6, 1), "U1", "SSDA903 2026")]
        )
        folder = tmp_path / "out"
        export(by=by, folder=folder, year=2026, progress=lambda done, total: None)
    return folder


def test_holds_who_has_a_row_in_the_year(written: Path) -> None:
    assert [r["CHILD"] for r in rows(written / "header.csv")] == ["'=A3", "A1"]
    assert [r["DECOM"] for r in rows(written / "episodes.csv")] == ["01/02/2020", "01/06/2025"]


def test_writes_days_and_codes_as_the_return_does(written: Path) -> None:
    first = rows(written / "header.csv")[1]
    assert (first["SEX"], first["DOB"], first["ETHNIC"], first["UPN"], first["MC_DOB"]) == (
        "F",
        "10/05/2009",
        "WBRI",
        "UN1",
        "",
    )
    assert rows(written / "oc3.csv")[0]["ACCOM"] == "U1"


def test_no_cell_starts_a_formula(written: Path) -> None:
    for path in written.iterdir():
        for row in rows(path):
            assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())

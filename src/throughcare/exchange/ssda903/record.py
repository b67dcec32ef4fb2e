"""The record that a return is brought into: what is here already, in the return's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Model

from throughcare.access.models import User
from throughcare.accommodation.models import Accommodation
from throughcare.care.models import CarePeriod
from throughcare.casework.models import InTouch
from throughcare.eet.models import Activity
from throughcare.exchange.ssda903.load import load_return
from throughcare.exchange.ssda903.tables import EPISODES, HEADER
from throughcare.exchange.ssda903.verdict import Here, HereRow, Verdict
from throughcare.exchange.ssda903.year import source_of, year_of
from throughcare.people.models import Person

PERSON_FIELDS = {
    "CHILD": "child_id",
    "SEX": "sex",
    "DOB": "date_of_birth",
    "ETHNIC": "ethnicity",
    "UPN": "upn",
    "MOTHER": "mother",
    "MC_DOB": "mother_child_date_of_birth",
}
"""Columns of Header and the fields of a person."""

PERIOD_FIELDS = {
    "DECOM": "start",
    "RNE": "reason_started",
    "LS": "legal_status",
    "CIN": "category_of_need",
    "PLACE": "placement_type",
    "PLACE_PROVIDER": "placement_provider",
    "DEC": "end",
    "REC": "reason_ended",
    "REASON_PLACE_CHANGE": "reason_placement_changed",
    "HOME_POST": "home_postcode",
    "PL_POST": "placement_postcode",
    "URN": "urn",
}
"""Columns of Episodes and the fields of a period of care."""

STATED: tuple[tuple[str, type[Model]], ...] = (
    ("IN_TOUCH", InTouch),
    ("ACTIV", Activity),
    ("ACCOM", Accommodation),
)
"""Columns of OC3 and where each of them is kept."""


class Kept:
    """The record as it is kept in the database. Acts as ``by``."""

    def __init__(self, by: User) -> None:
        self.by = by

    def child_ids(self) -> Iterable[str]:
        """The numbers of all children who are here. 1 query."""
        with transaction.atomic():
            found = Person.objects.exclude(child_id=None).values_list("child_id", flat=True)
            yield from (child for child in found.iterator(chunk_size=2_000) if child)

    def here(self, children: Sequence[str], year: int | None) -> dict[str, Here]:
        """What is recorded of these children. 5 queries."""
        with transaction.atomic():
            return _here(children, year)

    def load(self, batches: Iterable[list[Verdict]], year: int) -> None:
        """Write every verdict in one transaction."""
        load_return(by=self.by, batches=batches, year=year)


def _here(children: Sequence[str], year: int | None) -> dict[str, Here]:
    found: dict[int, Here] = {}
    people: dict[str, Here] = {}
    for pk, source, invalid, *values in Person.objects.filter(
        child_id__in=list(children)
    ).values_list("pk", "source", "invalid_codes", *PERSON_FIELDS.values()):
        cells = dict(zip(PERSON_FIELDS, map(_written, values), strict=True))
        row = HereRow(pk, cells, year_of(source), frozenset(invalid))
        found[pk] = people[cells["CHILD"]] = Here(pk, row)
    for pk, person_id, source, invalid, *values in CarePeriod.objects.filter(
        person_id__in=list(found)
    ).values_list("pk", "person_id", "source", "invalid_codes", *PERIOD_FIELDS.values()):
        here = found[person_id]
        cells = {"CHILD": here.header.cells["CHILD"]}
        cells |= zip(PERIOD_FIELDS, map(_written, values), strict=True)
        cells = {c: cells[c] for c in EPISODES.columns}
        here.episodes[cells["DECOM"]] = HereRow(pk, cells, year_of(source), frozenset(invalid))
    if year is not None:
        _leaving(found, year)
    return people


def _leaving(found: dict[int, Here], year: int) -> None:
    cells: dict[int, dict[str, str]] = defaultdict(lambda: {column: "" for column, _ in STATED})
    invalid: dict[int, set[str]] = defaultdict(set)
    as_at: dict[int, date] = {}
    for column, model in STATED:
        rows = model._default_manager.filter(
            person_id__in=list(found), source=source_of(year)
        ).values_list("person_id", "as_at", "code", "valid")
        for person_id, day, code, valid in rows:
            cells[person_id][column] = code
            if not valid:
                invalid[person_id].add(column)
            if model is InTouch:
                as_at[person_id] = day
    for person_id, day in as_at.items():
        found[person_id].leaving = HereRow(
            person_id, cells[person_id], year, frozenset(invalid[person_id])
        )
        found[person_id].leaving_as_at = day


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


assert tuple(PERSON_FIELDS) == HEADER.columns  # noqa: S101

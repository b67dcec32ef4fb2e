"""Writing Header, Episodes and OC3 of a year out, in the layout that the import reads."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from throughcare.access.models import User
from throughcare.care.models import CarePeriod
from throughcare.exchange.ssda903.record import PERIOD_FIELDS, PERSON_FIELDS, STATED
from throughcare.exchange.ssda903.tables import EPISODES, HEADER, OC3, Table
from throughcare.people.models import Person

RUNS_A_PROGRAM = ("=", "+", "-", "@", "\t")
"""A spreadsheet takes a cell that begins so for a formula; no code of the return does."""

Progress = Callable[[int, int], None]


def export(*, by: User, folder: Path, year: int, progress: Progress) -> dict[str, int]:
    """Write the three files of a collection year; name of the file -> rows written.

    ``year`` is the one in which the collection ends. Header holds everybody who has a row in
    one of the others; people without the authority's own number are left out, since the return
    could not name them. Acts as ``by``: what that role does not see is not written.
    """
    first, after = date(year - 1, 4, 1), date(year, 4, 1)
    with transaction.atomic():
        stated = _stated(first, after)
        periods = CarePeriod.objects.filter(
            Q(end__isnull=True) | Q(end__gte=first), start__lt=after
        ).filter(person__child_id__isnull=False)
        in_care = set(periods.values_list("person_id", flat=True))
        people = {
            row[0]: row[1:]
            for row in Person.objects.filter(pk__in=in_care | set(stated), child_id__isnull=False)
            .order_by("child_id")
            .values_list("pk", *(PERSON_FIELDS[c] for c in HEADER.columns))
        }
        rows = periods.order_by("person__child_id", "start").values_list(
            "person__child_id", *(PERIOD_FIELDS[c] for c in EPISODES.columns[1:])
        )
        folder.mkdir(parents=True, exist_ok=True)
        total = len(people)
        written = {
            "header.csv": _write(folder / "header.csv", HEADER, people.values()),
            "episodes.csv": _write(folder / "episodes.csv", EPISODES, rows.iterator(2_000)),
            "oc3.csv": _write(folder / "oc3.csv", OC3, _oc3(people, stated)),
        }
    progress(total, total)
    return written


def _stated(first: date, after: date) -> dict[int, dict[str, str]]:
    """What OC3 states of days in the year: person -> column -> code, the latest of each."""
    found: dict[int, dict[str, str]] = {}
    for column, model in STATED:
        rows: Iterable[tuple[int, str]] = (
            model._default_manager.filter(as_at__gte=first, as_at__lt=after)
            .order_by("as_at", "pk")
            .values_list("person_id", "code")
        )
        for person_id, code in rows:
            found.setdefault(person_id, {})[column] = code
    return found


def _oc3(
    people: dict[int, Sequence[Any]], stated: dict[int, dict[str, str]]
) -> Iterator[tuple[Any, ...]]:
    child, born = HEADER.columns.index("CHILD"), HEADER.columns.index("DOB")
    for person_id, row in people.items():
        if said := stated.get(person_id):
            yield (row[child], row[born], *(said.get(c, "") for c in OC3.columns[2:]))


def _write(path: Path, table: Table, rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(table.columns)
        for row in rows:
            out.writerow([_text(value) for value in row])
            count += 1
    return count


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    said = str(value)
    return f"'{said}" if said.startswith(RUNS_A_PROGRAM) else said

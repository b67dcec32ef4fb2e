"""What an OC3 row says of somebody who has left care."""

from __future__ import annotations

from datetime import date

from throughcare.exchange.ssda903 import oc3
from throughcare.exchange.ssda903.staging import Staged
from throughcare.exchange.ssda903.tables import HEADER, OC3
from throughcare.exchange.ssda903.verdict import (
    CHANGED,
    CREATED,
    UNCHANGED,
    Case,
    uk,
    where,
    written,
)
from throughcare.exchange.ssda903.year import birthday_within


def judge_leaving(case: Case, header: Staged | None) -> None:
    """Judge a child's OC3 row; ``header`` is the Header row that holds, if there is one."""
    places = case.left(OC3.name)
    if not places:
        return
    row = case.rows[places[0]]
    for place in places[1:]:
        other = case.rows[place]
        column = next(c for c in OC3.columns if row[c] != other[c])
        case.reject(
            place,
            "INT34",
            column,
            written(other, column),
            f"This child has another leaving-care row in {where(other, row)}, and "
            f"{column} differs. Keep the one that is right.",
        )
    cells = dict(zip(OC3.columns, row.cells, strict=True))
    born = case.found.born
    assert born is not None  # noqa: S101
    if header is None and not case.has(HEADER.name):
        case.warn(
            row,
            "INT06",
            "CHILD",
            case.found.child,
            "This child stands in OC3 but not in Header. The person is here already, so the "
            "row was taken. Add the Header row.",
        )
    if cells["DOB"] != born.isoformat():
        holds = "Header's" if header is not None and header["DOB"] else "The record's"
        said = uk(cells["DOB"]) if cells["DOB"] else "empty"
        case.warn(
            row,
            "INT15",
            "DOB",
            uk(cells["DOB"]) if cells["DOB"] else None,
            f"The birth date here is {said}, in Header it is {born:%d/%m/%Y}. {holds} holds; "
            "correct the one that is wrong.",
        )
    marks = set()
    for breach in oc3.breaches(cells, born, case.year):
        case.warn(row, breach.rule, breach.column, breach.value, breach.reason)
        if breach.rule in ("131", "132", "133"):
            marks.add(breach.column)
    codes = {c: cells[c] for c in ("IN_TOUCH", "ACTIV", "ACCOM")}
    before = case.here.leaving if case.here is not None else None
    invalid = frozenset(marks)
    if before is not None and case.same(before, codes, invalid) and not _moved(case, born):
        case.settle(places[0], UNCHANGED)
        return
    case.found.leaving = codes
    case.found.invalid[OC3.name] = invalid
    case.settle(places[0], CREATED if before is None else CHANGED)


def _moved(case: Case, born: date) -> bool:
    """Whether the facts are kept as at another birthday than the one that holds now."""
    if case.here is None or case.year is None:
        return False
    return case.here.leaving_as_at != birthday_within(born, case.year)

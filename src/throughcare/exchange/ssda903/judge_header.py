"""What a Header row says of a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from throughcare.exchange.ssda903.staging import REJECTED, Staged
from throughcare.exchange.ssda903.tables import EPISODES, HEADER, OC3
from throughcare.exchange.ssda903.verdict import (
    CHANGED,
    CREATED,
    LEFT_OUT,
    UNCHANGED,
    Case,
    Cells,
    where,
    why,
    written,
)
from throughcare.people.codes import ETHNIC, MOTHER, SEX, upn_valid


def two_headers(case: Case, places: Sequence[int]) -> None:
    """Reject a child of whom Header says two things."""
    first, second = case.rows[places[0]], case.rows[places[1]]
    column = next(c for c in HEADER.columns if first[c] != second[c])
    case.say(
        REJECTED,
        second,
        "two-headers",
        column,
        written(second, column),
        f"This child has another Header row in {where(second, first)}, and {column} "
        "differs. Keep the one that is right: until then nothing of this child is taken.",
    )
    for n in range(len(case.rows)):
        if n not in case.lost:
            case.settle(n, LEFT_OUT)


def can_be_held(case: Case, place: int | None) -> bool:
    """Whether there is, or can be, a person for the rows to belong to; if not, rejects them.

    ``place`` is where the child's one Header row stands, None where there is none.
    """
    if case.here is not None or (place is not None and case.rows[place]["DOB"]):
        return True
    if place is not None:
        case.reject(
            place,
            "birth-date",
            "DOB",
            None,
            "A new young person needs a birth date. Put it in DOB as dd/mm/yyyy.",
        )
    had_header = case.has(HEADER.name)
    for kind, rule in ((EPISODES.name, "INT03"), (OC3.name, "INT06")):
        places = case.left(kind)
        if places and not had_header:
            more = f" ({len(places)} rows)" if len(places) > 1 else ""
            case.say(
                REJECTED,
                case.rows[places[0]],
                rule,
                "CHILD",
                case.found.child,
                f"This child stands in {kind}{more} but not in Header, and is not here yet. "
                "Add the child's Header row, or correct the number.",
            )
        elif places:
            case.say(
                REJECTED,
                case.rows[places[0]],
                "child",
                None,
                None,
                f"The child's Header row was rejected, so {len(places)} "
                f"{'row' if len(places) == 1 else 'rows'} in {kind} cannot come in. Mend the "
                "Header row.",
            )
        for n in places:
            case.settle(n, LEFT_OUT)
    return False


def judge_header(case: Case, place: int | None) -> None:
    """Judge the one Header row, or take the birth date from what is here where there is none."""
    if place is None:
        assert case.here is not None  # noqa: S101
        case.found.born = date.fromisoformat(case.here.header.cells["DOB"])
        return
    row = case.rows[place]
    cells = dict(zip(HEADER.columns, row.cells, strict=True))
    _warn_of_codes(case, row, cells)
    _warn_of_others(case, row, cells)
    if case.here is None:
        case.found.born = date.fromisoformat(cells["DOB"])
        _write(case, cells)
        case.settle(place, CREATED)
        return
    before = case.here.header
    # An empty cell says nothing of what is known: an OC3-only row must leave MOTHER empty.
    now = {c: v or before.cells[c] for c, v in cells.items()}
    if case.same(before, now, _invalid(now, case.year)) or case.is_older(row, before.year):
        now = before.cells
        case.settle(place, UNCHANGED)
    else:
        _write(case, now)
        case.settle(place, CHANGED)
    case.found.born = date.fromisoformat(now["DOB"])


def _write(case: Case, cells: Cells) -> None:
    case.found.header = cells
    case.found.invalid[HEADER.name] = _invalid(cells, case.year)


def _invalid(cells: Cells, year: int | None) -> frozenset[str]:
    found = {c.column for c in (SEX, ETHNIC, MOTHER) if not c.valid(cells[c.column], year)}
    if not upn_valid(cells["UPN"]):
        found.add("UPN")
    return frozenset(c for c in found if cells[c])


def _warn_of_codes(case: Case, row: Staged, cells: Cells) -> None:
    for codes in (SEX, ETHNIC):
        value = cells[codes.column]
        if not codes.valid(value, case.year):
            case.warn(row, codes.column, codes.column, value, why(codes, value, case.year))
    upn = cells["UPN"]
    if upn and not upn_valid(upn):
        case.warn(
            row,
            "UPN",
            "UPN",
            upn,
            "This is not a pupil number: a letter (not I, O or S) and 12 digits, or a letter, "
            "11 digits and a letter, or UN1 to UN5 where it is not known. It was kept as it is "
            "and marked as not valid.",
        )
    mother = cells["MOTHER"]
    if mother and mother not in MOTHER:
        case.warn(row, "MOTHER", "MOTHER", mother, why(MOTHER, mother, None))


def _warn_of_others(case: Case, row: Staged, cells: Cells) -> None:
    mother = cells["MOTHER"]
    if not case.has(EPISODES.name):
        if not case.has(OC3.name):
            case.warn(
                row,
                "EPI",
                "CHILD",
                case.found.child,
                "This child stands in Header only: there is no episode and no leaving-care row. "
                "Check whether rows are missing.",
            )
        elif mother and any(
            r[c] for r in case.rows if r.kind == OC3.name for c in ("IN_TOUCH", "ACTIV", "ACCOM")
        ):
            case.warn(
                row,
                "MOTHER",
                "MOTHER",
                mother,
                "This young person was not looked after in the year, so the return leaves "
                "MOTHER empty (rule 628). Empty it there; it was kept here.",
            )

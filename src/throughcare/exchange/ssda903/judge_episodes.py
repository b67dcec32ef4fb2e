"""What Episodes rows say of care: dates, overlaps, codes."""

from __future__ import annotations

from throughcare.care.codes import CIN, LS, PLACE, PLACE_PROVIDER, REASON_PLACE_CHANGE, REC, RNE
from throughcare.exchange.ssda903.staging import Staged
from throughcare.exchange.ssda903.tables import EPISODES, HEADER
from throughcare.exchange.ssda903.verdict import CHANGED, CREATED, UNCHANGED, Case, uk, where, why

FOREVER = "9999-12-31"


def judge_episodes(case: Case) -> None:
    """Judge a child's episodes against each other and against those that are here."""
    _starts_and_ends(case)
    _same_start(case)
    _overlaps(case)
    no_header = not case.has(HEADER.name)
    for k, place in enumerate(case.left(EPISODES.name)):
        row = case.rows[place]
        if no_header and k == 0:
            case.warn(
                row,
                "INT03",
                "CHILD",
                case.found.child,
                "This child stands in Episodes but not in Header. The person is here already, "
                "so the rows were taken. Add the Header row.",
            )
        _episode(case, place, row)


def _starts_and_ends(case: Case) -> None:
    for place in case.left(EPISODES.name):
        row = case.rows[place]
        start, end = row["DECOM"], row["DEC"]
        if not start:
            case.reject(
                place,
                "date",
                "DECOM",
                None,
                "An episode needs the day it began. Put it in DECOM as dd/mm/yyyy.",
            )
        elif end and end < start:
            case.reject(
                place,
                "order",
                "DEC",
                uk(end),
                f"This episode ends on {uk(end)}, before it begins on {uk(start)}. Are the "
                "two dates swapped?",
            )


def _same_start(case: Case) -> None:
    first: dict[str, Staged] = {}
    for place in case.left(EPISODES.name):
        row = case.rows[place]
        other = first.setdefault(row["DECOM"], row)
        if other is not row:
            column = next(c for c in EPISODES.columns if row[c] != other[c])
            case.reject(
                place,
                "overlap",
                "DECOM",
                uk(row["DECOM"]),
                f"Another episode of this child begins on the same day "
                f"({where(row, other)}; {column} differs). Keep the one that is right.",
            )


def _overlaps(case: Case) -> None:
    mine = {case.rows[n]["DECOM"]: n for n in case.left(EPISODES.name)}
    held = case.here.episodes if case.here is not None else {}
    spans: list[tuple[str, str, int | None]] = [
        (start, case.rows[n]["DEC"] or FOREVER, n) for start, n in mine.items()
    ]
    spans += [
        (start, old.cells["DEC"] or FOREVER, None)
        for start, old in held.items()
        if start not in mine
    ]
    last: tuple[str, str, int | None] | None = None
    for span in sorted(span for span in spans if span[1] > span[0]):
        if last is None or span[0] >= last[1]:
            last = span
        elif span[2] is not None:
            _overlap(case, span[2], last)
        elif last[2] is not None:
            _overlap(case, last[2], span)
            last = span


def _overlap(case: Case, place: int, other: tuple[str, str, int | None]) -> None:
    row = case.rows[place]
    start, end, n = other
    if n is not None:
        which = f"the episode in {where(row, case.rows[n])}"
    else:
        which = "one that is here already"
    runs = (
        f"from {uk(start)}, which has no end yet"
        if end == FOREVER
        else (f"from {uk(start)} to {uk(end)}")
    )
    mend = (
        "Give that one its end (DEC)."
        if end == FOREVER and n is not None
        else "Correct the dates of one of them."
    )
    case.reject(
        place,
        "overlap",
        "DECOM",
        uk(row["DECOM"]),
        f"This episode covers days of {which} {runs}. {mend}",
    )


def _episode(case: Case, place: int, row: Staged) -> None:
    cells = dict(zip(EPISODES.columns, row.cells, strict=True))
    start = cells["DECOM"]
    if cells["DEC"] == start:
        case.warn(
            row,
            "no-days",
            "DEC",
            uk(start),
            "This episode ends on the day it begins, so it counts no day. It was taken as it "
            "is; check its dates.",
        )
    marks = set()
    for codes in (RNE, LS, CIN, PLACE, PLACE_PROVIDER, REC, REASON_PLACE_CHANGE):
        value = cells[codes.column]
        if value and not codes.valid(value, case.year):
            marks.add(codes.column)
            case.warn(row, codes.column, codes.column, value, why(codes, value, case.year))
    if not cells["LS"]:
        case.warn(
            row,
            "LS",
            "LS",
            None,
            "This episode has no legal status, on which everything owed hangs. Put it in LS.",
        )
    invalid = frozenset(marks)
    before = case.here.episodes.get(start) if case.here is not None else None
    if before is None:
        case.found.episodes_new.append(cells)
        case.found.invalid[start] = invalid
        case.settle(place, CREATED)
    elif case.same(before, cells, invalid) or case.is_older(row, before.year):
        case.settle(place, UNCHANGED)
    else:
        case.found.episodes_changed.append(cells)
        case.found.invalid[start] = invalid
        case.settle(place, CHANGED)

"""Tidying one row: blanks, case, ".0", and dates; and what no tidying mends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from throughcare.exchange.ssda903.dates import STANDARD, NoDate, read_date
from throughcare.exchange.ssda903.rows import Row
from throughcare.exchange.ssda903.tables import Table

LONGEST_CELL = 10_000
LONGEST_CODE = 40
"""What a column of the record holds: no code, number or postcode of a return comes near."""

OLDEST = date(1900, 1, 1)

_BLANKS = re.compile(r"[\s\u200b\ufeff\u2060]+")
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200c-\u200f\u202a-\u202e\u2061-\u2069"
    "\ufff9-\uffff\ud800-\udfff]"
)
_TOTAL = re.compile(r"(?:GRAND |SUB-? ?)?TOTALS?\b|COUNT\b|SUM\b|[0-9]+ (?:ROWS?|RECORDS?)\b")
_DECIMAL = re.compile(r"([0-9]+)\.0+")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a row is rejected."""

    column: str | None
    value: str | None
    rule: str
    reason: str


@dataclass(slots=True)
class Tidied:
    """A row in the table's own order of columns. Dates that were understood are ISO text.

    ``habits``: (column, kind, value as it stood) of what is warned of once a column.
    """

    line: int
    cells: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[int, ...] | None = None
    troubles: list[Trouble] = field(default_factory=list)
    habits: list[tuple[str, str, str]] = field(default_factory=list)
    heading_again: bool = False

    def line_of(self, column: str | None) -> int:
        """The line of a column's own element in XML, else the row's."""
        if self.lines is None or column not in self.columns:
            return self.line
        return self.lines[self.columns.index(column)]


def bare(cell: str) -> str:
    """A cell without blanks around it, runs of blanks within it as one, in upper case."""
    if cell.isalnum() and cell.isascii():
        return cell.upper()
    return _BLANKS.sub(" ", cell).strip(" ").upper()


def tidy_row(
    table: Table, row: Row, *, names: Sequence[str], order: Iterable[int], today: date
) -> Tidied | None:
    """Tidy one row; None where it is blank.

    ``names`` is the file's heading, ``order`` where the table's columns stand in it.
    """
    troubles = _of_cells(row, names)
    plain = [bare(c[: LONGEST_CELL + 1]) for c in row.cells]
    if not any(plain):
        return None
    width = len(names)
    if len(plain) < width:
        plain.extend([""] * (width - len(plain)))
    if plain[:width] == list(names) and not any(plain[width:]):
        return Tidied(row.line, tuple(names), table.columns, heading_again=True)
    if row.fault is not None and not troubles:
        troubles.append(Trouble(None, None, "quotation-mark", row.fault))
    elif any(plain[width:]) and not troubles:
        beyond = next(c for c in plain[width:] if c)
        troubles.append(
            Trouble(
                None,
                beyond,
                "too-many-cells",
                f"This row has more cells than the heading ({width}). Perhaps a separator stands "
                "inside a cell: put that cell in quotation marks.",
            )
        )
    cells = [plain[i] for i in order]
    tidied = Tidied(
        row.line,
        (),
        table.columns,
        lines=tuple(row.lines) if row.lines is not None else None,
        troubles=troubles,
    )
    _child(cells, tidied)
    if not troubles:
        _dates(table, cells, tidied, today)
        _lengths(cells, tidied)
    tidied.cells = tuple(_safe(c) for c in cells) if troubles else tuple(cells)
    return tidied


def _safe(cell: str) -> str:
    return _NOT_TEXT.sub("�", cell)[:200]


def _of_cells(row: Row, names: Sequence[str]) -> list[Trouble]:
    found: list[Trouble] = []
    for n, cell in enumerate(row.cells):
        if cell.isascii() and cell.isprintable() and len(cell) <= LONGEST_CELL:
            continue
        column = names[n] if n < len(names) else None
        if len(cell) > LONGEST_CELL:
            found.append(
                Trouble(
                    column,
                    cell[:200],
                    "too-long",
                    f"This cell has more than {LONGEST_CELL:,} characters. Perhaps a quotation "
                    "mark before it was never closed.",
                )
            )
        elif "\ufffd" in cell:
            found.append(
                Trouble(
                    column,
                    cell,
                    "unreadable-letter",
                    "A letter here was lost before the file came to us. Export it as CSV UTF-8.",
                )
            )
        elif _NOT_TEXT.search(cell.strip("\u200b\ufeff\u2060")):
            found.append(
                Trouble(
                    column,
                    cell,
                    "control-character",
                    "This cell holds a character that is not text (shown here as \\u and its "
                    "number). Type the cell anew in the system that the file came from.",
                )
            )
    return found


def _child(cells: list[str], tidied: Tidied) -> None:
    child = cells[0]
    if m := _DECIMAL.fullmatch(child):
        cells[0] = m[1]
        if not tidied.troubles:
            tidied.habits.append(("CHILD", "decimal", child))
    elif tidied.troubles:
        return
    elif not child:
        tidied.troubles.append(
            Trouble(
                "CHILD",
                None,
                "no-child",
                "This row names no child. Put the child's number in CHILD, or take the row out.",
            )
        )
    elif _TOTAL.match(child):
        tidied.troubles.append(
            Trouble(
                "CHILD",
                child,
                "total-line",
                "This looks like a line of totals, not a child. Take it out.",
            )
        )
        cells[0] = ""


def _dates(table: Table, cells: list[str], tidied: Tidied, today: date) -> None:
    for column in table.columns:
        if column not in table.dates:
            continue
        n = table.columns.index(column)
        value = cells[n]
        if not value:
            continue
        found = read_date(value, today.year)
        if isinstance(found, NoDate):
            tidied.troubles.append(Trouble(column, value, "date", found.reason))
            continue
        if found.form != STANDARD:
            tidied.habits.append((column, f"date:{found.form}", value))
        cells[n] = found.day.isoformat()
        reason = _impossible(column, found.day, today)
        if reason is not None:
            tidied.troubles.append(Trouble(column, value, *reason))


def _impossible(column: str, day: date, today: date) -> tuple[str, str] | None:
    born = column in ("DOB", "MC_DOB")
    if born and day > today:
        return "birth-date", "This birth date is in the future. Check the year."
    if day < OLDEST:
        said = "birth date" if born else "date"
        return ("birth-date" if born else "date"), f"This {said} is before 1900. Check the year."
    if column == "DECOM" and day > _in_a_year(today):
        return (
            "too-far-ahead",
            "This episode begins more than a year ahead. Check the year of DECOM.",
        )
    return None


def _in_a_year(today: date) -> date:
    if (today.month, today.day) == (2, 29):
        return date(today.year + 1, 3, 1)
    return today.replace(year=today.year + 1)


def _lengths(cells: Sequence[str], tidied: Tidied) -> None:
    for column, cell in zip(tidied.columns, cells, strict=True):
        if len(cell) > LONGEST_CODE:
            tidied.troubles.append(
                Trouble(
                    column,
                    cell,
                    "too-long",
                    f"{column} holds at most {LONGEST_CODE} characters. Shorten it in the system "
                    "that the file came from.",
                )
            )

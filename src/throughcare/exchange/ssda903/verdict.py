"""What is here of a child already, and what is to be done: the two ends of judging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from throughcare.exchange.ssda903.problems import Problem
from throughcare.exchange.ssda903.staging import REJECTED, WARNING, Staged
from throughcare.exchange.ssda903.tables import BY_NAME
from throughcare.house.codes import CodeList

CREATED = "created"
CHANGED = "changed"
UNCHANGED = "unchanged"
LEFT_OUT = "rejected"
TWICE = "twice"
"""Of a row that stands in the return already: it counts once."""

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class HereRow:
    """What is recorded of one row already, as the return would write it, dates in ISO.

    ``key`` is its id; ``year`` that of the return it came from, None where a worker recorded it.
    """

    key: int
    cells: Cells
    year: int | None
    invalid: frozenset[str] = frozenset()
    """Columns whose code is marked as on no list."""


@dataclass(slots=True)
class Here:
    """What is recorded of a child already."""

    person_id: int
    header: HereRow
    episodes: dict[str, HereRow] = field(default_factory=dict)
    """By DECOM."""
    leaving: HereRow | None = None
    """IN_TOUCH, ACTIV and ACCOM as this year's return brought them."""
    leaving_as_at: date | None = None


@dataclass(slots=True)
class Verdict:
    """What is to be done for one child, and what is to be said."""

    child: str
    here: Here | None
    header: Cells | None = None
    """Header cells to be written: a new person's, or the ones that differ."""
    episodes_new: list[Cells] = field(default_factory=list)
    episodes_changed: list[Cells] = field(default_factory=list)
    leaving: Cells | None = None
    """OC3's three codes where they are new or differ."""
    born: date | None = None
    invalid: dict[str, frozenset[str]] = field(default_factory=dict)
    """Columns whose raw code is on no list: of Header, of OC3 and of each DECOM."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: list[tuple[int, Problem]] = field(default_factory=list)

    @property
    def is_rejected(self) -> bool:
        """Whether any of the child's rows is rejected."""
        return any(outcome == LEFT_OUT for _, outcome in self.counts)

    @property
    def does_something(self) -> bool:
        """Whether applying it changes the record."""
        return bool(self.header or self.episodes_new or self.episodes_changed or self.leaving)


class Case:
    """One child's rows while they are judged."""

    def __init__(
        self, child: str, rows: Sequence[Staged], here: Here | None, year: int | None
    ) -> None:
        self.rows = rows
        self.here = here
        self.year = year
        self.found = Verdict(child, here)
        self.lost: set[int] = set()
        """Places of rows that are rejected, or twins of another."""

    def left(self, kind: str) -> list[int]:
        """Places of the rows of a table that are neither rejected nor twins."""
        return [n for n, r in enumerate(self.rows) if r.kind == kind and n not in self.lost]

    def has(self, kind: str) -> bool:
        """Whether the return has any row of this table for the child, rejected or not."""
        return any(r.kind == kind for r in self.rows)

    def settle(self, place: int, outcome: str) -> None:
        """Say what becomes of a row."""
        self.found.counts[self.rows[place].kind, outcome] += 1
        if outcome in (LEFT_OUT, TWICE):
            self.lost.add(place)

    def reject(
        self, place: int, rule: str, column: str | None, value: str | None, reason: str
    ) -> None:
        """Reject a row, saying why."""
        self.say(REJECTED, self.rows[place], rule, column, value, reason)
        self.settle(place, LEFT_OUT)

    def warn(
        self, row: Staged, rule: str, column: str | None, value: str | None, reason: str
    ) -> None:
        """Warn of something about a row that goes in all the same."""
        self.say(WARNING, row, rule, column, value, reason)

    def say(
        self, kind: int, row: Staged, rule: str, column: str | None, value: str | None, reason: str
    ) -> None:
        """Keep a problem of a row."""
        at = (row.file, row.line_of(column), column, value or None)
        self.found.problems.append((kind, Problem(*at, self.found.child, rule, reason)))

    def same(self, held: HereRow, cells: Cells, invalid: frozenset[str]) -> bool:
        """Whether a row says what is recorded already, codes marked as they would be now."""
        return held.cells == cells and held.invalid == invalid

    def is_older(self, row: Staged, held: int | None) -> bool:
        """Whether what is here came with a newer return than this one; said once a child."""
        if held is None or self.year is None or held <= self.year:
            return False
        if not any(p.rule == "older-return" for _, p in self.found.problems):
            self.warn(
                row,
                "older-return",
                None,
                None,
                f"What is here came with the return of {held}, which is newer than this one "
                f"({self.year}), so what is here stays.",
            )
        return True


def where(row: Staged, other: Staged) -> str:
    """Where another row stands, as seen from a row."""
    return f"line {other.line}" if row.file == other.file else f"{other.file}, line {other.line}"


def written(row: Staged, column: str) -> str:
    """A cell as the return writes it."""
    value = row[column]
    return uk(value) if value and column in BY_NAME[row.kind].dates else value


def uk(iso: str) -> str:
    """An ISO date as the return writes it."""
    return f"{iso[8:]}/{iso[5:7]}/{iso[:4]}"


def why(codes: CodeList, value: str, year: int | None) -> str:
    """Why a value is no code of a list, and what was done with it."""
    listed = ", ".join(codes.valid_codes(year))
    if not value:
        return f"{codes.column} is empty. The codes are {listed}."
    kept = f"It was kept as it is and marked as not valid. The codes are {listed}."
    if value in codes and year is not None:
        return f"{value} is not a code of {codes.column} in the year {year}. {kept}"
    return f"{value} is not a code of {codes.column}. {kept}"

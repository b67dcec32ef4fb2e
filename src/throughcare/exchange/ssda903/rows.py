"""From physical lines to rows of cells, whatever somebody's quotation marks do."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from throughcare.exchange.ssda903.tables import Near, Table, heading, recognise

SEPARATORS = ",;\t"
MOST_LINES = 40
"""Physical lines of one row: a longer one is a quotation mark that somebody forgot to close."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the physical line it begins on, its cells, and what keeps it from being read.

    ``lines`` gives each cell's own line where it has one (XML).
    """

    line: int
    cells: Sequence[str]
    fault: str | None = None
    lines: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """How a file begins: its heading, what table that is, its separator, where rows begin."""

    names: tuple[str, ...]
    what: Table | Near | None
    separator: str
    line: int


STRAY_QUOTE = (
    "A quotation mark opens in this row and does not close, so the row cannot be told from the "
    "next ones. Take it out, or close it."
)


def opening(lines: Iterator[tuple[int, str]]) -> Opening | None:
    """Read the heading, the first line that is not blank; None where there is none.

    Excel's own first line ``sep=;`` is passed over.
    """
    for number, text in lines:
        if not text.strip(" \t,;\xa0"):
            continue
        if number == 1 and text.strip().strip('"').lower().startswith("sep="):
            continue
        tried = [
            Opening(names, recognise(names), separator, number)
            for separator in SEPARATORS
            if (names := heading(_cells(text, separator)))
        ]
        if not tried:
            return None
        return min(tried, key=lambda o: (_rank(o.what), -len(o.names)))
    return None


def _rank(what: Table | Near | None) -> int:
    return 0 if isinstance(what, Table) else 1 if what is not None else 2


def _cells(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=separator), [])
    except csv.Error:
        return text.split(separator)


class _Runaway(Exception):
    pass


class _Feed:
    """Hands lines to the csv reader, remembers those of the present row, takes some back."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self._lines = iter(lines)
        self._back: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []
        self.cut = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise _Runaway
        if self._back:
            line = self._back.popleft()
        else:
            try:
                line = next(self._lines)
            except StopIteration:
                self.cut = bool(self.taken)
                raise
        self.taken.append(line)
        return line[1] + "\n"

    def begin(self) -> None:
        self.taken = []
        self.cut = False

    def keep_first(self) -> tuple[int, str]:
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        return first


def rows(lines: Iterable[tuple[int, str]], *, separator: str, width: int) -> Iterator[Row]:
    """The rows after the heading. A quotation mark left open costs its own row, not the next."""
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=separator)
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_Runaway, csv.Error):
            number, text = feed.keep_first()
            yield Row(number, _torn(text, separator), STRAY_QUOTE)
            continue
        if feed.cut or (len(feed.taken) > 1 and _swallowed(feed.taken, separator, width)):
            number, text = feed.keep_first()
            yield Row(number, _torn(text, separator), STRAY_QUOTE)
            continue
        yield Row(feed.taken[0][0], cells)


def _torn(text: str, separator: str) -> list[str]:
    return [c.replace('"', "") for c in text.split(separator)]


def _swallowed(taken: Sequence[tuple[int, str]], separator: str, width: int) -> bool:
    return any(text.count(separator) >= width - 1 for _, text in taken[1:])

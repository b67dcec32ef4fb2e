"""Reading a return into staging: each file recognised, each row tidied, each date understood."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from throughcare.exchange.ssda903 import text, xmlrows
from throughcare.exchange.ssda903.problems import Problem, Unreadable
from throughcare.exchange.ssda903.rows import Row, opening, rows
from throughcare.exchange.ssda903.sources import Found, Source, of_file
from throughcare.exchange.ssda903.staging import REJECTED, WARNING, Staging
from throughcare.exchange.ssda903.tables import Near, Table
from throughcare.exchange.ssda903.tidy import Tidied, Trouble, tidy_row

Progress = Callable[[str, int, int | None], None]
"""(what, how many so far, of how many or None)."""

EVERY = 1_000

_XML = "XML"


@dataclass(slots=True)
class _Habit:
    """Something about a whole column of a file, warned of once: first seen where, how often."""

    line: int
    value: str
    times: int = 1


@dataclass(slots=True)
class _File:
    """A file while it is read."""

    name: str
    number: int
    habits: dict[tuple[str, str, str], _Habit] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    later: Counter[str] = field(default_factory=Counter)
    read: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """A file whose kind is known before its rows are read."""

    source: Source
    what: Table | str


class Intake:
    """Reads the files of a return into staging, and keeps every problem there."""

    def __init__(self, staging: Staging, *, today: date, progress: Progress) -> None:
        self._staging = staging
        self._today = today
        self._progress = progress
        self.seen: set[str] = set()
        """Names of the tables found."""

    def read(self, found: Found) -> None:
        """Read every file; a problem never stops the others from being read."""
        for problem in found.rejected:
            self._staging.problem(REJECTED, problem)
        for problem in found.warnings:
            self._staging.problem(WARNING, problem)
        known = [k for source in found.files if (k := self._recognise(source))]
        for k in self._of_one_folder(known):
            self._read_file(k)
        self._staging.ready()
        if not self.seen and not self._staging.how_many_problems(REJECTED):
            self._staging.problem(
                REJECTED,
                Problem(
                    None,
                    None,
                    None,
                    None,
                    None,
                    "no-table",
                    "No table of an SSDA903 return was found here. A table is known by its "
                    "headings, which stand in the first line of a CSV file. Check the path.",
                ),
            )

    # -- which file is what

    def _recognise(self, source: Source) -> _Known | None:
        try:
            with source.open() as raw:
                return self._look(source, raw)
        except Unreadable as fault:
            # An empty file cannot be a table, so nothing is lost by going on without it.
            kind = WARNING if fault.rule == "empty" else REJECTED
            self._staging.problem(kind, of_file(source.name, fault.rule, fault.reason))
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            UnicodeError,
        ):
            self._staging.problem(REJECTED, _damaged(source.name))
        return None

    def _look(self, source: Source, raw: IO[bytes]) -> _Known | None:
        head = text.read_head(raw)
        said = text.foreign(head)
        if said is None and text.looks_like_xml(head):
            return _Known(source, _XML)
        if said is None:
            with source.open() as again:
                begins = opening(iter(text.Lines(again, head)))
            what = begins.what if begins is not None else None
            if what is None and b"\x00" in head:
                text.refuse_unmarked(head)
                said = "It is not plain text."
            if isinstance(what, Table):
                return _Known(source, what)
            if isinstance(what, Near) and begins is not None:
                self._staging.problem(
                    REJECTED,
                    Problem(
                        source.name,
                        None,
                        what.column or "(no name)",
                        None,
                        None,
                        "columns",
                        what.reason,
                    ),
                )
                return None
        self._leave_out(source.name, said)
        return None

    def _leave_out(self, name: str, said: str | None) -> None:
        why = said or (
            "Its first line is not the heading of any table of an SSDA903 return. If it is one, "
            "put the table's own column names in the first line."
        )
        self._staging.problem(WARNING, of_file(name, "unknown-file", f"Left out, not read. {why}"))

    def _of_one_folder(self, known: Sequence[_Known]) -> Iterator[_Known]:
        """Members of a zip lie in folders; one table from two folders would mix two returns."""
        folders: dict[str, set[tuple[str, ...]]] = {}
        for k in known:
            folders.setdefault(_name(k.what), set()).add(k.source.folder)
        for k in known:
            among = sorted(folders[_name(k.what)], key=lambda f: (len(f), f))
            if len(among) == 1 or (k.source.folder == among[0] and len(among[0]) < len(among[1])):
                yield k
            elif len(among[0]) < len(among[1]):
                self._staging.problem(
                    WARNING,
                    of_file(
                        k.source.name,
                        "subfolder",
                        f"Left out, not read: it lies in the folder {'/'.join(k.source.folder)} of "
                        "the zip, and the same table lies above it. Subfolders are not mixed in.",
                    ),
                )
            else:
                self._staging.problem(
                    REJECTED,
                    of_file(
                        k.source.name,
                        "subfolder",
                        f"The table {_name(k.what)} lies in more than one folder of the zip, so "
                        "two returns may be mixed. Pack one return alone.",
                    ),
                )

    # -- one file

    def _read_file(self, known: _Known) -> None:
        source = known.source
        file = _File(source.name, self._staging.file(source.name))
        try:
            with source.open() as raw:
                if isinstance(known.what, Table):
                    self._csv(file, known.what, source, raw)
                else:
                    self._xml(file, raw)
        except xmlrows.NotOurs:
            self._leave_out(source.name, f"Only XML whose root is {xmlrows.ROOT} is read.")
        except Unreadable as fault:
            self._staging.forget(file.number)
            self._staging.problem(REJECTED, of_file(source.name, fault.rule, fault.reason))
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            UnicodeError,
        ):
            self._staging.forget(file.number)
            self._staging.problem(REJECTED, _damaged(source.name))
        else:
            self._tell_habits(file)
            self._tell_later(file)
            self._progress(f"Read {file.name}", file.read, file.read)

    def _csv(self, file: _File, table: Table, source: Source, raw: IO[bytes]) -> None:
        with source.open() as first:
            head = text.read_head(first)
        lines = text.Lines(raw, head)
        numbered = iter(lines)
        begins = opening(numbered)
        if begins is None or begins.what is not table:  # it changed under our hands
            raise Unreadable("damaged", "This file changed while it was read. Try again.")
        self.seen.add(table.name)
        order = [begins.names.index(c) for c in table.columns]
        width = len(begins.names)
        for row in rows(numbered, separator=begins.separator, width=width):
            self._row(file, table, row, begins.names, order)
        if lines.other is not None:
            self._staging.problem(
                WARNING,
                of_file(
                    file.name,
                    "encoding",
                    f"This file is not UTF-8 (first seen in line {lines.other}); it was read as "
                    "Windows-1252. Save it as CSV UTF-8 if a letter has come out wrong.",
                ),
            )

    def _xml(self, file: _File, raw: IO[bytes]) -> None:
        def unknown(tag: str, line: int) -> None:
            if len(file.unknown) < 100:
                file.unknown.setdefault(tag, line)

        for table, row in xmlrows.xml_rows(raw, unknown):
            self.seen.add(table.name)
            self._row(file, table, row, table.columns, range(len(table.columns)))
        for tag, line in file.unknown.items():
            self._staging.problem(
                WARNING,
                Problem(
                    file.name,
                    line,
                    tag,
                    None,
                    None,
                    "unknown-element",
                    f"No table of the return has an element {tag}. It was left out.",
                ),
            )

    # -- one row

    def _row(
        self, file: _File, table: Table, row: Row, names: Sequence[str], order: Iterable[int]
    ) -> None:
        tidied = tidy_row(table, row, names=names, order=order, today=self._today)
        if tidied is None:
            return
        file.read += 1
        if file.read % EVERY == 0:
            self._progress(f"Reading {file.name}", file.read, None)
        if tidied.heading_again:
            self._warn_heading(file, row)
            file.read -= 1
            return
        for column, kind, value in tidied.habits:
            habit = file.habits.get((table.name, column, kind))
            if habit is None:
                file.habits[(table.name, column, kind)] = _Habit(tidied.line_of(column), value)
            else:
                habit.times += 1
        if table.loaded:
            self._stage(file, table, tidied)
        else:
            self._count(file, table, tidied)

    def _warn_heading(self, file: _File, row: Row) -> None:
        self._staging.problem(
            WARNING,
            Problem(
                file.name,
                row.line,
                None,
                None,
                None,
                "heading-again",
                "The heading stands here a second time. It was passed over.",
            ),
        )

    def _stage(self, file: _File, table: Table, tidied: Tidied) -> None:
        for trouble in tidied.troubles:
            self._staging.problem(REJECTED, _problem(file.name, tidied, trouble))
        self._staging.add(
            table,
            file.number,
            tidied.line,
            tidied.cells,
            lines=tidied.lines,
            bad=bool(tidied.troubles),
        )

    def _count(self, file: _File, table: Table, tidied: Tidied) -> None:
        # A row that waits for a later version cannot spoil what is loaded today.
        for trouble in tidied.troubles:
            self._staging.problem(WARNING, _problem(file.name, tidied, trouble))
        twin = self._staging.count(table, file.number, tidied.line, tidied.cells)
        if twin is None:
            file.later[table.name] += 1
        else:
            self._staging.problem(
                WARNING,
                Problem(
                    file.name,
                    tidied.line,
                    None,
                    None,
                    tidied.cells[0] or None,
                    "duplicate",
                    f"The same row stands in {twin[0]}, line {twin[1]}. It counts once.",
                ),
            )

    def _tell_habits(self, file: _File) -> None:
        for (_, column, kind), habit in file.habits.items():
            more = f" {habit.times:,} cells are like this." if habit.times > 1 else ""
            self._staging.problem(
                WARNING,
                Problem(file.name, habit.line, column, habit.value, None, *_told(kind, more)),
            )

    def _tell_later(self, file: _File) -> None:
        for table, times in file.later.items():
            said = "1 row was" if times == 1 else f"{times:,} rows were"
            reason = (
                f"{said} counted in {table}, and not loaded: this version loads Header, Episodes "
                "and OC3. Keep the file for later and bring it in again then."
            )
            self._staging.problem(WARNING, of_file(file.name, "later", reason))


_DATE = re.compile("date:(.*)")


def _told(kind: str, more: str) -> tuple[str, str]:
    if m := _DATE.fullmatch(kind):
        return (
            "date-form",
            f"Dates here are written as {m[1]}. They were understood, day first; the return's own "
            f"form is dd/mm/yyyy.{more}",
        )
    return (
        "decimal",
        "“.0” behind the number was taken off: a spreadsheet put it there. Format the column as "
        f"text before exporting.{more}",
    )


def _problem(name: str, tidied: Tidied, trouble: Trouble) -> Problem:
    return Problem(
        name,
        tidied.line_of(trouble.column),
        trouble.column,
        trouble.value,
        tidied.cells[0] or None,
        trouble.rule,
        trouble.reason,
    )


def _damaged(name: str) -> Problem:
    return of_file(
        name, "damaged", "This file is damaged or breaks off. Export it again and send it again."
    )


def _name(what: Table | str) -> str:
    return what.name if isinstance(what, Table) else what

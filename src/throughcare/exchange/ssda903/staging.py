"""Where rows wait between reading and loading: a private database in a temporary file.

The file has no name (SQLite unlinks it as it makes it), so nothing of a child stays on disk,
however the program ends. Memory stays the same for a thousand children and for a million.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import Any

from throughcare.exchange.ssda903.problems import Problem
from throughcare.exchange.ssda903.tables import BY_NAME, Table

_CELL = "\x1f"
REJECTED = 0
WARNING = 1

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -2000;
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE row (
    id INTEGER PRIMARY KEY, child TEXT NOT NULL, kind TEXT NOT NULL, file INTEGER NOT NULL,
    line INTEGER NOT NULL, cells TEXT NOT NULL, lines TEXT, bad INTEGER NOT NULL
);
CREATE TABLE later (kind TEXT, hash BLOB, file INTEGER, line INTEGER, PRIMARY KEY (kind, hash))
    WITHOUT ROWID;
CREATE TABLE problem (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, stage INTEGER NOT NULL, file TEXT, line INTEGER,
    col TEXT, value TEXT, child TEXT, rule TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE alike (shape TEXT NOT NULL, child TEXT NOT NULL, here INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Staged:
    """One tidied row of a table that loads. Dates stand as ISO text; ``bad`` rows are rejected."""

    kind: str
    file: str
    line: int
    cells: tuple[str, ...]
    lines: tuple[int, ...] | None
    bad: bool

    def __getitem__(self, column: str) -> str:
        return self.cells[BY_NAME[self.kind].columns.index(column)]

    def line_of(self, column: str | None) -> int:
        """The line to name for a column: the element's own in XML, else the row's."""
        if self.lines is None or column is None:
            return self.line
        return self.lines[BY_NAME[self.kind].columns.index(column)]


class Staging:
    """The waiting rows and problems of one return."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")
        self._files: dict[str, int] = {}
        self._waiting: list[tuple[Any, ...]] = []
        self._indexed = False

    def close(self) -> None:
        """Drop everything."""
        self._db.close()

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- rows

    def file(self, name: str) -> int:
        """The number of a file. Two files of one name (in a zip) are two files."""
        found = self._db.execute("INSERT INTO file (name) VALUES (?)", (name,)).lastrowid
        assert found is not None  # noqa: S101
        return found

    def add(
        self,
        table: Table,
        file: int,
        line: int,
        cells: tuple[str, ...],
        *,
        lines: tuple[int, ...] | None = None,
        bad: bool = False,
    ) -> None:
        """Stage one row of a table that loads; its child is the first cell."""
        self._waiting.append(
            (
                cells[0],
                table.name,
                file,
                line,
                _CELL.join(cells),
                _CELL.join(map(str, lines)) if lines is not None else None,
                bad,
            )
        )
        if len(self._waiting) >= 500:
            self._flush()

    def count(
        self, table: Table, file: int, line: int, cells: tuple[str, ...]
    ) -> tuple[str, int] | None:
        """Count a row of a table kept for later; the file and line of its twin if it has one."""
        mark = blake2b(_CELL.join(cells).encode(), digest_size=16).digest()
        new = self._db.execute(
            "INSERT OR IGNORE INTO later VALUES (?, ?, ?, ?)", (table.name, mark, file, line)
        )
        if new.rowcount:
            return None
        file_name, at = self._db.execute(
            "SELECT f.name, l.line FROM later l JOIN file f ON f.id = l.file"
            " WHERE l.kind = ? AND l.hash = ?",
            (table.name, mark),
        ).fetchone()
        return file_name, at

    def forget(self, file: int) -> None:
        """Take a file's rows back: it turned out to be unreadable."""
        self._flush()
        self._db.execute("DELETE FROM row WHERE file = ?", (file,))
        self._db.execute("DELETE FROM later WHERE file = ?", (file,))

    def _flush(self) -> None:
        self._db.executemany(
            "INSERT INTO row (child, kind, file, line, cells, lines, bad)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._waiting,
        )
        self._waiting.clear()

    def ready(self) -> None:
        """Reading is over: sort the rows by child."""
        self._flush()
        if not self._indexed:
            self._db.execute("CREATE INDEX row_child ON row (child, id)")
            self._indexed = True

    def later(self) -> dict[str, int]:
        """How many rows of each table are kept for later."""
        return dict(self._db.execute("SELECT kind, count(*) FROM later GROUP BY kind"))

    def how_many_children(self) -> int:
        """How many children have rows of tables that load."""
        row = self._db.execute("SELECT count(DISTINCT child) FROM row WHERE child <> ''")
        return int(row.fetchone()[0])

    def children(self) -> Iterator[tuple[str, list[Staged]]]:
        """Each child with its rows in the order of reading, one child after another."""
        found = self._db.execute(
            "SELECT r.child, r.kind, f.name, r.line, r.cells, r.lines, r.bad"
            " FROM row r JOIN file f ON f.id = r.file WHERE r.child <> '' ORDER BY r.child, r.id"
        )
        for child, rows in groupby(found, key=lambda r: r[0]):
            yield child, [_staged(*r[1:]) for r in rows]

    def childless(self) -> dict[str, int]:
        """Rejected rows that belong to no child, by table."""
        return dict(
            self._db.execute("SELECT kind, count(*) FROM row WHERE child = '' GROUP BY kind")
        )

    def each(self, table: Table, *, rejected_too: bool = False) -> Iterator[Staged]:
        """Every row of a table, without the rejected ones if not asked for, in the order read."""
        found = self._db.execute(
            "SELECT r.kind, f.name, r.line, r.cells, r.lines, r.bad FROM row r"
            " JOIN file f ON f.id = r.file WHERE r.kind = ? AND r.bad <= ? ORDER BY r.id",
            (table.name, rejected_too),
        )
        return (_staged(*r) for r in found)

    # -- children that look alike

    def alike(self, shapes: Iterable[tuple[str, str]], *, here: bool) -> None:
        """Note (shape, child) pairs: of people already here, or of this return."""
        self._db.executemany(
            "INSERT INTO alike VALUES (?, ?, ?)", ((s, c, here) for s, c in shapes)
        )

    def distinct_children(self) -> Iterator[str]:
        """The numbers of all children of the return."""
        for (child,) in self._db.execute("SELECT DISTINCT child FROM row WHERE child <> ''"):
            yield child

    def lookalikes(self) -> Iterator[tuple[str, str]]:
        """Pairs of different children whose numbers look the same: (of this return, the other)."""
        self._db.execute("CREATE INDEX IF NOT EXISTS alike_shape ON alike (shape)")
        return iter(
            self._db.execute(
                "SELECT DISTINCT a.child, b.child FROM alike a JOIN alike b ON a.shape = b.shape"
                " AND a.child <> b.child WHERE NOT a.here"
                " AND (a.child < b.child OR (b.here AND NOT EXISTS (SELECT 1 FROM alike c"
                "   WHERE c.shape = a.shape AND c.child = b.child AND NOT c.here)))"
                " ORDER BY 1, 2"
            ).fetchall()
        )

    def first_place(self, child: str) -> tuple[str, int]:
        """The file and line of a child's first row."""
        row = self._db.execute(
            "SELECT f.name, r.line FROM row r JOIN file f ON f.id = r.file"
            " WHERE r.child = ? ORDER BY r.id LIMIT 1",
            (child,),
        ).fetchone()
        return row[0], row[1]

    # -- problems

    def problem(self, kind: int, problem: Problem, *, stage: int = 1) -> None:
        """Keep one problem. ``stage`` 1 is found while reading, 2 while judging."""
        p = problem
        self._db.execute(
            "INSERT INTO problem (kind, stage, file, line, col, value, child, rule, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                kind,
                stage,
                p.file,
                p.line,
                p.column,
                p.value[:200] if p.value is not None else None,
                p.child,
                p.rule,
                p.reason,
            ),
        )

    def judge_anew(self) -> None:
        """Forget what judging found, before judging again."""
        self._db.execute("DELETE FROM problem WHERE stage = 2")

    def problems(self, kind: int) -> Iterator[Problem]:
        """The rejections or the warnings, in the order of files and lines."""
        found = self._db.execute(
            "SELECT file, line, col, value, child, rule, reason FROM problem WHERE kind = ?"
            " ORDER BY file IS NULL, file, line IS NULL, line, id",
            (kind,),
        )
        return (Problem(*row) for row in found)

    def how_many_problems(self, kind: int) -> int:
        """How many rejections or warnings there are."""
        row = self._db.execute("SELECT count(*) FROM problem WHERE kind = ?", (kind,))
        return int(row.fetchone()[0])


def _staged(kind: str, file: str, line: int, cells: str, lines: str | None, bad: int) -> Staged:
    return Staged(
        kind,
        file,
        line,
        tuple(cells.split(_CELL)),
        tuple(map(int, lines.split(_CELL))) if lines is not None else None,
        bool(bad),
    )

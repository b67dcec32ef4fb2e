"""The measurements as a page for people, and which bars were missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bench import bars, machine
from tests.bench.importing import Imported
from tests.bench.measuring import Measured, Samples
from tests.bench.pages import WHO

INTRODUCTION = """\
# Benchmarks

Measured by `make bench`, which writes this page: {people_small:,} and {people_full:,} young people
({events_small:,} and {events_full:,} chronology events), in one run and in turns, on {machine}.
Times belong to this machine; counts and ratios are what the program must reach.

A request goes through the whole program as the web's login, with every middleware, over a
connection that stays open; only the socket between browser and server is left out. The same rows
are shown at both sizes. **Grows** is full size to 1 %; **policies** is full size with row-level
security to the same without (roles with BYPASSRLS, made for measuring only). Both ratios compare
processor time (of the program and of its database connections, medians), which does not depend on
what else the machine does; the times beside them are by the clock. **Queries** are those of the
page; the last column counts apart what belongs to every request: role, session, user, log of
reads (at most {apart}).
"""


@dataclass(slots=True)
class Results:
    """Everything that was measured."""

    people: tuple[int, int]
    built: tuple[dict[str, Any], dict[str, Any]]
    pages: list[Measured] = field(default_factory=list)
    searches: list[tuple[str, Samples, Samples]] = field(default_factory=list)
    writes: list[tuple[str, Samples, Samples]] = field(default_factory=list)
    imports: list[tuple[str, Imported]] = field(default_factory=list)
    seconds: float = 0.0

    def missed(self) -> list[str]:
        """The bars that were not reached, one sentence each."""
        found = [miss for m in self.pages for miss in _missed_by(m)]
        for user, _, full in self.searches:
            if full.part(0.95) > bars.SEARCH_P95_MS:
                found.append(f"search as {WHO[user]}: p95 {full.part(0.95):.0f} ms")
        for kind, _, full in self.writes[:-1]:
            if full.middle > bars.WRITE_MS:
                found.append(f"{kind}: {full.middle:.1f} ms")
        for name, one in self.imports:
            if one.children >= bars.IMPORT_CHILDREN and one.seconds > bars.IMPORT_SECONDS:
                found.append(f"import into an {name} database: {one.seconds:.0f} s")
        growth = _memory(self.imports)
        if growth is not None and growth > bars.MEMORY_GROWTH:
            found.append(f"memory of an import: {growth:.2f} times")
        return found


def _missed_by(m: Measured) -> list[str]:
    name = f"{m.page.name} as {WHO.get(m.page.user, m.page.user)}"
    last, found = m.full.last, []
    if last["queries"] > m.page.queries:
        found.append(f"{name}: {last['queries']} queries, at most {m.page.queries}")
    if last["apart"] > bars.QUERIES_APART:
        found.append(f"{name}: {last['apart']} statements apart")
    if last["bytes"] > bars.BYTES:
        found.append(f"{name}: {last['bytes'] / 1024:.0f} KB")
    if m.page.totals:
        if m.full.work_there > bars.TOTALS_MS:
            found.append(f"{name}: {m.full.work_there:.0f} ms of the database's work")
    elif m.page.same_size and m.grows > bars.FULL_TO_SMALL:
        found.append(f"{name}: grows {m.grows:.2f} times")
    if m.page.comparable and m.policies > bars.CLOSED_TO_OPEN:
        found.append(f"{name}: policies cost {m.policies:.2f} times")
    return found


def markdown(found: Results) -> str:
    """The whole page."""
    small, full = found.built
    parts = [
        INTRODUCTION.format(
            people_small=found.people[0],
            people_full=found.people[1],
            events_small=small.get("events", 0),
            events_full=full.get("events", 0),
            machine=machine.describe(),
            apart=bars.QUERIES_APART,
        )
    ]
    if found.pages:
        parts.append(_pages(found.pages))
    if found.searches:
        parts.append(_searches(found.searches))
    if found.writes:
        parts.append(_writes(found.writes))
    if found.imports:
        parts.append(_imports(found.imports))
    parts.append(_building(found))
    return "\n".join(parts)


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    # Numbers stand at the right, names at the left.
    marks = ["---" if n < NAMES.get(heading[0], 1) else "---:" for n in range(len(heading))]
    lines = ["| " + " | ".join(row) + " |" for row in (heading, marks, *rows)]
    return "\n".join(lines) + "\n"


NAMES = {"Page": 2}
"""Leading columns that hold words, by the first heading; one where not given."""


def _pages(pages: Sequence[Measured]) -> str:
    rows = []
    for m in pages:
        missed = " ✗" if _missed_by(m) else ""
        rows.append(
            [
                m.page.name + missed,
                WHO.get(m.page.user, m.page.user),
                f"{m.small.middle:.1f}",
                f"{m.full.middle:.1f}",
                f"{m.full.part(0.95):.1f}",
                f"{m.full.in_database:.1f}",
                f"{m.full.middle - m.full.in_database:.1f}",
                f"{m.full.work_there:.1f} + {median(m.full.work_ms):.1f}",
                _grows(m),
                f"{m.policies:.2f}" if m.page.comparable else "other rows",
                f"{m.full.last['queries']}",
                f"{m.full.last['bytes'] / 1024:.1f}",
                f"{m.full.last['apart']}",
            ]
        )
    heading = (
        "Page", "As", "1 %, ms", "Full, ms", "p95", "Database", "Rest", "Work", "Grows", "Policies",
        "Queries", "KB", "Apart",
    )  # fmt: skip
    return (
        "## Pages\n\n" + _table(heading, rows) + "\nAt most "
        f"{bars.QUERIES} queries ({bars.QUERIES_OF_A_PERSON} for a person), "
        f"{bars.BYTES // 1024} KB, {bars.FULL_TO_SMALL} times and {bars.CLOSED_TO_OPEN} times; "
        f"totals of the whole service at most {bars.TOTALS_MS:.0f} ms of the database's work. "
        "**Database** and **rest** split the median at full size; **work** is processor time, "
        "database + program. "
        "✗ marks what is not reached. "
        "“Other rows”: without policies the page lists other people, so that times do not "
        "compare.\n"
    )


def _grows(m: Measured) -> str:
    if m.page.totals:
        return "totals"
    return f"{m.grows:.2f}" if m.page.same_size else f"{m.grows:.2f}, more rows"


def _searches(searches: Sequence[tuple[str, Samples, Samples]]) -> str:
    rows = [
        [
            WHO[user],
            f"{small.middle:.1f}",
            f"{small.part(0.95):.1f}",
            f"{full.middle:.1f}",
            f"{full.part(0.95):.1f}",
        ]
        for user, small, full in searches
    ]
    heading = ("Search as", "1 %, median ms", "p95", "Full, median ms", "p95")
    return (
        "## Search\n\n" + _table(heading, rows) + "\nWhole names, names with a typing error in "
        "each, beginnings, birthdays and numbers, in equal parts; at most "
        f"{bars.SEARCH_P95_MS:.0f} ms at the 95th percentile.\n"
    )


def _writes(writes: Sequence[tuple[str, Samples, Samples]]) -> str:
    rows = [
        [
            kind,
            f"{small.middle:.1f}",
            f"{full.middle:.1f}",
            f"{full.part(0.95):.1f}",
            f"{full.last['queries']}",
        ]
        for kind, small, full in writes
    ]
    heading = ("Write", "1 %, median ms", "Full, median ms", "p95", "Statements")
    return (
        "## Writes\n\n" + _table(heading, rows) + "\nThrough the service as the user concerned, "
        "with its event, what is derived, its history and the commit to disk; at most "
        f"{bars.WRITE_MS:.0f} ms.\n"
    )


def _imports(imports: Sequence[tuple[str, Imported]]) -> str:
    rows = [
        [name, f"{one.children:,}", f"{one.rows:,}", f"{one.seconds:.1f}", f"{one.megabytes:.0f}"]
        for name, one in imports
    ]
    heading = ("Into a database that is", "Children", "Rows", "Seconds", "Peak memory, MB")
    growth = _memory(imports)
    return (
        "## Import of an SSDA903 return\n\n" + _table(heading, rows) + "\nThe whole command: "
        "reading, checking, facts, events, status, duties, sight, search tokens, history. At most "
        f"{bars.IMPORT_SECONDS:.0f} s for {bars.IMPORT_CHILDREN:,} children, and "
        f"{bars.MEMORY_GROWTH} times the memory for a tenth of them"
        + (f": {growth:.2f} here.\n" if growth else ".\n")
    )


def _memory(imports: Sequence[tuple[str, Imported]]) -> float | None:
    """Peak memory of the largest import into the empty database to that of the smallest."""
    empty = sorted((one for name, one in imports if name == "empty"), key=lambda one: one.children)
    return empty[-1].megabytes / empty[0].megabytes if len(empty) > 1 else None


def _building(found: Results) -> str:
    rows = [
        [
            f"{people:,}",
            f"{built.get('events', 0):,}",
            f"{built.get('workers', 0)}",
            f"{built.get('seconds_writing', 0)}",
            f"{built.get('seconds_deriving', 0)}",
            f"{built.get('seconds', 0)}",
        ]
        for people, built in zip(found.people, found.built, strict=True)
    ]
    heading = ("Young people", "Events", "Workers", "Written, s", "Derived, s", "In all, s")
    return (
        "## Making the data\n\n" + _table(heading, rows) + "\nInvented, in the shape of "
        "Harrowmere; the first team is the same at both sizes. Rows are written in bulk, and "
        "what is derived is then derived by the program itself.\n\n"
        f"The whole run took {found.seconds / 60:.0f} minutes.\n"
    )

"""What came of bringing a return in, for a program and for a person."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from throughcare.exchange.ssda903.problems import Problem, shown
from throughcare.exchange.ssda903.staging import REJECTED, WARNING, Staging
from throughcare.exchange.ssda903.tables import LOADED, TABLES
from throughcare.exchange.ssda903.verdict import CHANGED, CREATED, LEFT_OUT, UNCHANGED

OUTCOMES = (CREATED, CHANGED, UNCHANGED, LEFT_OUT)
SHOWN = 20
"""Problems of one kind that a person is shown; ``--json`` gives all."""


@dataclass(slots=True)
class Report:
    """Counts by table and outcome, and the problems, which stay in staging until they are read."""

    staging: Staging
    seen: frozenset[str]
    year: int | None
    year_was_given: bool
    dry_run: bool
    applied: bool = False
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def rejected(self) -> Iterator[Problem]:
        """Every rejection, by file and line."""
        return self.staging.problems(REJECTED)

    @property
    def warnings(self) -> Iterator[Problem]:
        """Every warning, by file and line."""
        return self.staging.problems(WARNING)

    @property
    def exit_code(self) -> int:
        """0 where nothing was rejected, else 1."""
        return 1 if self.staging.how_many_problems(REJECTED) else 0

    def tables(self) -> dict[str, dict[str, int]]:
        """For each table found (and each that loads): read, created, changed, unchanged, rejected.

        Rows of tables that do not load yet are read, and nothing else.
        """
        later = self.staging.later()
        found = {}
        for table in TABLES:
            if table in LOADED:
                by = {o: self.counts[table.name, o] for o in OUTCOMES}
                found[table.name] = {"read": sum(by.values()), **by}
            elif table.name in self.seen:
                found[table.name] = {"read": later.get(table.name, 0)} | dict.fromkeys(OUTCOMES, 0)
        return found

    def write_json(self, out: IO[str]) -> None:
        """The report as one JSON document, written as it is read, so that memory stays flat."""
        head = json.dumps({"applied": self.applied, "tables": self.tables()}, ensure_ascii=False)
        out.write(head[:-1])
        for name, problems in (("rejected", self.rejected), ("warnings", self.warnings)):
            out.write(f', "{name}": [')
            for n, problem in enumerate(problems):
                out.write(",\n" if n else "\n")
                out.write(json.dumps(problem.as_dict(), ensure_ascii=False))
            out.write("]")
        out.write("}\n")

    def as_dict(self) -> dict[str, object]:
        """The report as ``write_json`` writes it, for reports that are known to be short."""
        return {
            "applied": self.applied,
            "tables": self.tables(),
            "rejected": [p.as_dict() for p in self.rejected],
            "warnings": [p.as_dict() for p in self.warnings],
        }

    def lines(self) -> Iterator[str]:
        """The report in words, for a person."""
        yield from self._year()
        yield from self._problems("rejected", REJECTED, self.rejected)
        yield from self._problems("to look at", WARNING, self.warnings)
        for name, by in self.tables().items():
            told = ", ".join(f"{by[o]:,} {o}" for o in OUTCOMES if by[o])
            yield f"{name}: {by['read']:,} read" + (f"; {told}" if told else "")
        yield self._ending()

    def headline(self) -> Iterator[str]:
        """The collection year and what came of it, beside a report that a program reads."""
        yield from self._year()
        yield self._ending()

    def _year(self) -> Iterator[str]:
        if self.year is not None:
            how = "as you said" if self.year_was_given else "that of the latest episode"
            span = f"1 April {self.year - 1} to 31 March {self.year}"
            yield f"Collection year {self.year} ({span}), {how}."

    def _problems(self, what: str, kind: int, problems: Iterator[Problem]) -> Iterator[str]:
        many = self.staging.how_many_problems(kind)
        if not many:
            return
        yield f"{many:,} {what}:"
        for n, problem in enumerate(problems):
            if n == SHOWN:
                yield f"  … and {many - SHOWN:,} more; --json gives all."
                return
            yield f"  {in_words(problem)}"

    def _ending(self) -> str:
        if self.applied:
            return (
                "Loaded."
                if not self.exit_code
                else ("Loaded, without the children of whom a row was rejected.")
            )
        if self.exit_code:
            return (
                "Nothing was loaded. Mend what was rejected and bring the return in again, or give "
                "--accept-rejects to load the other children."
            )
        return "A trial: nothing was loaded." if self.dry_run else "Nothing was loaded."


def in_words(problem: Problem) -> str:
    """One problem as one line."""
    at = [p for p in (shown(problem.file), problem.line and f"line {problem.line}") if p]
    if problem.child:
        at.append(f"child {shown(problem.child)}")
    if problem.column:
        value = f" {shown(problem.value)}" if problem.value else ""
        at.append(f"{problem.column}{value}")
    return f"{', '.join(at)}: {problem.reason} [{problem.rule}]" if at else problem.reason

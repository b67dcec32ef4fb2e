"""Bringing a return in, from its path to the report: read, settle the year, judge, load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Protocol

from throughcare.exchange.ssda903 import year as years
from throughcare.exchange.ssda903.intake import Intake, Progress
from throughcare.exchange.ssda903.judge import judge
from throughcare.exchange.ssda903.lookalike import shapes
from throughcare.exchange.ssda903.problems import BadCall, Problem
from throughcare.exchange.ssda903.report import Report
from throughcare.exchange.ssda903.sources import find
from throughcare.exchange.ssda903.staging import REJECTED, WARNING, Staged, Staging
from throughcare.exchange.ssda903.verdict import LEFT_OUT, Here, Verdict

BATCH = 500
"""Children judged and loaded at one go."""

FIRST_YEAR = 2000

MISSED = frozenset({"EPI", "INT03", "INT06"})
"""Rules on rows that another table should have."""


class Rejected(Exception):
    """Judged again under the lock, something is rejected that was not: nothing may be loaded."""


class Record(Protocol):
    """The record that a return is brought into."""

    def child_ids(self) -> Iterable[str]:
        """The numbers of all children who are here."""
        ...

    def here(self, children: Sequence[str], year: int | None) -> dict[str, Here]:
        """What is recorded of these children."""
        ...

    def load(self, batches: Iterable[list[Verdict]], year: int) -> None:
        """Write every verdict in one transaction; an exception while iterating undoes all."""
        ...


class Empty:
    """A record that holds nobody and keeps nothing: for judging a return by itself."""

    def child_ids(self) -> Iterable[str]:
        """Nobody."""
        return ()

    def here(self, children: Sequence[str], year: int | None) -> dict[str, Here]:
        """Nothing."""
        return {}

    def load(self, batches: Iterable[list[Verdict]], year: int) -> None:
        """Look at each verdict."""
        for _ in batches:
            pass


def silent(what: str, done: int, total: int | None) -> None:
    """No progress."""


@contextmanager
def bring_in(
    path: Path,
    record: Record,
    *,
    today: date,
    year: int | None = None,
    dry_run: bool = False,
    accept_rejects: bool = False,
    progress: Progress = silent,
) -> Iterator[Report]:
    """Bring a return in; the report can be read until the block ends.

    All or nothing: where anything is rejected nothing is loaded, unless ``accept_rejects``; then
    the unit is the child, who comes in whole or not at all. A file that cannot be read loads
    nothing in either case. Raises BadCall for a path or a year that cannot be.
    """
    if year is not None and not FIRST_YEAR <= year <= years.of_day(today) + 1:
        raise BadCall(
            f"There is no return for the year {year}. A year is named by its end: 2026 is 1 April "
            "2025 to 31 March 2026."
        )
    with Staging() as staging, find(path) as found:
        intake = Intake(staging, today=today, progress=progress)
        intake.read(found)
        refused = any(p.child is None and p.line is None for p in staging.problems(REJECTED))
        settled, asked = (year, None) if year else years.settle(staging, today=today)
        if asked is not None and not refused:
            staging.problem(REJECTED, asked)
        report = Report(
            staging,
            frozenset(intake.seen),
            settled,
            year_was_given=year is not None,
            dry_run=dry_run,
        )
        run = _Run(staging, record, report, accept_rejects, progress)
        run.files_are_missing = refused
        run.alike()
        run.judge_all()
        may = settled is not None and not refused and (accept_rejects or not report.exit_code)
        if may and not dry_run and settled is not None:
            run.load(settled)
        yield report


class _Run:
    def __init__(
        self,
        staging: Staging,
        record: Record,
        report: Report,
        accept_rejects: bool,
        progress: Progress,
    ) -> None:
        self.staging = staging
        self.record = record
        self.report = report
        self.accept_rejects = accept_rejects
        self.progress = progress
        self.children = staging.how_many_children()
        self.files_are_missing = False
        """A file was refused: that its rows are missed elsewhere need not be said of each child."""

    def alike(self) -> None:
        """Warn of children whose numbers look the same."""
        staging = self.staging
        staging.alike(shapes(self.record.child_ids()), here=True)
        staging.alike(shapes(list(staging.distinct_children())), here=False)
        for child, other in staging.lookalikes():
            file, line = staging.first_place(child)
            staging.problem(
                WARNING,
                Problem(
                    file,
                    line,
                    "CHILD",
                    child,
                    child,
                    "look-alike",
                    f"The numbers {child} and {other} look alike: perhaps a zero was lost, or a "
                    "letter typed for a digit. They were taken as two children. Check whether "
                    "they are one.",
                ),
            )

    def judge_all(self) -> None:
        """Judge every child without writing anything."""
        for _ in self._verdicts("Checked"):
            pass

    def load(self, year: int) -> None:
        """Load every child in one transaction, judged anew against what is here by then."""
        self.staging.judge_anew()
        try:
            self.record.load(self._to_load(), year)
        except Rejected:
            return
        self.report.applied = True

    def _to_load(self) -> Iterator[list[Verdict]]:
        for verdicts in self._verdicts("Loaded"):
            if not self.accept_rejects and any(v.is_rejected for v in verdicts):
                raise Rejected
            yield [v for v in verdicts if v.does_something]

    def _verdicts(self, what: str) -> Iterator[list[Verdict]]:
        self.report.counts = Counter()
        for table, times in self.staging.childless().items():
            self.report.counts[table, LEFT_OUT] += times
        done = 0
        for batch in _batches(self.staging.children()):
            verdicts = self._judge(batch)
            for verdict in verdicts:
                self.report.counts.update(verdict.counts)
                for kind, problem in verdict.problems:
                    if not (self.files_are_missing and problem.rule in MISSED):
                        self.staging.problem(kind, problem, stage=2)
            yield verdicts
            done += len(batch)
            self.progress(what, done, self.children)

    def _judge(self, batch: list[tuple[str, list[Staged]]]) -> list[Verdict]:
        here = self.record.here([child for child, _ in batch], self.report.year)
        return [
            judge(
                child,
                rows,
                here.get(child),
                year=self.report.year,
                whole_children=self.accept_rejects,
            )
            for child, rows in batch
        ]


def _batches(
    children: Iterator[tuple[str, list[Staged]]],
) -> Iterator[list[tuple[str, list[Staged]]]]:
    while batch := list(islice(children, BATCH)):
        yield batch

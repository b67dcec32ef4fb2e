"""Drives the two workers in turns, so that a busy moment of the machine falls on both sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bench.pages import DEEP, MANAGER, PA, WIDE, Page, pages
from tests.bench.wire import Worker

BATCH = 5
"""Requests in a row before the other side has its turn."""


@dataclass(slots=True)
class Samples:
    """Milliseconds of one thing and what else one request showed.

    ``ms`` and ``database_ms`` by the clock; ``work_ms`` and ``work_there_ms`` what the processor
    did for the program and for its database connections.
    """

    ms: list[float] = field(default_factory=list)
    database_ms: list[float] = field(default_factory=list)
    work_ms: list[float] = field(default_factory=list)
    work_there_ms: list[float] = field(default_factory=list)
    last: dict[str, Any] = field(default_factory=dict)

    def add(self, answer: dict[str, Any]) -> None:
        """What one batch measured."""
        self.ms += answer["ms"]
        self.database_ms += answer.get("database_ms", [])
        self.work_ms += answer.get("work_ms", [])
        self.work_there_ms += answer.get("work_there_ms", [])
        self.last = answer

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.ms)

    @property
    def in_database(self) -> float:
        """The median of the database's share."""
        return median(self.database_ms)

    @property
    def work(self) -> float:
        """The median of what the processor did, program and database together."""
        return median(self.work_ms) + median(self.work_there_ms)

    @property
    def work_there(self) -> float:
        """The median of what the processor did for the database."""
        return median(self.work_there_ms)

    def part(self, share: float) -> float:
        """A percentile, by its share."""
        ordered = sorted(self.ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(slots=True)
class Measured:
    """A page at both sizes, and at full size without policies."""

    page: Page
    small: Samples = field(default_factory=Samples)
    full: Samples = field(default_factory=Samples)
    open: Samples = field(default_factory=Samples)

    @property
    def grows(self) -> float:
        """Full size to 1 %, in processor time: what a page costs, not what else ran."""
        return self.full.work / self.small.work

    @property
    def policies(self) -> float:
        """With policies to without, at full size."""
        return self.full.work / self.open.work


def measure_pages(
    small: Worker, full: Worker, rounds: int, say: Callable[[str], None]
) -> list[Measured]:
    """Every page, in rounds: 1 %, full, full without policies, and again."""
    deep = {small: small.ask("deep", email=PA), full: full.ask("deep", email=PA)}
    found = []
    for page in pages():
        measured = Measured(page)

        def ask(worker: Worker, *, open: bool = False, times: int = BATCH, of: Page = page) -> Any:
            path = of.path.replace(DEEP, deep[worker])
            return worker.ask("page", email=of.user, path=path, times=times, open=open)

        for worker in (small, full):
            ask(worker, times=2)
            ask(worker, times=2, open=True)
        for _ in range(rounds):
            measured.small.add(ask(small))
            measured.full.add(ask(full))
            measured.open.add(ask(full, open=True))
        found.append(measured)
        say(f"{page.name} ({page.user.split('@')[0]}): {measured.full.middle:.0f} ms")
    return found


def measure_search(small: Worker, full: Worker, rounds: int) -> list[tuple[str, Samples, Samples]]:
    """Searches as each of the three."""
    found = []
    for user in (PA, MANAGER, WIDE):
        less, more = Samples(), Samples()
        for worker in (small, full):
            worker.ask("search", email=user, times=10)
        for _ in range(max(2, rounds // 2)):
            less.add(small.ask("search", email=user, times=50))
            more.add(full.ask("search", email=user, times=50))
        found.append((user, less, more))
    return found


def measure_writes(small: Worker, full: Worker, rounds: int) -> list[tuple[str, Samples, Samples]]:
    """Each write of a service, and the form of a visit as a whole request."""
    found = []
    for kind in small.ask("kinds"):
        less, more = Samples(), Samples()
        less.add(small.ask("write", kind=kind, times=rounds * 4))
        more.add(full.ask("write", kind=kind, times=rounds * 4))
        found.append((kind, less, more))
    less, more = Samples(), Samples()
    less.add(small.ask("post", email=PA, times=rounds * 4))
    more.add(full.ask("post", email=PA, times=rounds * 4))
    found.append(("The form of a visit, sent: one whole request", less, more))
    return found

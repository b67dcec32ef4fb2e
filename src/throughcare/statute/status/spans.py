"""What a status is told in: spans of days, and the steps of reasoning behind each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from throughcare.statute.status.codes import Status


@dataclass(frozen=True, slots=True)
class Working:
    """One numbered step of a Why? page."""

    question: str
    answer: str
    """``yes``, ``no`` or ``info``."""
    text: str
    """Whole sentences."""
    sums: tuple[str, ...] = ()
    """One line a sum, such as ``4 Mar 2021 to 30 Aug 2021: 179 days``."""
    source: str = ""
    """A key of ``law.SOURCES``, or empty."""
    refs: tuple[str, ...] = ()
    """The facts used, by the caller's own keys."""
    certainty: str = "C"
    """A key of ``law.CERTAINTIES``."""


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """A status from ``start`` until the day before ``end``; ``end`` None: it does not end."""

    status: Status
    start: date
    end: date | None
    flags: tuple[str, ...] = ()
    certain: bool = True
    responsible: str = "this"
    forecast: date | None = None
    workings: tuple[Working, ...] = ()

"""What is owed to a young person, by when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from throughcare.statute.law import SHIPPED, Overlay
from throughcare.statute.status.spans import StatusSpan, Working

DUTIES: dict[str, Any] = {}
EVENT_KINDS: frozenset[str] = frozenset()


class State(StrEnum):
    """How an obligation stands on a day."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in the words of EVENT_KINDS."""

    kind: str
    on: date
    data: Mapping[str, Any] = field(default_factory=dict)
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What happened to one person; the order of events on different days means nothing."""

    dob: date
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing owed once. Holds no state: that follows from a day."""

    duty: str
    occurrence: int
    opens: date
    statutory_due: date | None
    local_due: date | None
    met_on: date | None
    ceased_on: date | None
    anchor_on: date | None
    anchor_kind: str | None
    anchor_ref: str | None
    certainty: str


def obligations(
    history: History, *, overlay: Overlay = SHIPPED, codes: Iterable[str] | None = None
) -> tuple[Obligation, ...]:
    """Everything owed, past and open."""
    raise NotImplementedError


def state(obligation: Obligation, day: date) -> State:
    """The state on a day, judged by the law's date where there is one, else by the local one."""
    raise NotImplementedError


def local_state(obligation: Obligation, day: date) -> State | None:
    """The state by the local date; None where no standard applies."""
    raise NotImplementedError


def explain(obligation: Obligation) -> tuple[Working, ...]:
    """Why it is owed and by when, step by step."""
    raise NotImplementedError


def reason_line(obligation: Obligation) -> str:
    """One sentence on the date."""
    raise NotImplementedError


def status_events(spans: Iterable[StatusSpan], dob: date) -> tuple[Event, ...]:
    """What the statuses of a life say happened."""
    raise NotImplementedError

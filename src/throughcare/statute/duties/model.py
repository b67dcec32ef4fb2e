"""What duties are told in: what happened, what is owed, how it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


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
    """What happened to one person; the order of the events means nothing."""

    dob: date
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing owed once. Holds no state: that follows from a day."""

    duty: str
    occurrence: int
    """Counts this duty from 1 through a life."""
    opens: date
    """The first day on which it can be met."""
    statutory_due: date | None
    local_due: date | None
    met_on: date | None
    ceased_on: date | None
    """From this day on it is owed no more, if it was not met before."""
    anchor_on: date | None
    """The day from which the time is counted."""
    anchor_kind: str | None
    anchor_ref: str | None
    certainty: str
    """A key of ``law.CERTAINTIES``."""

    def numbered(self, occurrence: int) -> Obligation:
        """The same, as this occurrence; five times as quick as ``dataclasses.replace``."""
        return Obligation(
            self.duty,
            occurrence,
            self.opens,
            self.statutory_due,
            self.local_due,
            self.met_on,
            self.ceased_on,
            self.anchor_on,
            self.anchor_kind,
            self.anchor_ref,
            self.certainty,
        )

    @property
    def due(self) -> date | None:
        """The date to work to: the stricter of the two; None where there is neither."""
        if self.local_due is None:
            return self.statutory_due
        if self.statutory_due is None:
            return self.local_due
        return min(self.statutory_due, self.local_due)


def _judge(owed: Obligation, due: date | None, day: date) -> State:
    if owed.met_on is not None and owed.met_on <= day:
        return State.MET if due is None or owed.met_on <= due else State.MET_LATE
    if owed.ceased_on is not None and owed.ceased_on <= day:
        return State.NOT_APPLICABLE
    if due is None:
        return State.DUE if owed.opens <= day else State.UPCOMING
    if day < due:
        return State.UPCOMING
    if day < owed.opens:
        # Its time was counted from before it was owed, so nothing was late yet.
        return State.UPCOMING
    return State.DUE if day == due else State.OVERDUE


def state(obligation: Obligation, day: date) -> State:
    """The state on a day, judged by the law's date where there is one, else by the local one.

    Before it opens: upcoming. With neither date: due until it is met.
    """
    return _judge(obligation, obligation.statutory_due or obligation.local_due, day)


def local_state(obligation: Obligation, day: date) -> State | None:
    """The state by the local date; None where no standard applies."""
    return None if obligation.local_due is None else _judge(obligation, obligation.local_due, day)


def working_state(obligation: Obligation, day: date) -> State:
    """The state by the date to work to, which is what a worklist shows."""
    return _judge(obligation, obligation.due, day)

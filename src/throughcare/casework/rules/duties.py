"""The state of what is owed, on a day. Its twin in SQL is ``selectors.duties.STATE``."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

WEEK = timedelta(days=7)
"""Due this week: today and the six days after it."""

SOON = timedelta(days=14)
"""How far ahead a worklist looks."""

SEEN_WITHIN = timedelta(weeks=8)
"""The local standard between two times of being seen."""

VISIT_DUTIES = ("pa-first-visit", "pa-visit", "pa-contact")
"""What a visit meets."""

PLAN_DUTIES = (
    "needs-assessment",
    "pathway-plan",
    "pathway-plan-review",
    "pathway-plan-review-requested",
)
"""Where one of these is overdue, the plan is out of date."""


class DutyState(StrEnum):
    """How an obligation stands on a day, judged by the date that a worker works to."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    NOT_APPLICABLE = "not_applicable"


class Owed(Protocol):
    """What the state of an obligation follows from: ``models.Duty`` has it."""

    opens_on: date
    statutory_due: date | None
    due_on: date | None
    met_on: date | None
    ceased_on: date | None


def state(owed: Owed, day: date) -> DutyState:
    """The state of an obligation on a day.

    Due on the day itself, overdue after it, upcoming before it and before it opens; one
    without a date is due until it is met.
    """
    if owed.met_on is not None and owed.met_on <= day:
        late = owed.due_on is not None and owed.met_on > owed.due_on
        return DutyState.MET_LATE if late else DutyState.MET
    if owed.ceased_on is not None and owed.ceased_on <= day:
        return DutyState.NOT_APPLICABLE
    if owed.opens_on > day:
        return DutyState.UPCOMING
    if owed.due_on is None or owed.due_on == day:
        return DutyState.DUE
    return DutyState.OVERDUE if owed.due_on < day else DutyState.UPCOMING


def is_late_in_law(owed: Owed, day: date) -> bool:
    """Whether an overdue obligation is past the law's date, not only past the local standard."""
    return owed.statutory_due is not None and owed.statutory_due < day

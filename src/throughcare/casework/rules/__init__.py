"""Pure decisions of casework, by topic; each name is used as ``casework.rules.<name>``."""

from throughcare.casework.rules.allocation import ENDED, MANAGERS, MAY_HAVE_PART, STARTED
from throughcare.casework.rules.contacts import (
    contact_summary,
    contact_title,
    event_kind,
    impossible_day,
    shortened,
)
from throughcare.casework.rules.duties import (
    PLAN_DUTIES,
    SEEN_WITHIN,
    SOON,
    VISIT_DUTIES,
    WEEK,
    DutyState,
    Owed,
    is_late_in_law,
    state,
)

__all__ = [
    "ENDED",
    "MANAGERS",
    "MAY_HAVE_PART",
    "PLAN_DUTIES",
    "SEEN_WITHIN",
    "SOON",
    "STARTED",
    "VISIT_DUTIES",
    "WEEK",
    "DutyState",
    "Owed",
    "contact_summary",
    "contact_title",
    "event_kind",
    "impossible_day",
    "is_late_in_law",
    "shortened",
    "state",
]

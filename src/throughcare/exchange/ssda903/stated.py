"""What a leaving-care row by itself says of somebody's legal status: stated, never derived."""

from __future__ import annotations

from datetime import date

from throughcare.statute.dates import age_on
from throughcare.statute.status import Status


def stated_status(in_touch: str, born: date, as_at: date) -> Status | None:
    """The status that an OC3 row states on its day; None where it is too early for any.

    Whoever stands in OC3 was looked after for 13 weeks since 14 and some of it after 16 (rules
    1001 and 1002), so was eligible: relevant until 18 and former relevant after it. Who went home
    for six months or more is qualifying (rulebook, section 1).
    """
    age = age_on(born, as_at)
    if age < 16:
        return None
    if in_touch == "DIED" or age >= 25:
        return Status.CLOSED
    if in_touch == "RHOM":
        return Status.QUALIFYING if age < 21 else Status.QUALIFYING_EDUCATION_ONLY
    if age < 18:
        return Status.RELEVANT
    return Status.FORMER_RELEVANT if age < 21 else Status.FR_NOT_RECEIVING

"""The status at 16 and 17."""

from __future__ import annotations

from throughcare.statute.status import flags as flag
from throughcare.statute.status.codes import Status
from throughcare.statute.status.reading import Home, Reading

Said = tuple[Status, frozenset[str]]


def as_child(r: Reading, day: int) -> Said:
    """Status and flags on a day from the 16th to before the 18th birthday."""
    if r.in_care(day):
        if r.eligible_from is not None and r.eligible_from <= day:
            return Status.ELIGIBLE, flag.NOTHING
        return Status.LOOKED_AFTER_NOT_ELIGIBLE, flag.NOTHING
    if r.was_eligible(day):
        if adopted_in_doubt(r, day):
            return Status.MANUAL_REVIEW, flag.NOTHING
        home = r.home_on(day)
        complete = home is not None and home.counts_on(day)
        return (Status.QUALIFYING if complete else Status.RELEVANT), two_homes(home, day)
    if r.detained_at_16 is not None:
        home = r.home_on(day)
        complete = home is not None and home.counts_on(day)
        return (Status.MANUAL_REVIEW if complete else Status.RELEVANT), two_homes(home, day)
    if r.special_guardianship(day) or r.cared_for_from_16(day):
        return Status.QUALIFYING, flag.NOTHING
    return Status.NONE, arguable_none(r, day)


def two_homes(home: Home | None, day: int) -> frozenset[str]:
    """The flag of a home that is two, from the day of the second."""
    if home is not None and home.second is not None and home.second <= day:
        return frozenset({flag.TWO_HOMES})
    return flag.NOTHING


def arguable_none(r: Reading, day: int) -> frozenset[str]:
    """Whether it can be argued that there is a status after all.

    Care that ended on the 16th birthday, and short breaks alone at 16 and 17 (s24(1B)).
    """
    if r.ended_at_16() or r.break_from_16(day):
        return frozenset({flag.ARGUABLE})
    return flag.NOTHING


def adopted_in_doubt(r: Reading, day: int) -> bool:
    """Care ended by adoption, and nothing says that the adopters have responsibility."""
    ended = r.care_ended(day)
    return ended in r.adoptions and not r.home_since_adoption(ended, day)

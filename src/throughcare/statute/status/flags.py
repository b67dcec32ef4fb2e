"""What stands beside a status: flags that a person clears, and whose responsibility it is."""

from __future__ import annotations

from datetime import date

from throughcare.statute.dates import add_months
from throughcare.statute.facts import CaseFacts
from throughcare.statute.status.reading import (
    AGREEMENT_ONLY,
    FLAGGED_SHORT_BREAK,
    FLAGGED_SHORT_BREAKS_A_YEAR,
    FOREVER,
    NEAR,
    Reading,
    ordinal,
)

NEAR_91 = "near-91-days"
SHORT_BREAK_LENGTH = "short-break-length"
TWO_HOMES = "two-homes"
ARGUABLE = "arguable"
STATED = "stated"
NOTHING: frozenset[str] = frozenset()

MEANINGS = {
    NEAR_91: "The total is within 88 to 94 days, so the days are to be counted by hand.",
    SHORT_BREAK_LENGTH: "A short break was over 17 days, or breaks were over 75 days in a year.",
    TWO_HOMES: "One home followed another without a break and they are counted as one period.",
    ARGUABLE: "The law can be read two ways here.",
    STATED: "A source says so; the history from which it would follow is not recorded.",
}
"""Each flag in a worker's words."""


def near_91(r: Reading, day: int) -> bool:
    """A total of 88 to 94 days, once care is over or at 18; not while it runs."""
    return day >= r.b14 and r.days_since_14(day) in NEAR and not r.in_care(day)


def breaks_flagged_from(r: Reading) -> int:
    """The first day on which a short break passes 17 days, or breaks 75 in 12 months."""
    first = FOREVER
    for start, end in r.breaks:
        day = max(start + FLAGGED_SHORT_BREAK, r.b14)
        if day < end and start < r.b18:
            first = min(first, day)
    since = [(max(s, r.b14), min(e, r.b18)) for s, e in r.breaks if e > r.b14 and s < r.b18]
    if sum(e - s for s, e in since) > FLAGGED_SHORT_BREAKS_A_YEAR:
        days = [d for s, e in since for d in range(s, e)]
        for place in range(FLAGGED_SHORT_BREAKS_A_YEAR, len(days)):
            day = days[place]
            a_year_before = add_months(date.fromordinal(day), -12).toordinal()
            if days[place - FLAGGED_SHORT_BREAKS_A_YEAR] > a_year_before:
                return min(first, day)
    return first


class Responsible:
    """The authority of the present or last period of care; ``other`` after a transfer (E3)."""

    def __init__(self, facts: CaseFacts) -> None:
        periods = [p for p in facts.care if p.legal_status != AGREEMENT_ONLY]
        said = {p.authority for p in periods}
        self.always = None
        if not any(p.end_reason == "E3" for p in periods) and len(said) < 2 and said <= {"this"}:
            self.always = "this"
        else:
            self.periods = sorted(
                (p.start.toordinal(), ordinal(p.end), p.authority, p.end_reason == "E3")
                for p in periods
            )

    def on(self, day: int) -> str:
        """Whose responsibility it is on a day: ``this`` or ``other``."""
        if self.always:
            return self.always
        begun = [p for p in self.periods if p[0] <= day]
        if not begun:
            return "this"
        present = [p for p in begun if day < p[1]]
        if present:
            return present[-1][2]
        _, _, authority, transferred = max(begun, key=lambda p: (p[1], p[0], p[2], p[3]))
        return "other" if transferred else authority

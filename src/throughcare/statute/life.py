"""One person's facts, prepared so that the status on any day is a few comparisons.

``Life`` holds what the rules of ``status.py`` ask: days in care since 14, the day on which
care makes somebody eligible, six months at home, and every day on which an answer may change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from throughcare.statute.dates import DAY, add_months, birthday
from throughcare.statute.facts import CarePeriod, CaseFacts, Education, HomePeriod

THIRTEEN_WEEKS = 91
SHORT_BREAK_CODES = ("V3", "V4")
AGREEMENT_ONLY = "V4"
LONGEST_SHORT_BREAK = 28
FLAGGED_SHORT_BREAK = 17
FLAGGED_SHORT_BREAKS_A_YEAR = 75
FOREVER = date.max

Spell = tuple[date, date]
"""From a day that counts to the first day that does not; ``FOREVER`` while it is open."""


@dataclass(frozen=True, slots=True)
class Home:
    """An unbroken time at home with somebody whom the six-month rule counts."""

    start: date
    end: date
    complete: date
    """The day on which six months are complete."""
    two_homes: bool

    def counts_on(self, day: date) -> bool:
        """Whether six months are complete and it has not broken down."""
        return self.end > self.complete and self.complete <= day < self.end


def is_short_break(period: CarePeriod) -> bool:
    """Whether a period is a short break; the code wins where it and the flag disagree."""
    return period.legal_status in SHORT_BREAK_CODES or (
        period.short_break and not period.legal_status
    )


def days_of(period: CarePeriod) -> int:
    """Length in days; a very long one while it is open."""
    return ((period.end or FOREVER) - period.start).days


def union(periods: Iterable[Spell]) -> list[Spell]:
    """The same days without overlaps: no day is counted twice."""
    found: list[Spell] = []
    for start, end in sorted(periods):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class Life:
    """Facts prepared; ``long_breaks`` says whether short breaks of over 28 days count as care."""

    def __init__(self, facts: CaseFacts, *, long_breaks: bool) -> None:
        self.facts = facts
        dob = facts.dob
        self.b14, self.b16, self.b18 = (birthday(dob, n) for n in (14, 16, 18))
        self.b21, self.b25 = birthday(dob, 21), birthday(dob, 25)
        adult = self.b18
        self.breaks = [p for p in facts.care if is_short_break(p)]
        counted = [
            p
            for p in facts.care
            if not is_short_break(p)
            or (
                long_breaks
                and p.legal_status != AGREEMENT_ONLY
                and days_of(p) > LONGEST_SHORT_BREAK
            )
        ]
        self.care = union((p.start, min(p.end or FOREVER, adult)) for p in counted)
        self.since_14 = [(max(s, self.b14), e) for s, e in self.care if e > self.b14]
        self.died = min(
            [d for d in (facts.died,) if d]
            + [p.end for p in facts.care if p.end and p.end_reason == "E2"],
            default=None,
        )
        self.adopted = min(
            (p.end for p in facts.care if p.end and p.end_reason in ("E11", "E12")), default=None
        )
        self.homes = _homes(facts.home)
        self.eligible_from = self._eligible_from()
        self.detained_at_16 = self._case_b()
        self.education_on_from_21 = [e for e in facts.education if self._from_before_21(e)]

    def in_care(self, day: date) -> bool:
        """Whether the day is a day of care that counts."""
        return any(s <= day < e for s, e in self.care)

    def days_since_14(self, day: date) -> int:
        """Distinct days of care from the 14th birthday to this day, this day included."""
        return sum((min(e, day + DAY) - s).days for s, e in self.since_14 if s <= day)

    def day_number(self, number: int) -> date | None:
        """The day on which the total since 14 reaches a number; None where it never does."""
        so_far = 0
        for start, end in self.since_14:
            length = (end - start).days
            if so_far + length >= number:
                return start + timedelta(days=number - so_far - 1)
            so_far += length
        return None

    def _eligible_from(self) -> date | None:
        reached = self.day_number(THIRTEEN_WEEKS)
        if reached is None:
            return None
        earliest = max(reached, self.b16)
        for start, end in self.care:
            if end > earliest:
                return max(start, earliest)
        return None

    def last_day_of_care(self, day: date) -> date | None:
        """The last day of care that counts, before this day."""
        ends = [e for _, e in self.care if e <= day]
        return max(ends) - DAY if ends else None

    def _case_b(self) -> bool:
        """CL reg 3(2): detained or in hospital on the 16th birthday, straight from care."""
        for period in self.facts.detained:
            if not period.start <= self.b16 < (period.end or FOREVER):
                continue
            before = period.start - DAY
            straight = any(s <= before < e or e == period.start for s, e in self.care)
            if straight and self.days_since_14(before) >= THIRTEEN_WEEKS:
                return True
        return False

    def home_on(self, day: date) -> Home | None:
        """The home in which six months are complete on this day."""
        return next((h for h in self.homes if h.counts_on(day)), None)

    def _from_before_21(self, education: Education) -> bool:
        if education.programme_from_before_21 is not None:
            return education.programme_from_before_21
        return education.start is not None and education.start < self.b21

    def special_guardianship(self, day: date) -> bool:
        """An order in force, by somebody looked after immediately before it."""
        return any(
            o.looked_after_immediately_before and o.date <= day < (o.end or FOREVER)
            for o in self.facts.sgo
        )

    def special_guardianship_at_18(self) -> bool:
        """In force at 18; one that ends on the birthday was in force then."""
        return any(
            o.looked_after_immediately_before and o.date < self.b18 <= (o.end or FOREVER)
            for o in self.facts.sgo
        )

    def cared_for_after_16(self, day: date) -> bool:
        """Whether some day of care lies on or after the 16th birthday, before this day."""
        return any(e > self.b16 and s < day for s, e in self.care)

    def change_days(self) -> set[date]:
        """Every day from the 16th birthday on which an answer may change."""
        facts = self.facts
        found = {self.b16, self.b18, self.b21, self.b25}
        for start, end in self.care:
            found |= {start, end}
        for p in facts.care:
            found |= {p.start, p.end or p.start}
        for home in self.homes:
            found |= {home.start, home.end, home.complete}
        for period in facts.detained:
            found |= {period.start, period.end or period.start}
        for order in facts.sgo:
            found |= {order.date, order.end or order.date}
        for education in facts.education:
            found |= {d for d in (education.start, education.end) if d}
        found |= {r.date for r in facts.requests}
        found |= {d for d in (self.eligible_from, self.died, self.adopted) if d}
        return {d for d in found if self.b16 <= d < FOREVER}

    def near_days(self) -> set[date]:
        """Days on which a flag about totals or breaks may begin."""
        found = {p.start for p in self.breaks}
        return {max(d, self.b16) for d in found}


def _homes(periods: Iterable[HomePeriod]) -> list[Home]:
    """Homes that follow one another without a break are one, flagged (conventions)."""
    found: list[Home] = []
    counted = sorted(
        ((p.start, p.end or FOREVER) for p in periods if p.with_ in ("parent", "pr")),
    )
    for start, end in counted:
        if found and start <= found[-1].end:
            last = found.pop()
            found.append(Home(last.start, max(end, last.end), last.complete, two_homes=True))
        else:
            found.append(Home(start, end, add_months(start, 6), two_homes=False))
    return found

"""One person's facts, prepared so that the status on any day is a few comparisons.

Days are counted as ordinals (``date.toordinal``) in here: sums of days are what this is about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.statute.dates import add_months, birthday
from throughcare.statute.facts import CarePeriod, CaseFacts, HomePeriod
from throughcare.statute.law import Overlay

THIRTEEN_WEEKS = 91
LONGEST_SHORT_BREAK = 28
FLAGGED_SHORT_BREAK = 17
FLAGGED_SHORT_BREAKS_A_YEAR = 75
NEAR = range(88, 95)
FOREVER = date.max.toordinal()

SHORT_BREAK_CODE = "V3"
AGREEMENT_ONLY = "V4"
MAY_BE_SHORT_BREAK = frozenset({"", "V2"})
"""Codes that do not contradict ``short_break``: care under an order is never one."""

Spell = tuple[int, int]
"""First day that counts, first day that does not; FOREVER while it is open."""


def is_short_break(period: CarePeriod) -> bool:
    """Whether a period is a short break; the code wins where it and the mark disagree."""
    return period.legal_status == SHORT_BREAK_CODE or (
        period.short_break and (period.legal_status or "") in MAY_BE_SHORT_BREAK
    )


def ordinal(end: date | None) -> int:
    """An end as a number; FOREVER where it is open."""
    return FOREVER if end is None else end.toordinal()


def union(spells: Iterable[Spell]) -> list[Spell]:
    """The same days without overlaps, in order: no day is counted twice."""
    found: list[Spell] = []
    for start, end in sorted(spells):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


@dataclass(slots=True)
class Home:
    """An unbroken time at home with somebody whom the six-month rule counts."""

    start: int
    end: int
    complete: int
    """The day on which six months are complete."""
    second: int | None = None
    """The day on which a second home followed without a break."""

    def counts_on(self, day: int) -> bool:
        """Six months are complete, and it has not broken down."""
        return self.complete <= day < self.end


def homes_of(periods: Iterable[HomePeriod]) -> list[Home]:
    """Homes with a parent or somebody with parental responsibility; neighbours are one."""
    found: list[Home] = []
    counted = sorted(
        (p.start.toordinal(), ordinal(p.end)) for p in periods if p.with_ in ("parent", "pr")
    )
    for start, end in counted:
        if end <= start:
            continue
        if found and start <= found[-1].end:
            last = found[-1]
            last.end = max(last.end, end)
            last.second = start if last.second is None else last.second
        else:
            complete = add_months(date.fromordinal(start), 6).toordinal()
            found.append(Home(start, end, complete))
    return found


class Reading:
    """Facts by one reading: ``long_breaks`` counts short breaks of over 28 days as care."""

    def __init__(self, facts: CaseFacts, overlay: Overlay, *, long_breaks: bool) -> None:
        self.facts = facts
        born, feb = facts.dob, overlay.leap_day_in_february
        self.born = born.toordinal()
        self.b14, self.b16, self.b18, self.b21, self.b25 = (
            birthday(born, age, leap_day_in_february=feb).toordinal()
            for age in (14, 16, 18, 21, 25)
        )
        care: list[Spell] = []
        breaks: list[Spell] = []
        for p in facts.care:
            if p.legal_status == AGREEMENT_ONLY:
                continue
            spell = (p.start.toordinal(), ordinal(p.end))
            (breaks if is_short_break(p) else care).append(spell)
        self.breaks = union(breaks)
        self.has_long_breaks = any(e - s > LONGEST_SHORT_BREAK for s, e in self.breaks)
        if long_breaks:
            care += [b for b in self.breaks if b[1] - b[0] > LONGEST_SHORT_BREAK]
        self.care = union((s, min(e, self.b18)) for s, e in care)
        self._starts = [s for s, _ in self.care]
        self._before: list[int] = []
        total = 0
        for s, e in self.care:
            self._before.append(total)
            total += max(0, e - max(s, self.b14))
        self.homes = homes_of(facts.home)
        self.eligible_from = self._eligible_from()
        self.detained_at_16 = self._case_b()
        self.adoptions = {
            p.end.toordinal()
            for p in facts.care
            if p.end is not None and p.end_reason in ("E11", "E12")
        }

    def in_care(self, day: int) -> bool:
        """Whether the day is a day of care that counts; never from the 18th birthday on."""
        place = bisect_right(self._starts, day) - 1
        return place >= 0 and day < self.care[place][1]

    def days_since_14(self, day: int) -> int:
        """Distinct days of care from the 14th birthday to this day, this day included."""
        place = bisect_right(self._starts, day) - 1
        if place < 0:
            return 0
        s, e = self.care[place]
        return self._before[place] + max(0, min(e, day + 1) - max(s, self.b14))

    def day_number(self, number: int) -> int | None:
        """The day on which the total since 14 reaches a number; None where it never does."""
        for before, (s, e) in zip(self._before, self.care, strict=True):
            first = max(s, self.b14)
            if before + max(0, e - first) >= number:
                return first + number - before - 1
        return None

    def _eligible_from(self) -> int | None:
        reached = self.day_number(THIRTEEN_WEEKS)
        if reached is None:
            return None
        earliest = max(reached, self.b16)
        return next((max(s, earliest) for s, e in self.care if e > earliest), None)

    def care_ended(self, day: int) -> int | None:
        """The day on which the last care before this day ended; None where there was none."""
        place = bisect_right(self._starts, day) - 1
        if place < 0:
            return None
        end = self.care[place][1]
        return min(end, day)

    def was_eligible(self, day: int) -> bool:
        """Whether the last day of care before this day was one of being eligible."""
        ended = self.care_ended(day)
        return ended is not None and self.eligible_from is not None and self.eligible_from < ended

    def _case_b(self) -> int | None:
        """CL reg 3(2): detained or in hospital at 16, straight from care; its first day."""
        spells = [(p.start.toordinal(), ordinal(p.end)) for p in self.facts.detained]
        for start, end in sorted({*spells, *union(spells)}):
            if (
                start <= self.b16 < end
                and self.in_care(start - 1)
                and self.days_since_14(start - 1) >= THIRTEEN_WEEKS
            ):
                return start
        return None

    def home_on(self, day: int) -> Home | None:
        """The home that covers a day, whether or not six months are complete."""
        return next((h for h in self.homes if h.start <= day < h.end), None)

    def home_since_adoption(self, adopted: int, day: int) -> bool:
        """Whether the adopters are known to have parental responsibility."""
        return any(h.start <= day and h.end > adopted for h in self.homes)

    def special_guardianship(self, day: int) -> bool:
        """An order in force on a day, looked after immediately before it."""
        return any(
            o.looked_after_immediately_before and o.date.toordinal() <= day < ordinal(o.end)
            for o in self.facts.sgo
        )

    def cared_for_from_16(self, day: int) -> bool:
        """Whether some day of care lies on or after the 16th birthday, before this day."""
        return any(e > self.b16 and s < day and max(s, self.b16) < day for s, e in self.care)

    def ended_at_16(self) -> bool:
        """Whether care ended on the 16th birthday itself."""
        return any(e == self.b16 for _, e in self.care)

    def break_from_16(self, day: int) -> bool:
        """Whether some day of a short break lies at 16 or 17, up to this day."""
        return any(
            e > self.b16 and max(s, self.b16) <= day and s < self.b18 for s, e in self.breaks
        )

"""Which legal status somebody has on any day (rulebook, section 1).

``whole_life`` is the day-by-day answer, worked out at the days on which it can change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from throughcare.statute.dates import DAY, birthday
from throughcare.statute.facts import CarePeriod, CaseFacts
from throughcare.statute.law import Overlay
from throughcare.statute.life import (
    AGREEMENT_ONLY,
    FLAGGED_SHORT_BREAK,
    FLAGGED_SHORT_BREAKS_A_YEAR,
    FOREVER,
    LONGEST_SHORT_BREAK,
    THIRTEEN_WEEKS,
    Life,
    days_of,
)


class Status(StrEnum):
    """The legal statuses; codes as in the interface for cases."""

    NOT_YET = "NOT_YET"
    NONE = "NONE"
    LOOKED_AFTER_NOT_ELIGIBLE = "LOOKED_AFTER_NOT_ELIGIBLE"
    ELIGIBLE = "ELIGIBLE"
    RELEVANT = "RELEVANT"
    QUALIFYING = "QUALIFYING"
    QUALIFYING_EDUCATION_ONLY = "QUALIFYING_EDUCATION_ONLY"
    FORMER_RELEVANT = "FORMER_RELEVANT"
    FR_EDUCATION_23C = "FR_EDUCATION_23C"
    FR_23CA = "FR_23CA"
    FR_23CZB = "FR_23CZB"
    FR_NOT_RECEIVING = "FR_NOT_RECEIVING"
    MANUAL_REVIEW = "MANUAL_REVIEW"
    CLOSED = "CLOSED"


NEAR_91 = "near-91-days"
SHORT_BREAK_LENGTH = "short-break-length"
TWO_HOMES = "two-homes"
ARGUABLE = "arguable"
NEAR = range(88, 95)


@dataclass(frozen=True, slots=True)
class Working:
    """One numbered step of an answer: a question, what the facts say, the source."""

    question: str
    answer: str
    """yes, no or info."""
    text: str
    sums: tuple[str, ...] = ()
    source: str = ""
    refs: tuple[str, ...] = ()
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """A status from its ``start`` to before its ``end``; None goes on for good."""

    status: Status
    start: date
    end: date | None = None
    flags: tuple[str, ...] = ()
    certain: bool = True
    responsible: str = "this"
    forecast: date | None = None
    workings: tuple[Working, ...] = ()

    @property
    def manual_check(self) -> bool:
        """Whether a total of 88 to 94 days must be counted by hand."""
        return NEAR_91 in self.flags


Answer = tuple[Status, frozenset[str]]
NOTHING: frozenset[str] = frozenset()


def status_on(life: Life, day: date) -> Answer:
    """The status and its flags on a day, by one reading of short breaks."""
    if life.died is not None and day >= life.died:
        return Status.CLOSED, NOTHING
    if day < life.b16:
        return Status.NOT_YET, NOTHING
    if day < life.b18:
        return _as_child(life, day)
    if day >= life.b25 and not _studies_on(life, day):
        return Status.CLOSED, NOTHING
    return _as_adult(life, day)


def _as_child(life: Life, day: date) -> Answer:
    if life.in_care(day):
        if life.eligible_from is not None and life.eligible_from <= day:
            return Status.ELIGIBLE, NOTHING
        return Status.LOOKED_AFTER_NOT_ELIGIBLE, NOTHING
    last = life.last_day_of_care(day)
    was_eligible = last is not None and life.eligible_from is not None and life.eligible_from <= last
    home = life.home_on(day)
    flags = frozenset({TWO_HOMES}) if home and home.two_homes else NOTHING
    if was_eligible:
        if life.adopted is not None and life.adopted <= day and not _home_since(life, life.adopted):
            return Status.MANUAL_REVIEW, NOTHING
        return (Status.QUALIFYING if home else Status.RELEVANT), flags
    if life.detained_at_16:
        return (Status.MANUAL_REVIEW if home else Status.RELEVANT), flags
    if life.special_guardianship(day) or life.cared_for_after_16(day):
        return Status.QUALIFYING, NOTHING
    ended_at_16 = any(end == life.b16 for _, end in life.care)
    breaks_only = any(
        p.legal_status != AGREEMENT_ONLY and (p.end or FOREVER) > life.b16 and p.start <= day
        for p in life.breaks
    )
    return Status.NONE, (frozenset({ARGUABLE}) if ended_at_16 or breaks_only else NOTHING)


def _home_since(life: Life, day: date) -> bool:
    return any(home.start <= day < home.end for home in life.homes)


def _as_adult(life: Life, day: date) -> Answer:
    before = life.b18 - DAY
    at_17, _ = _as_child(life, before)
    if at_17 is Status.MANUAL_REVIEW:
        return Status.MANUAL_REVIEW, NOTHING
    if at_17 in (Status.ELIGIBLE, Status.RELEVANT):
        if at_17 is Status.RELEVANT:
            turning = [h for h in life.homes if h.start < life.b18 < h.end]
            if any(h.complete == life.b18 for h in turning):
                return Status.MANUAL_REVIEW, NOTHING
            late = any(h.complete > life.b18 and h.end > h.complete <= day for h in turning)
            return _former_relevant(life, day), frozenset({ARGUABLE}) if late else NOTHING
        return _former_relevant(life, day), NOTHING
    through_home = life.home_on(before) if at_17 is Status.QUALIFYING else None
    if through_home and _was_eligible(life) and through_home.end <= day and through_home.end < life.b21:
        return Status.MANUAL_REVIEW, NOTHING
    if life.special_guardianship_at_18() or life.cared_for_after_16(life.b18) or through_home:
        young = day < life.b21
        return (Status.QUALIFYING if young else Status.QUALIFYING_EDUCATION_ONLY), NOTHING
    return Status.CLOSED, NOTHING


def _was_eligible(life: Life) -> bool:
    return life.eligible_from is not None and life.eligible_from < life.b18


def _studies_on(life: Life, day: date) -> bool:
    """A programme from before 21 with a known end, under way: section 23C has no age of its own."""
    return any(e.end is not None and day < e.end for e in life.education_on_from_21) and (
        _as_child(life, life.b18 - DAY)[0] in (Status.ELIGIBLE, Status.RELEVANT)
    )


def _former_relevant(life: Life, day: date) -> Status:
    if day < life.b21:
        return Status.FORMER_RELEVANT
    if any(day < (e.end or life.b25) for e in life.education_on_from_21):
        return Status.FR_EDUCATION_23C
    if _asked_for_education(life, day):
        return Status.FR_23CA
    asked = False
    for request in sorted(life.facts.requests, key=lambda r: r.date):
        if life.b21 <= request.date <= day:
            if request.kind == "support":
                asked = True
            elif request.kind == "opt_out":
                asked = False
    return Status.FR_23CZB if asked else Status.FR_NOT_RECEIVING


def _asked_for_education(life: Life, day: date) -> bool:
    on_from_21 = [e.end or life.b25 for e in life.education_on_from_21]
    for request in life.facts.requests:
        if request.kind != "education" or not life.b21 <= request.date <= day:
            continue
        start = max([request.date, *(end for end in on_from_21 if end > request.date)])
        ends = [
            e.end
            for e in life.facts.education
            if e.end is not None and e.end > start and e not in life.education_on_from_21
        ]
        if start <= day < max(ends, default=life.b25):
            return True
    return False


def _flags_of_days(life: Life, day: date) -> frozenset[str]:
    """Flags that stand beside any status from 16: totals near 91 days, lengths of breaks."""
    found = set()
    if (not life.in_care(day) or day >= life.b18) and life.days_since_14(day) in NEAR:
        found.add(NEAR_91)
    since_14 = [
        p
        for p in life.breaks
        if p.legal_status != AGREEMENT_ONLY and (p.end or FOREVER) > life.b14 and p.start <= day
    ]
    if any(days_of(p) > FLAGGED_SHORT_BREAK for p in since_14) or _many_short_breaks(since_14):
        found.add(SHORT_BREAK_LENGTH)
    return frozenset(found)


def _many_short_breaks(breaks: list[CarePeriod]) -> bool:
    if len(breaks) < 4:
        return False
    for first in breaks:
        horizon = first.start + timedelta(days=365)
        days = sum(
            (min(p.end or horizon, horizon) - p.start).days
            for p in breaks
            if first.start <= p.start < horizon
        )
        if days > FLAGGED_SHORT_BREAKS_A_YEAR:
            return True
    return False


class _Readings:
    """The answer by every reading of the facts that the law leaves open."""

    def __init__(self, facts: CaseFacts) -> None:
        self.life = Life(facts, long_breaks=False)
        disputed = any(
            p.legal_status != AGREEMENT_ONLY and days_of(p) > LONGEST_SHORT_BREAK
            for p in self.life.breaks
        )
        self.other = Life(facts, long_breaks=True) if disputed else None

    def at(self, day: date) -> StatusSpan:
        """The answer on a day, as a span of that day."""
        life = self.life
        status, flags = status_on(life, day)
        if self.other is not None and status_on(self.other, day)[0] is not status:
            status, flags = Status.MANUAL_REVIEW, NOTHING
        if day >= life.b16 and (life.died is None or day < life.died):
            flags |= _flags_of_days(life, day)
        forecast = None
        if status is Status.LOOKED_AFTER_NOT_ELIGIBLE:
            reached = day + timedelta(days=THIRTEEN_WEEKS - life.days_since_14(day))
            forecast = reached if reached < life.b18 else None
        return StatusSpan(
            status,
            day,
            day + DAY,
            flags=tuple(sorted(flags)),
            certain=status is not Status.MANUAL_REVIEW and ARGUABLE not in flags,
            responsible=_responsible(life.facts, day),
            forecast=forecast,
        )

    def change_days(self) -> set[date]:
        """Every day on which the answer may change."""
        found = self.life.change_days() | self.life.near_days()
        if self.other is not None:
            found |= self.other.change_days() | self.other.near_days()
        return found


def _responsible(facts: CaseFacts, day: date) -> str:
    last = max((p for p in facts.care if p.start <= day), key=lambda p: p.start, default=None)
    if last is None:
        return "this"
    if last.end is not None and last.end <= day and last.end_reason == "E3":
        return "other"
    return last.authority


def on(
    facts: CaseFacts, day: date, overlay: Overlay | None = None, *, workings: bool = True
) -> StatusSpan:
    """The status on a day, with the whole span that it belongs to."""
    spans = whole_life(facts, overlay)
    span = next((s for s in spans if s.start <= day and (s.end is None or day < s.end)), None)
    if span is None:
        span = StatusSpan(Status.NOT_YET, day, facts.dob)
    if not workings:
        return span
    from throughcare.statute.workings import explain

    return replace(span, workings=explain(facts, span, day))


def whole_life(
    facts: CaseFacts, overlay: Overlay | None = None, *, workings: bool = False
) -> tuple[StatusSpan, ...]:
    """Dated statuses without a gap from birth, open periods going on; the last has no end."""
    readings = _Readings(facts)
    days = sorted({facts.dob, birthday(facts.dob, 16), *readings.change_days()})
    if readings.life.died is not None:
        days = sorted({*days, max(readings.life.died, facts.dob)})
    spans: list[StatusSpan] = []
    for place, day in enumerate(days):
        end = days[place + 1] if place + 1 < len(days) else None
        here = replace(readings.at(day), end=end)
        last = spans[-1] if spans else None
        if last is not None and _same(last, here):
            spans[-1] = replace(last, end=end)
        else:
            spans.append(here)
    if workings:
        from throughcare.statute.workings import explain

        spans = [replace(s, workings=explain(facts, s, s.start)) for s in spans]
    return tuple(spans)


def _same(one: StatusSpan, other: StatusSpan) -> bool:
    return (one.status, one.flags, one.certain, one.responsible, one.forecast) == (
        other.status,
        other.flags,
        other.certain,
        other.responsible,
        other.forecast,
    )

"""The statuses of a whole life (rulebook, section 1): the answer wherever it can change.

Short breaks of over 28 days are read both ways; where the answers differ, a person decides.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from throughcare.statute.facts import CaseFacts
from throughcare.statute.law import SHIPPED, Overlay
from throughcare.statute.status import flags as flag
from throughcare.statute.status.adult import Adult
from throughcare.statute.status.child import as_child
from throughcare.statute.status.codes import Status
from throughcare.statute.status.reading import FOREVER, THIRTEEN_WEEKS, Reading, ordinal
from throughcare.statute.status.spans import StatusSpan

Answer = tuple[Status, frozenset[str], str, int | None]
"""Status, flags, responsible authority, forecast."""


class Life:
    """A person's facts by each reading that the law leaves open, and the answer on any day."""

    def __init__(self, facts: CaseFacts, overlay: Overlay = SHIPPED) -> None:
        self.facts, self.overlay = facts, overlay
        self.reading = Reading(facts, overlay, long_breaks=False)
        self.adult = Adult(self.reading)
        self.other: Reading | None = None
        if self.reading.has_long_breaks:
            self.other = Reading(facts, overlay, long_breaks=True)
            self.other_adult = Adult(self.other)
        ends = [p.end for p in facts.care if p.end is not None and p.end_reason == "E2"]
        died = min([*ends, *([facts.died] if facts.died else [])], default=None)
        self.died = max(self.reading.born, died.toordinal()) if died else FOREVER
        self.breaks_flagged = flag.breaks_flagged_from(self.reading)
        self.responsible = flag.Responsible(facts)

    def at(self, day: int) -> Answer:
        """The answer on a day."""
        r = self.reading
        responsible = self.responsible.on(day)
        if day >= self.died:
            return Status.CLOSED, flag.NOTHING, responsible, None
        status, flags = self.by(r, self.adult, day)
        if self.other is not None:
            second, second_flags = self.by(self.other, self.other_adult, day)
            if second is status:
                flags |= second_flags
            else:
                status = Status.MANUAL_REVIEW if day < r.b25 else Status.CLOSED
                flags = (flags | second_flags) - {flag.ARGUABLE}
        if status is Status.CLOSED and day >= r.b25:
            # Nothing can follow from these facts any more, so nothing is left to clear.
            return status, flag.NOTHING, responsible, None
        if day >= self.breaks_flagged:
            flags |= {flag.SHORT_BREAK_LENGTH}
        forecast = None
        if status is Status.LOOKED_AFTER_NOT_ELIGIBLE:
            reached = day + THIRTEEN_WEEKS - r.days_since_14(day)
            forecast = reached if reached < r.b18 else None
        return status, flags, responsible, forecast

    @staticmethod
    def by(r: Reading, adult: Adult, day: int) -> tuple[Status, frozenset[str]]:
        """Status and flags on a day of somebody living, by one reading."""
        if day < r.b16:
            status, flags = Status.NOT_YET, flag.NOTHING
        elif day < r.b18:
            status, flags = as_child(r, day)
        else:
            status, flags = adult.on(day)
        if flag.near_91(r, day):
            flags |= {flag.NEAR_91}
        return status, flags

    def change_days(self) -> list[int]:
        """Every day on which the answer may change, from birth."""
        r, facts = self.reading, self.facts
        days = {r.born, r.b16, r.b18, r.b21, r.b25, self.died, self.breaks_flagged}
        for p in facts.care:
            days.add(p.start.toordinal())
            days.add(ordinal(p.end))
        for reading in (r, self.other) if self.other else (r,):
            days.update(d for spell in reading.care for d in spell)
            days.add(reading.eligible_from or r.born)
        for h in r.homes:
            days.update((h.start, h.end, h.complete, h.second or h.start))
        for o in facts.sgo:
            days.update((o.date.toordinal(), ordinal(o.end)))
        for e in facts.education:
            days.update((e.start.toordinal(), ordinal(e.end)))
        days.update(q.date.toordinal() for q in facts.requests)
        if self.responsible.always:
            # Nothing else can change before 14, except by death.
            days = {d for d in days if d >= r.b14 or d == r.born or d == self.died}
        return sorted(d for d in days if r.born <= d < FOREVER)

    def span(self, answer: Answer, start: int, end: int | None) -> StatusSpan:
        """An answer as a span of days."""
        status, flags, responsible, forecast = answer
        return StatusSpan(
            status,
            date.fromordinal(start),
            None if end is None else date.fromordinal(end),
            flags=tuple(sorted(flags)) if flags else (),
            certain=status is not Status.MANUAL_REVIEW and flag.ARGUABLE not in flags,
            responsible=responsible,
            forecast=None if forecast is None else date.fromordinal(forecast),
        )

    def spans(self) -> tuple[StatusSpan, ...]:
        """Spans from birth, neighbours that say the same joined; the last has no end."""
        found: list[tuple[int, Answer]] = []
        for day in self.change_days():
            answer = self.at(day)
            if not found or found[-1][1] != answer:
                found.append((day, answer))
        ends = [start for start, _ in found[1:]]
        return tuple(
            self.span(answer, start, end)
            for (start, answer), end in zip(found, [*ends, None], strict=True)
        )


def whole_life(
    facts: CaseFacts, overlay: Overlay = SHIPPED, *, workings: bool = False
) -> tuple[StatusSpan, ...]:
    """Every status from birth on, oldest first, without a gap; open periods go on.

    The last span has no end: CLOSED from 25 or death, or later where a programme of education
    from before 21 runs on past 25. Workings are those of each span's first day.
    """
    life = Life(facts, overlay)
    spans = life.spans()
    if workings:
        from throughcare.statute.status.workings import explain

        spans = tuple(replace(s, workings=explain(life, s, s.start)) for s in spans)
    return spans


def on(
    facts: CaseFacts, day: date, overlay: Overlay = SHIPPED, *, workings: bool = True
) -> StatusSpan:
    """The status on one day, as the whole span that it belongs to, with its workings.

    A day before birth is answered as the day of birth.
    """
    life = Life(facts, overlay)
    spans = life.spans()
    day = max(day, facts.dob)
    span = spans[bisect_right([s.start for s in spans], day) - 1]
    if workings:
        from throughcare.statute.status.workings import explain

        span = replace(span, workings=explain(life, span, day))
    return span

"""How duties are declared, and the few shapes that most of them have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from throughcare.statute.dates import DAY, next_working_day
from throughcare.statute.duties.model import Event, Obligation
from throughcare.statute.duties.timeline import FAR, Timeline
from throughcare.statute.law import Interval, Overlay, Standard


class StandardRefused(ValueError):
    """A local standard that would be laxer than what it stands beside."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as data, with the one rule that applies it to a timeline."""

    code: str
    title_worker: str
    title_young_person: str
    applies_to: str
    starts: str
    met_by: tuple[str, ...]
    """Event kinds that meet it."""
    never_met_by: str
    rule: Callable[[Timeline, Terms], Iterable[Obligation]]
    interval: Interval | None
    """What the law gives; None where it gives no number."""
    source: str
    """A key of ``law.SOURCES``."""
    certainty: str
    local: Interval | None = None
    """The shipped local standard."""
    other_intervals: tuple[Interval, ...] = ()
    """Further lengths of time that the law gives in certain cases."""
    reads: tuple[str, ...] = ()
    """Event kinds that it reads besides those that meet it."""
    effective_from: date | None = None
    effective_to: date | None = None
    prospective: bool = False
    """Not law until an administrator sets its commencement."""
    other_sources: tuple[tuple[str, str], ...] = ()
    """(what started it, source) where that is another text."""
    received: bool = False
    """What is received on a non-working day counts from the next working day."""

    def source_of(self, started_by: str | None) -> str:
        """The source for a clock that this kind of event started."""
        return dict(self.other_sources).get(started_by or "", self.source)

    def in_force(self, overlay: Overlay) -> tuple[date, date] | None:
        """The days on which its clock can start; None where it is not law."""
        start = overlay.commencements.get(self.code, self.effective_from)
        if self.prospective and start is None:
            return None
        return start or date.min, self.effective_to or FAR


@lru_cache(maxsize=4096)
def never_later(one: Interval, other: Interval) -> bool:
    """Whether ``one`` never ends after ``other``, on whatever day they start."""
    if one.unit == other.unit:
        return one.count <= other.count
    start = date(2023, 1, 1)
    return all(
        one.after(day) <= other.after(day) for day in (start + n * DAY for n in range(4 * 366))
    )


def check_standard(duty: Duty, interval: Interval) -> None:
    """Raise StandardRefused where a local standard is laxer than the law, or than the shipped one.

    The shipped standard binds where the law has no number.
    """
    limit = duty.interval or duty.local
    if limit is None:
        raise StandardRefused(f"{duty.title_worker} has no length of time to make stricter.")
    if not never_later(interval, limit):
        whose = "the law gives" if duty.interval else "the shipped standard is"
        raise StandardRefused(
            f"{duty.title_worker}: {interval} can be longer than the {limit} that {whose}. "
            "A local standard may be stricter, never laxer."
        )


class Terms:
    """A duty with what this authority has set for it."""

    __slots__ = ("_standard", "duty", "end", "start")

    def __init__(self, duty: Duty, overlay: Overlay, force: tuple[date, date]) -> None:
        self.duty = duty
        self.start, self.end = force
        self._standard: Standard | None = overlay.standards.get(duty.code)
        if self._standard is not None:
            check_standard(duty, self._standard.interval)

    def local(self, day: date, *, shipped_too: bool = True) -> date | None:
        """The local due date of a clock that starts on a day; None where no standard applies."""
        standard = self._standard
        shipped = self.duty.local if shipped_too else None
        found = shipped.after(day) if shipped else None
        if standard is not None and (standard.since is None or standard.since <= day):
            set_here = standard.interval.after(day)
            found = set_here if found is None else min(found, set_here)
        return found

    def owe(
        self,
        anchor: Event,
        *,
        opens: date | None = None,
        counted_from: date | None = None,
        lawful: Interval | date | None = None,
        law: bool = True,
        local: date | None = None,
        shipped_too: bool = True,
        met: date | None = None,
        ceased: date = FAR,
        certainty: str | None = None,
    ) -> Obligation:
        """One obligation, not yet numbered.

        ``lawful`` is the law's interval or date where it is not the duty's own; ``law`` False:
        there is none. ``local`` is a local date where it is not the duty's own interval.
        ``shipped_too`` False: the shipped standard is not for this one.
        ``met`` later than ``ceased`` does not count.
        """
        day = counted_from or anchor.on
        due: date | None = None
        if law:
            lawful = lawful or self.duty.interval
            due = lawful.after(day) if isinstance(lawful, Interval) else lawful
        own = local or self.local(day, shipped_too=shipped_too)
        if own is not None and due is not None:
            own = min(own, due)
        if met is not None and met >= ceased:
            met = None
        return Obligation(
            self.duty.code,
            1,
            opens or anchor.on,
            due,
            own,
            met,
            None if ceased == FAR else ceased,
            day,
            anchor.kind,
            anchor.ref,
            certainty or self.duty.certainty,
        )


def day_of(event: Event | None) -> date | None:
    """The day of an event that may be none."""
    return event.on if event else None


def different_days(events: Iterable[Event]) -> list[Event]:
    """Events in order, without those on a day that has one already."""
    found: list[Event] = []
    for event in events:
        if not found or found[-1].on < event.on:
            found.append(event)
    return found


def received_on(event: Event) -> date:
    """The day from which something received counts."""
    return next_working_day(event.on)


def once(
    *starts: str,
    ends: tuple[str, ...] = (),
    lawful: Interval | None = None,
    until_18: bool = False,
) -> Callable[[Timeline, Terms], Iterator[Obligation]]:
    """Each event of ``starts`` starts one clock; ``ends`` make it fall away."""

    def rule(t: Timeline, terms: Terms) -> Iterator[Obligation]:
        for event in t.of(*starts):
            limit = min(t.b18 if until_18 else FAR, t.died)
            end = t.first(ends, event.on) if ends else None
            yield terms.owe(
                event,
                counted_from=received_on(event) if terms.duty.received else event.on,
                opens=event.on,
                lawful=lawful,
                met=day_of(t.first(terms.duty.met_by, event.on)),
                ceased=min(end.on if end else FAR, limit),
            )

    return rule

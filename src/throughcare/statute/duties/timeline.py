"""A history put in order: which status held when, where somebody lived, what was done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from throughcare.statute.dates import DAY, birthday
from throughcare.statute.duties.model import Event, History
from throughcare.statute.law import Overlay
from throughcare.statute.status.codes import Status
from throughcare.statute.status.spans import StatusSpan

FAR = date.max

LOOKED_AFTER = "looked after"
ELIGIBLE = "eligible"
RELEVANT = "relevant"
FORMER_RELEVANT = "former relevant"
STUDY = "education from before 21"
EDUCATION = "education"
SUPPORT = "support"
NOT_RECEIVING = "not receiving"
QUALIFYING = "qualifying"

LEAVERS = (RELEVANT, FORMER_RELEVANT, STUDY, EDUCATION, SUPPORT)
"""Those whose plan is reviewed under the Care Leavers Regulations."""
ADULTS = (FORMER_RELEVANT, STUDY, EDUCATION, SUPPORT)

OF_STATUS: dict[Status, tuple[str, str | None]] = {
    Status.NONE: ("status_none", None),
    Status.LOOKED_AFTER_NOT_ELIGIBLE: ("looked_after_at_16", LOOKED_AFTER),
    Status.ELIGIBLE: ("became_eligible", ELIGIBLE),
    Status.RELEVANT: ("became_relevant", RELEVANT),
    Status.QUALIFYING: ("became_qualifying", QUALIFYING),
    Status.QUALIFYING_EDUCATION_ONLY: ("became_qualifying_for_education", QUALIFYING),
    Status.FORMER_RELEVANT: ("became_former_relevant", FORMER_RELEVANT),
    Status.FR_EDUCATION_23C: ("studying_at_21", STUDY),
    Status.FR_23CA: ("education_support_began", EDUCATION),
    Status.FR_23CZB: ("support_began", SUPPORT),
    Status.FR_NOT_RECEIVING: ("stopped_receiving", NOT_RECEIVING),
    Status.MANUAL_REVIEW: ("status_in_review", None),
    Status.CLOSED: ("status_closed", None),
}
"""What each derived status is called as an event, and the state of being owed it brings."""


def status_events(spans: Iterable[StatusSpan], dob: date) -> tuple[Event, ...]:
    """What the statuses of a life say happened, for use in a History.

    Each carries ``{"status": code, "until": date or None}``; where such events are in a history,
    the statuses are theirs alone. Spans that differ in flags only are one.
    """
    found: list[tuple[Status, date, date | None]] = []
    for span in spans:
        if span.status is Status.NOT_YET:
            continue
        if found and found[-1][0] is span.status and found[-1][2] == span.start:
            found[-1] = (span.status, found[-1][1], span.end)
        else:
            found.append((span.status, span.start, span.end))
    events = [
        Event(OF_STATUS[status][0], start, {"status": str(status), "until": end})
        for status, start, end in found
    ]
    lasts = [end for status, _, end in found if status is not Status.CLOSED]
    for age in (21, 25):
        day = birthday(dob, age)
        if any(end is None or end >= day for end in lasts):
            events.append(Event(f"turned_{age}", day))
    return tuple(events)


@dataclass(frozen=True, slots=True)
class Window:
    """From a day to before a day in which something holds; FAR where no end is known."""

    what: str
    start: date
    end: date


class Timeline:
    """A history in order, and what the duties ask of it."""

    def __init__(self, history: History, overlay: Overlay) -> None:
        dob, feb = history.dob, overlay.leap_day_in_february
        self.dob = dob
        self.overlay = overlay
        self.b16, self.b17, self.b18, self.b21, self.b25 = (
            birthday(dob, n, leap_day_in_february=feb) for n in (16, 17, 18, 21, 25)
        )
        self._during: dict[tuple[str, ...], list[Window]] = {}
        self._of: dict[tuple[str, ...], list[Event]] = {}
        self.by_kind: dict[str, list[Event]] = {}
        for event in sorted(history.events, key=_order):
            self.by_kind.setdefault(event.kind, []).append(event)
        died = self.by_kind.get("died")
        self.died = died[0].on if died else FAR
        self.status_known = any(e.kind in DERIVED or e.kind in TOLD_KINDS for e in history.events)
        self.windows = self._windows(history)

    def of(self, *kinds: str) -> list[Event]:
        """Events of these kinds, oldest first."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], [])
        if kinds not in self._of:
            lists = [self.by_kind[k] for k in kinds if k in self.by_kind]
            if len(lists) == 1:
                self._of[kinds] = lists[0]
            else:
                self._of[kinds] = sorted((e for events in lists for e in events), key=_order)
        return self._of[kinds]

    def first(self, kinds: Sequence[str], start: date, end: date = FAR) -> Event | None:
        """The first event of these kinds from a day to before a day."""
        events = self.of(*kinds)
        place = bisect_left(events, start, key=_day)
        return events[place] if place < len(events) and events[place].on < end else None

    def between(self, kinds: Sequence[str], start: date, end: date = FAR) -> list[Event]:
        """Events of these kinds from a day to before a day, oldest first."""
        events = self.of(*kinds)
        first = bisect_left(events, start, key=_day)
        return events[first : bisect_left(events, end, first, key=_day)]

    def during(self, *what: str) -> list[Window]:
        """Times in which one of these holds, neighbours joined."""
        if what in self._during:
            return self._during[what]
        found = self._during[what] = []
        for window in self.windows:
            if window.what not in what:
                continue
            if found and found[-1].end == window.start:
                found[-1] = Window(found[-1].what, found[-1].start, window.end)
            else:
                found.append(window)
        return found

    def what_on(self, day: date) -> str | None:
        """What holds on a day."""
        return next((w.what for w in self.windows if w.start <= day < w.end), None)

    def owed_until(self, day: date, *what: str) -> date:
        """The end of the unbroken time of these that covers a day; the day itself if none does."""
        return next((w.end for w in self.during(*what) if w.start <= day < w.end), day)

    def _windows(self, history: History) -> list[Window]:
        derived = sorted(
            (
                (e.on, e.data.get("until") or FAR, OF_STATUS[Status(e.data["status"])][1])
                for e in history.events
                if e.kind in DERIVED and "until" in e.data
            ),
            key=lambda row: row[:2],
        )
        if derived:
            return [
                Window(what, start, min(end, self.died))
                for start, end, what in derived
                if what is not None and start < min(end, self.died)
            ]
        return self._told()

    def _told(self) -> list[Window]:
        """Statuses as a history tells them, where nobody derived them."""
        turns: list[tuple[date, int, str | None]] = []
        for kind, rank, what in TOLD:
            turns += [(e.on, rank, what) for e in self.by_kind.get(kind, ())]
        turns = _turns_that_count(turns)
        found: list[Window] = []
        if not turns or turns[-1][2] in (ELIGIBLE, RELEVANT):
            # Only somebody former relevant can ask for what follows at 21.
            asked = [e.on for e in self.of(*REQUESTS) if self.b21 <= e.on < self.b25]
            found = self._after_21(min(asked)) if asked else []
        for place, (start, _, what) in enumerate(turns):
            end = turns[place + 1][0] if place + 1 < len(turns) else FAR
            if what is None:
                continue
            limit = self.b21 if what in (FORMER_RELEVANT, QUALIFYING) else self.b18
            stop = min(end, limit, self.died)
            if start < stop:
                found.append(Window(what, start, stop))
            if what == FORMER_RELEVANT and self.b21 < min(end, self.died):
                found += self._after_21(max(start, self.b21))
        return sorted(found, key=lambda window: window.start)

    def _after_21(self, start: date) -> list[Window]:
        """What somebody former relevant is owed from 21 to 25, by education and requests."""
        limit = min(self.b25, self.died)
        study = self._studies_until()
        spells = [Window(STUDY, self.b21, study)] if study > self.b21 else []
        for event in self.of("education_request"):
            if event.on >= self.b21:
                begins = max(event.on, study)
                ended = self.first(("education_ended",), begins + DAY)
                spells.append(Window(EDUCATION, begins, ended.on if ended else self.b25))
        spells += self.support()
        days = sorted({start, limit, *(d for s in spells for d in (s.start, s.end))})
        found: list[Window] = []
        for one, two in pairwise(days):
            if start <= one and two <= limit:
                what = next((s.what for s in spells if s.start <= one < s.end), NOT_RECEIVING)
                if found and found[-1].what == what and found[-1].end == one:
                    found[-1] = Window(what, found[-1].start, two)
                else:
                    found.append(Window(what, one, two))
        return found

    def _studies_until(self) -> date:
        """When the programme from before 21 ends; the 21st birthday where there is none."""
        turns = self.of("education_started", "education_ended")
        before = [e for e in turns if e.on < self.b21 or (e.on == self.b21 and "ended" in e.kind)]
        if not before or before[-1].kind != "education_started":
            return self.b21
        ended = self.first(("education_ended",), self.b21)
        return ended.on if ended else self.b25

    def support(self) -> list[Window]:
        """Section 23CZB as requests tell it: from 21 on, until opting out."""
        found: list[Window] = []
        for event in self.of("support_request"):
            if self.b21 <= event.on < self.b25:
                out = self.first(("opt_out",), event.on, self.b25)
                end = out.on if out else self.b25
                if event.on < end and not (found and event.on < found[-1].end):
                    found.append(Window(SUPPORT, event.on, end))
        return found

    def arranged_homes(self) -> list[tuple[Event, date]]:
        """Moves into accommodation under section 23B or 24B, each with the day it ends."""
        found: list[tuple[Event, date]] = []
        moves = self.of(*HOMES)
        for place, event in enumerate(moves):
            if event.kind == HOMES[0]:
                end = min(moves[place + 1].on if place + 1 < len(moves) else FAR, self.died)
                found.append((event, end))
        return found


Turn = tuple[date, int, "str | None"]


def _turns_that_count(turns: list[Turn]) -> list[Turn]:
    """In order, without what a later status has overtaken.

    Leaving care ends only a status of care, and coming into care does not undo being eligible.
    """
    found: list[Turn] = []
    for turn in sorted(turns, key=lambda turn: turn[:2]):
        now = found[-1][2] if found else None
        if turn[2] is None and now not in (LOOKED_AFTER, ELIGIBLE):
            continue
        if turn[2] == LOOKED_AFTER and now in (ELIGIBLE, FORMER_RELEVANT):
            continue
        found.append(turn)
    return found


DERIVED = frozenset(kind for kind, _ in OF_STATUS.values())
HOMES = ("moved_into_s23b_accommodation", "left_s23b_accommodation", "moved_into_staying_put")
REQUESTS = ("support_request", "education_request")

TOLD: tuple[tuple[str, int, str | None], ...] = (
    # kind, order on one day, what holds from then
    ("left_care", 0, None),
    ("became_looked_after", 1, LOOKED_AFTER),
    ("became_qualifying", 2, QUALIFYING),
    ("became_eligible", 3, ELIGIBLE),
    ("became_relevant", 4, RELEVANT),
    ("became_former_relevant", 5, FORMER_RELEVANT),
)


TOLD_KINDS = frozenset(kind for kind, _, what in TOLD if what is not None)


def _day(event: Event) -> date:
    return event.on


def _order(event: Event) -> tuple[date, str, str]:
    return (event.on, event.kind, event.ref or "")

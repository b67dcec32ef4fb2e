"""The personal adviser: appointed, visiting, in contact; accommodation and the yearly offer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from throughcare.statute.duties.model import Event, Obligation
from throughcare.statute.duties.plan import support_windows
from throughcare.statute.duties.rules import Duty, Terms, day_of, different_days
from throughcare.statute.duties.timeline import (
    ADULTS,
    EDUCATION,
    ELIGIBLE,
    FORMER_RELEVANT,
    HOMES,
    LEAVERS,
    NOT_RECEIVING,
    QUALIFYING,
    RELEVANT,
    SUPPORT,
    Timeline,
)
from throughcare.statute.law import Interval

VISITED = ("pa_visit_seen",)
REACHED = ("contact", "pa_visit_seen")
OFFERED = ("annual_offer_made", "turned_21_offer_made")
CHECKED = ("accommodation_review_held",)
APPOINTED = ("pa_appointed",)
A_WEEK = Interval(7, "days")
TWO_MONTHS = Interval(2, "months")
EIGHT_WEEKS = Interval(8, "weeks")
A_YEAR = Interval(12, "months")
ACCOMMODATION_OPENS = timedelta(days=28)


def arranged_homes(t: Timeline) -> Iterator[tuple[Event, date]]:
    """Accommodation under section 23B or 24B, with the day on which visits there cease.

    The move itself says whose duty it is, so a history without a status has it too. Where a
    status is known it counts from the day of a status that carries it, to the end of that.
    """
    for event, end in t.arranged_homes():
        if t.status_known:
            first = next((w for w in t.during(*LEAVERS, QUALIFYING) if w.end > event.on), None)
            if first is None:
                continue
            if first.start > event.on:
                event = Event(event.kind, first.start, event.data, event.ref)
            end = min(end, first.end)
        else:
            end = min(end, t.b25)
        if event.on < end:
            yield event, end


def first_visit(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Seven days from each move."""
    for event, end in arranged_homes(t):
        due = A_WEEK.after(event.on)
        by_support = t.what_on(due) == SUPPORT
        yield terms.owe(
            event,
            law=not by_support,
            local=due if by_support else None,
            met=day_of(t.first(VISITED, event.on)),
            ceased=end,
            certainty="M" if by_support else None,
        )


def visits(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Two months from the last visit in this accommodation; the first has a duty of its own."""
    for move, end in arranged_homes(t):
        seen = different_days(t.between(VISITED, move.on, end))
        for place, event in enumerate(seen):
            by_support = t.what_on(TWO_MONTHS.after(event.on)) == SUPPORT
            yield terms.owe(
                event,
                law=not by_support,
                met=seen[place + 1].on if place + 1 < len(seen) else None,
                ceased=end,
                certainty="M" if by_support else None,
            )


def contacts(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Eight weeks from the last contact, for those whom no visit is owed."""
    homes = [(move.on, end) for move, end in t.arranged_homes()]
    for window in t.during(*ADULTS):
        for start, end, kind in _elsewhere(window.start, window.end, homes):
            reached = different_days(t.between(REACHED, start, end))
            starts = t.first((kind,), start) if kind == HOMES[1] else None
            anchor = starts or Event(kind, start)
            for event in (*reached, None):
                yield terms.owe(anchor, law=False, met=day_of(event), ceased=end)
                if event is not None:
                    anchor = event


def _elsewhere(
    start: date, end: date, homes: list[tuple[date, date]]
) -> Iterator[tuple[date, date, str]]:
    """The parts of a time outside arranged accommodation, with what began each."""
    kind = "became_former_relevant"
    for moved, left in homes:
        if left <= start or moved >= end:
            continue
        if start < moved:
            yield start, moved, kind
        start, kind = left, HOMES[1]
    if start < end:
        yield start, end, kind


def accommodation_review(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """After 28 days in accommodation under section 23B; an earlier one does not meet it."""
    for event, end in arranged_homes(t):
        if t.what_on(event.on) == QUALIFYING:
            continue
        opens = event.on + ACCOMMODATION_OPENS
        yield terms.owe(
            event,
            opens=opens,
            law=False,
            met=day_of(t.first(CHECKED, opens)),
            ceased=end,
        )


def annual_offer(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """As soon as possible after 21, then every 12 months, while support is not received.

    After opting out the 12 months run from that day.
    """
    last: Event | None = None
    for window in t.during(NOT_RECEIVING):
        outs = [e for e in t.of("opt_out") if e.on == window.start]
        offers = different_days(t.between(OFFERED, t.b21, window.end))
        before = [e for e in offers if e.on < window.start]
        anchor: Event | None = outs[0] if outs else before[-1] if before else last
        for event in (*(e for e in offers if e.on >= window.start), None):
            if anchor is None:
                begins = Event("turned_21", window.start)
                yield terms.owe(begins, law=False, met=day_of(event), ceased=window.end)
            else:
                due = max(A_YEAR.after(anchor.on), window.start)
                yield terms.owe(
                    anchor,
                    opens=max(anchor.on, window.start),
                    lawful=due,
                    shipped_too=False,
                    met=day_of(event),
                    ceased=window.end,
                )
            anchor = event or anchor
        last = anchor


def appointment(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """On becoming eligible, relevant or former relevant, and on a request from 21 on.

    An adviser who stays meets it on the day; one whose work ended with the duties at 21 does not.
    """
    starts: list[tuple[Event, date]] = []
    for what, kind in (
        (ELIGIBLE, "became_eligible"),
        (RELEVANT, "became_relevant"),
        (FORMER_RELEVANT, "became_former_relevant"),
    ):
        starts += [(Event(kind, w.start), w.start) for w in t.windows if w.what == what]
    starts += [(Event("education_request", w.start), w.start) for w in t.during(EDUCATION)]
    starts += [(Event("support_request", w.start), w.start) for w in support_windows(t)]
    starts += [(e, e.on) for e in t.of("pa_ended")]
    for event, day in sorted(starts, key=lambda start: start[1]):
        end = t.owed_until(day, ELIGIBLE, *LEAVERS)
        if end <= day:
            continue
        blocks = t.during(ELIGIBLE, *LEAVERS)
        block = next((w.start for w in blocks if w.start <= day < w.end), day)
        since = date.min if block < t.b21 else block
        here = [e for e in t.of("pa_appointed", "pa_ended") if since <= e.on <= day]
        stays = bool(here) and here[-1].kind == "pa_appointed"
        met = day if stays else day_of(t.first(APPOINTED, day))
        yield terms.owe(event, law=False, met=met, ceased=end)


def staying_close(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """From becoming former relevant, or from the day of the law for those who are already."""
    for window in t.during(*ADULTS, NOT_RECEIVING):
        day = max(window.start, terms.start)
        if day >= window.end:
            continue
        event = Event("became_former_relevant", window.start)
        met = day_of(t.first(terms.duty.met_by, day))
        yield terms.owe(event, opens=day, counted_from=day, law=False, met=met, ceased=window.end)


DUTIES = (
    Duty(
        code="pa-appointment",
        title_worker="Personal adviser appointed",
        title_young_person="You get a personal adviser of your own",
        applies_to="Everybody with leaving-care rights, except qualifying young people",
        starts="Becoming eligible, relevant or former relevant; asking for help with education or "
        "for support from 21 on; the adviser leaves",
        met_by=APPOINTED,
        never_met_by="A team without a named adviser.",
        rule=appointment,
        interval=None,
        source="PA",
        certainty="C",
        local=Interval(5, "working days"),
        reads=("pa_ended", "education_request", "support_request"),
    ),
    Duty(
        code="pa-first-visit",
        title_worker="First visit in a new home",
        title_young_person="We visit you in the first week in your new home",
        applies_to="Young people in accommodation that the authority provides (s23B, s24B)",
        starts="Moving in",
        met_by=VISITED,
        never_met_by="A failed visit, a call or a message.",
        rule=first_visit,
        interval=A_WEEK,
        source="CL8",
        certainty="C",
        reads=("pa_visit_failed", *HOMES),
    ),
    Duty(
        code="pa-visit",
        title_worker="Visit by the personal adviser",
        title_young_person="Your adviser comes to see you",
        applies_to="Young people in accommodation that the authority provides (s23B, s24B)",
        starts="The last visit in this home",
        met_by=VISITED,
        never_met_by="A failed visit, a call or a message.",
        rule=visits,
        interval=TWO_MONTHS,
        source="CL8",
        certainty="C",
        local=EIGHT_WEEKS,
        reads=("pa_visit_failed", *HOMES),
    ),
    Duty(
        code="pa-contact",
        title_worker="Contact with the personal adviser",
        title_young_person="We talk or write to each other",
        applies_to="Former relevant young people who live elsewhere",
        starts="The last contact or visit; before any, becoming former relevant",
        met_by=REACHED,
        never_met_by="An attempt, or a message that nobody answered.",
        rule=contacts,
        interval=None,
        source="LOCAL",
        certainty="D",
        local=EIGHT_WEEKS,
        reads=HOMES,
    ),
    Duty(
        code="accommodation-review",
        title_worker="Review of new accommodation",
        title_young_person="We check with you that your new home is right for you",
        applies_to="Relevant and former relevant young people in accommodation under s23B",
        starts="Moving in; it opens after 28 days, with a visit before it",
        met_by=CHECKED,
        never_met_by="A review before the 28th day.",
        rule=accommodation_review,
        interval=None,
        source="CL7-3",
        certainty="M",
        local=Interval(42, "days"),
        reads=HOMES,
    ),
    Duty(
        code="annual-offer",
        title_worker="Yearly offer of support",
        title_young_person="Every year we ask if you want our support",
        applies_to="Former relevant young people of 21 to 24 who receive no support",
        starts="The 21st birthday, the last offer, or opting out",
        met_by=OFFERED,
        never_met_by="An offer made before the 21st birthday.",
        rule=annual_offer,
        interval=A_YEAR,
        source="23CZB7",
        certainty="H",
        local=Interval(28, "days"),
        reads=("opt_out",),
    ),
    Duty(
        code="staying-close-assessment",
        title_worker="Staying Close assessment",
        title_young_person="We find out if you want to stay close to where you lived",
        applies_to="Former relevant young people under 25",
        starts="Becoming former relevant, or the day of the law",
        met_by=("staying_close_assessed",),
        never_met_by="A leaflet or a conversation without an assessment.",
        rule=staying_close,
        interval=None,
        source="23CZAA",
        certainty="C",
        prospective=True,
    ),
)

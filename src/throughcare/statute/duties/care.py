"""While in care: reviews, visits, health, education, reports; and custody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from throughcare.statute.dates import add_months, add_working_days
from throughcare.statute.duties.model import Event, Obligation
from throughcare.statute.duties.rules import Duty, Terms, day_of, different_days
from throughcare.statute.duties.timeline import (
    ELIGIBLE,
    FAR,
    LEAVERS,
    LOOKED_AFTER,
    Timeline,
    Window,
)
from throughcare.statute.law import Interval

CAME = ("became_looked_after",)
LEFT = (
    "left_care",
    "became_relevant",
    "became_qualifying",
    "became_former_relevant",
    "status_none",
    "status_in_review",
    "status_closed",
)
REVIEWED = ("lac_review",)
SEEN = ("sw_visit_seen",)
TWENTY_DAYS = Interval(20, "working days")
TEN_DAYS = Interval(10, "working days")
THREE_MONTHS = Interval(3, "months")
SIX_MONTHS = Interval(6, "months")
A_WEEK = Interval(7, "days")
SIX_WEEKS = Interval(6, "weeks")


def in_care(t: Timeline) -> list[tuple[Event, date]]:
    """Times in care, each with what began it and the day it ends.

    One that is known only from being eligible begins with that.
    """
    found: list[tuple[Event, date]] = []
    for event in t.of(*CAME):
        if found and event.on < found[-1][1]:
            continue
        left = t.first(LEFT, event.on + timedelta(days=1))
        end = min(left.on if left else FAR, t.b18, t.died)
        if event.on < end:
            found.append((event, end))
    for window in t.during(ELIGIBLE, LOOKED_AFTER):
        if not any(event.on <= window.start < end for event, end in found):
            kind = "became_eligible" if window.what == ELIGIBLE else "looked_after_at_16"
            found.append((Event(kind, window.start), window.end))
    return sorted(found, key=lambda row: row[0].on)


def lac_review(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """20 working days after coming into care, three months after that, then every six months."""
    for came, end in in_care(t):
        known = came.kind in CAME
        held = different_days(t.between(REVIEWED, came.on, end))
        before = t.between(REVIEWED, date.min, came.on)
        anchor = came if known or not before else before[-1]
        for place, event in enumerate((*held, None)):
            steps = (TWENTY_DAYS, THREE_MONTHS) if known else ()
            interval = steps[place] if place < len(steps) else SIX_MONTHS
            yield terms.owe(
                anchor,
                opens=max(anchor.on, came.on),
                lawful=interval,
                met=day_of(event),
                ceased=end,
            )
            anchor = event or anchor


def sw_visit(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """A week after a placement starts, then six weeks; three months if placed to 18, after a year.

    The interval is that of the day on which it begins.
    """
    placements = t.of("placement_started")
    for place, event in enumerate(placements):
        later = placements[place + 1].on if place + 1 < len(placements) else FAR
        left = t.first(LEFT, event.on + timedelta(days=1))
        end = min(later, left.on if left else FAR, t.b18, t.died)
        year_on = add_months(event.on, 12)
        anchor, interval = event, A_WEEK
        seen = different_days(t.between(SEEN, event.on, end))
        for visit in (*seen, None):
            yield terms.owe(anchor, lawful=interval, met=day_of(visit), ceased=end)
            if visit is not None:
                anchor = visit
                settled = bool(event.data.get("to_18")) and visit.on >= year_on
                interval = THREE_MONTHS if settled else SIX_WEEKS


def on_coming_into_care(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """One clock from each day of coming into care."""
    for event, end in in_care(t):
        if event.kind in CAME:
            met = t.first(terms.duty.met_by, event.on)
            yield terms.owe(event, met=day_of(met), ceased=end)


def first_ever(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Only the first coming into care starts it."""
    yield from list(on_coming_into_care(t, terms))[:1]


def custody_visit(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Ten working days from custody, for somebody formerly in care who is not relevant."""
    for event in t.of("entered_custody"):
        if t.what_on(event.on) in (ELIGIBLE, LOOKED_AFTER, *LEAVERS) or event.on >= t.b18:
            continue
        out = t.first(("left_custody",), event.on)
        end = min(
            out.on if out else FAR,
            t.b18,
            t.died,
            *(w.start for w in _owed_otherwise(t) if w.start > event.on),
        )
        yield terms.owe(event, met=day_of(t.first(terms.duty.met_by, event.on)), ceased=end)


def _owed_otherwise(t: Timeline) -> list[Window]:
    return t.during(ELIGIBLE, LOOKED_AFTER, *LEAVERS)


def release_plan(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Ten working days before release; a new date of release takes the old one's place."""
    said = t.of("release_date_set")
    for place, event in enumerate(said):
        release = event.data.get("date")
        if isinstance(release, str):
            release = date.fromisoformat(release)
        if not isinstance(release, date):
            continue
        changed = said[place + 1].on if place + 1 < len(said) else FAR
        out = t.first(("left_custody",), event.on)
        end = min(changed, out.on if out else FAR, t.died)
        yield terms.owe(
            event,
            opens=event.on,
            counted_from=release,
            lawful=add_working_days(release, -10),
            met=day_of(t.first(terms.duty.met_by, event.on)),
            ceased=end,
        )


def adult_transition(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """By 17, where a likely need as an adult was recorded; on the day, where recorded later."""
    for event in t.of("likely_adult_need")[:1]:
        yield terms.owe(
            event,
            law=False,
            local=max(t.b17, event.on),
            met=day_of(t.first(terms.duty.met_by, event.on)),
            ceased=min(t.b25, t.died),
        )


def staying_put(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Agreed by 17½, for eligible young people whom a foster carer looks after."""
    for event in t.of("staying_put_considered")[:1]:
        yield terms.owe(
            event,
            law=False,
            local=max(add_months(t.b18, -6), event.on),
            met=day_of(t.first(terms.duty.met_by, event.on)),
            ceased=min(t.b18, t.died),
        )


DUTIES = (
    Duty(
        code="lac-review",
        title_worker="Review of a child in care",
        title_young_person="We review your care with you",
        applies_to="Children in care, eligible young people among them",
        starts="Coming into care; then the last review",
        met_by=REVIEWED,
        never_met_by="A review of the pathway plan after care, or a visit.",
        rule=lac_review,
        interval=SIX_MONTHS,
        other_intervals=(TWENTY_DAYS, THREE_MONTHS),
        source="CP33",
        certainty="H",
        reads=(*CAME, *LEFT),
    ),
    Duty(
        code="sw-visit",
        title_worker="Visit by the social worker",
        title_young_person="Your social worker comes to see you",
        applies_to="Children in care",
        starts="A placement; then the last visit in it",
        met_by=SEEN,
        never_met_by="A call, or a visit at which the child was not seen.",
        rule=sw_visit,
        interval=SIX_WEEKS,
        other_intervals=(A_WEEK, THREE_MONTHS),
        source="CP28",
        certainty="C",
        reads=("placement_started", *LEFT),
    ),
    Duty(
        code="pep",
        title_worker="First personal education plan",
        title_young_person="We make a plan with you for school or college",
        applies_to="Children in care",
        starts="Coming into care for the first time",
        met_by=("pep_completed",),
        never_met_by="A meeting without a plan.",
        rule=first_ever,
        interval=TEN_DAYS,
        source="PEP",
        certainty="H",
        reads=(*CAME, *LEFT),
    ),
    Duty(
        code="initial-health-assessment",
        title_worker="Initial health assessment",
        title_young_person="A health check when you come into care",
        applies_to="Children in care",
        starts="Coming into care; it is there for the first review",
        met_by=("health_assessment_held",),
        never_met_by="A referral or an appointment that did not take place.",
        rule=on_coming_into_care,
        interval=TWENTY_DAYS,
        source="CP7",
        certainty="H",
        reads=(*CAME, *LEFT),
    ),
    Duty(
        code="custody-visit",
        title_worker="Visit in custody",
        title_young_person="We visit you in custody",
        applies_to="Children formerly in care who are in custody and not relevant",
        starts="Entering custody",
        met_by=("custody_visit",),
        never_met_by="A call or a letter.",
        rule=custody_visit,
        interval=TEN_DAYS,
        source="23ZA",
        certainty="H",
        reads=("entered_custody", "left_custody"),
    ),
    Duty(
        code="release-plan",
        title_worker="Plan for release from custody",
        title_young_person="You know where you will live before you come out",
        applies_to="Everybody in custody whose release date is known",
        starts="A date of release",
        met_by=("release_plan_agreed",),
        never_met_by="A plan without an address or without support.",
        rule=release_plan,
        interval=TEN_DAYS,
        source="RELEASE",
        certainty="M",
        reads=("release_date_set", "left_custody"),
    ),
    Duty(
        code="adult-transition-assessment",
        title_worker="Transition assessment for adult social care",
        title_young_person="We find out what care you may need as an adult",
        applies_to="Young people with a likely need for care as an adult",
        starts="Such a need is recorded",
        met_by=("adult_transition_assessment_held",),
        never_met_by="A referral to adult social care.",
        rule=adult_transition,
        interval=None,
        source="CARE58",
        certainty="H",
        reads=("likely_adult_need",),
    ),
    Duty(
        code="staying-put-agreed",
        title_worker="Staying put agreed",
        title_young_person="We agree if you can stay with your carers after 18",
        applies_to="Eligible young people with a foster carer",
        starts="Staying put was considered at a review",
        met_by=("staying_put_agreed", "staying_put_declined"),
        never_met_by="A discussion without a decision.",
        rule=staying_put,
        interval=None,
        source="LOCAL",
        certainty="D",
        reads=("staying_put_considered",),
    ),
)

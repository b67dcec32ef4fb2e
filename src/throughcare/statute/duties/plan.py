"""Assessment, pathway plan and its review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from throughcare.statute.dates import add_months
from throughcare.statute.duties.model import Event, Obligation
from throughcare.statute.duties.rules import Duty, Terms, day_of
from throughcare.statute.duties.timeline import (
    EDUCATION,
    ELIGIBLE,
    LEAVERS,
    RELEVANT,
    SUPPORT,
    Timeline,
    Window,
)
from throughcare.statute.law import Interval

ASSESSED = ("needs_assessment_completed",)
PLANNED = ("pathway_plan_signed",)
REVIEWED = ("pathway_review_held",)
REQUESTED = ("review_requested",)
THREE_MONTHS = Interval(3, "months")
SIX_MONTHS = Interval(6, "months")
TWO_WEEKS = Interval(14, "days")

Clock = tuple[Event, date, date, date, str]
"""What started it, counted from, met from, ends, whose: ELIGIBLE, RELEVANT, EDUCATION, SUPPORT."""


def assessment_clocks(t: Timeline) -> list[Clock]:
    """Every clock that an assessment stops, and that a first plan follows.

    When care ends before the first assessment is done its clock goes on, beside that of the
    relevant child; one made from 15½ meets the first.
    """
    found: list[Clock] = []
    eligible = t.during(ELIGIBLE)
    if eligible:
        first = eligible[0]
        begins = max(first.start, t.b16)
        end = t.owed_until(first.start, ELIGIBLE, *LEAVERS)
        from_15_and_a_half = add_months(t.b16, -6)
        found.append(
            (Event("became_eligible", first.start), begins, from_15_and_a_half, end, ELIGIBLE)
        )
    for window in t.during(RELEVANT):
        if t.first(PLANNED, date.min, window.start) is None:
            end = t.owed_until(window.start, ELIGIBLE, *LEAVERS)
            event = Event("became_relevant", window.start)
            found.append((event, window.start, window.start, end, RELEVANT))
    for kind, what in (("education_request", EDUCATION), ("support_request", SUPPORT)):
        for window in t.during(what) if what == EDUCATION else support_windows(t):
            asked = [e for e in t.of(kind) if t.b21 <= e.on <= window.start]
            event = asked[-1] if asked else Event(kind, window.start)
            end = t.owed_until(window.start, *LEAVERS)
            found.append((event, window.start, event.on, end, what))
    return found


def support_windows(t: Timeline) -> list[Window]:
    """Support at 21 to 24, also where education from before 21 is the status shown."""
    shown = t.during(SUPPORT)
    asked = [
        w
        for w in t.support()
        if t.what_on(w.start) in LEAVERS and not any(s.start <= w.start < s.end for s in shown)
    ]
    later = [s for s in shown if not any(w.start <= s.start < w.end for w in asked)]
    return sorted([*asked, *later], key=lambda w: w.start)


def needs_assessment(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Three months from becoming eligible or relevant, or from a request."""
    for event, counted, met_from, end, whose in assessment_clocks(t):
        yield terms.owe(
            event,
            opens=counted,
            counted_from=counted,
            law=whose != SUPPORT,
            local=THREE_MONTHS.after(counted) if whose == SUPPORT else None,
            met=day_of(t.first(ASSESSED, met_from)),
            ceased=end,
            certainty="D" if whose == SUPPORT else None,
        )


def pathway_plan(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """As soon as possible after the assessment: the same three months as a local standard."""
    for event, counted, met_from, end, _ in assessment_clocks(t):
        yield terms.owe(
            event,
            opens=counted,
            counted_from=counted,
            law=False,
            met=day_of(t.first(PLANNED, met_from)),
            ceased=end,
        )


def plan_review(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Six months from the last review, before any from the signed plan.

    A change of status does not restart it; while eligible, reviews in care take its place. After
    a time from 21 on in which nothing was owed, what was done before it does not count.
    """
    for window in t.during(*LEAVERS):
        fresh = window.start >= t.b21
        since = window.start if fresh else date.min
        held = t.between(REVIEWED, since, window.end)
        before = [e for e in held if e.on < window.start]
        plan = t.first(PLANNED, since, window.end)
        if before:
            anchor: Event | None = before[-1]
        elif plan is not None and not any(e.on < plan.on for e in held):
            anchor = plan
        else:
            anchor = next((e for e in held if e.on >= window.start), None)
        while anchor is not None:
            after = max(anchor.on, window.start)
            met = next((e for e in held if e.on >= after and e.on > anchor.on), None)
            due = SIX_MONTHS.after(anchor.on)
            by_support = t.what_on(due) == SUPPORT
            yield terms.owe(
                anchor,
                opens=after,
                law=not by_support,
                local=due if by_support else None,
                met=day_of(met),
                ceased=window.end,
                certainty="M" if by_support else None,
            )
            anchor = met


def review_requested(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """One clock a request; one review meets every request made before it."""
    for event in t.of(*REQUESTED):
        end = t.owed_until(event.on, *LEAVERS)
        if end > event.on:
            yield terms.owe(
                event,
                law=False,
                met=day_of(t.first(REVIEWED, event.on)),
                ceased=end,
                certainty="M" if t.what_on(event.on) == SUPPORT else None,
            )


DUTIES = (
    Duty(
        code="needs-assessment",
        title_worker="Needs assessment",
        title_young_person="We find out with you what help you need",
        applies_to="Eligible and relevant young people; from 21, those who ask for support",
        starts="The 16th birthday or becoming eligible later; becoming relevant without a plan; "
        "asking for help with education or for support from 21 on",
        met_by=ASSESSED,
        never_met_by="An assessment that was only started.",
        rule=needs_assessment,
        interval=THREE_MONTHS,
        source="CP42",
        certainty="C",
        other_sources=(
            ("became_relevant", "CL5"),
            ("education_request", "CL5"),
            ("support_request", "LOCAL"),
        ),
        reads=("needs_assessment_started", "education_request", "support_request", *PLANNED),
    ),
    Duty(
        code="pathway-plan",
        title_worker="Pathway plan",
        title_young_person="We write your plan with you",
        applies_to="Everybody with leaving-care rights, except qualifying young people",
        starts="The same day as the needs assessment",
        met_by=PLANNED,
        never_met_by="A plan that is a draft, or an assessment without a plan.",
        rule=pathway_plan,
        interval=None,
        source="CL6",
        certainty="H",
        other_sources=(("became_eligible", "CP43"),),
        local=THREE_MONTHS,
        reads=("pathway_plan_drafted", "education_request", "support_request"),
    ),
    Duty(
        code="pathway-plan-review",
        title_worker="Pathway plan review",
        title_young_person="We go through your plan with you again",
        applies_to="Relevant and former relevant young people",
        starts="The last review, or before any the signed plan",
        met_by=REVIEWED,
        never_met_by="A draft, a visit, a new plan or a cancelled meeting.",
        rule=plan_review,
        interval=SIX_MONTHS,
        source="CL7",
        certainty="H",
        reads=PLANNED,
    ),
    Duty(
        code="pathway-plan-review-requested",
        title_worker="Review that the young person asked for",
        title_young_person="We look at your plan again because you asked",
        applies_to="Relevant and former relevant young people",
        starts="The young person, the adviser or the authority asks for a review; "
        "it cannot be refused",
        met_by=REVIEWED,
        never_met_by="A draft, a visit or a cancelled meeting.",
        rule=review_requested,
        interval=None,
        source="CL7",
        certainty="H",
        local=TWO_WEEKS,
        reads=REQUESTED,
    ),
)

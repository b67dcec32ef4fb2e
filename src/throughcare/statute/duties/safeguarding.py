"""Wider children's services: the front door, protection, missing, special needs."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.statute.duties.model import Event, Obligation
from throughcare.statute.duties.rules import Duty, Terms, day_of, different_days, once
from throughcare.statute.duties.timeline import FAR, Timeline
from throughcare.statute.law import Interval

CONFERENCE = ("icpc_held", "cp_plan_started")
PLAN_ENDS = ("cp_plan_not_needed",)
TEN_DAYS = Interval(10, "working days")
THREE_MONTHS = Interval(3, "months")
SIX_MONTHS = Interval(6, "months")
SEVENTY_TWO_HOURS = Interval(3, "days")
OFFERED = ("return_interview_offered", "return_interview_held", "return_interview_declined")


def protection_plans(t: Timeline) -> Iterator[tuple[Event, Event | None]]:
    """Conferences that led to a plan, each with what ended the plan.

    The conference and the start of the plan are two words for one thing.
    """
    for event in t.of(*CONFERENCE):
        if event.kind == CONFERENCE[1] and _is_open(t, event):
            continue
        yield event, t.first(PLAN_ENDS, event.on)


def _is_open(t: Timeline, event: Event) -> bool:
    """Whether a conference before this start of a plan already stands for it."""
    held = [e for e in t.of(CONFERENCE[0]) if e.on <= event.on]
    return bool(held) and t.first(PLAN_ENDS, held[-1].on, event.on) is None


def core_group(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Ten working days from the conference; none where no plan was needed."""
    for event, ended in protection_plans(t):
        yield terms.owe(
            event,
            met=day_of(t.first(terms.duty.met_by, event.on)),
            ceased=min(ended.on if ended else FAR, t.b18, t.died),
        )


def review_conference(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Three months from the first conference, then six months from the last one."""
    for event, ended in protection_plans(t):
        end = min(ended.on if ended else FAR, t.b18, t.died)
        held = different_days(e for e in t.of(*terms.duty.met_by) if event.on <= e.on <= end)
        anchor, interval = event, THREE_MONTHS
        for review in (*held, None):
            # The conference that ends the plan is held, so it meets what was due.
            ceased = FAR if review is not None and review.on == end else end
            if anchor.on >= end:
                break
            yield terms.owe(anchor, lawful=interval, met=day_of(review), ceased=ceased)
            if review is not None:
                anchor, interval = review, SIX_MONTHS


DUTIES = (
    Duty(
        code="front-door-decision",
        title_worker="Decision on a referral",
        title_young_person="When someone is worried about you, we say what we will do",
        applies_to="Anybody about whom a referral came",
        starts="A referral; on a non-working day it counts from the next working day",
        met_by=("front_door_decision",),
        never_met_by="A call back without a decision.",
        rule=once("referral_received"),
        interval=Interval(1, "working days"),
        source="WT",
        certainty="H",
        reads=("referral_received",),
        received=True,
    ),
    Duty(
        code="assessment-45",
        title_worker="Social work assessment",
        title_young_person="A social worker finds out what you and your family need",
        applies_to="Children about whom a referral came",
        starts="A referral; on a non-working day it counts from the next working day",
        met_by=("assessment_completed",),
        never_met_by="A leaving-care needs assessment, or one that was only started.",
        rule=once("referral_received"),
        interval=Interval(45, "working days"),
        source="WT",
        certainty="H",
        reads=("referral_received",),
        received=True,
    ),
    Duty(
        code="icpc-15",
        title_worker="First child protection conference",
        title_young_person="People meet to talk about how to keep you safe",
        applies_to="Children for whom a section 47 enquiry leads to a conference",
        starts="The strategy discussion",
        met_by=("icpc_held",),
        never_met_by="A professionals' meeting.",
        rule=once("strategy_discussion", ends=("section_47_no_conference",), until_18=True),
        interval=Interval(15, "working days"),
        source="WT",
        certainty="H",
        reads=("strategy_discussion", "section_47_no_conference"),
    ),
    Duty(
        code="core-group-10",
        title_worker="First core group",
        title_young_person="The people around you meet to plan",
        applies_to="Children with a protection plan",
        starts="The conference",
        met_by=("core_group",),
        never_met_by="A visit or a call.",
        rule=core_group,
        interval=TEN_DAYS,
        source="WT",
        certainty="H",
        reads=(*CONFERENCE, *PLAN_ENDS),
    ),
    Duty(
        code="review-conference",
        title_worker="Review conference",
        title_young_person="People meet again to see if you are safer",
        applies_to="Children with a protection plan",
        starts="The conference; then the last review conference",
        met_by=("review_conference_held",),
        never_met_by="A core group.",
        rule=review_conference,
        interval=SIX_MONTHS,
        other_intervals=(THREE_MONTHS,),
        source="WT",
        certainty="H",
        reads=(*CONFERENCE, *PLAN_ENDS),
    ),
    Duty(
        code="return-interview",
        title_worker="Return interview offered",
        title_young_person="We offer you a talk when you come back",
        applies_to="Children who were missing",
        starts="The return; 72 hours are three days where only dates are known",
        met_by=OFFERED,
        never_met_by="A police safe and well check.",
        rule=once("missing_returned"),
        interval=SEVENTY_TWO_HOURS,
        source="MISSING",
        certainty="H",
        reads=("missing_returned",),
    ),
    Duty(
        code="return-interview-held",
        title_worker="Return interview held",
        title_young_person="Someone from outside listens to you when you come back",
        applies_to="Children who were missing",
        starts="The return; 72 hours are three days where only dates are known",
        met_by=("return_interview_held",),
        never_met_by="An offer; a refusal ends it.",
        rule=once("missing_returned", ends=("return_interview_declined",)),
        interval=SEVENTY_TWO_HOURS,
        source="MISSING",
        certainty="M",
        reads=("missing_returned", "return_interview_declined"),
    ),
    Duty(
        code="ehc-decision",
        title_worker="Decision on an EHC assessment",
        title_young_person="We decide if you get an assessment for extra help with learning",
        applies_to="Anybody for whom an EHC assessment was asked",
        starts="The request",
        met_by=("ehc_decision",),
        never_met_by="A letter that the request arrived.",
        rule=once("ehc_request_received"),
        interval=Interval(6, "weeks"),
        source="SEND",
        certainty="H",
        reads=("ehc_request_received",),
    ),
    Duty(
        code="ehc-final",
        title_worker="EHC plan issued",
        title_young_person="You get your plan for extra help with learning",
        applies_to="Anybody for whom an EHC assessment was asked",
        starts="The request",
        met_by=("ehc_plan_issued",),
        never_met_by="A draft plan.",
        rule=once("ehc_request_received", ends=("ehc_refused",)),
        interval=Interval(20, "weeks"),
        source="SEND",
        certainty="H",
        reads=("ehc_request_received", "ehc_refused"),
    ),
)

"""Each duty on the day before, the day, the day after; met in time, late, by the wrong thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.statute.build import d
from tests.statute.owed import Told, owed
from throughcare.statute.dates import birthday
from throughcare.statute.duties import DUTIES, State, explain, local_state, reason_line, state

DAY = timedelta(days=1)
ADULT = "11/2/2007"  # 18 on 11/2/2025, 21 on 11/2/2028
TEEN = "15/6/2009"  # 16 on 15/6/2025, 18 on 15/6/2027
CHILD = "20/4/2015"
FR: Told = ("became_former_relevant", "11/2/2025")


@dataclass(frozen=True)
class Case:
    name: str
    code: str
    born: str
    told: tuple[Told, ...]
    law: str | None
    local: str | None
    met_by: str
    wrong: tuple[str, ...] = ()


CASES = [
    Case("from 16", "needs-assessment", TEEN, (("became_eligible", "15/6/2025"),),
         "15/9/2025", None, "needs_assessment_completed",
         ("needs_assessment_started", "assessment_completed", "pathway_plan_drafted")),
    Case("month end", "needs-assessment", TEEN, (("became_eligible", "30/11/2025"),),
         "28/2/2026", None, "needs_assessment_completed", ("needs_assessment_started",)),
    Case("relevant", "needs-assessment", TEEN, (("became_relevant", "1/9/2025"),),
         "1/12/2025", None, "needs_assessment_completed", ("needs_assessment_started",)),
    Case("education at 22", "needs-assessment", "11/2/2003",
         (("became_former_relevant", "11/2/2021"), ("education_request", "5/5/2025")),
         "5/8/2025", None, "needs_assessment_completed"),
    Case("support at 22", "needs-assessment", "11/2/2003",
         (("became_former_relevant", "11/2/2021"), ("support_request", "5/5/2025")),
         None, "5/8/2025", "needs_assessment_completed"),
    Case("eligible", "pathway-plan", TEEN, (("became_eligible", "15/6/2025"),),
         None, "15/9/2025", "pathway_plan_signed",
         ("pathway_plan_drafted", "needs_assessment_completed")),
    Case("after the plan, month end", "pathway-plan-review", ADULT,
         (FR, ("pathway_plan_signed", "31/8/2025")),
         "28/2/2026", None, "pathway_review_held",
         ("pathway_plan_drafted", "pathway_plan_signed", "contact", "lac_review",
          "pa_visit_seen")),
    Case("after the last review", "pathway-plan-review", ADULT,
         (FR, ("pathway_plan_signed", "1/3/2025"), ("pathway_review_held", "1/9/2025")),
         "1/3/2026", None, "pathway_review_held", ("pathway_plan_signed",)),
    Case("asked for", "pathway-plan-review-requested", ADULT,
         (FR, ("review_requested", "20/12/2025")),
         None, "3/1/2026", "pathway_review_held", ("contact", "pathway_plan_drafted")),
    Case("moved in", "pa-first-visit", ADULT, (FR, ("moved_into_s23b_accommodation", "24/12/2025")),
         "31/12/2025", None, "pa_visit_seen", ("pa_visit_failed", "contact")),
    Case("after a visit", "pa-visit", ADULT,
         (FR, ("moved_into_s23b_accommodation", "1/12/2025"), ("pa_visit_seen", "31/12/2025")),
         "28/2/2026", "25/2/2026", "pa_visit_seen", ("pa_visit_failed", "contact")),
    Case("first", "pa-contact", ADULT, (FR,), None, "8/4/2025", "contact", ("pa_visit_failed",)),
    Case("then", "pa-contact", ADULT, (FR, ("contact", "1/3/2025")),
         None, "26/4/2025", "pa_visit_seen", ("pa_visit_failed",)),
    Case("moved in", "accommodation-review", ADULT,
         (FR, ("moved_into_s23b_accommodation", "1/12/2025")),
         None, "12/1/2026", "accommodation_review_held", ("pa_visit_seen", "pathway_review_held")),
    Case("first", "annual-offer", "11/2/2004", (("became_former_relevant", "11/2/2022"),),
         None, "11/3/2025", "annual_offer_made", ("contact",)),
    Case("then", "annual-offer", "11/2/2004",
         (("became_former_relevant", "11/2/2022"), ("turned_21_offer_made", "20/2/2025")),
         "20/2/2026", None, "annual_offer_made", ("contact",)),
    Case("eligible", "pa-appointment", TEEN, (("became_eligible", "19/12/2025"),),
         None, "30/12/2025", "pa_appointed", ("contact",)),
    Case("first, over Christmas", "lac-review", CHILD, (("became_looked_after", "15/12/2025"),),
         "15/1/2026", None, "lac_review", ("pathway_review_held", "sw_visit_seen")),
    Case("second", "lac-review", CHILD,
         (("became_looked_after", "1/9/2025"), ("lac_review", "25/9/2025")),
         "25/12/2025", None, "lac_review"),
    Case("third", "lac-review", CHILD,
         (("became_looked_after", "1/3/2025"), ("lac_review", "25/3/2025"),
          ("lac_review", "31/5/2025")),
         "30/11/2025", None, "lac_review"),
    Case("first", "sw-visit", CHILD, (("placement_started", "1/9/2025"),),
         "8/9/2025", None, "sw_visit_seen", ("pa_visit_seen", "contact")),
    Case("in the first year", "sw-visit", CHILD,
         (("placement_started", "1/9/2025", {"to_18": True}), ("sw_visit_seen", "5/9/2025")),
         "17/10/2025", None, "sw_visit_seen"),
    Case("placed to 18, after a year", "sw-visit", CHILD,
         (("placement_started", "1/9/2024", {"to_18": True}), ("sw_visit_seen", "30/11/2025")),
         "28/2/2026", None, "sw_visit_seen"),
    Case("on a Friday", "front-door-decision", CHILD, (("referral_received", "5/12/2025"),),
         "8/12/2025", None, "front_door_decision", ("assessment_completed",)),
    Case("on Good Friday", "front-door-decision", CHILD, (("referral_received", "3/4/2026"),),
         "8/4/2026", None, "front_door_decision"),
    Case("45 working days", "assessment-45", CHILD, (("referral_received", "1/12/2025"),),
         "5/2/2026", None, "assessment_completed", ("needs_assessment_completed",)),
    Case("15 working days", "icpc-15", CHILD, (("strategy_discussion", "24/3/2026"),),
         "16/4/2026", None, "icpc_held", ("core_group",)),
    Case("10 working days", "core-group-10", CHILD, (("icpc_held", "16/12/2025"),),
         "2/1/2026", None, "core_group", ("review_conference_held",)),
    Case("three months", "review-conference", CHILD, (("icpc_held", "30/11/2025"),),
         "28/2/2026", None, "review_conference_held", ("core_group",)),
    Case("six months", "review-conference", CHILD,
         (("icpc_held", "1/6/2025"), ("review_conference_held", "31/8/2025")),
         "28/2/2026", None, "review_conference_held", ("core_group",)),
    Case("72 hours", "return-interview", TEEN, (("missing_returned", "24/12/2025"),),
         "27/12/2025", None, "return_interview_offered", ("contact",)),
    Case("72 hours", "return-interview-held", TEEN, (("missing_returned", "24/12/2025"),),
         "27/12/2025", None, "return_interview_held", ("return_interview_offered",)),
    Case("10 working days", "pep", CHILD, (("became_looked_after", "16/12/2025"),),
         "2/1/2026", None, "pep_completed", ("lac_review",)),
    Case("six weeks", "ehc-decision", CHILD, (("ehc_request_received", "1/12/2025"),),
         "12/1/2026", None, "ehc_decision", ("ehc_plan_issued",)),
    Case("20 weeks", "ehc-final", CHILD, (("ehc_request_received", "1/12/2025"),),
         "20/4/2026", None, "ehc_plan_issued", ("ehc_decision",)),
    Case("on a Saturday", "complaint-stage-1", ADULT,
         (("complaint_stage_1_received", "6/12/2025"),),
         "22/12/2025", None, "complaint_stage_1_answered"),
    Case("one month, month end", "subject-access", ADULT,
         (("subject_access_received", "30/1/2026"),),
         "28/2/2026", None, "subject_access_answered"),
    Case("five working days from a Saturday", "write-up", ADULT, (("event_happened", "6/12/2025"),),
         None, "12/12/2025", "event_written_up"),
    Case("urgent", "write-up", ADULT, (("event_happened", "24/12/2025", {"urgent": True}),),
         None, "29/12/2025", "event_written_up"),
    Case("not relevant", "custody-visit", TEEN,
         (("left_care", "1/6/2025"), ("entered_custody", "16/12/2025")),
         "2/1/2026", None, "custody_visit", ("contact",)),
    Case("before release", "release-plan", ADULT,
         (FR, ("release_date_set", "1/12/2025", {"date": d("2/1/2026")})),
         "16/12/2025", None, "release_plan_agreed", ("custody_visit",)),
    Case("at 20", "death-notification", ADULT, (FR, ("died", "24/12/2025")),
         None, "5/1/2026", "death_notified"),
    Case("20 working days", "initial-health-assessment", CHILD,
         (("became_looked_after", "15/12/2025"),),
         "15/1/2026", None, "health_assessment_held", ("lac_review",)),
    Case("by 17", "adult-transition-assessment", TEEN, (("likely_adult_need", "1/8/2025"),),
         None, "15/6/2026", "adult_transition_assessment_held", ("needs_assessment_completed",)),
    Case("by 17½", "staying-put-agreed", TEEN, (("staying_put_considered", "1/8/2025"),),
         None, "15/12/2026", "staying_put_agreed"),
    Case("before 18", "health-passport", TEEN, (("health_passport_started", "1/8/2025"),),
         None, "14/6/2027", "health_passport_given"),
]  # fmt: skip

EACH = pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.code}: {c.name}")


def last(case: Case, *more: Told):  # type: ignore[no-untyped-def]
    open_before = owed(case.code, case.born, *case.told)
    return owed(case.code, case.born, *case.told, *more)[len(open_before) - 1]


def due_of(case: Case):  # type: ignore[no-untyped-def]
    return d(case.law or case.local or "")


@EACH
def test_due_dates(case: Case) -> None:
    one = last(case)
    assert one.statutory_due == (d(case.law) if case.law else None)
    assert one.local_due == (d(case.local) if case.local else None)


@EACH
def test_day_before_the_day_and_day_after(case: Case) -> None:
    one, due = last(case), due_of(case)
    assert state(one, due - DAY) is State.UPCOMING
    assert state(one, due) is State.DUE
    assert state(one, due + DAY) is State.OVERDUE


@EACH
def test_met_on_the_day_and_met_late(case: Case) -> None:
    due = due_of(case)
    one = last(case, (case.met_by, due.isoformat()))
    assert state(one, due - DAY) is State.UPCOMING
    assert state(one, due) is State.MET
    one = last(case, (case.met_by, (due + DAY).isoformat()))
    assert state(one, due) is State.DUE
    assert state(one, due + DAY) is State.MET_LATE
    assert state(one, due + 30 * DAY) is State.MET_LATE


@EACH
def test_met_by_the_wrong_thing_is_not_met(case: Case) -> None:
    due = due_of(case)
    more = [(kind, (due - DAY).isoformat()) for kind in case.wrong]
    one = last(case, *more)
    assert one.met_on is None
    assert state(one, due + DAY) is State.OVERDUE


@EACH
def test_local_state_is_judged_by_the_local_date(case: Case) -> None:
    one = last(case)
    if one.local_due is None:
        assert local_state(one, due_of(case)) is None
    else:
        assert local_state(one, one.local_due) is State.DUE
        assert local_state(one, one.local_due + DAY) is State.OVERDUE
        if one.statutory_due:
            assert one.local_due <= one.statutory_due


@EACH
def test_it_says_why(case: Case) -> None:
    one = last(case)
    line = reason_line(one)
    assert line.endswith(".")
    assert "None" not in line
    steps = explain(one)
    assert any(str(due_of(case).year) in step.text for step in steps)
    assert all("None" not in step.text for step in steps)


def test_every_duty_has_its_cases() -> None:
    assert {c.code for c in CASES} | {"record-retention"} == {
        code for code, duty in DUTIES.items() if not duty.prospective
    }


def test_records_are_kept_to_the_75th_anniversary_of_birth() -> None:
    (one,) = owed("record-retention", ADULT, FR)
    assert one.statutory_due == birthday(d(ADULT), 75)
    assert state(one, d("1/1/2060")) is State.UPCOMING


def test_records_of_somebody_who_died_before_18_are_kept_15_years_from_death() -> None:
    told = (("became_looked_after", "1/1/2020"), ("died", "14/6/2027"))
    assert owed("record-retention", TEEN, *told)[0].statutory_due == d("14/6/2042")
    told = (("became_looked_after", "1/1/2020"), ("died", "15/6/2027"))
    assert owed("record-retention", TEEN, *told)[0].statutory_due == d("15/6/2084")

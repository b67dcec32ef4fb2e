"""The rules of duties that a person could read two ways, each row a test."""

from __future__ import annotations

import pytest

from tests.statute.build import d
from tests.statute.owed import dates, history, owed
from throughcare.statute.duties import (
    DUTIES,
    StandardRefused,
    State,
    check_standard,
    obligations,
    state,
    working_state,
)
from throughcare.statute.law import Interval, Overlay, Standard

ADULT = "11/2/2007"  # 18 on 11/2/2025, 21 on 11/2/2028
OLDER = "11/2/2003"  # 21 on 11/2/2024, 25 on 11/2/2028
TEEN = "15/6/2009"
FR = ("became_former_relevant", "11/2/2025")
OLD_FR = ("became_former_relevant", "11/2/2021")


# Plan and review


def test_ages_come_from_the_date_of_birth_and_turned_21_only_repeats_them() -> None:
    plain = owed("annual-offer", OLDER, OLD_FR)
    assert plain == owed("annual-offer", OLDER, OLD_FR, ("turned_21", "1/1/2020"))


def test_a_change_of_status_does_not_restart_the_review() -> None:
    found = owed(
        "pathway-plan-review", TEEN, ("became_eligible", "15/6/2025"),
        ("pathway_plan_signed", "1/9/2025"), ("became_relevant", "1/12/2025"),
        ("became_former_relevant", "15/6/2027"),
    )  # fmt: skip
    assert dates(found) == [(d("1/3/2026"), None)]
    assert found[0].opens == d("1/12/2025")


def test_eligible_young_people_have_reviews_in_care_instead() -> None:
    told = (("became_eligible", "15/6/2025"), ("pathway_plan_signed", "1/9/2025"))
    assert owed("pathway-plan-review", TEEN, *told) == []
    assert dates(owed("lac-review", TEEN, *told)) == [(d("15/12/2025"), None)]


def test_nobody_reviews_the_plan_of_somebody_qualifying() -> None:
    told = (("became_qualifying", "15/6/2025"), ("pathway_plan_signed", "1/9/2025"))
    assert owed("pathway-plan-review", TEEN, *told) == []
    assert owed("needs-assessment", TEEN, *told) == []


def test_reviews_are_counted_from_one_to_the_next() -> None:
    found = owed(
        "pathway-plan-review", ADULT, FR, ("pathway_plan_signed", "1/3/2025"),
        ("pathway_review_held", "20/8/2025"), ("pathway_review_held", "1/4/2026"),
    )  # fmt: skip
    assert [o.occurrence for o in found] == [1, 2, 3]
    assert [o.statutory_due for o in found] == [d("1/9/2025"), d("20/2/2026"), d("1/10/2026")]
    day = d("1/5/2026")
    assert [state(o, day) for o in found] == [State.MET, State.MET_LATE, State.UPCOMING]


def test_review_ceases_at_21_and_starts_afresh_with_support() -> None:
    told = (
        OLD_FR, ("pathway_plan_signed", "1/3/2021"), ("pathway_review_held", "1/12/2023"),
        ("support_request", "1/6/2025"), ("pathway_plan_signed", "1/8/2025"),
    )  # fmt: skip
    found = owed("pathway-plan-review", OLDER, *told)
    assert found[1].statutory_due == d("1/6/2024")
    assert state(found[1], d("11/2/2024")) is State.NOT_APPLICABLE
    assert dates(found[2:]) == [(None, d("1/2/2026"))]
    assert found[2].certainty == "M"


def test_one_review_meets_every_request_made_before_it() -> None:
    found = owed(
        "pathway-plan-review-requested", ADULT, FR, ("review_requested", "1/5/2025"),
        ("review_requested", "6/5/2025"), ("pathway_review_held", "16/5/2025"),
        ("review_requested", "20/5/2025"),
    )  # fmt: skip
    assert [state(o, d("21/5/2025")) for o in found] == [
        State.MET_LATE,
        State.MET,
        State.UPCOMING,
    ]


# Assessment and plan


def test_when_care_ends_before_the_assessment_both_clocks_run() -> None:
    told = (("became_eligible", "15/6/2025"), ("became_relevant", "1/8/2025"))
    assert dates(owed("needs-assessment", TEEN, *told)) == [
        (d("15/9/2025"), None),
        (d("1/11/2025"), None),
    ]
    met = owed("needs-assessment", TEEN, *told, ("needs_assessment_completed", "1/10/2025"))
    assert [state(o, d("2/10/2025")) for o in met] == [State.MET_LATE, State.MET]


def test_becoming_relevant_with_a_plan_starts_no_clock() -> None:
    told = (
        ("became_eligible", "15/6/2025"), ("needs_assessment_completed", "1/8/2025"),
        ("pathway_plan_signed", "1/9/2025"), ("became_relevant", "1/12/2025"),
    )  # fmt: skip
    assert len(owed("needs-assessment", TEEN, *told)) == 1


def test_an_assessment_from_15_and_a_half_meets_the_first() -> None:
    told = ("became_eligible", "15/6/2025")
    early = owed("needs-assessment", TEEN, told, ("needs_assessment_completed", "14/12/2024"))
    assert early[0].met_on is None
    at_15_and_a_half = owed(
        "needs-assessment", TEEN, told, ("needs_assessment_completed", "15/12/2024")
    )
    assert state(at_15_and_a_half[0], d("15/6/2025")) is State.MET


def test_an_education_request_before_21_starts_no_clock() -> None:
    assert owed("needs-assessment", OLDER, OLD_FR, ("education_request", "1/2/2024")) == []


def test_an_education_request_while_education_from_before_21_runs_starts_when_it_ends() -> None:
    found = owed(
        "needs-assessment", OLDER, OLD_FR, ("education_started", "1/9/2023"),
        ("education_request", "1/3/2025"), ("education_ended", "1/7/2025"),
    )  # fmt: skip
    assert dates(found) == [(d("1/10/2025"), None)]


def test_a_support_request_while_education_from_before_21_runs_adds_its_duties() -> None:
    found = owed(
        "needs-assessment", OLDER, OLD_FR, ("education_started", "1/9/2023"),
        ("support_request", "1/3/2025"),
    )  # fmt: skip
    assert dates(found) == [(None, d("1/6/2025"))]


def test_a_support_request_of_somebody_once_eligible_says_the_same() -> None:
    told = (("became_eligible", "11/2/2019"), ("support_request", "1/3/2025"))
    assert dates(owed("needs-assessment", OLDER, *told))[1:] == [(None, d("1/6/2025"))]
    told = (("became_qualifying", "11/2/2019"), ("support_request", "1/3/2025"))
    assert owed("needs-assessment", OLDER, *told) == []


def test_a_support_request_alone_says_that_somebody_is_former_relevant() -> None:
    assert dates(owed("needs-assessment", OLDER, ("support_request", "1/3/2025"))) == [
        (None, d("1/6/2025"))
    ]
    assert owed("annual-offer", OLDER, ("support_request", "1/3/2025")) == []


# Adviser, visits, accommodation


def test_visits_are_numbered_through_a_life_across_moves() -> None:
    found = owed(
        "pa-visit", ADULT, FR, ("moved_into_s23b_accommodation", "1/3/2025"),
        ("pa_visit_seen", "5/3/2025"), ("pa_visit_seen", "20/4/2025"),
        ("moved_into_s23b_accommodation", "1/6/2025"), ("pa_visit_seen", "4/6/2025"),
    )  # fmt: skip
    assert [o.occurrence for o in found] == [1, 2, 3]
    assert [o.statutory_due for o in found] == [d("5/5/2025"), d("20/6/2025"), d("4/8/2025")]
    assert state(found[1], d("1/6/2025")) is State.NOT_APPLICABLE


def test_each_move_has_its_first_visit() -> None:
    found = owed(
        "pa-first-visit", ADULT, FR, ("moved_into_s23b_accommodation", "1/3/2025"),
        ("moved_into_s23b_accommodation", "4/3/2025"), ("pa_visit_seen", "11/3/2025"),
    )  # fmt: skip
    assert [state(o, d("12/3/2025")) for o in found] == [State.NOT_APPLICABLE, State.MET]


@pytest.mark.parametrize("leaves", ["left_s23b_accommodation", "moved_into_staying_put"])
def test_visits_cease_on_leaving(leaves: str) -> None:
    told = (
        FR, ("moved_into_s23b_accommodation", "1/3/2025"), ("pa_visit_seen", "5/3/2025"),
        (leaves, "1/5/2025"),
    )  # fmt: skip
    (one,) = owed("pa-visit", ADULT, *told)
    assert state(one, d("30/4/2025")) is State.UPCOMING
    assert state(one, d("1/5/2025")) is State.NOT_APPLICABLE
    contact = owed("pa-contact", ADULT, *told)
    assert contact[-1].local_due == d("26/6/2025")


def test_a_home_from_before_care_ended_counts_from_the_day_of_the_status() -> None:
    told = (
        ("became_eligible", "15/6/2025"), ("moved_into_s23b_accommodation", "1/9/2025"),
        ("became_relevant", "15/9/2025"),
    )  # fmt: skip
    assert dates(owed("pa-first-visit", TEEN, *told)) == [(d("22/9/2025"), None)]
    assert owed("pa-first-visit", TEEN, *told[:2]) == []


def test_no_contact_is_asked_for_where_visits_are_owed() -> None:
    told = (FR, ("moved_into_s23b_accommodation", "11/2/2025"))
    assert owed("pa-contact", ADULT, *told) == []


def test_the_local_eight_weeks_are_never_later_than_the_two_months() -> None:
    told = (FR, ("moved_into_s23b_accommodation", "1/3/2025"))
    for day in ("31/12/2025", "1/1/2026", "30/6/2025"):
        one = owed("pa-visit", ADULT, *told, ("pa_visit_seen", day))[0]
        assert one.local_due is not None
        assert one.statutory_due is not None
        assert one.local_due <= one.statutory_due


def test_on_support_at_21_to_24_visits_are_local_only() -> None:
    found = owed(
        "pa-visit", OLDER, OLD_FR, ("support_request", "1/3/2025"),
        ("moved_into_s23b_accommodation", "1/4/2025"), ("pa_visit_seen", "3/4/2025"),
    )  # fmt: skip
    assert dates(found) == [(None, d("29/5/2025"))]
    assert found[0].certainty == "M"


def test_an_accommodation_review_before_the_28th_day_does_not_meet_it() -> None:
    told = (FR, ("moved_into_s23b_accommodation", "1/3/2025"))
    early = owed("accommodation-review", ADULT, *told, ("accommodation_review_held", "28/3/2025"))
    assert early[0].met_on is None
    assert early[0].opens == d("29/3/2025")
    on_it = owed("accommodation-review", ADULT, *told, ("accommodation_review_held", "29/3/2025"))
    assert state(on_it[0], d("29/3/2025")) is State.MET


def test_an_adviser_who_stays_meets_the_next_appointment_on_its_day() -> None:
    told = (
        ("became_eligible", "15/6/2025"), ("pa_appointed", "17/6/2025"),
        ("became_relevant", "1/9/2025"),
    )  # fmt: skip
    found = owed("pa-appointment", TEEN, *told)
    assert [o.met_on for o in found] == [d("17/6/2025"), d("1/9/2025")]
    found = owed("pa-appointment", TEEN, *told, ("pa_ended", "1/8/2025"))
    assert [o.anchor_kind for o in found] == ["became_eligible", "pa_ended", "became_relevant"]
    assert [o.met_on for o in found] == [d("17/6/2025"), None, None]


def test_an_adviser_of_before_21_does_not_meet_a_request_after_it() -> None:
    found = owed(
        "pa-appointment", OLDER, OLD_FR, ("pa_appointed", "12/2/2021"),
        ("support_request", "3/3/2025"),
    )  # fmt: skip
    assert found[-1].met_on is None
    assert found[-1].local_due == d("10/3/2025")


# The yearly offer


def test_an_offer_before_21_meets_nothing() -> None:
    (one,) = owed("annual-offer", OLDER, OLD_FR, ("turned_21_offer_made", "10/2/2024"))
    assert one.met_on is None
    (one, _) = owed("annual-offer", OLDER, OLD_FR, ("turned_21_offer_made", "11/2/2024"))
    assert one.met_on == d("11/2/2024")


def test_the_two_words_for_an_offer_are_the_same_act() -> None:
    found = owed(
        "annual-offer", OLDER, OLD_FR, ("turned_21_offer_made", "1/3/2024"),
        ("annual_offer_made", "1/3/2025"),
    )  # fmt: skip
    assert dates(found) == [
        (None, d("10/3/2024")),
        (d("1/3/2025"), None),
        (d("1/3/2026"), None),
    ]
    assert state(found[1], d("1/3/2025")) is State.MET


def test_after_opting_out_the_offer_is_due_12_months_from_that_day() -> None:
    found = owed(
        "annual-offer", OLDER, OLD_FR, ("turned_21_offer_made", "1/3/2024"),
        ("support_request", "1/6/2024"), ("opt_out", "1/9/2025"),
    )  # fmt: skip
    assert found[1].ceased_on == d("1/6/2024")
    assert found[2].statutory_due == d("1/9/2026")
    assert found[2].opens == d("1/9/2025")


def test_no_offer_is_owed_while_support_is_received() -> None:
    told = (OLD_FR, ("support_request", "11/2/2024"))
    assert owed("annual-offer", OLDER, *told) == []


# Working days, and what is received


def test_a_day_of_the_event_is_day_0_also_a_saturday() -> None:
    assert owed("write-up", ADULT, ("event_happened", "6/12/2025"))[0].local_due == d("12/12/2025")


def test_an_ehc_request_is_counted_from_its_own_day() -> None:
    told = ("ehc_request_received", "6/12/2025")
    assert owed("ehc-decision", ADULT, told)[0].statutory_due == d("17/1/2026")


def test_subject_access_on_a_sunday_counts_from_monday() -> None:
    told = ("subject_access_received", "30/11/2025")
    assert owed("subject-access", ADULT, told)[0].statutory_due == d("1/1/2026")


def test_a_stopped_clock_adds_its_days_and_has_no_date_while_it_stands() -> None:
    told = (("subject_access_received", "1/12/2025"), ("clock_stopped", "10/12/2025"))
    (one,) = owed("subject-access", ADULT, *told)
    assert one.statutory_due is None
    (one,) = owed("subject-access", ADULT, *told, ("clock_restarted", "20/12/2025"))
    assert one.statutory_due == d("11/1/2026")


def test_a_complex_request_for_records_has_three_months() -> None:
    told = ("subject_access_received", "30/11/2025", {"complex": True})
    assert owed("subject-access", ADULT, told)[0].statutory_due == d("1/3/2026")


def test_an_extended_complaint_has_twenty_days() -> None:
    told = (("complaint_stage_1_received", "1/12/2025"), ("complaint_extended", "8/12/2025"))
    assert owed("complaint-stage-1", ADULT, *told)[0].statutory_due == d("31/12/2025")


# Protection, missing, custody


def test_a_conference_without_a_plan_starts_no_core_group() -> None:
    told = (("icpc_held", "1/12/2025"), ("cp_plan_not_needed", "1/12/2025"))
    assert owed("core-group-10", TEEN, *told) == []
    assert owed("review-conference", TEEN, *told) == []


def test_conference_and_start_of_the_plan_are_one() -> None:
    told = (("icpc_held", "1/12/2025"), ("cp_plan_started", "1/12/2025"))
    assert len(owed("core-group-10", TEEN, *told)) == 1


def test_the_conference_that_ends_a_plan_meets_what_was_due() -> None:
    found = owed(
        "review-conference", TEEN, ("icpc_held", "1/6/2025"),
        ("review_conference_held", "1/9/2025"), ("cp_plan_not_needed", "1/9/2025"),
    )  # fmt: skip
    assert [state(o, d("1/9/2025")) for o in found] == [State.MET]


def test_no_conference_after_section_47() -> None:
    told = (("strategy_discussion", "1/12/2025"), ("section_47_no_conference", "10/12/2025"))
    assert state(owed("icpc-15", TEEN, *told)[0], d("1/2/2026")) is State.NOT_APPLICABLE


def test_a_refusal_ends_the_interview_and_shows_that_it_was_offered() -> None:
    told = (("missing_returned", "1/12/2025"), ("return_interview_declined", "3/12/2025"))
    assert state(owed("return-interview", TEEN, *told)[0], d("10/12/2025")) is State.MET
    held = owed("return-interview-held", TEEN, *told)[0]
    assert state(held, d("2/12/2025")) is State.UPCOMING
    assert state(held, d("3/12/2025")) is State.NOT_APPLICABLE


def test_only_the_first_personal_education_plan() -> None:
    told = (
        ("became_looked_after", "1/9/2025"), ("left_care", "1/10/2025"),
        ("became_looked_after", "1/11/2025"),
    )  # fmt: skip
    assert len(owed("pep", TEEN, *told)) == 1
    assert len(owed("initial-health-assessment", TEEN, *told)) == 2


def test_nobody_relevant_is_visited_under_section_23za() -> None:
    told = (("became_relevant", "1/9/2025"), ("entered_custody", "1/12/2025"))
    assert owed("custody-visit", TEEN, *told) == []


def test_a_new_date_of_release_takes_the_old_ones_place() -> None:
    found = owed(
        "release-plan", ADULT, FR, ("release_date_set", "1/12/2025", {"date": "2026-02-27"}),
        ("release_date_set", "8/12/2025", {"date": "2026-03-13"}),
    )  # fmt: skip
    assert [state(o, d("9/12/2025")) for o in found] == [State.NOT_APPLICABLE, State.UPCOMING]
    assert found[1].statutory_due == d("27/2/2026")


def test_no_notice_of_the_death_of_somebody_of_25() -> None:
    assert owed("death-notification", OLDER, OLD_FR, ("died", "11/2/2028")) == []
    assert len(owed("death-notification", OLDER, OLD_FR, ("died", "10/2/2028"))) == 1


def test_death_ends_what_is_owed() -> None:
    told = (FR, ("pathway_plan_signed", "1/3/2025"), ("died", "1/6/2025"))
    (one,) = owed("pathway-plan-review", ADULT, *told)
    assert state(one, d("1/12/2025")) is State.NOT_APPLICABLE


def test_a_need_recorded_after_17_is_due_at_once() -> None:
    (one,) = owed("adult-transition-assessment", TEEN, ("likely_adult_need", "1/9/2026"))
    assert state(one, d("1/9/2026")) is State.DUE


def test_each_write_up_is_of_the_oldest_event_that_is_open() -> None:
    found = owed(
        "write-up", ADULT, ("event_happened", "1/12/2025"), ("event_happened", "2/12/2025"),
        ("event_written_up", "3/12/2025"),
    )  # fmt: skip
    assert [o.met_on for o in found] == [d("3/12/2025"), None]


# Local standards


def test_a_laxer_standard_is_refused_and_says_why() -> None:
    with pytest.raises(StandardRefused, match="never laxer"):
        check_standard(DUTIES["pathway-plan-review"], Interval(7, "months"))
    with pytest.raises(StandardRefused, match="2 months"):
        check_standard(DUTIES["pa-visit"], Interval(9, "weeks"))
    lax = Overlay(standards={"pa-visit": Standard(Interval(62, "days"))})
    with pytest.raises(StandardRefused):
        obligations(history(ADULT, FR), overlay=lax)


def test_a_stricter_standard_moves_the_local_date_from_its_day() -> None:
    strict = Overlay(
        standards={"pathway-plan-review": Standard(Interval(5, "months"), d("1/8/2025"))}
    )
    told = (FR, ("pathway_plan_signed", "1/3/2025"), ("pathway_review_held", "1/9/2025"))
    found = owed("pathway-plan-review", ADULT, *told, overlay=strict)
    assert dates(found) == [(d("1/9/2025"), None), (d("1/3/2026"), d("1/2/2026"))]
    assert state(found[1], d("10/2/2026")) is State.UPCOMING
    assert working_state(found[1], d("10/2/2026")) is State.OVERDUE
    assert strict.stamp() != Overlay().stamp()
    assert len(strict.stamp()) <= 12


def test_a_stricter_yearly_offer_is_the_authoritys_own() -> None:
    strict = Overlay(standards={"annual-offer": Standard(Interval(11, "months"))})
    told = (OLD_FR, ("turned_21_offer_made", "1/3/2024"))
    assert dates(owed("annual-offer", OLDER, *told, overlay=strict)) == [
        (None, d("10/3/2024")),
        (d("1/3/2025"), d("1/2/2025")),
    ]

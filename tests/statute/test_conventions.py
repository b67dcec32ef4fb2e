"""The conventions of the rulebook's section 1, each named after its rule."""

from __future__ import annotations

import pytest

from tests.statute.build import asked, at, care, course, d, facts, held, home, sgo, status
from throughcare.statute.dates import add_months, birthday, is_working_day, next_working_day
from throughcare.statute.law import Overlay
from throughcare.statute.status import on

FR = care("1/1/2015")
BORN = "15/6/2003"  # 21 on 15/6/2024, 25 on 15/6/2028


@pytest.mark.parametrize(
    ("ends", "expected"), [("8/2/2025", "QUALIFYING"), ("9/2/2025", "RELEVANT")]
)
def test_thirteen_weeks_are_91_days_start_counted_end_not(ends: str, expected: str) -> None:
    # 10/11/2024 to 9/2/2025 is 91 days.
    assert status(facts("15/6/2008", care("10/11/2024", ends, "V2")), "1/3/2025") == expected


@pytest.mark.parametrize(
    ("length", "flagged"), [(87, False), (88, True), (91, True), (94, True), (95, False)]
)
def test_totals_of_88_to_94_days_are_flagged_once_care_is_over(length: int, flagged: bool) -> None:
    start = d("10/11/2024")
    end = start.fromordinal(start.toordinal() + length)
    case = facts("15/6/2008", care("10/11/2024", end.isoformat(), "V2"))
    assert "near-91-days" not in on(case, start.fromordinal(end.toordinal() - 1)).flags
    assert ("near-91-days" in on(case, end).flags) is flagged
    assert on(case, end).status == ("RELEVANT" if length >= 91 else "QUALIFYING")


def test_totals_near_91_are_flagged_at_18_though_care_never_ended() -> None:
    case = facts("1/1/2008", care("3/10/2025", code="V2"))  # 90 days at 18
    assert at(case, "31/12/2025").flags == ()
    assert at(case, "1/1/2026").flags == ("near-91-days",)
    assert at(case, "1/1/2026").status == "QUALIFYING"
    assert at(case, "1/1/2026").certain


def test_a_special_guardianship_that_ends_on_the_18th_birthday_was_in_force_at_18() -> None:
    on_it = facts("15/6/2008", care("1/1/2015", "1/7/2020"), sgo("1/7/2020", "15/6/2026"))
    assert status(on_it, "15/6/2026") == "QUALIFYING"
    before = facts("15/6/2008", care("1/1/2015", "1/7/2020"), sgo("1/7/2020", "14/6/2026"))
    assert status(before, "13/6/2026") == "QUALIFYING"
    assert status(before, "14/6/2026") == "NONE"
    assert status(before, "15/6/2026") == "CLOSED"


def test_a_special_guardianship_not_straight_from_care_gives_nothing() -> None:
    case = facts("15/6/2008", sgo("1/7/2020", after_care=False))
    assert status(case, "15/6/2024") == "NONE"


def test_care_that_ends_on_the_16th_birthday_gives_none_flagged() -> None:
    case = facts("15/6/2008", care("1/1/2020", "15/6/2024", "V2"))
    assert status(case, "15/6/2024") == "NONE"
    assert at(case, "15/6/2024").flags == ("arguable",)
    a_day_later = facts("15/6/2008", care("1/1/2020", "16/6/2024", "V2"))
    assert status(a_day_later, "16/6/2024") == "RELEVANT"
    assert at(a_day_later, "16/6/2024").flags == ()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("31/8/2025", 6, "28/2/2026"), ("30/11/2025", 3, "28/2/2026"), ("29/2/2024", 12, "28/2/2025")],
)
def test_a_month_span_ends_on_the_corresponding_date_or_the_last(
    start: str, months: int, end: str
) -> None:
    assert add_months(d(start), months) == d(end)


def test_six_months_at_home_end_on_the_months_last_day() -> None:
    case = facts("15/6/2008", care("1/1/2019", "31/8/2025", "V2"), home("31/8/2025"))
    assert status(case, "27/2/2026") == "RELEVANT"
    assert status(case, "28/2/2026") == "QUALIFYING"


def test_the_six_months_may_start_before_care_ended() -> None:
    case = facts("15/6/2008", care("1/1/2019", "1/10/2025"), home("1/6/2025"))
    assert status(case, "30/9/2025") == "ELIGIBLE"
    assert status(case, "1/10/2025") == "RELEVANT"
    assert status(case, "1/12/2025") == "QUALIFYING"


def test_a_working_day_is_no_saturday_sunday_or_bank_holiday() -> None:
    assert is_working_day(d("2/4/2026"))
    assert not is_working_day(d("3/4/2026"))  # Good Friday
    assert not is_working_day(d("4/4/2026"))
    assert not is_working_day(d("6/4/2026"))  # Easter Monday
    assert next_working_day(d("3/4/2026")) == d("7/4/2026")
    assert not is_working_day(d("28/12/2026"))  # for Boxing Day, a Saturday


def test_born_on_29_february_attains_an_age_on_1_march() -> None:
    born = d("29/2/2008")
    assert birthday(born, 16) == d("29/2/2024")
    assert birthday(born, 18) == d("1/3/2026")
    case = facts("29/2/2008", care("1/1/2020"))
    assert status(case, "28/2/2026") == "ELIGIBLE"
    assert status(case, "1/3/2026") == "FORMER_RELEVANT"
    setting = Overlay(leap_day_in_february=True)
    assert on(case, d("28/2/2026"), setting).status == "FORMER_RELEVANT"


def test_a_request_before_21_does_not_start_support() -> None:
    early = facts(BORN, FR, asked("14/6/2024"))
    assert status(early, "15/6/2024") == "FR_NOT_RECEIVING"
    on_the_day = facts(BORN, FR, asked("15/6/2024"))
    assert status(on_the_day, "15/6/2024") == "FR_23CZB"


def test_opting_out_takes_effect_on_its_own_day_and_asking_again_revives() -> None:
    case = facts(BORN, FR, asked("1/9/2024"), asked("1/3/2025", "opt_out"), asked("1/6/2025"))
    assert status(case, "28/2/2025") == "FR_23CZB"
    assert status(case, "1/3/2025") == "FR_NOT_RECEIVING"
    assert status(case, "1/6/2025") == "FR_23CZB"


def test_opting_out_ends_section_23czb_only() -> None:
    case = facts(
        BORN, FR, course("1/9/2024", "1/7/2027"), asked("1/9/2024", "education"),
        asked("1/3/2025", "opt_out"),
    )  # fmt: skip
    assert status(case, "2/3/2025") == "FR_23CA"


def test_section_23ca_ends_with_the_programme_and_support_asked_before_revives() -> None:
    case = facts(
        BORN, FR, asked("1/8/2024"), asked("1/9/2024", "education"),
        course("20/9/2024", "1/7/2026"),
    )  # fmt: skip
    assert status(case, "31/8/2024") == "FR_23CZB"
    assert status(case, "1/9/2024") == "FR_23CA"
    assert status(case, "30/6/2026") == "FR_23CA"
    assert status(case, "1/7/2026") == "FR_23CZB"


def test_section_23ca_ends_at_25() -> None:
    case = facts(BORN, FR, asked("1/9/2024", "education"), course("20/9/2024", "1/7/2030"))
    assert status(case, "14/6/2028") == "FR_23CA"
    assert status(case, "15/6/2028") == "CLOSED"


def test_while_section_23c_education_runs_the_status_shown_stays() -> None:
    case = facts(BORN, FR, course("1/9/2023", "1/7/2026"), asked("1/9/2024"))
    assert status(case, "14/6/2024") == "FORMER_RELEVANT"
    assert status(case, "15/6/2024") == "FR_EDUCATION_23C"
    assert status(case, "30/6/2026") == "FR_EDUCATION_23C"
    assert status(case, "1/7/2026") == "FR_23CZB"


def test_section_23c_education_has_no_age_limit_where_its_end_is_known() -> None:
    long = facts(BORN, FR, course("1/9/2023", "1/7/2029"))
    assert status(long, "15/6/2028") == "FR_EDUCATION_23C"
    assert status(long, "1/7/2029") == "CLOSED"
    endless = facts(BORN, FR, course("1/9/2023"))
    assert status(endless, "14/6/2028") == "FR_EDUCATION_23C"
    assert status(endless, "15/6/2028") == "CLOSED"


def test_eligible_then_special_guardianship_at_16_and_a_half_is_relevant() -> None:
    case = facts("15/6/2008", care("1/1/2015", "15/12/2024"), sgo("15/12/2024"))
    assert status(case, "14/12/2024") == "ELIGIBLE"
    assert status(case, "15/12/2024") == "RELEVANT"
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"


def test_adopted_at_16_six_months_run_from_placement_with_responsibility() -> None:
    adopted = care("1/1/2015", "15/12/2024", "E1", end_reason="E11")
    known = facts("15/6/2008", adopted, home("15/8/2024", with_="pr"))
    assert status(known, "15/12/2024") == "RELEVANT"
    assert status(known, "15/2/2025") == "QUALIFYING"
    unknown = facts("15/6/2008", adopted)
    assert status(unknown, "15/12/2024") == "MANUAL_REVIEW"
    assert status(unknown, "15/6/2026") == "MANUAL_REVIEW"
    assert status(unknown, "15/6/2033") == "CLOSED"


def test_adopted_before_16_gives_nothing() -> None:
    case = facts("15/6/2008", care("1/1/2015", "15/12/2022", "E1", end_reason="E12"))
    assert status(case, "15/6/2024") == "NONE"


def test_death_closes() -> None:
    case = facts("15/6/2008", care("1/1/2015", "15/12/2024", end_reason="E2"))
    assert status(case, "14/12/2024") == "ELIGIBLE"
    assert status(case, "15/12/2024") == "CLOSED"
    assert at(case, "15/12/2024").flags == ()


def test_home_with_one_parent_then_the_other_is_one_period_flagged() -> None:
    case = facts(
        "15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", "1/5/2025"),
        home("1/5/2025"),
    )  # fmt: skip
    assert at(case, "30/4/2025").flags == ()
    assert at(case, "1/5/2025").flags == ("two-homes",)
    assert status(case, "1/8/2025") == "QUALIFYING"
    assert at(case, "1/8/2025").flags == ("two-homes",)
    with_a_break = facts(
        "15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", "1/5/2025"),
        home("2/5/2025"),
    )  # fmt: skip
    assert status(with_a_break, "1/8/2025") == "RELEVANT"
    assert at(with_a_break, "1/8/2025").flags == ()


def test_home_with_somebody_without_responsibility_does_not_count() -> None:
    case = facts("15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", with_="other"))
    assert status(case, "1/12/2025") == "RELEVANT"


def test_six_months_at_home_complete_on_the_18th_birthday_go_to_a_person() -> None:
    case = facts("15/6/2008", care("1/1/2019", "15/12/2025", "V2"), home("15/12/2025"))
    assert status(case, "14/6/2026") == "RELEVANT"
    assert status(case, "15/6/2026") == "MANUAL_REVIEW"
    assert status(case, "14/6/2033") == "MANUAL_REVIEW"


def test_six_months_complete_only_after_18_stay_former_relevant_flagged() -> None:
    case = facts("15/6/2008", care("1/1/2019", "16/12/2025", "V2"), home("16/12/2025"))
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"
    assert at(case, "15/6/2026").flags == ()
    assert status(case, "16/6/2026") == "FORMER_RELEVANT"
    assert at(case, "16/6/2026").flags == ("arguable",)


def test_home_that_breaks_down_after_21_changes_nothing() -> None:
    case = facts("15/6/2003", care("1/1/2015", "1/9/2020", "V2"), home("1/9/2020", "15/6/2024"))
    assert status(case, "14/6/2024") == "QUALIFYING"
    assert status(case, "15/6/2024") == "QUALIFYING_EDUCATION_ONLY"


def test_detained_at_16_and_then_home_for_six_months_goes_to_a_person() -> None:
    case = facts(
        "15/6/2008", care("1/1/2024", "1/6/2024", "V2"), held("1/6/2024", "1/9/2024"),
        home("1/9/2024", "1/5/2025"),
    )  # fmt: skip
    assert status(case, "15/6/2024") == "RELEVANT"
    assert status(case, "1/3/2025") == "MANUAL_REVIEW"
    assert status(case, "1/5/2025") == "RELEVANT"
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"


def test_returning_to_care_makes_eligible_again() -> None:
    case = facts(
        "15/6/2008", care("1/1/2019", "1/2/2025", "V2"), care("1/6/2025", "1/7/2025", "V2")
    )
    assert [status(case, x) for x in ("1/2/2025", "1/6/2025", "1/7/2025")] == [
        "RELEVANT",
        "ELIGIBLE",
        "RELEVANT",
    ]


def test_a_remand_counts_as_care() -> None:
    case = facts("15/6/2008", care("1/1/2024", "1/3/2024", "J1"), care("20/6/2024", code="V2"))
    # 60 days, then 31 more.
    assert status(case, "19/7/2024") == "LOOKED_AFTER_NOT_ELIGIBLE"
    assert status(case, "20/7/2024") == "ELIGIBLE"
    assert at(case, "1/7/2024").forecast == d("20/7/2024")


def test_facts_that_arrive_late_change_the_answer() -> None:
    before = facts("15/6/2008", care("20/5/2026", code="V2"))
    assert status(before, "15/6/2026") == "QUALIFYING"
    after = facts("15/6/2008", care("20/5/2026", code="V2"), care("1/1/2023", "1/4/2023", "V2"))
    assert status(after, "15/6/2026") == "FORMER_RELEVANT"

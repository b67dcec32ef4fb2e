"""The table “Where a person could read a rule two ways” of the cases, each row a test."""

from __future__ import annotations

import pytest

from tests.statute.build import asked, at, care, course, d, facts, held, home, status

FR = care("1/1/2015")
BORN = "15/6/2003"


def test_v4_is_an_agreement_and_never_counts() -> None:
    case = facts("15/6/2008", care("1/1/2020", code="V4"))
    assert status(case, "15/6/2024") == "NONE"
    assert at(case, "15/6/2024").flags == ()
    marked = facts("15/6/2008", care("1/1/2020", code="V4", short_break=True))
    assert status(marked, "1/1/2025") == "NONE"


@pytest.mark.parametrize("mark", [True, False])
def test_v3_is_a_short_break_whatever_the_mark_says(mark: bool) -> None:
    case = facts("15/6/2008", care("10/7/2024", "1/8/2024", "V3", short_break=mark))
    assert status(case, "20/7/2024") == "NONE"


def test_a_code_of_an_order_wins_over_the_mark_of_a_short_break() -> None:
    case = facts("15/6/2008", care("1/1/2020", code="C2", short_break=True))
    assert status(case, "15/6/2024") == "ELIGIBLE"


def test_a_break_of_28_days_does_not_count_and_one_of_29_is_worked_out_both_ways() -> None:
    # 63 days of care, then the break: 91 with it only.
    base = care("1/3/2024", "3/5/2024", "V2")
    short = facts("15/6/2008", base, care("20/6/2024", "18/7/2024", "V3"))
    assert status(short, "18/7/2024") == "NONE"
    long = facts("15/6/2008", base, care("20/6/2024", "19/7/2024", "V3"))
    assert status(long, "25/6/2024") == "MANUAL_REVIEW"
    assert status(long, "19/7/2024") == "MANUAL_REVIEW"  # relevant with, none without
    assert not at(long, "19/7/2024").certain


def test_a_long_break_matters_only_where_the_answers_differ() -> None:
    case = facts(
        "15/6/2008", care("1/1/2020", "1/2/2024", "V2"), care("1/3/2024", "10/4/2024", "V3")
    )
    assert status(case, "15/6/2024") == "NONE"
    assert at(case, "15/6/2024").flags == ("short-break-length",)


def test_a_long_break_settled_by_later_care_needs_no_review() -> None:
    case = facts(
        "15/6/2008", care("1/3/2024", "3/5/2024", "V2"), care("20/6/2024", "19/7/2024", "V3"),
        care("1/9/2024", code="V2"),
    )  # fmt: skip
    assert status(case, "1/9/2024") == "MANUAL_REVIEW"
    assert status(case, "28/9/2024") == "ELIGIBLE"
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"


@pytest.mark.parametrize(("end", "flagged"), [("18/7/2024", False), ("19/7/2024", True)])
def test_a_break_of_over_17_days_is_flagged(end: str, flagged: bool) -> None:
    case = facts("15/6/2008", care("1/7/2024", end, "V3"))
    assert ("short-break-length" in at(case, "1/9/2024").flags) is flagged


@pytest.mark.parametrize(
    ("months", "flagged"),
    [
        ([(m, 2024) for m in range(1, 6)], False),  # 75 days
        ([(m, 2024) for m in range(1, 7)], True),  # 90 days
        ([(m, 2023) for m in (1, 2, 3)] + [(m, 2024) for m in (4, 5, 6)], False),  # never in a year
    ],
)
def test_breaks_of_over_75_days_in_12_months_are_flagged(
    months: list[tuple[int, int]], flagged: bool
) -> None:
    breaks = [care(f"1/{m}/{y}", f"16/{m}/{y}", "V3") for m, y in months]
    case = facts("15/6/2008", *breaks)
    assert ("short-break-length" in at(case, "1/9/2024").flags) is flagged


def test_manual_review_at_18_lasts_to_25_unless_the_facts_settle_it() -> None:
    case = facts(
        "15/6/2008", care("1/3/2024", "3/5/2024", "V2"), care("20/6/2024", "19/7/2024", "V3")
    )
    assert status(case, "15/6/2026") == "MANUAL_REVIEW"
    assert status(case, "14/6/2033") == "MANUAL_REVIEW"
    assert status(case, "15/6/2033") == "CLOSED"


@pytest.mark.parametrize(
    ("care_ends", "expected"), [("1/6/2024", "RELEVANT"), ("31/5/2024", "NONE")]
)
def test_immediately_before_detention(care_ends: str, expected: str) -> None:
    case = facts("15/6/2008", care("1/1/2024", care_ends, "V2"), held("1/6/2024"))
    assert status(case, "15/6/2024") == expected


def test_care_ends_on_the_16th_birthday_but_straight_into_detention() -> None:
    case = facts("15/6/2008", care("1/1/2024", "15/6/2024", "V2"), held("15/6/2024"))
    assert status(case, "15/6/2024") == "RELEVANT"
    assert at(case, "15/6/2024").flags == ()


def test_a_home_period_that_ends_for_any_reason_has_broken_down() -> None:
    case = facts("15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", "1/10/2025"))
    assert status(case, "30/9/2025") == "QUALIFYING"
    assert status(case, "1/10/2025") == "RELEVANT"


def test_a_home_that_ends_on_the_day_of_six_months_is_not_complete() -> None:
    case = facts("15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", "1/8/2025"))
    assert status(case, "1/8/2025") == "RELEVANT"
    a_day_more = facts(
        "15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", "2/8/2025")
    )
    assert status(a_day_more, "1/8/2025") == "QUALIFYING"


def test_the_flag_of_a_programme_wins_over_its_start() -> None:
    before = facts(BORN, FR, course("20/9/2024", "1/7/2026", before=True))
    assert status(before, "1/10/2024") == "FR_EDUCATION_23C"
    after = facts(BORN, FR, course("20/9/2022", "1/7/2026", before=False))
    assert status(after, "1/10/2024") == "FR_NOT_RECEIVING"


def test_an_education_request_before_21_does_not_start_anything() -> None:
    case = facts(
        BORN, FR, asked("1/5/2024", "education"), course("20/9/2022", "1/7/2026", before=False)
    )
    assert status(case, "15/6/2024") == "FR_NOT_RECEIVING"


def test_an_education_request_while_section_23c_education_runs_starts_when_it_ends() -> None:
    case = facts(BORN, FR, course("1/9/2023", "1/7/2026"), asked("1/3/2026", "education"))
    assert status(case, "30/6/2026") == "FR_EDUCATION_23C"
    assert status(case, "1/7/2026") == "FR_23CA"
    assert status(case, "14/6/2028") == "FR_23CA"
    assert status(case, "15/6/2028") == "CLOSED"


def test_section_23ca_lasts_to_the_end_of_a_programme_that_began_before_the_request() -> None:
    case = facts(
        BORN, FR, course("1/9/2023", "1/7/2026", before=False), asked("1/3/2025", "education")
    )
    assert status(case, "28/2/2025") == "FR_NOT_RECEIVING"
    assert status(case, "1/3/2025") == "FR_23CA"
    assert status(case, "1/7/2026") == "FR_NOT_RECEIVING"


def test_section_23ca_lasts_to_25_where_no_end_is_known() -> None:
    case = facts(BORN, FR, asked("1/3/2025", "education"))
    assert status(case, "14/6/2028") == "FR_23CA"


@pytest.mark.parametrize("reason", ["E11", "E12"])
def test_adoption_is_read_from_the_end_of_care(reason: str) -> None:
    case = facts("15/6/2008", care("1/1/2015", "15/12/2024", "E1", end_reason=reason))
    assert status(case, "15/12/2024") == "MANUAL_REVIEW"


@pytest.mark.parametrize(
    ("reason", "day", "whose"),
    [("E3", "30/11/2024", "this"), ("E3", "1/12/2024", "other"), ("E8", "1/12/2024", "this")],
)
def test_another_authority_is_responsible_after_a_transfer(
    reason: str, day: str, whose: str
) -> None:
    case = facts("15/6/2008", care("1/1/2015", "1/12/2024", end_reason=reason))
    assert at(case, day).responsible == whose


def test_the_authority_of_the_last_care_is_responsible_and_this_one_for_nobody_elses() -> None:
    case = facts("15/6/2008", care("1/1/2020", "1/1/2023"), care("1/1/2024", authority="other"))
    assert at(case, "1/1/2019").responsible == "this"
    assert at(case, "1/1/2023").responsible == "this"
    assert at(case, "1/1/2025").responsible == "other"
    assert at(case, "1/1/2027").responsible == "other"
    assert at(facts("15/6/2008"), "1/1/2025").responsible == "this"


def test_the_forecast_does_not_look_at_an_end_recorded_later() -> None:
    case = facts("15/6/2008", care("1/7/2024", "1/8/2024", "V2"))
    assert at(case, "1/7/2024").forecast == d("29/9/2024")
    assert at(case, "15/7/2024").forecast == d("29/9/2024")
    assert at(case, "1/8/2024").forecast is None

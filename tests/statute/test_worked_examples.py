"""The rulebook's worked examples, A to L."""

from __future__ import annotations

from datetime import date

import pytest

from tests.statute.build import asked, at, care, d, facts, held, home, sgo, status
from throughcare.statute.duties import Event, History, obligations, status_events
from throughcare.statute.facts import CaseFacts
from throughcare.statute.law import SHIPPED
from throughcare.statute.status import whole_life
from throughcare.statute.status.reading import Reading


def day_91(case: CaseFacts) -> date:
    number = Reading(case, SHIPPED, long_breaks=False).day_number(91)
    assert number is not None
    return date.fromordinal(number)


def assessment_due(case: CaseFacts) -> list[date | None]:
    events: tuple[Event, ...] = status_events(whole_life(case), case.dob)
    owed = obligations(History(case.dob, events), codes=["needs-assessment"])
    return [o.statutory_due for o in owed]


def test_a_in_care_throughout() -> None:
    case = facts("10/5/2009", care("1/2/2020"))
    assert day_91(case) == d("8/8/2023")
    assert status(case, "9/5/2025") == "NOT_YET"
    assert status(case, "10/5/2025") == "ELIGIBLE"
    assert assessment_due(case) == [d("10/8/2025")]
    assert status(case, "9/5/2027") == "ELIGIBLE"
    assert status(case, "10/5/2027") == "FORMER_RELEVANT"
    assert status(case, "9/5/2030") == "FORMER_RELEVANT"
    assert status(case, "10/5/2030") == "FR_NOT_RECEIVING"
    assert status(case, "9/5/2034") == "FR_NOT_RECEIVING"
    assert status(case, "10/5/2034") == "CLOSED"


def test_b_first_in_care_at_16() -> None:
    case = facts("3/3/2009", care("1/9/2025"))
    assert day_91(case) == d("30/11/2025")
    assert status(case, "29/11/2025") == "LOOKED_AFTER_NOT_ELIGIBLE"
    assert at(case, "1/9/2025").forecast == d("30/11/2025")
    assert status(case, "30/11/2025") == "ELIGIBLE"
    assert assessment_due(case) == [d("28/2/2026")]


def test_c_left_before_16() -> None:
    case = facts("20/1/2009", care("1/4/2023", "10/12/2024", "V2"))
    assert status(case, "20/1/2025") == "NONE"
    assert status(case, "19/1/2027") == "NONE"
    assert status(case, "20/1/2027") == "CLOSED"
    detained = facts(
        "20/1/2009", care("1/4/2023", "10/12/2024", "V2"), held("10/12/2024", "1/3/2025")
    )
    assert status(detained, "20/1/2025") == "RELEVANT"
    guarded = facts("20/1/2009", care("1/4/2023", "10/12/2024", "V2"), sgo("10/12/2024"))
    assert status(guarded, "20/1/2025") == "QUALIFYING"


def test_d_separated_child_of_57_days() -> None:
    case = facts("1/1/2008", care("5/11/2025", code="V2"))
    assert Reading(case, SHIPPED, long_breaks=False).days_since_14(d("1/1/2026").toordinal()) == 57
    assert status(case, "31/12/2025") == "LOOKED_AFTER_NOT_ELIGIBLE"
    assert at(case, "31/12/2025").forecast is None
    assert status(case, "1/1/2026") == "QUALIFYING"
    assert status(case, "31/12/2028") == "QUALIFYING"
    assert status(case, "1/1/2029") == "QUALIFYING_EDUCATION_ONLY"
    assert status(case, "1/1/2033") == "CLOSED"


def test_e_home_for_six_months_and_it_breaks_down() -> None:
    case = facts("15/6/2008", care("1/1/2019", "1/2/2025", "V2"), home("1/2/2025", "10/9/2025"))
    assert status(case, "31/1/2025") == "ELIGIBLE"
    assert status(case, "1/2/2025") == "RELEVANT"
    assert status(case, "31/7/2025") == "RELEVANT"
    assert status(case, "1/8/2025") == "QUALIFYING"
    assert status(case, "9/9/2025") == "QUALIFYING"
    assert status(case, "10/9/2025") == "RELEVANT"
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"


def test_f_placed_with_parents_under_a_care_order() -> None:
    case = facts("15/6/2008", care("1/1/2019"), home("15/6/2024"))
    assert status(case, "14/6/2026") == "ELIGIBLE"
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"
    assert at(case, "15/6/2027").flags == ()


def test_g_order_discharged_after_six_months_at_home() -> None:
    case = facts("15/6/2008", care("1/1/2019", "15/12/2025"), home("15/6/2024"))
    assert status(case, "14/12/2025") == "ELIGIBLE"
    assert status(case, "15/12/2025") == "QUALIFYING"


def test_h_custody_on_the_16th_birthday() -> None:
    case = facts("15/6/2008", care("15/1/2024", "15/6/2024", "V2"), held("15/6/2024"))
    assert status(case, "15/6/2024") == "RELEVANT"
    assert status(case, "15/6/2026") == "FORMER_RELEVANT"


def test_i_special_guardianship_at_12() -> None:
    case = facts("15/6/2008", care("1/1/2015", "1/7/2020"), sgo("1/7/2020"))
    assert status(case, "14/6/2024") == "NOT_YET"
    assert status(case, "15/6/2024") == "QUALIFYING"
    assert status(case, "14/6/2029") == "QUALIFYING"
    assert status(case, "15/6/2029") == "QUALIFYING_EDUCATION_ONLY"


def test_j_phones_in_at_22() -> None:
    case = facts("15/6/2003", care("1/1/2015"), asked("1/9/2025"), asked("3/3/2027", "opt_out"))
    assert status(case, "31/8/2025") == "FR_NOT_RECEIVING"
    assert status(case, "1/9/2025") == "FR_23CZB"
    assert status(case, "2/3/2027") == "FR_23CZB"
    assert status(case, "3/3/2027") == "FR_NOT_RECEIVING"
    stays = facts("15/6/2003", care("1/1/2015"), asked("1/9/2025"))
    assert status(stays, "14/6/2028") == "FR_23CZB"
    assert status(stays, "15/6/2028") == "CLOSED"


@pytest.mark.parametrize("code", ["V3", "V2"])
def test_k_monthly_short_breaks(code: str) -> None:
    breaks = [
        care(f"5/{m}/{y}", f"7/{m}/{y}", code, short_break=True)
        for y in (2023, 2024, 2025)
        for m in range(1, 13)
    ]
    case = facts("15/6/2008", *breaks)
    for day in ("15/6/2024", "6/7/2024", "1/1/2026"):
        assert status(case, day) == "NONE"
    assert at(case, "1/8/2024").flags == ("arguable",)
    assert not at(case, "1/8/2024").certain


def test_l_breaks_down_after_18() -> None:
    case = facts("15/6/2008", care("1/1/2019", "1/11/2025", "V2"), home("1/11/2025", "15/8/2026"))
    assert status(case, "15/6/2026") == "QUALIFYING"
    assert status(case, "14/8/2026") == "QUALIFYING"
    assert status(case, "15/8/2026") == "MANUAL_REVIEW"
    assert not at(case, "15/8/2026").certain
    assert "arguable" in at(case, "15/8/2026").flags
    assert status(case, "14/6/2033") == "MANUAL_REVIEW"
    assert status(case, "15/6/2033") == "CLOSED"

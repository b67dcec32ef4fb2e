"""A date is read day first or not at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.exchange.ssda903.dates import STANDARD, NoDate, Read, read_date

DAY = date(2008, 6, 12)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("12/06/2008", STANDARD),
        ("12/6/2008", STANDARD),
        ("2008-06-12", "yyyy-mm-dd"),
        ("12/6/08", "d/m/yy"),
        ("12-Jun-2008", "dd-Mon-yyyy"),
        ("12-JUN-08", "dd-Mon-yyyy"),
        ("39611", "an Excel day number"),
        ("39611.0", "an Excel day number"),
        ("12/06/2008 00:00", f"{STANDARD} with midnight behind"),
        ("12/06/2008 0:00:00", f"{STANDARD} with midnight behind"),
        ("12/06/2008 12:00:00 AM", f"{STANDARD} with midnight behind"),
        ("2008-06-12T00:00:00", "yyyy-mm-dd with midnight behind"),
        ("2008-06-12 00:00:00.000", "yyyy-mm-dd with midnight behind"),
        ("2008-06-12T00:00:00Z", "yyyy-mm-dd with midnight behind"),
    ],
)
def test_is_understood(text: str, form: str) -> None:
    assert read_date(text, 2026) == Read(DAY, form)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/06/2025", "June has 30 days."),
        ("29/02/2023", "February 2023 has 28 days."),
        ("0/06/2025", "There is no day 0."),
        ("06/25/2008", "There is no month 25; dates have the day first."),
        ("2008-25-06", "There is no month 25;"),
        ("00/00/0000", "All noughts are no date."),
        ("12/06/0000", "There is no year 0."),
        ("12-Juni-2008", "This is not a date."),
        ("12-Abc-2008", "No month is called Abc."),
        ("12/06/2008 14:30", "This carries a time of day."),
        ("2008", "This is not a date."),
        ("99999", "This is not a date."),
        ("20080612", "This is not a date."),
        ("12.06.2008", "This is not a date."),
        ("١٢/٠٦/٢٠٠٨", "This is not a date."),
    ],
)
def test_is_no_date(text: str, said: str) -> None:
    found = read_date(text, 2026)
    assert isinstance(found, NoDate)
    assert found.reason.startswith(said)


def test_two_digits_of_a_year_are_next_year_at_most() -> None:
    assert read_date("1/4/27", 2026) == Read(date(2027, 4, 1), "d/m/yy")
    assert read_date("1/4/28", 2026) == Read(date(1928, 4, 1), "d/m/yy")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_form(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    for text in (f"{day:%d/%m/%Y}", day.isoformat(), f"{day:%d-%b-%Y}", f"{day:%d/%m/%Y} 00:00:00"):
        found = read_date(text, 2026)
        assert isinstance(found, Read)
        assert found.day == day
    if number >= 10_000:
        assert read_date(str(number), 2026) == Read(day, "an Excel day number")


@given(st.text(max_size=24))
def test_any_text_is_a_date_or_says_why_not(text: str) -> None:
    found = read_date(text, 2026)
    assert isinstance(found, Read) or found.reason.endswith(".")


def test_midnight_is_not_moved_by_a_clock() -> None:
    assert read_date("2008-06-12T23:00:00Z", 2026) != Read(DAY + timedelta(days=1), "yyyy-mm-dd")

"""Dates as the law counts them: birthdays, months, working days."""

from __future__ import annotations

import calendar
import json
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

DAY = timedelta(days=1)


@lru_cache(maxsize=65536)
def birthday(dob: date, age: int, *, leap_day_in_february: bool = False) -> date:
    """The day on which somebody born on ``dob`` attains ``age``.

    Born on 29 February: 1 March in other years, or 28 February where that setting is on.
    """
    year = dob.year + age
    if dob.month == 2 and dob.day == 29 and not calendar.isleap(year):
        return date(year, 2, 28) if leap_day_in_february else date(year, 3, 1)
    return date(year, dob.month, dob.day)


def age_on(dob: date, day: date, *, leap_day_in_february: bool = False) -> int:
    """Whole years attained on ``day``; 0 before birth."""
    age = max(day.year - dob.year, 0)
    if age and day < birthday(dob, age, leap_day_in_february=leap_day_in_february):
        age -= 1
    return age


@lru_cache(maxsize=65536)
def add_months(day: date, months: int) -> date:
    """The corresponding date ``months`` later (or earlier), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@cache
def bank_holidays() -> frozenset[date]:
    """Bank holidays in England, from the list that ships with the package; no network is used.

    Outside the years of that list they are worked out by rule, so that a working day long past or
    far ahead is not counted on New Year's Day or at Christmas.
    """
    package = find_spec("govuk_bank_holidays")
    if package is None or package.origin is None:
        listed: set[date] = set()
    else:
        # Read, not imported: importing it brings an HTTP client along, and a quarter of a second.
        text = Path(package.origin).with_name("bank-holidays.json").read_text(encoding="utf-8")
        events = json.loads(text)["england-and-wales"]["events"]
        listed = {date.fromisoformat(event["date"]) for event in events}
    known = {day.year for day in listed}
    worked_out = {day for year in range(1990, 2101) if year not in known for day in by_rule(year)}
    return frozenset(listed | worked_out)


def by_rule(year: int) -> set[date]:
    """The eight ordinary bank holidays of a year in England, with their substitute days."""

    def monday(month: int, *, last: bool = False) -> date:
        day = date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        step = -DAY if last else DAY
        while day.weekday() != 0:
            day += step
        return day

    easter = easter_sunday(year)
    days = {
        easter - 2 * DAY,
        easter + DAY,
        monday(5),
        monday(5, last=True),
        monday(8, last=True),
    }
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() >= 5 or day in days:
            day += DAY
        days.add(day)
    return days


def easter_sunday(year: int) -> date:
    """Western Easter, by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def is_working_day(day: date) -> bool:
    """Neither Saturday, Sunday nor a bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays()


@cache
def _weekday_holidays() -> tuple[date, ...]:
    return tuple(sorted(day for day in bank_holidays() if day.weekday() < 5))


@lru_cache(maxsize=65536)
def add_working_days(day: date, count: int) -> date:
    """The ``count``-th working day after ``day`` (before, where negative); ``day`` is day 0.

    ``count`` 0 gives ``day`` itself, also where that is a Saturday.
    """
    step = DAY if count > 0 else -DAY
    left = abs(count)
    while left:
        day += step
        if is_working_day(day):
            left -= 1
    return day


def next_working_day(day: date) -> date:
    """``day`` where it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += DAY
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days after ``start`` up to and with ``end``; 0 where ``end`` is not later."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    days = weeks * 5 + sum(1 for n in range(1, rest + 1) if (start + n * DAY).weekday() < 5)
    holidays = _weekday_holidays()
    return days - (bisect_right(holidays, end) - bisect_left(holidays, start + DAY))


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """``4 March 2026``, whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """``4 Mar 2026``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"

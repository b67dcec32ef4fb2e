"""The collection year: 1 April to 31 March, named by its end."""

from __future__ import annotations

import re
from datetime import date, timedelta

from throughcare.exchange.ssda903.problems import Problem
from throughcare.exchange.ssda903.staging import Staged, Staging
from throughcare.exchange.ssda903.tables import EPISODES, OC3
from throughcare.exchange.ssda903.verdict import uk
from throughcare.statute.dates import birthday

YOUNGEST, OLDEST = 17, 25
"""Ages that somebody in OC3 attains in the year (statutory-data, "OC3: who, and which rules")."""

EARLY = timedelta(days=31)
"""OC3 is taken around the birthday, so a return may speak of one a month ahead."""

MISFITS_ALLOWED = 0.1


def of_day(day: date) -> int:
    """The collection year that a day lies in."""
    return day.year + (1 if (day.month, day.day) >= (4, 1) else 0)


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SOURCE = re.compile(r"SSDA903 ([0-9]{4})")


def source_of(year: int) -> str:
    """How rows say which return they came from."""
    return f"SSDA903 {year}"


def year_of(source: str) -> int | None:
    """The return that a row came from, by its year; None where it came from elsewhere."""
    found = _SOURCE.fullmatch(source)
    return int(found[1]) if found else None


def ends(year: int) -> date:
    """The last day of a collection year."""
    return date(year, 3, 31)


def age_attained(born: date, year: int) -> int:
    """The age that somebody attains within a collection year."""
    age = year - born.year
    return age if birthday(born, age) <= ends(year) else age - 1


def birthday_within(born: date, year: int) -> date:
    """The birthday that lies in a collection year; for somebody born in or after it, the birth."""
    age = age_attained(born, year)
    return birthday(born, age) if age >= 0 else born


def fits(born: date, year: int, today: date) -> bool:
    """Whether an OC3 row may be of that year, by its birth date alone."""
    age = age_attained(born, year)
    return YOUNGEST <= age <= OLDEST and birthday_within(born, year) <= today + EARLY


def latest_start(staging: Staging, today: date) -> date | None:
    """The latest DECOM that can be believed, be its row rejected for something else or not."""
    latest = (today + timedelta(days=366)).isoformat()
    # A row whose end lies before its start says nothing reliable of either.
    starts = (
        r["DECOM"]
        for r in staging.each(EPISODES, rejected_too=True)
        if _ISO.fullmatch(r["DECOM"])
        and r["DECOM"] <= latest
        and not (r["DEC"] and r["DEC"] < r["DECOM"])
    )
    found = max(starts, default=None)
    return date.fromisoformat(found) if found else None


def settle(staging: Staging, *, today: date) -> tuple[int | None, Problem | None]:
    """The year of a return that names none: (year, None), or (None, why it has to be asked for).

    (None, None) where no row is of a table that loads.
    """
    start = latest_start(staging, today)
    if start is None:
        if not staging.how_many_children():
            return None, None
        why = "This return has no episode with a start, so its collection year is not known."
        return None, _asked(None, None, why)
    year = of_day(start)
    births = misfits = 0
    first: Staged | None = None
    for row in staging.each(OC3):
        if row["DOB"]:
            births += 1
            if not fits(date.fromisoformat(row["DOB"]), year, today):
                misfits += 1
                first = first or row
    if first is None or (misfits < births and misfits <= max(1, MISFITS_ALLOWED * births)):
        return year, None
    return None, _asked(
        first.file,
        uk(first["DOB"]),
        f"The latest episode begins in the year {year}, but {misfits:,} of {births:,} young "
        f"people in OC3 do not turn {YOUNGEST} to {OLDEST} in that year, so the collection year "
        "is not certain.",
    )


HOW = "Give it with --year, for example --year 2026 for 1 April 2025 to 31 March 2026."


def _asked(file: str | None, value: str | None, why: str) -> Problem:
    return Problem(file, None, "DOB" if value else None, value, None, "year", f"{why} {HOW}")

"""The collection year: 1 April to 31 March, named by its end."""

from __future__ import annotations

import re
from datetime import date, timedelta

from throughcare.exchange.ssda903.problems import Problem
from throughcare.exchange.ssda903.staging import Staging
from throughcare.exchange.ssda903.tables import EPISODES, OC3
from throughcare.statute.dates import birthday

YOUNGEST, OLDEST = 17, 25
"""Ages that somebody in OC3 attains in the year (statutory-data, "OC3: who, and which rules")."""

EARLY = timedelta(days=31)
"""OC3 is taken around the birthday, so a return may speak of one a month ahead."""

MISFITS_ALLOWED = 0.1


def of_day(day: date) -> int:
    """The collection year that a day lies in."""
    return day.year + (1 if (day.month, day.day) >= (4, 1) else 0)


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


def latest_start(staging: Staging) -> date | None:
    """The latest DECOM of the return."""
    found = max((r["DECOM"] for r in staging.each(EPISODES) if r["DECOM"]), default=None)
    return date.fromisoformat(found) if found else None


HOW = "Give it with --year, for example --year 2026 for 1 April 2025 to 31 March 2026."


def settle(staging: Staging, *, today: date) -> tuple[int | None, Problem | None]:
    """The year of a return that names none: (year, None), or (None, why it has to be asked for).

    A year is needed where there is OC3; a return without OC3 and without episodes has the
    present one.
    """
    births = [(r, date.fromisoformat(r["DOB"])) for r in staging.each(OC3) if r["DOB"]]
    has_oc3 = next(staging.each(OC3), None)
    start = latest_start(staging)
    if start is None:
        if has_oc3 is None:
            return of_day(today), None
        return None, _asked(
            has_oc3.file, None, "This return has no episodes, so its collection year is not known."
        )
    year = of_day(start)
    misfits = [r for r, born in births if not fits(born, year, today)]
    many = len(misfits) > 1 and len(misfits) > MISFITS_ALLOWED * len(births)
    if births and (many or len(misfits) == len(births)):
        return None, _asked(
            misfits[0].file,
            misfits[0]["DOB"],
            f"The latest episode begins in the year {year}, but {len(misfits):,} of "
            f"{len(births):,} young people in OC3 do not turn {YOUNGEST} to {OLDEST} in that "
            "year, so the collection year is not certain.",
        )
    return year, None


def _asked(file: str, value: str | None, why: str) -> Problem:
    return Problem(file, None, "DOB" if value else None, value, None, "year", f"{why} {HOW}")

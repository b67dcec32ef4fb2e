"""Reading a date as old systems write it, the day always first."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

STANDARD = "dd/mm/yyyy"

_MIDNIGHT = re.compile(
    r"[ T]+(?:0?0:00(?::00(?:\.0+)?)?(?: ?AM)?|12:00(?::00)? ?AM)(?: ?(?:Z|\+00:?00))?$", re.I
)
_CLOCK = re.compile(r"[ T]+[0-9]{1,2}:[0-9]{2}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH_NAMED = re.compile(r"([0-9]{1,2})-([A-Za-z]{3})-([0-9]{4}|[0-9]{2})")
_EXCEL = re.compile(r"([0-9]{5})(?:\.0+)?")

_MONTHS = {name.upper(): n for n, name in enumerate(calendar.month_abbr) if n}
_EXCEL_DAY_0 = date(1899, 12, 30)
_LAST_EXCEL_DAY = (date(2100, 1, 1) - _EXCEL_DAY_0).days

HOW = "Write it as dd/mm/yyyy, for example 31/03/2026."


@dataclass(frozen=True, slots=True)
class Read:
    """A date that was understood, and how it was written."""

    day: date
    form: str


@dataclass(frozen=True, slots=True)
class NoDate:
    """Why a text is no date, in words."""

    reason: str


@lru_cache(maxsize=4096)
def read_date(text: str, this_year: int) -> Read | NoDate:
    """Read a trimmed, non-empty text as a date.

    ``this_year`` settles two-digit years: those after next year belong to the last century.
    Month first is never tried: 04/05/2026 is the 4th of May.
    """
    bare, midnight = text, ""
    if found := _MIDNIGHT.search(text):
        bare, midnight = text[: found.start()], " with midnight behind"
    elif _CLOCK.search(text):
        return NoDate(f"This carries a time of day. {HOW}")
    if m := _DAY_FIRST.fullmatch(bare):
        return _made(int(m[3]), int(m[2]), int(m[1]), STANDARD + midnight)
    if m := _ISO.fullmatch(bare):
        return _made(int(m[1]), int(m[2]), int(m[3]), "yyyy-mm-dd" + midnight)
    if m := _SHORT_YEAR.fullmatch(bare):
        return _made(_century(m[3], this_year), int(m[2]), int(m[1]), "d/m/yy" + midnight)
    if m := _MONTH_NAMED.fullmatch(bare):
        month = _MONTHS.get(m[2].upper())
        if month is None:
            return NoDate(f"No month is called {m[2]}. {HOW}")
        return _made(_century(m[3], this_year), month, int(m[1]), "dd-Mon-yyyy" + midnight)
    if (m := _EXCEL.fullmatch(bare)) and int(m[1]) <= _LAST_EXCEL_DAY:
        day = _EXCEL_DAY_0 + timedelta(days=int(m[1]))
        return Read(day, "an Excel day number" + midnight)
    return NoDate(f"This is not a date. {HOW}")


def _century(digits: str, this_year: int) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if 2000 + year <= this_year + 1 else 1900 + year


def _made(year: int, month: int, day: int, form: str) -> Read | NoDate:
    if month == day == 0:
        return NoDate("All noughts are no date. Leave the cell empty if there is no date.")
    if not 1 <= month <= 12:
        return NoDate(f"There is no month {month}; dates have the day first. {HOW}")
    if year < 1:
        return NoDate(f"There is no year {year}. {HOW}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        name = calendar.month_name[month] + (f" {year}" if month == 2 else "")
        said = f"{name} has {days} days" if day else "There is no day 0"
        return NoDate(f"{said}. Check the date in the system that the file came from.")
    return Read(date(year, month, day), form)

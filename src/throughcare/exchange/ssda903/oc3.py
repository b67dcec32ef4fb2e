"""The sector's rules on a leaving-care row. A breach is a warning: the row goes in as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from throughcare.accommodation.codes import ACCOM
from throughcare.casework.codes import IN_TOUCH
from throughcare.eet.codes import ACTIV
from throughcare.exchange.ssda903.year import age_attained
from throughcare.house.codes import CodeList
from throughcare.statute.dates import birthday

OUT_OF_TOUCH_FOR_GOOD = frozenset({"DIED", "RHOM"})


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a row breaks."""

    rule: str
    column: str
    value: str
    reason: str


def breaches(cells: dict[str, str], born: date, year: int | None) -> Iterator[Breach]:
    """Every rule that an OC3 row breaks, one breach a rule. ``year`` None: rules on age are left.

    The rules are those of the sector's validator by number (statutory-data, OC3).
    """
    touch, activity, home = cells["IN_TOUCH"], cells["ACTIV"], cells["ACCOM"]
    yield from _codes(cells)
    given = [c for c in ("IN_TOUCH", "ACTIV", "ACCOM") if cells[c]]
    if given and len(given) < 3:
        empty = next(c for c in ("IN_TOUCH", "ACTIV", "ACCOM") if not cells[c])
        yield Breach(
            "153",
            empty,
            "",
            "IN_TOUCH, ACTIV and ACCOM are all given or all left empty. Fill in the empty one, or "
            "empty all three.",
        )
    if touch in OUT_OF_TOUCH_FOR_GOOD and (activity != "0" or home != "0"):
        column = "ACTIV" if activity != "0" else "ACCOM"
        yield Breach(
            "344",
            column,
            cells[column],
            f"IN_TOUCH is {touch}, so ACTIV and ACCOM should both be 0. Put 0 there, or correct "
            "IN_TOUCH.",
        )
    if touch == "YES" and "0" in (activity, home):
        column = "ACTIV" if activity == "0" else "ACCOM"
        yield Breach(
            "345",
            column,
            "0",
            "IN_TOUCH is YES, so what they do and where they live should be known: neither ACTIV "
            "nor ACCOM can be 0.",
        )
    if year is not None:
        yield from _ages(home, born, year, any_given=bool(given))


def _codes(cells: dict[str, str]) -> Iterator[Breach]:
    for rule, codes in (("131", IN_TOUCH), ("132", ACTIV), ("133", ACCOM)):
        value = cells[codes.column]
        if value and not codes.valid(value):
            yield Breach(rule, codes.column, value, _unlisted(codes, value))


def _unlisted(codes: CodeList, value: str) -> str:
    listed = ", ".join(codes.valid_codes())
    kept = f"It was kept as it is and marked as not valid. The codes are {listed}."
    if codes is ACCOM and value in ("S1", "X1"):
        who = "without a home" if value == "S1" else "in custody"
        return f"{value} does not exist: nobody {who} is suitably housed. Use {value[0]}2. {kept}"
    if value in codes:
        return f"{value} is an old code that is no longer valid. {kept}"
    return f"{value} is not a code of {codes.column}. {kept}"


def _ages(home: str, born: date, year: int, *, any_given: bool) -> Iterator[Breach]:
    age = age_attained(born, year)
    if home in ("T1", "T2") and age < 18:
        yield Breach(
            "347",
            "ACCOM",
            home,
            f"They turn {age} in the year {year}, and nobody under 18 lives in a foyer. Check "
            "ACCOM and the birth date.",
        )
    if home in ("Z1", "Z2") and age == 17:
        yield Breach(
            "3001",
            "ACCOM",
            home,
            f"They turn 17 in the year {year}: staying with former foster carers begins at 18. "
            "Check ACCOM.",
        )
    if any_given and age < 17:
        turns = birthday(born, 17)
        yield Breach(
            "391",
            "DOB",
            f"{born:%d/%m/%Y}",
            f"They turn 17 on {turns:%d/%m/%Y}, after the year {year} ends. Check the birth date, "
            "or take the row out.",
        )

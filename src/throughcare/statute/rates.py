"""Amounts that the law or national schemes set, dated; an administrator's own go before them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from throughcare.statute.law import SHIPPED, Overlay


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount in whole pounds, by the day from which each holds (oldest first).

    ``date.min``: it held before the next one, since when is not recorded.
    """

    code: str
    title: str
    amounts: tuple[tuple[date, int], ...]
    rule: str
    source: str
    """A key of ``law.SOURCES``."""
    certainty: str


RATES: dict[str, Rate] = {
    rate.code: rate
    for rate in (
        Rate(
            "setting-up-home",
            "Setting-up-home allowance",
            ((date.min, 2000), (date(2023, 4, 1), 3000)),
            "Once. Requests, spending and the balance are kept, and the young person is told.",
            "SETTING-UP",
            "C",
        ),
        Rate(
            "higher-education-bursary",
            "Higher-education bursary",
            ((date(2009, 9, 1), 2000),),
            "Once. Former relevant; a course of two academic years or more, in the pathway plan.",
            "HEB",
            "C",
        ),
        Rate(
            "bursary-16-19",
            "16 to 19 bursary",
            ((date(2025, 8, 1), 1200),),
            "Up to this amount a year, for study of 30 weeks or more.",
            "BURS",
            "C",
        ),
        Rate(
            "apprenticeship-bursary",
            "Apprenticeship bursary",
            ((date(2023, 8, 1), 3000),),
            "Once. Under 25; started on or after 1 August 2023; the authority confirms in writing.",
            "APP",
            "C",
        ),
    )
}
"""Every rate by its code."""


def rate_on(code: str, day: date, overlay: Overlay = SHIPPED) -> int | None:
    """Whole pounds on a day; None where no amount holds then. KeyError for an unknown code."""
    amounts = overlay.rates.get(code) or RATES[code].amounts
    return next((pounds for since, pounds in sorted(amounts, reverse=True) if since <= day), None)

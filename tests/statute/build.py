"""Short words for building cases."""

from __future__ import annotations

from datetime import date

from throughcare.statute.facts import (
    CarePeriod,
    CaseFacts,
    Education,
    HomePeriod,
    Period,
    Request,
    SpecialGuardianship,
)
from throughcare.statute.status import StatusSpan, on


def d(text: str) -> date:
    """``10/5/2009`` or ``2009-05-10`` as a date."""
    if "/" in text:
        day, month, year = (int(part) for part in text.split("/"))
        return date(year, month, day)
    return date.fromisoformat(text)


def until(text: str | None) -> date | None:
    return None if text is None else d(text)


def care(start: str, end: str | None = None, code: str = "C2", **more: object) -> CarePeriod:
    return CarePeriod(d(start), until(end), code, **more)  # type: ignore[arg-type]


def home(start: str, end: str | None = None, with_: str = "parent") -> HomePeriod:
    return HomePeriod(d(start), until(end), with_)


def held(start: str, end: str | None = None) -> Period:
    return Period(d(start), until(end))


def sgo(start: str, end: str | None = None, after_care: bool = True) -> SpecialGuardianship:
    return SpecialGuardianship(d(start), until(end), after_care)


def course(start: str, end: str | None = None, before: bool | None = None) -> Education:
    return Education(d(start), until(end), before)


def asked(day: str, kind: str = "support") -> Request:
    return Request(d(day), kind)


def facts(born: str, *parts: object) -> CaseFacts:
    """Facts from parts in any order."""

    def of(kind: type) -> tuple:  # type: ignore[type-arg]
        return tuple(p for p in parts if isinstance(p, kind))

    return CaseFacts(
        d(born),
        care=of(CarePeriod),
        home=of(HomePeriod),
        detained=of(Period),
        sgo=of(SpecialGuardianship),
        education=of(Education),
        requests=of(Request),
    )


def at(case: CaseFacts, day: str) -> StatusSpan:
    return on(case, d(day), workings=False)


def status(case: CaseFacts, day: str) -> str:
    return str(at(case, day).status)

"""Cases and histories as JSON: the two interfaces by which anybody can check the law here.

What is read is checked to the letter; a mistake is named by case and field, never guessed around.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from throughcare.statute import facts as fact
from throughcare.statute.duties import (
    EVENT_KINDS,
    Event,
    History,
    Obligation,
    explain,
    local_state,
    obligations,
    state,
)
from throughcare.statute.law import SHIPPED, Overlay
from throughcare.statute.status import flags as flag
from throughcare.statute.status.life import Life
from throughcare.statute.status.workings import explain as explain_status
from throughcare.statute.status.workings import sentences

LEGAL_STATUSES = frozenset(
    ("C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3")
)
WITH = ("parent", "pr", "other")
AUTHORITIES = ("this", "other")
REQUESTS = ("support", "education", "opt_out")
CASE_KEYS = (
    "id",
    "dob",
    "care_periods",
    "home_periods",
    "detained_or_hospital",
    "sgo",
    "education",
    "requests",
    "on",
)
HISTORY_KEYS = ("id", "dob", "as_of", "history")


class CaseError(ValueError):
    """A case that cannot be read; says which case and which field, and how to mend it."""


class _Reader:
    """One object of a case, with the words by which a mistake in it is named."""

    def __init__(self, value: Any, where: str, known: tuple[str, ...]) -> None:
        if not isinstance(value, Mapping):
            raise CaseError(f"{where}: expected an object with {', '.join(known)}.")
        self.value, self.where = value, where
        for key in value:
            near = get_close_matches(str(key), known, n=1, cutoff=0.8)
            if key not in known and near:
                raise CaseError(f"{where}: “{key}” is not known. Did you mean “{near[0]}”?")

    def wrong(self, field: str, what: str) -> CaseError:
        return CaseError(f"{self.where}, {field}: {what}")

    def text(self, field: str) -> str:
        value = self.value.get(field)
        if not isinstance(value, str) or not value:
            raise self.wrong(field, "expected a text.")
        return value

    def day(self, field: str) -> date:
        return self._day(self.value.get(field), field)

    def end(self, field: str = "end") -> date | None:
        value = self.value.get(field)
        return None if value is None else self._day(value, field)

    def _day(self, value: Any, field: str) -> date:
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise self.wrong(field, "expected a date such as “2025-05-10”.")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.wrong(field, f"“{value}” is not a date in the calendar.") from None

    def span(self, start: str = "start") -> tuple[date, date | None]:
        begins, ends = self.day(start), self.end()
        if ends is not None and ends < begins:
            raise self.wrong("end", f"{ends} is before the start, {begins}.")
        return begins, ends

    def one_of(self, field: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.value.get(field, default)
        if value is None and default is not None:
            value = default
        if value not in allowed:
            raise self.wrong(field, f"expected one of {', '.join(allowed)}.")
        return str(value)

    def flag(self, field: str, default: bool | None = None) -> bool | None:
        value = self.value.get(field, default)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(field, "expected true or false.")
        return value

    def items(self, field: str, known: tuple[str, ...]) -> list[_Reader]:
        value = self.value.get(field)
        if value is None:
            return []
        if isinstance(value, Mapping):
            value = [value]
        if not isinstance(value, list):
            raise self.wrong(field, "expected a list.")
        return [
            _Reader(item, f"{self.where}, {field} {place}", known)
            for place, item in enumerate(value, start=1)
        ]

    def days(self, field: str) -> list[date]:
        value = self.value.get(field)
        if not isinstance(value, list):
            raise self.wrong(field, "expected a list of dates.")
        return [self._day(item, f"{field} {place}") for place, item in enumerate(value, start=1)]


def _named(value: Any, place: int, known: tuple[str, ...]) -> _Reader:
    name = value.get("id") if isinstance(value, Mapping) else None
    where = f"case “{name}”" if name is not None else f"case number {place}"
    reader = _Reader(value, where, known)
    if name is None:
        raise reader.wrong("id", "expected a text that names the case.")
    return reader


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise CaseError("The file: expected a list of cases in square brackets.")
    return value


def read_facts(case: _Reader) -> fact.CaseFacts:
    """The facts of a case. Raises CaseError."""
    care = []
    keys = ("start", "end", "legal_status", "short_break", "authority", "end_reason")
    for item in case.items("care_periods", keys):
        start, end = item.span()
        code = item.value.get("legal_status") or ""
        if code and code not in LEGAL_STATUSES:
            known = ", ".join(sorted(LEGAL_STATUSES))
            raise item.wrong("legal_status", f"“{code}” is none of the codes {known}.")
        reason = item.value.get("end_reason")
        if reason is not None and not isinstance(reason, str):
            raise item.wrong("end_reason", "expected a code such as “E11”, or null.")
        care.append(
            fact.CarePeriod(
                start,
                end,
                code,
                short_break=bool(item.flag("short_break", False)),
                authority=item.one_of("authority", AUTHORITIES, "this"),
                end_reason=reason,
            )
        )
    return fact.CaseFacts(
        dob=case.day("dob"),
        care=tuple(care),
        home=tuple(
            fact.HomePeriod(*item.span(), with_=item.one_of("with", WITH))
            for item in case.items("home_periods", ("start", "end", "with"))
        ),
        detained=tuple(
            fact.Period(*item.span())
            for item in case.items("detained_or_hospital", ("start", "end"))
        ),
        sgo=tuple(
            fact.SpecialGuardianship(
                *item.span("date"), bool(item.flag("looked_after_immediately_before", False))
            )
            for item in case.items("sgo", ("date", "end", "looked_after_immediately_before"))
        ),
        education=tuple(
            _education(case, item)
            for item in case.items("education", ("programme_from_before_21", "start", "end"))
        ),
        requests=tuple(
            fact.Request(item.day("date"), item.one_of("kind", REQUESTS))
            for item in case.items("requests", ("date", "kind"))
        ),
    )


def _education(case: _Reader, item: _Reader) -> fact.Education:
    flag_said = item.flag("programme_from_before_21")
    if item.value.get("start") is None and flag_said is not None:
        # The flag says all that the start would, and it wins anyway.
        return fact.Education(case.day("dob"), item.end(), flag_said)
    return fact.Education(*item.span(), flag_said)


def evaluate_json(cases: Any, overlay: Overlay = SHIPPED) -> list[dict[str, Any]]:
    """Status, flags and workings on each asked day of each case. Raises CaseError."""
    found = []
    for place, value in enumerate(_list(cases), start=1):
        case = _named(value, place, CASE_KEYS)
        life = Life(read_facts(case), overlay)
        spans = life.spans()
        found.append(
            {
                "id": case.value["id"],
                "on": {day.isoformat(): _answer(life, spans, day) for day in case.days("on")},
            }
        )
    return found


def _answer(life: Life, spans: Any, day: date) -> dict[str, Any]:
    asked = max(day, life.facts.dob)
    span = next(s for s in spans if s.end is None or asked < s.end)
    return {
        "status": str(span.status),
        "flags": list(span.flags),
        "manual_check": flag.NEAR_91 in span.flags,
        "responsible": span.responsible,
        "forecast": span.forecast.isoformat() if span.forecast else None,
        "certain": span.certain,
        "workings": sentences(explain_status(life, span, asked)),
    }


def due_json(histories: Any, overlay: Overlay = SHIPPED) -> list[dict[str, Any]]:
    """Every obligation of each history, as it stands on its ``as_of``. Raises CaseError."""
    found = []
    for place, value in enumerate(_list(histories), start=1):
        case = _named(value, place, HISTORY_KEYS)
        as_of = case.day("as_of")
        history = History(case.day("dob"), tuple(_events(case, as_of)))
        owed = [
            o
            for o in obligations(history, overlay=overlay)
            if o.opens <= as_of or (o.anchor_on is not None and o.anchor_on <= as_of)
        ]
        found.append({"id": case.value["id"], "duties": [_owed(o, as_of) for o in owed]})
    return found


def _events(case: _Reader, as_of: date) -> list[Event]:
    found = []
    if not isinstance(case.value.get("history"), list):
        raise case.wrong("history", "expected a list.")
    for item in case.items("history", ("kind", "on")):
        kind, on = item.text("kind"), item.day("on")
        if kind not in EVENT_KINDS:
            near = get_close_matches(kind, EVENT_KINDS, n=1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise item.wrong("kind", f"“{kind}” is no kind of event that a duty reads.{hint}")
        if on > as_of:
            raise item.wrong("on", f"{on} is after as_of, {as_of}.")
        data = {key: value for key, value in item.value.items() if key not in ("kind", "on")}
        if kind == "release_date_set":
            data["date"] = item.day("date")
        found.append(Event(kind, on, data))
    return found


def _owed(owed: Obligation, as_of: date) -> dict[str, Any]:
    local = local_state(owed, as_of)
    return {
        "duty": owed.duty,
        "occurrence": owed.occurrence,
        "statutory_due": owed.statutory_due.isoformat() if owed.statutory_due else None,
        "local_due": owed.local_due.isoformat() if owed.local_due else None,
        "state": str(state(owed, as_of)),
        "local_state": str(local) if local else None,
        "workings": sentences(explain(owed)),
    }

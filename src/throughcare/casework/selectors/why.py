"""What lies behind a status or a due date: the facts and the steps from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from throughcare.care.models import CarePeriod, StatusPeriod
from throughcare.care.selectors import care_periods, case_facts, status_periods
from throughcare.casework.projections import histories
from throughcare.people.models import Person
from throughcare.statute.duties import Obligation, explain, obligations
from throughcare.statute.status import StatusSpan, Working, on


@dataclass(frozen=True, slots=True)
class StatusWhy:
    """A status on a day with its steps, and the whole life around it."""

    span: StatusSpan | None
    """None where a source states the status and nothing is derived."""
    periods: Sequence[StatusPeriod]
    care: Sequence[CarePeriod]


def status_why(person: Person, day: date) -> StatusWhy:
    """Why somebody has their status. 5 queries."""
    periods = status_periods(person.pk)
    facts = case_facts([person.pk])[person.pk]
    stated = any(p.stated for p in periods)
    return StatusWhy(None if stated else on(facts, day), periods, care_periods(person.pk))


@dataclass(frozen=True, slots=True)
class DutyWhy:
    """An obligation and its steps."""

    owed: Obligation
    steps: Sequence[Working]


def duty_why(person: Person, code: str, occurrence: int) -> DutyWhy | None:
    """Why something is owed and by when; None where no such obligation follows. 3 queries."""
    history = histories([person.pk])[person.pk]
    for owed in obligations(history, codes=[code]):
        if owed.occurrence == occurrence:
            return DutyWhy(owed, explain(owed))
    return None

"""Where a status and a date come from, for the pages that explain them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from throughcare.care.models import CarePeriod, StatusFact, StatusPeriod
from throughcare.care.selectors import care_periods, case_facts, status_facts, status_periods
from throughcare.casework.models import Duty
from throughcare.casework.projections import histories
from throughcare.chronology.models import Event
from throughcare.people.models import Person
from throughcare.statute import status as law
from throughcare.statute.duties import Obligation, obligations


@dataclass(frozen=True, slots=True)
class StatusReasons:
    """A person's status on a day, with everything that it follows from."""

    person: Person
    now: StatusPeriod | None
    """As stored; None where nothing is known yet."""
    reasons: law.StatusSpan | None
    """As it follows from the facts, with its workings; None where it is only stated."""
    life: Sequence[StatusPeriod]
    care: Sequence[CarePeriod]
    facts: Sequence[StatusFact]

    @property
    def stale(self) -> bool:
        """Whether the stored status is not (yet) the one that follows from the facts."""
        if self.reasons is None:
            return False
        stored = (self.now.status, self.now.start) if self.now else None
        return stored != (str(self.reasons.status), self.reasons.start)


def status_reasons(person: Person, day: date) -> StatusReasons:
    """Why somebody has their status on a day. 6 queries, 3 where it is only stated."""
    life = status_periods(person.pk)
    now = next((p for p in life if p.start <= day and (p.end is None or day < p.end)), None)
    reasons = None
    if now is None or not now.stated:
        reasons = law.on(case_facts([person.pk])[person.pk], day)
    care, facts = care_periods(person.pk), status_facts(person.pk)
    return StatusReasons(person, now, reasons, life, care, facts)


@dataclass(frozen=True, slots=True)
class DutyReasons:
    """Something owed, with what happened that started its clock."""

    person: Person
    duty: Duty
    owed: Obligation | None
    """As it follows from what happened; None where the stored one no longer does."""
    anchor: Event | None
    """The entry of the chronology from which the time is counted."""


def duty_reasons(person: Person, code: str, occurrence: int) -> DutyReasons | None:
    """Why something is owed; None where it is not. At most 5 queries."""
    duty = Duty.objects.filter(person_id=person.pk, code=code, occurrence=occurrence).first()
    if duty is None:
        return None
    history = histories([person.pk])[person.pk]
    owed = next(
        (one for one in obligations(history, codes=[code]) if one.occurrence == occurrence), None
    )
    kind, _, number = ((owed.anchor_ref if owed else None) or "").partition(":")
    anchor = None
    if kind == "event":
        anchor = Event.objects.filter(pk=int(number), person_id=person.pk).first()
    return DutyReasons(person, duty, owed, anchor)

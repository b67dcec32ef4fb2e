"""What is owed: its state in SQL, worklists, one person's duties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.expressions import RawSQL

from throughcare.access.models import User
from throughcare.casework.models import Allocation, Duty
from throughcare.casework.rules import SOON, VISIT_DUTIES
from throughcare.casework.selectors.spells import on_day

STATE = """CASE
  WHEN casework_duty.met_on <= %s THEN
    CASE WHEN casework_duty.met_on > casework_duty.due_on THEN 'met_late' ELSE 'met' END
  WHEN casework_duty.ceased_on <= %s THEN 'not_applicable'
  WHEN casework_duty.opens_on > %s THEN 'upcoming'
  WHEN casework_duty.due_on IS NULL OR casework_duty.due_on = %s THEN 'due'
  WHEN casework_duty.due_on < %s THEN 'overdue'
  ELSE 'upcoming'
END"""
"""The state of a row of ``casework_duty`` on a day: ``rules.state`` in SQL, proved equal."""


def state_on(day: date) -> RawSQL:
    """The state on a day, to annotate a query of duties."""
    return RawSQL(STATE, [day] * STATE.count("%s"), output_field=TextField())  # noqa: S611


def pressing(day: date) -> QuerySet[Duty]:
    """Duties in sight that are overdue, or due within a fortnight, the most pressing first."""
    return (
        Duty.objects.filter(
            Q(due_on__isnull=True) | Q(due_on__lte=day + SOON),
            Q(ceased_on__isnull=True) | Q(ceased_on__gt=day),
            met_on__isnull=True,
            opens_on__lte=day,
        )
        .annotate(state=state_on(day))
        .select_related("person")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def worklist(user: User, day: date) -> list[Duty]:
    """What a user owes to those allocated to them. 1 query."""
    return list(pressing(day).filter(person_id__in=mine(user, day)))


def mine(user: User, day: date) -> QuerySet[Allocation, int]:
    """Ids of those allocated to a user on a day, for a subquery."""
    return Allocation.objects.filter(on_day(day), worker_id=user.pk).values_list(
        "person_id", flat=True
    )


def open_duties(person_ids: Iterable[int], day: date) -> list[Duty]:
    """What is still owed to people, soonest first, upcoming ones too. 1 query."""
    return list(
        Duty.objects.filter(
            Q(ceased_on__isnull=True) | Q(ceased_on__gt=day),
            person_id__in=list(person_ids),
            met_on__isnull=True,
        )
        .annotate(state=state_on(day))
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def by_ids(duty_ids: Sequence[int], day: date) -> list[Duty]:
    """Duties by their ids, in that order, with state and person. 1 query, none for none."""
    if not duty_ids:
        return []
    found = Duty.objects.annotate(state=state_on(day)).select_related("person").in_bulk(duty_ids)
    return [found[pk] for pk in duty_ids if pk in found]


def next_visit(person_id: int, day: date) -> Duty | None:
    """The next visit or contact that is owed to a person. 1 query."""
    return next(iter(d for d in open_duties([person_id], day) if d.code in VISIT_DUTIES), None)

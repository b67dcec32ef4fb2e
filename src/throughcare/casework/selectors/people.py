"""Young people in lists: who they are, their status, when they were seen, what comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Min, Q, QuerySet

from throughcare.access.models import User
from throughcare.care.models import StatusPeriod
from throughcare.care.selectors import on_day as status_on_day
from throughcare.casework.models import Allocation, Duty, LastSeen, TeamPlacement
from throughcare.casework.selectors.duties import mine, open_duties
from throughcare.casework.selectors.spells import advisers_of, on_day
from throughcare.people.models import Person

PAGE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """What a list says of one young person."""

    person: Person
    status: StatusPeriod | None
    seen: LastSeen | None
    duties: Sequence[Duty]
    """What is still owed, soonest first."""
    adviser: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of a list; ``total`` where it was counted."""

    lines: Sequence[Line]
    total: int | None = None
    next: Person | None = None
    """The last one shown, after whom the next page starts; None at the end."""


def lines(
    people: Sequence[Person], day: date, *, advisers: bool = True, work: bool = True
) -> list[Line]:
    """What lists say of these people, in the order given. 4 queries.

    Without ``advisers`` one less; without ``work`` (when seen, what is owed) two less.
    """
    ids = [p.pk for p in people]
    statuses = {
        row.person_id: row
        for row in StatusPeriod.objects.filter(status_on_day(day), person_id__in=ids)
    }
    met = LastSeen.objects.filter(person_id__in=ids) if work else ()
    seen = {row.person_id: row for row in met}
    owed: Mapping[int, list[Duty]] = defaultdict(list)
    for duty in open_duties(ids, day) if work else ():
        owed[duty.person_id].append(duty)
    named = advisers_of(ids, day) if advisers else {}
    return [
        Line(p, statuses.get(p.pk), seen.get(p.pk), owed.get(p.pk, []), named.get(p.pk, ""))
        for p in people
    ]


def in_order(person_ids: Sequence[int]) -> list[Person]:
    """People by their ids, in the order of the ids. 1 query."""
    found = Person.objects.in_bulk(person_ids)
    return [found[pk] for pk in person_ids if pk in found]


def my_people(user: User, day: date, limit: int | None = 8) -> Lines:
    """Those allocated to a user, whoever has the most pressing duty first. 5 queries."""
    found = (
        Person.objects.filter(pk__in=mine(user, day))
        .annotate(
            pressing=Min(
                "duties__due_on",
                filter=Q(duties__met_on__isnull=True)
                & (Q(duties__ceased_on__isnull=True) | Q(duties__ceased_on__gt=day)),
            )
        )
        .order_by(F("pressing").asc(nulls_last=True), "family_name", "given_name", "pk")
    )
    people = list(found)
    shown = people if limit is None else people[:limit]
    return Lines(lines(shown, day, advisers=False), len(people))


@dataclass(frozen=True, slots=True)
class Filters:
    """Which young people a list shows; every filter stands in the address."""

    mine: bool = False
    team: str = ""
    adviser: str = ""
    """``none`` for those with nobody who still works here."""
    status: str = ""
    after: Person | None = None
    """The last one of the page before."""

    @property
    def chosen(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.mine or self.team or self.adviser or self.status)


def people_list(user: User, filters: Filters, day: date, size: int = PAGE) -> Lines:
    """A page of the young people in the reader's sight, by name. 5 queries, 6 where filtered."""
    found = _filtered(user, filters, day)
    total = found.count() if filters.chosen else None
    if filters.after is not None:
        family, given = filters.after.family_name, filters.after.given_name
        found = found.filter(
            Q(family_name__gt=family)
            | Q(family_name=family, given_name__gt=given)
            | Q(family_name=family, given_name=given, pk__gt=filters.after.pk),
            family_name__gte=family,
        )
    people = list(found.order_by("family_name", "given_name", "pk")[: size + 1])
    more = len(people) > size
    people = people[:size]
    return Lines(lines(people, day), total, people[-1] if more else None)


def person_at(public_id: UUID) -> Person | None:
    """The person at an address, for a list to go on after; opens nothing. 1 query."""
    return Person.objects.filter(public_id=public_id).first()


def _filtered(user: User, filters: Filters, day: date) -> QuerySet[Person]:
    found = Person.objects.all()
    if filters.mine:
        found = found.filter(pk__in=mine(user, day))
    placed = TeamPlacement.objects.filter(on_day(day))
    if filters.team == "none":
        found = found.exclude(pk__in=placed.values("person_id"))
    elif filters.team:
        found = found.filter(pk__in=placed.filter(team__slug=filters.team).values("person_id"))
    if filters.adviser == "none":
        works = Q(worker__is_active=True) & (
            Q(worker__ends_on__isnull=True) | Q(worker__ends_on__gte=day)
        )
        found = found.exclude(
            pk__in=Allocation.objects.filter(
                on_day(day), works, part=Allocation.Part.ADVISER
            ).values("person_id")
        )
    if filters.status:
        found = found.filter(
            pk__in=StatusPeriod.objects.filter(status_on_day(day), status=filters.status).values(
                "person_id"
            )
        )
    return found

"""What the first page of a record needs, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Min, Q

from throughcare.care.models import StatusPeriod
from throughcare.care.selectors import status_on
from throughcare.casework.models import Allocation, Duty, LastSeen
from throughcare.casework.selectors.duties import state_on
from throughcare.casework.selectors.spells import on_day
from throughcare.chronology.models import Event
from throughcare.chronology.selectors import After, standing, story
from throughcare.people.headlines import headlines
from throughcare.people.models import Headline, Person

LATELY = timedelta(days=92)
"""For how long something done still stands among what we must do."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A person and how things stand on a day."""

    person: Person
    status: StatusPeriod | None
    allocations: Sequence[Allocation]
    """Current ones, with their workers."""
    seen: LastSeen | None
    duties: Sequence[Duty]
    """Open ones, soonest first, then those done lately."""
    headlines: Sequence[Headline]
    entries: Sequence[Event]
    older: After | None
    entries_in_all: int
    first_entry: date | None

    def worker(self, part: str) -> Allocation | None:
        """Who has a part now."""
        return next((a for a in self.allocations if a.part == part), None)


def duties_of(person_id: int, day: date) -> list[Duty]:
    """What has opened and is owed, soonest first, then what was done lately. 1 query."""
    return list(
        Duty.objects.filter(
            Q(met_on__isnull=True) & (Q(ceased_on__isnull=True) | Q(ceased_on__gt=day))
            | Q(met_on__gt=day - LATELY),
            person_id=person_id,
            opens_on__lte=day,
        )
        .annotate(state=state_on(day))
        .order_by(F("met_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    )


def allocations_of(person_id: int, day: date) -> list[Allocation]:
    """Who works with somebody on a day. 1 query."""
    return list(
        Allocation.objects.filter(on_day(day), person_id=person_id)
        .select_related("worker")
        .defer("worker__password")
    )


def overview(person: Person, day: date, *, group: str = "") -> Overview:
    """Everything that the first page shows. 7 queries."""
    entries, older = story(person.pk, group=group, size=8)
    counted = standing(person.pk).aggregate(n=Count("pk"), first=Min("happened_on"))
    return Overview(
        person,
        status_on(person.pk, day),
        allocations_of(person.pk, day),
        LastSeen.objects.filter(person_id=person.pk).first(),
        duties_of(person.pk, day),
        headlines(person.pk),
        entries,
        older,
        counted["n"],
        counted["first"],
    )

"""Every read of the chronology. Voided entries are left out; pages go by key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from throughcare.chronology.models import Event
from throughcare.house.rooms import kinds

PAGE = 20


@dataclass(frozen=True, slots=True)
class After:
    """The place in the story after which the next page starts."""

    happened_on: date
    id: int

    def __str__(self) -> str:
        return f"{self.happened_on.isoformat()}.{self.id}"

    @classmethod
    def parse(cls, text: str) -> After | None:
        """From the form in an address; None where it is none."""
        day, _, number = text.partition(".")
        try:
            return cls(date.fromisoformat(day), int(number))
        except ValueError:
            return None


def standing(person_id: int) -> QuerySet[Event]:
    """Events of a person that no later event voids, newest first."""
    return (
        Event.objects.filter(person_id=person_id, voided_by__isnull=True)
        .select_related("recorded_by")
        .defer("recorded_by__password")
        .order_by("-happened_on", "-id")
    )


def kinds_of(group: str) -> list[str]:
    """Codes of the kinds in a group of the story's filter."""
    return [code for code, kind in kinds().items() if kind.group == group]


def story(
    person_id: int, *, group: str = "", after: After | None = None, size: int = PAGE
) -> tuple[list[Event], After | None]:
    """A page of the story and where the next begins (None at the end). 1 query.

    ``group``: empty for everything, ``matters``, ``words``, or a group of kinds.
    """
    found = standing(person_id)
    if group == "matters":
        found = found.filter(significance=Event.Significance.MATTERS)
    elif group == "words":
        found = found.exclude(words="")
    elif group:
        found = found.filter(kind__in=kinds_of(group))
    if after is not None:
        found = found.filter(
            Q(happened_on__lt=after.happened_on) | Q(happened_on=after.happened_on, id__lt=after.id)
        )
    rows = list(found[: size + 1])
    if len(rows) <= size:
        return rows, None
    return rows[:size], After(rows[size - 1].happened_on, rows[size - 1].pk)


def events_of(person_ids: Iterable[int], codes: Iterable[str]) -> QuerySet[Event]:
    """Events of these people and kinds that stand, oldest first, for rules to read."""
    return Event.objects.filter(
        person_id__in=list(person_ids), kind__in=list(codes), voided_by__isnull=True
    ).order_by("happened_on", "id")

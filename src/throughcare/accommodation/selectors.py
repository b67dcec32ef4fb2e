"""Every read about where somebody lives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from throughcare.accommodation.codes import ACCOM, suitable
from throughcare.accommodation.models import Accommodation
from throughcare.house.rooms import Headline


def stated(person_id: int) -> list[Accommodation]:
    """What returns state, newest first. 1 query."""
    return list(Accommodation.objects.filter(person_id=person_id).order_by("-as_at"))


def headlines(person_ids: Sequence[int]) -> Mapping[int, Headline]:
    """Where each of these people lives, in a line; nobody of whom nothing is known. 1 query."""
    found: dict[int, Headline] = {}
    for row in Accommodation.objects.filter(person_id__in=person_ids).order_by("as_at", "pk"):
        text = f"{ACCOM.label(row.code)}, on {row.as_at:%-d %B %Y} ({row.source})"
        found[row.person_id] = Headline("accommodation", _level(row.code), text)
    return found


def _level(code: str) -> str:
    return {True: "good", False: "look", None: "none"}[suitable(code)]

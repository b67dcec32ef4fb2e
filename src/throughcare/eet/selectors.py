"""Every read about learning and work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from throughcare.eet.codes import ACTIV
from throughcare.eet.models import Activity
from throughcare.house.rooms import Headline


def activities(person_id: int) -> list[Activity]:
    """What sources state, newest first. 1 query."""
    return list(Activity.objects.filter(person_id=person_id).order_by("-as_at"))


def headlines(person_ids: Sequence[int]) -> Mapping[int, Headline]:
    """What each of these people does, in a line; nobody of whom nothing is known. 1 query."""
    found: dict[int, Headline] = {}
    for row in Activity.objects.filter(person_id__in=person_ids).order_by("as_at", "pk"):
        text = f"{ACTIV.label(row.code)}, on {row.as_at:%-d %B %Y} ({row.source})"
        found[row.person_id] = Headline("eet", _level(row.code), text)
    return found


def _level(code: str) -> str:
    if code[:1] in ("F", "P"):
        return "good"
    return "look" if code[:1] == "G" else "none"

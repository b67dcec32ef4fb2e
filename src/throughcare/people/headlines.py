"""Each room's one line on the person page, kept as a projection: nine rooms cost one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from throughcare.house.projections import TableProjection
from throughcare.house.rooms import ALL, collect
from throughcare.people.models import Headline


def derive(person_ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    """The headline of every room that has one to give about these people."""
    ids = list(person_ids)
    for room, answers in collect("headline", ids):
        for person_id, line in answers.items():
            yield {
                "person_id": person_id,
                "room": room.name,
                "level": line.level,
                "text": line.text[:300],
                "link": line.link,
                "sensitivity": line.sensitivity,
            }


HEADLINES = TableProjection(
    name="headlines",
    model=Headline,
    derive=derive,
    version=lambda: "1",
    kinds=ALL,
    stage=1,
)


def headlines(person_id: int) -> list[Headline]:
    """Every room's line about a person. 1 query."""
    return list(Headline.objects.filter(person_id=person_id))

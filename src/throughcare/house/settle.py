"""What follows from what happened: reactions, one deep, then projections, once a person."""

from __future__ import annotations

from throughcare.house.happened import Unit
from throughcare.house.rooms import in_order, rooms


def settle(current: Unit) -> None:
    """Run reactions in floor order, then refresh every projection that is concerned.

    What a reaction records is seen by projections and starts no further reaction.
    """
    for thing in list(current.reacting):
        for room in rooms():
            react = room.reactions.get(thing.kind)
            if react is not None:
                react(happened=thing, by=current.by)
    for projection in in_order():
        if ids := current.people(projection.kinds):
            projection.refresh(ids)

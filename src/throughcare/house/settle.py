"""What follows from what happened: reactions, one deep, then projections, once a person."""

from __future__ import annotations

from throughcare.house.happened import Unit
from throughcare.house.rooms import ALL, in_order, rooms


def settle(current: Unit) -> None:
    """Run reactions in floor order, then refresh every projection that is concerned.

    What a reaction records is seen by projections and starts no further reaction.
    """
    current.settling = True
    for thing in list(current.seen):
        for room in rooms():
            react = room.reactions.get(thing.kind)
            if react is not None:
                react(happened=thing, by=current.by)
    for projection in in_order():
        ids = {
            t.person_id
            for t in current.seen
            if projection.kinds is ALL or t.kind in projection.kinds
        }
        if ids:
            projection.refresh(ids)

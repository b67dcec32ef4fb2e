"""What follows from what happened: reactions, one deep, then projections, once a person."""

from __future__ import annotations

from throughcare.house.happened import Unit
from throughcare.house.rooms import ALL, rooms


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
    late = []
    for room in rooms():
        for projection in room.projections:
            ids = {
                t.person_id
                for t in current.seen
                if projection.kinds is ALL or t.kind in projection.kinds
            }
            if not ids:
                continue
            if projection.last:
                late.append((projection, ids))
            else:
                projection.refresh(ids)
    for projection, ids in late:
        projection.refresh(ids)

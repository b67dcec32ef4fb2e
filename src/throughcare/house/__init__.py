"""How rooms plug in: the one door for writes, projections, reactions, the clock.

Everything that a room may use is named here; the modules behind it are the house's own.
"""

from throughcare.house.door import Refused, hold_everyone, service
from throughcare.house.happened import Happened, happened
from throughcare.house.rooms import ALL, Headline, Kind, Projection, Room, TodayItem, collect, rooms

__all__ = [
    "ALL",
    "Happened",
    "Headline",
    "Kind",
    "Projection",
    "Refused",
    "Room",
    "TodayItem",
    "collect",
    "happened",
    "hold_everyone",
    "rooms",
    "service",
]

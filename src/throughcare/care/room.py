"""What care offers to the house."""

from throughcare.house.rooms import Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="care",
    floor=3,
    title="Care",
)

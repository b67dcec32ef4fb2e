"""What people offers to the house."""

from throughcare.house.rooms import Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="people",
    floor=2,
    title="People",
)

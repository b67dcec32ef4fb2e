"""What eet offers to the house."""

from throughcare.house.rooms import Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="eet",
    floor=5,
    title="Work and learning",
)

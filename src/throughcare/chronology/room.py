"""What the chronology offers to the house."""

from throughcare.house.rooms import Retention, Room

ROOM = Room(
    name="chronology",
    floor=2,
    title="Story",
    retention=(
        Retention(
            "chronology_event",
            "To the 75th anniversary of birth; reviewed, never automatic.",
            "CL reg 10",
        ),
    ),
)

"""What accommodation offers to the house."""

from throughcare.accommodation.kinds import KINDS
from throughcare.accommodation.selectors import headlines
from throughcare.house.rooms import Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="accommodation",
    floor=5,
    title="Home",
    kinds=KINDS,
    headline=headlines,
    retention=(
        Retention("accommodation_accommodation", KEPT, "CL reg 10"),
        Retention("accommodation_residence", KEPT, "CL reg 10"),
    ),
    permissions={"home.record": "Record where a young person lives."},
)

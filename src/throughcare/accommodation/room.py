"""What accommodation offers to the house."""

from throughcare.accommodation.selectors import headlines
from throughcare.house.rooms import Kind, Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="accommodation",
    floor=5,
    title="Home",
    kinds={"home_stated": Kind("Home as a return states it", group="moves")},
    headline=headlines,
    retention=(Retention("accommodation_accommodation", KEPT, "CL reg 10"),),
    permissions={"home.record": "Record where a young person lives."},
)

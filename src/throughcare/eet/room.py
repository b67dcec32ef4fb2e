"""What learning and work offers to the house."""

from throughcare.eet.selectors import headlines
from throughcare.house.rooms import Kind, Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="eet",
    floor=5,
    title="Work and learning",
    kinds={"activity_stated": Kind("Work or learning as a return states it", group="other")},
    headline=headlines,
    retention=(Retention("eet_activity", KEPT, "CL reg 10"),),
    permissions={"eet.record": "Record what a young person does: learning, work or neither."},
)

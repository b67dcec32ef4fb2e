"""What casework offers to the house."""

from throughcare.casework.kinds import KINDS
from throughcare.casework.listing import listing
from throughcare.casework.projections import DUTY, LAST_SEEN
from throughcare.casework.today import items
from throughcare.house.rooms import Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="casework",
    floor=4,
    title="Casework",
    kinds=KINDS,
    projections=(DUTY, LAST_SEEN),
    today=items,
    listing=listing,
    retention=(
        Retention("casework_teamplacement", KEPT, "CL reg 10"),
        Retention("casework_allocation", KEPT, "CL reg 10"),
        Retention("casework_contact", KEPT, "CL reg 8(1)(g), reg 10"),
        Retention("casework_milestone", KEPT, "CL reg 10"),
        Retention("casework_intouch", KEPT, "CL reg 10"),
        Retention("casework_duty", "Derived; goes when the facts go.", "derived"),
        Retention("casework_lastseen", "Derived; goes when the contacts go.", "derived"),
    ),
    permissions={
        "contact.record": "Record visits, contacts and attempts.",
        "plan.record": "Record that an assessment, a plan, a review or a move was done.",
        "allocation.change": "Choose advisers and move young people between teams.",
    },
)

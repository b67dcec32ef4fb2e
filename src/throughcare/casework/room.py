"""What casework offers to the house."""

from throughcare.casework.projections import DUTY, LAST_SEEN
from throughcare.house.rooms import Kind, Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="casework",
    floor=4,
    title="Casework",
    kinds={
        "pa_appointed": Kind("Personal adviser chosen", group="decisions", matters=True),
        "pa_visit_seen": Kind("Visit", group="visits", counts="seen"),
        "pa_visit_failed": Kind("Visit, not met", group="visits", counts="attempt"),
        "contact": Kind("In contact", group="visits", counts="contact"),
        "contact_attempted": Kind("Tried to reach", group="visits", counts="attempt"),
    },
    projections=(DUTY, LAST_SEEN),
    retention=(
        Retention("casework_teamplacement", KEPT, "CL reg 10"),
        Retention("casework_allocation", KEPT, "CL reg 10"),
        Retention("casework_contact", KEPT, "CL reg 8(1)(g), reg 10"),
        Retention("casework_intouch", KEPT, "CL reg 10"),
        Retention("casework_duty", "Derived; goes when the facts go.", "derived"),
        Retention("casework_lastseen", "Derived; goes when the contacts go.", "derived"),
    ),
    permissions={
        "contact.record": "Record visits, contacts and attempts.",
        "allocation.change": "Choose advisers and move young people between teams.",
    },
)

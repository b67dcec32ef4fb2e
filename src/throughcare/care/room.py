"""What care offers to the house."""

from throughcare.care.kinds import KINDS
from throughcare.care.projections import STATUS
from throughcare.care.selectors import listing, search_words
from throughcare.house.rooms import Retention, Room

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="care",
    floor=3,
    title="Care",
    kinds=KINDS,
    projections=(STATUS,),
    search=search_words,
    listing=listing,
    retention=(
        Retention("care_careperiod", KEPT, "CL reg 10"),
        Retention("care_statusfact", KEPT, "CL reg 10"),
        Retention("care_statedstatus", KEPT, "CL reg 10"),
        Retention("care_statusperiod", "Derived from care; goes when it goes.", "derived"),
    ),
    permissions={"care.record": "Record and correct periods of care and status facts."},
)

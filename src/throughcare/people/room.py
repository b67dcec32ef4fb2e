"""What people offers to the house."""

from throughcare.house.rooms import Retention, Room
from throughcare.people.headlines import HEADLINES
from throughcare.people.kinds import KINDS
from throughcare.people.projections import SEARCH

KEPT = "To the 75th anniversary of birth; reviewed, never destroyed by itself."

ROOM = Room(
    name="people",
    floor=2,
    title="People",
    kinds=KINDS,
    projections=(SEARCH, HEADLINES),
    retention=(
        Retention("people_person", KEPT, "CL reg 10"),
        Retention("people_searchtoken", "Derived; goes with the person.", "derived"),
        Retention("people_headline", "Derived; goes with the person.", "derived"),
    ),
    permissions={
        "person.register": "Open a record for somebody new and correct their details.",
    },
)

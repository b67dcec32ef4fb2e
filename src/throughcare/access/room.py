"""What access offers to the house."""

from throughcare.access.projections import SightProjection
from throughcare.house.rooms import Retention, Room

ROOM = Room(
    name="access",
    floor=1,
    title="Access",
    projections=(SightProjection(),),
    retention=(
        Retention("access_subject", "As long as the person's record.", "CL reg 10"),
        Retention("access_grant", "As long as the person's record.", "CL reg 10"),
        Retention("access_sight", "Derived from grants; goes when they go.", "derived"),
        Retention("access_readlog", "As long as the person's record.", "UK GDPR art 5(2)"),
        Retention(
            "access_throttle",
            "Till the night after the last try at signing in.",
            "UK GDPR art 5(1)(e)",
        ),
        Retention("access_user", "As long as a record names them.", "CL reg 10"),
    ),
    permissions={
        "person.open": "Open the record of a person in sight.",
        "person.find": "Search for people in sight.",
        "person.restrict": "Close a record to all but those named, or open it again.",
        "users.manage": "Make and close accounts and teams.",
        "team.see": "See a team's work.",
        "service.see": "See the work of every team.",
    },
)

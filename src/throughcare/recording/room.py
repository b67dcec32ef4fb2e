"""What recording offers to the house."""

from throughcare.house.rooms import Retention, Room

ROOM = Room(
    name="recording",
    floor=2,
    title="Drafts",
    retention=(
        Retention(
            "recording_draft",
            "Until it becomes a record or is thrown away; shown to its writer alone.",
            "UK GDPR art 5(1)(e)",
        ),
    ),
    permissions={"draft.keep": "Keep unfinished forms of their own."},
)

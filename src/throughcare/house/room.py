"""What the house itself keeps."""

from throughcare.house.rooms import Retention, Room

ROOM = Room(
    name="house",
    floor=1,
    title="The house",
    retention=(
        Retention("house_submission", "30 days after the form was posted.", "UK GDPR art 5(1)(e)"),
    ),
)

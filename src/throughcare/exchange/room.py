"""What exchange offers to the house."""

from throughcare.house.rooms import Room

ROOM = Room(
    name="exchange",
    floor=8,
    title="Data in and out",
    permissions={"return.bring_in": "Bring a statutory return in from files."},
)

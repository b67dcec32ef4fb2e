"""The list of rooms, floor by floor, left to right: the order in which the house asks them."""

ROOMS = (
    "throughcare.house.room",
    "throughcare.access.room",
    "throughcare.chronology.room",
    "throughcare.people.room",
    "throughcare.recording.room",
    "throughcare.care.room",
    "throughcare.casework.room",
    "throughcare.accommodation.room",
    "throughcare.eet.room",
    "throughcare.exchange.room",
)

APPS = tuple(path.removesuffix(".room") for path in ROOMS)

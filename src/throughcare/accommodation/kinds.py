"""Chronology kinds of accommodation. Two bear the statute's names: a visit follows from them."""

from throughcare.house.rooms import Kind

MOVED_ARRANGED = "moved_into_s23b_accommodation"
LEFT_ARRANGED = "left_s23b_accommodation"

KINDS = {
    MOVED_ARRANGED: Kind("Moved into a home that we arranged", group="moves", matters=True),
    LEFT_ARRANGED: Kind("Left the home that we arranged", group="moves", matters=True),
    "home_moved": Kind("Moved home", group="moves", matters=True),
    "home_stated": Kind("Home as a return states it", group="moves"),
}

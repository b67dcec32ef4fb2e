"""Every write of casework, by topic; each name is used as ``casework.services.<name>``."""

from throughcare.casework.services.allocation import (
    NewAllocation,
    NewPlacement,
    allocate,
    allocate_many,
    end_allocation,
    hand_over,
    place_in_team,
    place_in_team_many,
)
from throughcare.casework.services.contacts import (
    CORRECTABLE,
    NewContact,
    correct_contact,
    record_contact,
    record_contacts_many,
    withdraw_contact,
)
from throughcare.casework.services.in_touch import (
    NewInTouch,
    record_in_touch,
    record_in_touch_many,
)
from throughcare.casework.services.milestones import (
    NewMilestone,
    record_milestone,
    record_milestones_many,
    withdraw_milestone,
)

__all__ = [
    "CORRECTABLE",
    "NewAllocation",
    "NewContact",
    "NewInTouch",
    "NewMilestone",
    "NewPlacement",
    "allocate",
    "allocate_many",
    "correct_contact",
    "end_allocation",
    "hand_over",
    "place_in_team",
    "place_in_team_many",
    "record_contact",
    "record_contacts_many",
    "record_in_touch",
    "record_in_touch_many",
    "record_milestone",
    "record_milestones_many",
    "withdraw_contact",
    "withdraw_milestone",
]

"""What casework brings to a user's Today."""

from __future__ import annotations

from throughcare.access.models import User
from throughcare.casework.presenters.duties import today_item
from throughcare.casework.selectors.duties import worklist
from throughcare.house import TodayItem
from throughcare.house.clock import today


def items(user: User) -> list[TodayItem]:
    """What is owed to those allocated to a user: overdue, or due within a fortnight. 1 query."""
    day = today()
    return [today_item(duty, user, day) for duty in worklist(user, day)]

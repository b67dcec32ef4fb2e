"""The one clock. Every day and hour that a rule sees comes from here.

London time, because a statutory day begins at midnight in London wherever the server stands.
SQL gets the day as a parameter; the database's own ``now()`` serves only security expiry.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, aware, in London time."""
    return timezone.now().astimezone(LONDON)


def today() -> date:
    """The present day in London."""
    return now().date()


def start_of(day: date) -> datetime:
    """The moment at which a day begins in London, aware."""
    return datetime.combine(day, time.min, tzinfo=LONDON)

"""Moves the demo to the day on which it is loaded.

Lives told in depth are written as seen from one fixed day, so that they can be read like a
story; ``Calendar`` brings their dates, and the dates in their sentences, to the present.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

WRITTEN_ON = date(2026, 11, 25)
"""The day from which the lives are told."""

_TOKEN = re.compile(r"\[\[(=?)(\d{4}-\d{2}-\d{2})(?:\|(\w+))?\]\]")


@dataclass(frozen=True, slots=True)
class Turns:
    """The day on which somebody turns an age: a date that hangs on the birthday."""

    age: int


Day = date | Turns


def years_after(day: date, years: int) -> date:
    """The same day so many years on; 1 March for 29 February in other years."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def worked(day: date) -> date:
    """The day itself, or the Friday before a weekend: nobody here visits on a Sunday."""
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Brings dates written on ``WRITTEN_ON`` to the day of loading."""

    today: date

    def moved(self, day: date) -> date:
        """The day, as many days from today as it was from ``WRITTEN_ON``."""
        return day + (self.today - WRITTEN_ON)

    def at_work(self, day: date) -> date:
        """As ``moved``, but never on a weekend."""
        return worked(self.moved(day))

    def born(self, turns: int, on: date) -> date:
        """The birth date of somebody who turns this age on the moved day."""
        return years_after(self.moved(on), -turns)

    def day(self, day: Day, born: date) -> date:
        """A written day or an age, as a date."""
        return years_after(born, day.age) if isinstance(day, Turns) else self.moved(day)

    def say(self, text: str) -> str:
        """A sentence with its dates moved.

        ``[[2026-12-18]]`` becomes "18 December", ``[[2026-12-18|month]]`` "December",
        ``[[2026-12-18|weekday]]`` "Friday"; an equals sign keeps a weekend where it falls.
        """

        def put(found: re.Match[str]) -> str:
            exact, written, form = found.groups()
            day = date.fromisoformat(written)
            day = self.moved(day) if exact else self.at_work(day)
            if form == "month":
                return f"{day:%B}"
            if form == "weekday":
                return f"{day:%A}"
            return f"{day.day} {day:%B}"

        return _TOKEN.sub(put, text)

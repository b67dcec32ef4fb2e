"""What the rules stand on: their version, their sources, and what an administrator may set."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from throughcare.statute.dates import add_months, add_working_days

RULES_VERSION = "2026.1"
"""Stamp of the rules, stored beside what is derived from them; raised with every change of them."""

NOTHING: Mapping[str, object] = MappingProxyType({})

UNITS = ("working days", "days", "weeks", "months")


@dataclass(frozen=True, slots=True)
class Interval:
    """A length of time as the law states one: ``Interval(6, "months")``.

    A month span ends on the corresponding date or the month's last day; dates never move off
    holidays. Working days leave out Saturdays, Sundays and bank holidays in England.
    """

    count: int
    unit: str

    def after(self, day: date) -> date:
        """The last day in time when the clock starts on ``day``."""
        if self.unit == "months":
            return add_months(day, self.count)
        if self.unit == "weeks":
            return day + timedelta(weeks=self.count)
        if self.unit == "days":
            return day + timedelta(days=self.count)
        return add_working_days(day, self.count)

    def __str__(self) -> str:
        unit = self.unit[:-1] if self.count == 1 else self.unit
        return f"{self.count} {unit}"

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read ``"8 weeks"``, ``"1 month"``, ``"5 working days"``. Raises ValueError."""
        found = re.fullmatch(r"\s*(\d+)\s+(working day|day|week|month)s?\s*", text)
        if not found:
            raise ValueError(
                f"“{text}” is not a length of time. Write a number and a unit, "
                "such as “8 weeks” or “5 working days”."
            )
        return cls(int(found[1]), f"{found[2]}s")


@dataclass(frozen=True, slots=True)
class Standard:
    """A local standard: the interval that the authority sets itself for a duty."""

    interval: Interval
    since: date | None = None
    """Clocks that start earlier keep the shipped standard; None: all clocks."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an administrator sets on top of the shipped law."""

    commencements: Mapping[str, date] = field(default_factory=dict)
    """Prospective rule -> the day from which it is law."""
    standards: Mapping[str, Standard] = field(default_factory=dict)
    """Duty code -> stricter local standard."""
    rates: Mapping[str, tuple[tuple[date, int], ...]] = field(default_factory=dict)
    """Rate -> (from day, whole pounds), oldest first; taken before the shipped amounts."""
    leap_day_in_february: bool = False
    """Somebody born on 29 February attains an age on 28 February in other years."""

    def stamp(self) -> str:
        """At most 12 characters that change with the rules or with anything set here."""
        if self == SHIPPED:
            return RULES_VERSION
        said = repr(
            (
                sorted(self.commencements.items()),
                sorted((k, str(v.interval), v.since) for k, v in self.standards.items()),
                sorted(self.rates.items()),
                self.leap_day_in_february,
            )
        )
        return f"{RULES_VERSION}-{hashlib.sha256(said.encode()).hexdigest()[:5]}"


SHIPPED = Overlay()
"""The law as shipped, with its shipped local standards and nothing else."""

CERTAINTIES = {
    "C": "Text read in the source",
    "H": "Not yet checked against the text of the law; high certainty",
    "M": "Not yet checked against the text of the law; medium certainty",
    "L": "Not yet checked against the text of the law; low certainty",
    "D": "A local standard or a decision of this system, not law",
}
"""What each certainty letter means to a reader."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from. ``certainty`` is a key of CERTAINTIES."""

    title: str
    citation: str
    url: str
    certainty: str


from throughcare.statute.sources import SOURCES  # noqa: E402

__all__ = [
    "CERTAINTIES",
    "RULES_VERSION",
    "SHIPPED",
    "SOURCES",
    "Interval",
    "Overlay",
    "Source",
    "Standard",
]

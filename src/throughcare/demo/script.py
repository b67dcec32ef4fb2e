"""What a life is before it is recorded: plain facts, in the order in which people would tell them.

Nothing here knows the database; ``load`` hands these to the rooms' services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from throughcare.demo.when import Calendar, Day, Turns, years_after

ADVISER = "adviser"
SOCIAL_WORKER = "social_worker"


def actual(day: Day) -> date:
    """A day of a life that has been moved to the present. Raises TypeError for another."""
    if not isinstance(day, date):
        raise TypeError("This life has not been moved to the present yet.")
    return day


def maybe(day: Day | None) -> date | None:
    """As ``actual``; None stays None."""
    return None if day is None else actual(day)


@dataclass(frozen=True, slots=True)
class Care:
    """One episode of care, in the return's codes."""

    start: Day
    end: Day | None = None
    legal_status: str = "C2"
    need: str = "N1"
    started: str = "S"
    ended: str = ""
    placement: str = "U4"
    provider: str = "PR1"
    changed: str = ""
    home_postcode: str = "HA1 4QX"
    postcode: str = "HA3 2LN"
    urn: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact beside care; ``detail`` as in ``care.StatusFact``."""

    kind: str
    start: Day
    end: Day | None = None
    detail: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody's time as the adviser or social worker of a young person."""

    worker: str
    start: Day
    end: Day | None = None
    part: str = ADVISER
    why_ended: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A visit, a call, a message, or an attempt at one."""

    kind: str
    on: date
    worker: str
    seen: bool = True
    alone: bool | None = None
    home: bool | None = None
    place: str = ""
    words: str = ""
    note: str = ""
    agreed: str = ""
    late: int = 0
    """Days from the contact to its writing up."""


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: an assessment, a plan, a review, a move, by its chronology kind."""

    kind: str
    on: Day
    by: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A move: OC3's ACCOM code, what the place is called, and whether the authority arranged it."""

    start: Day
    code: str
    place: str = ""
    arranged: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """How things stood as at a day, in OC3 codes; empty for what nobody asked."""

    as_at: Day
    in_touch: str = "YES"
    activity: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """One young person, from first care to today.

    ``born`` is the birth date, or (age, written day) for a birthday that moves with the demo.
    ``status`` is what the law must make of the facts today; a test holds it to that.
    """

    key: str
    given: str
    family: str
    born: date | tuple[int, date]
    sex: str
    status: str
    team: str
    known_as: str = ""
    pronouns: str = ""
    ethnicity: str = "WBRI"
    upn: str = ""
    child_id: str = ""
    mother: str = ""
    mothers_child_born: date | None = None
    care: Sequence[Care] = ()
    facts: Sequence[Fact] = ()
    spells: Sequence[Spell] = ()
    talks: Sequence[Talk] = ()
    steps: Sequence[Step] = ()
    homes: Sequence[Home] = ()
    positions: Sequence[Position] = ()
    named: Sequence[str] = ()
    """Keys of those who may open a restricted record; empty for an ordinary one."""
    restricted_because: str = ""
    joined: Day | None = None
    """The day on which the team took them on; None for the first day of the first spell."""
    told: str = ""
    """The month from which the life is told in its own words; before it history is generated."""
    tags: frozenset[str] = frozenset()

    @property
    def dob(self) -> date:
        """The birth date; only after ``moved``."""
        if isinstance(self.born, tuple):
            raise TypeError(f"{self.key} has not been moved to the present yet.")
        return self.born

    def at(self, age: int) -> date:
        """The birthday of this age."""
        return years_after(self.dob, age)


def moved(life: Life, calendar: Calendar) -> Life:
    """A life written on the fixed day, as it stands on the day of loading."""
    born = life.born if isinstance(life.born, date) else calendar.born(*life.born)

    def on(day: Day | None) -> date | None:
        return None if day is None else calendar.day(day, born)

    def sure(day: Day) -> date:
        return calendar.day(day, born)

    say = calendar.say
    return replace(
        life,
        born=born,
        mothers_child_born=on(life.mothers_child_born),
        joined=on(life.joined),
        care=[replace(c, start=sure(c.start), end=on(c.end)) for c in life.care],
        facts=[replace(f, start=sure(f.start), end=on(f.end)) for f in life.facts],
        spells=[replace(s, start=sure(s.start), end=on(s.end)) for s in life.spells],
        talks=[
            replace(
                t,
                on=calendar.at_work(t.on),
                words=say(t.words),
                note=say(t.note),
                agreed=say(t.agreed),
            )
            for t in life.talks
        ],
        steps=[
            replace(
                s,
                on=sure(s.on) if isinstance(s.on, Turns) else calendar.at_work(s.on),
                summary=say(s.summary),
            )
            for s in life.steps
        ],
        homes=[replace(h, start=sure(h.start)) for h in life.homes],
        positions=[replace(p, as_at=sure(p.as_at)) for p in life.positions],
    )

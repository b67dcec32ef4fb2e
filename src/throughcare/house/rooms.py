"""What a room offers to the house, and how the house asks all rooms at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

ALL: frozenset[str] = frozenset({"*"})
"""A projection that follows everything that happens to a person."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chronology event.

    ``counts``: what the event is to the clocks: ``seen`` (a contact in person), ``contact``,
    ``attempt`` (never meets a duty) or empty. ``voice``: the young person's own words.
    ``group`` is the story's filter: visits, decisions, moves, health, words, care or other.
    ``url`` turns an event into the address of the record behind it, or None.
    """

    label: str
    group: str = "other"
    counts: str = ""
    matters: bool = False
    voice: bool = False
    url: Callable[[Any], str | None] | None = None


class Projection(Protocol):
    """Something derived: rows that follow from facts, stored so that reading is cheap."""

    name: str

    @property
    def kinds(self) -> frozenset[str]:
        """What it follows: kinds of the chronology and of the house, or ALL."""
        ...

    stage: int
    """0 derives from facts and from projections of rooms before it; 1 draws on every room's
    (headlines); 2 comes last: who sees whom may take the writer's own sight away."""

    def refresh(self, person_ids: Iterable[int]) -> int:
        """Write the differences between stored and derived; how many rows changed."""
        ...

    def differences(self, person_ids: Iterable[int]) -> list[str]:
        """What stored and derived rows disagree on, in words; empty when they are equal."""
        ...

    def stale(self) -> int:
        """How many people have rows of an older version of the rules."""
        ...


@dataclass(frozen=True, slots=True)
class Headline:
    """A room's one line on the person page."""

    room: str
    level: str
    """good, due, overdue, look or none: the state that is shown as shape, word and colour."""
    text: str
    link: str = ""
    sensitivity: str = "ordinary"


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing that needs a user today."""

    sort: tuple[int, str]
    state: str
    when: str
    on: str
    who: str
    who_url: str
    what: str
    why: str
    why_url: str
    action: str
    action_url: str


@dataclass(frozen=True)
class Retention:
    """How long a table's rows are kept, why, and what ends them."""

    table: str
    rule: str
    source: str


@dataclass(frozen=True)
class Room:
    """Everything that one room offers to the others, which never import it."""

    name: str
    floor: int
    title: str
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    projections: Sequence[Projection] = ()
    reactions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    today: Callable[[Any], Sequence[TodayItem]] | None = None
    headline: Callable[[Sequence[int]], Mapping[int, Headline]] | None = None
    facts: Callable[[int], Mapping[str, str]] | None = None
    search: Callable[[Sequence[int]], Mapping[int, Iterable[tuple[str, str]]]] | None = None
    """person ids -> (class of token, text) that the room wants people to be found by."""
    listing: Callable[[Sequence[int]], Mapping[int, Mapping[str, str]]] | None = None
    """person ids -> (head of a column, text): what a list of people says of each. 1 query."""
    retention: Sequence[Retention] = ()
    exports: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    permissions: Mapping[str, str] = field(default_factory=dict)
    """Code of a permission -> one sentence on what it allows."""


SLOTS = (
    "kinds",
    "projections",
    "reactions",
    "today",
    "headline",
    "facts",
    "search",
    "listing",
    "retention",
    "exports",
    "permissions",
)


@cache
def rooms() -> tuple[Room, ...]:
    """All rooms in floor order, as settings.THROUGHCARE_ROOMS names them."""
    return tuple(import_string(f"{path}.ROOM") for path in settings.THROUGHCARE_ROOMS)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every chronology kind of every room."""
    found: dict[str, Kind] = {}
    for room in rooms():
        for code, kind in room.kinds.items():
            if code in found:
                raise RuntimeError(f"Two rooms declare the kind {code}.")
            found[code] = kind
    return found


@cache
def in_order() -> tuple[Projection, ...]:
    """Every projection in the order of refreshing: by stage, then by floor."""
    found = [p for room in rooms() for p in room.projections]
    return tuple(sorted(found, key=lambda p: p.stage))


@cache
def permissions() -> Mapping[str, str]:
    """Every permission of every room with its sentence."""
    return {code: text for room in rooms() for code, text in room.permissions.items()}


def collect(slot: str, *args: Any) -> list[tuple[Room, Any]]:
    """Ask every room that fills a slot, in floor order: (room, its answer)."""
    if slot not in SLOTS:
        raise ValueError(f"Rooms have no slot {slot}.")
    return [(room, fill(*args)) for room in rooms() if callable(fill := getattr(room, slot))]

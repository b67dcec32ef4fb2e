"""What the present unit of work has done so far.

A service says what happened; the door reads it when the service ends and lets reactions and
projections follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from throughcare.house.rooms import ALL, rooms


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to one person.

    ``kind`` is a chronology kind, or a kind of the house's own such as ``access.granted``
    that changes who sees whom and is no part of a person's story.
    """

    person_id: int
    kind: str
    on: date | None = None
    event_id: int | None = None
    record: tuple[str, int] | None = None


@dataclass(slots=True)
class Unit:
    """The open unit of work: who does it, whom it holds, what it did.

    A file may bring a hundred thousand things at once, so of each only what settling needs is
    kept: whom it happened to and of what kind, and the thing itself where a room reacts to it.
    """

    by: Any
    held: frozenset[int] | None
    """Ids of the people locked; None where everyone is."""
    touched: dict[int, frozenset[str]] = field(default_factory=dict)
    """Person -> the kinds of what happened to them."""
    reacting: list[Happened] = field(default_factory=list)
    """What some room reacts to, in the order in which it happened."""

    def add(self, thing: Happened) -> None:
        """Note that this happened."""
        kinds = self.touched.get(thing.person_id, _NOTHING)
        if thing.kind not in kinds:
            self.touched[thing.person_id] = _with(kinds, thing.kind)
        if any(thing.kind in room.reactions for room in rooms()):
            self.reacting.append(thing)

    def people(self, kinds: frozenset[str]) -> set[int]:
        """To whom something of these kinds happened; everyone touched for ALL."""
        if kinds is ALL:
            return set(self.touched)
        return {p for p, seen in self.touched.items() if not kinds.isdisjoint(seen)}


_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def _with(kinds: frozenset[str], kind: str) -> frozenset[str]:
    # Shared between all to whom the same happened.
    return kinds | {kind}


unit: ContextVar[Unit | None] = ContextVar("throughcare_unit", default=None)


def happened(*things: Happened) -> None:
    """Tell the open unit of work what happened.

    Raises RuntimeError outside a service: a write that nobody announced would leave every
    projection stale.
    """
    note(things)


def note(things: Iterable[Happened]) -> None:
    """As ``happened``, for any iterable."""
    current = unit.get()
    if current is None:
        raise RuntimeError("Something was recorded outside a service; use one of the room's.")
    for thing in things:
        if current.held is not None and thing.person_id not in current.held:
            raise RuntimeError(f"Person {thing.person_id} was written to without being held first.")
        current.add(thing)

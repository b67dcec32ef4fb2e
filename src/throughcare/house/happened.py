"""What the present unit of work has done so far.

A service says what happened; the door reads it when the service ends and lets reactions and
projections follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any


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
    """The open unit of work: who does it, whom it holds, what it did."""

    by: Any
    held: frozenset[int] | None
    """Ids of the people locked; None where everyone is."""
    seen: list[Happened] = field(default_factory=list)
    settling: bool = False


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
        raise RuntimeError(
            "Something was recorded outside a service; use one of the room's."
        )
    for thing in things:
        if current.held is not None and thing.person_id not in current.held:
            raise RuntimeError(f"Person {thing.person_id} was written to without being held first.")
        current.seen.append(thing)

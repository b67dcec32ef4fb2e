"""The one way into the chronology: called by other rooms' services, in their transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from throughcare.access.models import User
from throughcare.chronology.models import Event
from throughcare.house import Happened, Refused
from throughcare.house.bulk import insert_many
from throughcare.house.happened import note
from throughcare.house.rooms import Kind, kinds


@dataclass(frozen=True, slots=True)
class New:
    """An event to be recorded. ``kind`` is one that a room declares."""

    person_id: int
    kind: str
    on: date
    summary: str = ""
    at: time | None = None
    words: str = ""
    record_type: str = ""
    record_id: int | None = None
    matters: bool | None = None
    """Whether it matters most; None for what the kind says."""
    shared: bool = False
    sensitivity: str = "ordinary"
    data: dict[str, Any] = field(default_factory=dict)


def record(new: New, *, by: User) -> Event:
    """Record one event and tell the open service of it."""
    return record_many([new], by=by)[0]


def record_many(new: Sequence[New], *, by: User) -> list[Event]:
    """Record events and tell the open service of them; one is many of one.

    Raises KeyError for a kind that no room declares, RuntimeError outside a service.
    """
    known = kinds()
    rows = insert_many([_row(n, known, by) for n in new])
    note(
        Happened(row.person_id, row.kind, row.happened_on, row.pk, (row.record_type, row.record_id))
        if row.record_id is not None
        else Happened(row.person_id, row.kind, row.happened_on, row.pk)
        for row in rows
    )
    return rows


def _row(new: New, known: Mapping[str, Kind], by: User, voids: Event | None = None) -> Event:
    return Event(
        person_id=new.person_id,
        kind=new.kind,
        happened_on=new.on,
        happened_at=new.at,
        recorded_by_id=by.pk,
        summary=new.summary[:300],
        words=new.words,
        record_type=new.record_type,
        record_id=new.record_id,
        significance=_significance(new, known[new.kind].matters),
        shared=new.shared,
        sensitivity=new.sensitivity,
        data=new.data,
        voids=voids,
    )


def _significance(new: New, usual: bool) -> int:
    matters = usual if new.matters is None else new.matters
    return Event.Significance.MATTERS if matters else Event.Significance.ROUTINE


def void(event: Event, new: New, *, by: User) -> Event:
    """Correct an event by a later one that voids it; the earlier one stays to be read.

    Raises Refused where it has been corrected already.
    """
    return void_many([(event, new)], by=by)[0]


def void_many(pairs: Sequence[tuple[Event, New]], *, by: User) -> list[Event]:
    """Correct events, each by a later one that voids it; one is many of one.

    Raises Refused where one of them has been corrected already.
    """
    if any(new.person_id != event.person_id for event, new in pairs):
        raise RuntimeError("A correction is about the same person as what it corrects.")
    if Event.objects.filter(voids__in=[event.pk for event, _ in pairs]).exists():
        raise Refused("This entry has already been corrected. Correct the correction instead.")
    known = kinds()
    rows = insert_many([_row(new, known, by, voids=event) for event, new in pairs])
    note(
        Happened(e.person_id, e.kind, e.happened_on, e.pk)
        for (earlier, _), later in zip(pairs, rows, strict=True)
        for e in (earlier, later)
    )
    return rows


def restate_many(new: Sequence[New], *, by: User) -> list[Event]:
    """Record what is now so of records; what was said of them before, in the same kind, is voided.

    Each ``new`` has a record behind it.
    """
    earlier: dict[tuple[str, int | None, str], Event] = {
        (e.record_type, e.record_id, e.kind): e
        for e in standing_of(
            {n.record_type for n in new}, {n.record_id for n in new if n.record_id is not None}
        )
    }
    before = [(earlier.get((n.record_type, n.record_id, n.kind)), n) for n in new]
    voided = void_many([(e, n) for e, n in before if e is not None], by=by)
    return [*voided, *record_many([n for e, n in before if e is None], by=by)]


def standing_of(record_types: Collection[str], record_ids: Collection[int]) -> list[Event]:
    """Events of these records that nothing has voided, oldest first."""
    return list(
        Event.objects.filter(
            record_type__in=list(record_types),
            record_id__in=list(record_ids),
            voided_by__isnull=True,
        ).order_by("pk")
    )

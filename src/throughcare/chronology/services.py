"""The one way into the chronology: called by other rooms' services, in their transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from throughcare.access.models import User
from throughcare.chronology.models import Event
from throughcare.house import Happened, Refused
from throughcare.house.happened import note
from throughcare.house.rooms import kinds


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
    rows = Event.objects.bulk_create(
        [
            Event(
                person_id=n.person_id,
                kind=n.kind,
                happened_on=n.on,
                happened_at=n.at,
                recorded_by_id=by.pk,
                summary=n.summary[:300],
                words=n.words,
                record_type=n.record_type,
                record_id=n.record_id,
                significance=_significance(n, known[n.kind].matters),
                shared=n.shared,
                sensitivity=n.sensitivity,
                data=n.data,
            )
            for n in new
        ],
        batch_size=5_000,
    )
    note(
        Happened(row.person_id, row.kind, row.happened_on, row.pk, (row.record_type, row.record_id))
        if row.record_id is not None
        else Happened(row.person_id, row.kind, row.happened_on, row.pk)
        for row in rows
    )
    return rows


def _significance(new: New, usual: bool) -> int:
    matters = usual if new.matters is None else new.matters
    return Event.Significance.MATTERS if matters else Event.Significance.ROUTINE


def void(event: Event, new: New, *, by: User) -> Event:
    """Correct an event by a later one that voids it; the earlier one stays to be read.

    Raises Refused where it has been corrected already.
    """
    if new.person_id != event.person_id:
        raise RuntimeError("A correction is about the same person as what it corrects.")
    if Event.objects.filter(voids=event).exists():
        raise Refused("This entry has already been corrected. Correct the correction instead.")
    row = Event.objects.create(
        person_id=new.person_id,
        kind=new.kind,
        happened_on=new.on,
        happened_at=new.at,
        recorded_by_id=by.pk,
        summary=new.summary[:300],
        words=new.words,
        record_type=new.record_type,
        record_id=new.record_id,
        significance=_significance(new, kinds()[new.kind].matters),
        shared=new.shared,
        sensitivity=new.sensitivity,
        data=new.data,
        voids=event,
    )
    note(
        [
            Happened(event.person_id, event.kind, event.happened_on, event.pk),
            Happened(row.person_id, row.kind, row.happened_on, row.pk),
        ]
    )
    return row

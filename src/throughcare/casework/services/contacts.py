"""Visits, contacts and attempts: recorded, corrected, withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from throughcare.access.models import User
from throughcare.casework.models import Allocation, Contact
from throughcare.casework.rules import (
    contact_summary,
    contact_title,
    event_kind,
    impossible_day,
)
from throughcare.casework.services.common import born_of
from throughcare.chronology.models import Event
from throughcare.chronology.services import New, record_many, void
from throughcare.house import Refused, service
from throughcare.house.clock import today

RECORD = "casework.contact"


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact or an attempt to be recorded.

    ``seen`` is false for an attempt. ``worker_id``: who made it, where it was not whoever
    records it. ``their_words`` are kept exactly as given.
    """

    person_id: int
    kind: str
    happened_on: date
    seen: bool = True
    happened_at: time | None = None
    seen_alone: bool | None = None
    home_seen: bool | None = None
    place: str = ""
    their_words: str = ""
    note: str = ""
    agreed: str = ""
    shared: bool = True
    why_not_shared: str = ""
    worker_id: int | None = None


CORRECTABLE = frozenset(f.name for f in fields(NewContact)) - {"person_id", "worker_id"}


@service(permission="contact.record")
def record_contact(*, by: User, person_id: int, new: NewContact) -> Contact:
    """Record a visit, another contact, or an attempt, which never meets a duty.

    Raises Refused for a day that cannot be, words of somebody who was not met, or a note that
    is kept back without a reason.
    """
    return _record([new], by)[0]


@service(permission="contact.record", about="everyone")
def record_contacts_many(*, by: User, new: Sequence[NewContact]) -> list[Contact]:
    """Record contacts; one is many of one. In the order given."""
    return _record(new, by)


def _record(new: Sequence[NewContact], by: User) -> list[Contact]:
    if not new:
        return []
    born = born_of({n.person_id for n in new})
    rows = []
    for n in new:
        row = Contact(
            **{name: getattr(n, name) for name in CORRECTABLE},
            person_id=n.person_id,
            worker_id=n.worker_id or by.pk,
        )
        _check(row, born[n.person_id])
        rows.append(row)
    advisers = _advisers(rows)
    Contact.objects.bulk_create(rows, batch_size=2_000)
    record_many([_event(row, advisers) for row in rows], by=by)
    return rows


@service(permission="contact.record")
def correct_contact(
    *, by: User, person_id: int, contact_id: int, changes: Mapping[str, Any]
) -> Contact:
    """Correct what was recorded. The story shows the corrected entry; the history keeps both.

    Raises Refused as ``record_contact`` does, and for a contact that was withdrawn.
    """
    row = Contact.objects.get(pk=contact_id, person_id=person_id)
    if row.withdrawn_because:
        raise Refused("This was taken back as recorded in error, so there is nothing to correct.")
    if unknown := set(changes) - CORRECTABLE:
        raise TypeError(f"Not a detail of a contact: {', '.join(sorted(unknown))}")
    changed = [name for name, value in changes.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, changes[name])
    if changed:
        _check(row, born_of({person_id})[person_id])
        row.save(update_fields=changed)
        void(_standing(row), _event(row, _advisers([row])), by=by)
    return row


@service(permission="contact.record")
def withdraw_contact(*, by: User, person_id: int, contact_id: int, reason: str) -> Contact:
    """Take back a contact that should never have been recorded here; it counts nowhere.

    Raises Refused without a reason.
    """
    row = Contact.objects.get(pk=contact_id, person_id=person_id)
    if not reason.strip():
        raise Refused("Say why it should not be here: the wrong person, or twice.", field="reason")
    if row.withdrawn_because:
        raise Refused("This was taken back already.")
    row.withdrawn_because = reason.strip()[:300]
    row.save(update_fields=["withdrawn_because"])
    gone = _standing(row)
    void(
        gone,
        New(
            person_id,
            "contact_withdrawn",
            row.happened_on,
            summary=row.withdrawn_because,
            record_type=RECORD,
            record_id=row.pk,
            data={"contact": str(row.public_id)},
        ),
        by=by,
    )
    return row


def _standing(row: Contact) -> Event:
    return Event.objects.get(
        record_type=RECORD, record_id=row.pk, person_id=row.person_id, voided_by__isnull=True
    )


def _check(row: Contact, born: date) -> None:
    if row.kind not in Contact.Kind.values:
        raise Refused("Choose how you were in contact.", field="kind")
    if wrong := impossible_day(row.happened_on, today=today(), born=born):
        raise Refused(f"Enter the day it happened. {wrong}", field="happened_on")
    if not row.seen:
        if row.their_words.strip():
            raise Refused(
                "An attempt has no words of theirs. If they answered, say that you were in touch.",
                field="their_words",
            )
        if row.seen_alone is not None or row.home_seen is not None:
            raise Refused("Nobody is seen in an attempt.", field="seen")
    if row.home_seen is not None and row.kind != Contact.Kind.VISIT:
        raise Refused("A home is seen on a visit only.", field="home_seen")
    row.why_not_shared = "" if row.shared else row.why_not_shared.strip()
    if not row.shared and not row.why_not_shared:
        raise Refused("Say why they should not read this yet.", field="why_not_shared")


def _advisers(rows: Sequence[Contact]) -> dict[int, Any]:
    """Who may stand as adviser: the allocated by person, and every personal adviser."""
    found: dict[Any, Any] = defaultdict(list)
    for person_id, worker_id, start, end in Allocation.objects.filter(
        person_id__in={r.person_id for r in rows}, part=Allocation.Part.ADVISER
    ).values_list("person_id", "worker_id", "start", "end"):
        found[person_id].append((worker_id, start, end))
    standing_in = User.objects.filter(
        pk__in={r.worker_id for r in rows}, role="personal_adviser"
    ).values_list("pk", flat=True)
    found[0] = set(standing_in)
    return found


def _is_adviser(row: Contact, advisers: Mapping[int, Any]) -> bool:
    return row.worker_id in advisers[0] or any(
        worker_id == row.worker_id
        and start <= row.happened_on
        and (end is None or row.happened_on < end)
        for worker_id, start, end in advisers[row.person_id]
    )


def _event(row: Contact, advisers: Mapping[int, Any]) -> New:
    title = contact_title(kind=row.kind, seen=row.seen, seen_alone=row.seen_alone, place=row.place)
    return New(
        row.person_id,
        event_kind(kind=row.kind, seen=row.seen, is_adviser=_is_adviser(row, advisers)),
        row.happened_on,
        at=row.happened_at,
        summary=contact_summary(title=title, seen=row.seen, note=row.note, agreed=row.agreed),
        words=row.their_words,
        record_type=RECORD,
        record_id=row.pk,
        matters=row.seen and row.kind == Contact.Kind.VISIT,
        shared=row.shared,
        data={"contact": str(row.public_id)},
    )

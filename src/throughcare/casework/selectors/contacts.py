"""Contacts and steps, one at a time."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from throughcare.access.models import User
from throughcare.casework.models import Contact, Milestone
from throughcare.casework.services import NewContact
from throughcare.house.clock import now

JUST_NOW = timedelta(days=1)


def contact_at(public_id: UUID) -> Contact | None:
    """The contact at an address, with person and worker. 1 query."""
    return (
        Contact.objects.filter(public_id=public_id)
        .select_related("person", "worker")
        .defer("worker__password")
        .first()
    )


def step_at(public_id: UUID) -> Milestone | None:
    """The step at an address, with person and worker. 1 query."""
    return (
        Milestone.objects.filter(public_id=public_id)
        .select_related("person", "worker")
        .defer("worker__password")
        .first()
    )


def last_met(person_id: int) -> Contact | None:
    """The last contact at which somebody was met or spoken to. 1 query."""
    return (
        Contact.objects.filter(person_id=person_id, seen=True, withdrawn_because="")
        .order_by("-happened_on", "-id")
        .first()
    )


def the_same(by: User, person_id: int, new: NewContact) -> Contact | None:
    """The very same contact, recorded by the same worker within a day; None for none. 1 query."""
    return Contact.objects.filter(
        person_id=person_id,
        worker_id=by.pk,
        kind=new.kind,
        happened_on=new.happened_on,
        happened_at=new.happened_at,
        seen=new.seen,
        place=new.place,
        their_words=new.their_words,
        note=new.note,
        agreed=new.agreed,
        withdrawn_because="",
        recorded_at__gte=now() - JUST_NOW,
    ).first()

"""What the views of casework share."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import Http404

from throughcare.access.requests import SignedIn
from throughcare.casework.models import Contact, Milestone
from throughcare.people.opening import open_person

Record = TypeVar("Record", Contact, Milestone)


def opened(request: SignedIn, record: Record | None, address: UUID) -> Record:
    """A record at an address of its own, with the opening of its person's record logged.

    Raises Http404 where there is none or the reader does not see it; the refusal is logged
    under the address asked for, since whose record it is must not be told.
    """
    if record is None:
        request.throughcare_subject = address  # type: ignore[attr-defined]
        raise Http404
    request.throughcare_subject = record.person.public_id  # type: ignore[attr-defined]
    open_person(request, record.person.public_id)
    return record

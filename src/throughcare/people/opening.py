"""Opening a record: the one way from an address to a person, which the log of reads sees."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from throughcare.access import reading
from throughcare.people.models import Person


def open_person(request: HttpRequest, public_id: UUID) -> Person:
    """The person at an address, if the reader sees them, and a line in the log of reads.

    1 query and 1 insert into the log, on its own connection. The part of the address must be
    called ``person``, so that a refusal is logged too (``ActingMiddleware``).

    Raises PermissionDenied where the role opens no records, Http404 where there is nobody or
    the reader does not see them: the two are not told apart.
    """
    if not request.user.is_authenticated or not request.user.can("person.open"):
        raise PermissionDenied("person.open")
    person = person_in_sight(public_id)
    reading.note(request, subject=public_id, allowed=True, person_id=person.pk)
    return person


def person_in_sight(public_id: UUID) -> Person:
    """As ``open_person``, without a line in the log: for what follows an opening already logged.

    1 query. Raises Http404 where there is nobody or the reader does not see them.
    """
    try:
        return Person.objects.get(public_id=public_id)
    except Person.DoesNotExist:
        raise Http404 from None

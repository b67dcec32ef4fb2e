"""What the services of casework share."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied

from throughcare.people.models import Person


def born_of(person_ids: Collection[int]) -> dict[int, date]:
    """Birth dates of people. Raises PermissionDenied where one of them is not in sight."""
    born = dict(Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "date_of_birth"))
    if missing := len(set(person_ids)) - len(born):
        raise PermissionDenied(f"{missing} people are not in sight")
    return born

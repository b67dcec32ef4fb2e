"""Every write about where somebody lives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from throughcare.access.models import User
from throughcare.accommodation.codes import ACCOM
from throughcare.accommodation.models import Accommodation
from throughcare.chronology.services import New, record_many, restate_many
from throughcare.house import service
from throughcare.house.bulk import insert_many, update_many


@dataclass(frozen=True, slots=True)
class NewAccommodation:
    """What a source says of a day; ``code`` kept raw with ``valid`` false if on no list.

    ``was_as_at``: the day as at which the same source had it before, where that has moved.
    """

    person_id: int
    as_at: date
    code: str
    source: str
    valid: bool = True
    was_as_at: date | None = None


@service(permission="home.record", about="everyone")
def record_accommodation_many(*, by: User, new: Sequence[NewAccommodation]) -> list[Accommodation]:
    """Keep what sources say. The same again changes nothing; another code replaces the earlier.

    Gives those that came or changed.
    """
    stored = {
        (row.person_id, row.as_at, row.source): row
        for row in Accommodation.objects.filter(person_id__in={n.person_id for n in new})
    }
    come, changed = [], []
    for n in new:
        row = stored.get((n.person_id, n.was_as_at or n.as_at, n.source))
        if row is None:
            come.append(
                Accommodation(
                    person_id=n.person_id,
                    as_at=n.as_at,
                    code=n.code,
                    source=n.source,
                    valid=n.valid,
                )
            )
        elif (row.as_at, row.code, row.valid) != (n.as_at, n.code, n.valid):
            row.as_at, row.code, row.valid = n.as_at, n.code, n.valid
            changed.append(row)
    insert_many(come)
    update_many(changed, ["as_at", "code", "valid"])
    record_many([_event(row) for row in come], by=by)
    restate_many([_event(row) for row in changed], by=by)
    return [*come, *changed]


def _event(row: Accommodation) -> New:
    return New(
        row.person_id,
        "home_stated",
        row.as_at,
        summary=f"{ACCOM.label(row.code)}, says {row.source}",
        record_type="accommodation.accommodation",
        record_id=row.pk,
    )

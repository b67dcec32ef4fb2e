"""Whether the authority was in touch as at a day, as a return states it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from throughcare.access.models import User
from throughcare.casework.codes import IN_TOUCH
from throughcare.casework.models import InTouch
from throughcare.casework.services.common import born_of
from throughcare.chronology.services import New, record_many, restate_many
from throughcare.house import service
from throughcare.house.bulk import insert_many, update_many


@dataclass(frozen=True, slots=True)
class NewInTouch:
    """What a source says; ``code`` is OC3's, kept raw with ``valid`` false if on no list.

    ``was_as_at``: the day as at which the same source had it before, where that has moved.
    """

    person_id: int
    as_at: date
    code: str
    source: str
    valid: bool = True
    was_as_at: date | None = None


@service(permission="contact.record")
def record_in_touch(*, by: User, person_id: int, new: NewInTouch) -> InTouch | None:
    """Keep what a source says of a day; None where it said so before."""
    return next(iter(_record([new], by)), None)


@service(permission="contact.record", about="everyone")
def record_in_touch_many(*, by: User, new: Sequence[NewInTouch]) -> list[InTouch]:
    """Keep what sources say; one is many of one. Those that came or changed, in the order given.

    The same source saying the same of the same day changes nothing; another code replaces the
    earlier one, which the history keeps.
    """
    return _record(new, by)


def _record(new: Sequence[NewInTouch], by: User) -> list[InTouch]:
    if not new:
        return []
    born_of({n.person_id for n in new})
    stored = {
        (row.person_id, row.as_at, row.source): row
        for row in InTouch.objects.filter(person_id__in={n.person_id for n in new})
    }
    come, changed, found = [], [], []
    for n in new:
        row = stored.get((n.person_id, n.was_as_at or n.as_at, n.source))
        if row is None:
            row = InTouch(
                person_id=n.person_id, as_at=n.as_at, source=n.source, code=n.code, valid=n.valid
            )
            stored[n.person_id, n.as_at, n.source] = row
            come.append(row)
        elif (row.as_at, row.code, row.valid) != (n.as_at, n.code, n.valid):
            row.as_at, row.code, row.valid = n.as_at, n.code, n.valid
            if row.pk is not None:
                changed.append(row)
        else:
            continue
        found.append(row)
    insert_many(come)
    update_many(changed, ["as_at", "code", "valid"])
    record_many([_event(row) for row in come], by=by)
    restate_many([_event(row) for row in changed], by=by)
    return found


def _event(row: InTouch) -> New:
    return New(
        row.person_id,
        "in_touch_stated",
        row.as_at,
        summary=f"{IN_TOUCH.label(row.code)}, says {row.source}",
        record_type="casework.intouch",
        record_id=row.pk,
    )

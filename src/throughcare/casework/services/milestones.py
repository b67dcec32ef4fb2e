"""Dated steps that start or meet a duty, until the rooms of the plan and the home keep them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from throughcare.access.models import User
from throughcare.casework.models import Milestone
from throughcare.casework.rules import impossible_day, shortened
from throughcare.casework.services.common import born_of
from throughcare.chronology.models import Event
from throughcare.chronology.services import New, record_many, void
from throughcare.house import Refused, service
from throughcare.house.clock import today

RECORD = "casework.milestone"


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A step to be recorded; ``kind`` of ``Milestone.Kind``, ``worker_id`` who stands for it."""

    person_id: int
    kind: str
    on: date
    note: str = ""
    worker_id: int | None = None


@service(permission="plan.record")
def record_milestone(*, by: User, person_id: int, new: NewMilestone) -> Milestone:
    """Record that an assessment was completed, a plan signed, a review held, or a move.

    Raises Refused for a day that cannot be, or a step recorded on that day already.
    """
    return _record([new], by)[0]


@service(permission="plan.record", about="everyone")
def record_milestones_many(*, by: User, new: Sequence[NewMilestone]) -> list[Milestone]:
    """Record steps; one is many of one. In the order given."""
    return _record(new, by)


def _record(new: Sequence[NewMilestone], by: User) -> list[Milestone]:
    if not new:
        return []
    born = born_of({n.person_id for n in new})
    for n in new:
        if n.kind not in Milestone.Kind.values:
            raise Refused("Choose what was done.", field="kind")
        if wrong := impossible_day(n.on, today=today(), born=born[n.person_id]):
            raise Refused(f"Enter the day it was done. {wrong}", field="on")
    rows = [
        Milestone(
            person_id=n.person_id,
            worker_id=n.worker_id or by.pk,
            kind=n.kind,
            on=n.on,
            note=n.note,
        )
        for n in new
    ]
    try:
        with transaction.atomic():
            Milestone.objects.bulk_create(rows, batch_size=2_000)
    except IntegrityError as error:
        raise Refused("This is recorded on that day already.", field="on") from error
    record_many(
        [
            New(
                row.person_id,
                row.kind,
                row.on,
                summary=shortened(" ".join(row.note.split()), 300),
                record_type=RECORD,
                record_id=row.pk,
                shared=True,
                data={"step": str(row.public_id)},
            )
            for row in rows
        ],
        by=by,
    )
    return rows


@service(permission="plan.record")
def withdraw_milestone(*, by: User, person_id: int, milestone_id: int, reason: str) -> Milestone:
    """Take back a step that was recorded in error; the right one is recorded anew.

    Raises Refused without a reason.
    """
    row = Milestone.objects.get(pk=milestone_id, person_id=person_id)
    if not reason.strip():
        raise Refused("Say why it should not be here: the wrong day, or twice.", field="reason")
    if row.withdrawn_because:
        raise Refused("This was taken back already.")
    row.withdrawn_because = reason.strip()[:300]
    row.save(update_fields=["withdrawn_because"])
    gone = Event.objects.get(
        record_type=RECORD, record_id=row.pk, person_id=person_id, voided_by__isnull=True
    )
    void(
        gone,
        New(
            person_id,
            "milestone_withdrawn",
            row.on,
            summary=f"{row.get_kind_display()}\n{row.withdrawn_because}",
            record_type=RECORD,
            record_id=row.pk,
            data={"step": str(row.public_id)},
        ),
        by=by,
    )
    return row

"""Every write about where somebody lives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction

from throughcare.access.models import User
from throughcare.accommodation.codes import ACCOM
from throughcare.accommodation.kinds import LEFT_ARRANGED, MOVED_ARRANGED
from throughcare.accommodation.models import Accommodation, Residence
from throughcare.chronology.services import New, record_many
from throughcare.house import Refused, service
from throughcare.house.clock import today


@dataclass(frozen=True, slots=True)
class NewMove:
    """Somebody moved on a day; ``code`` is OC3's ACCOM, ``arranged`` as in the model."""

    person_id: int
    on: date
    code: str
    arranged: str = ""
    place: str = ""


@service(permission="home.record")
def record_move(*, by: User, person_id: int, new: NewMove) -> Residence:
    """Record a move; the home before ends on that day.

    Raises Refused for a day to come, a move before one already recorded, or an unknown code.
    """
    return _move([new], by)[0]


@service(permission="home.record", about="everyone")
def record_moves_many(*, by: User, new: Sequence[NewMove]) -> list[Residence]:
    """Record moves; one is many of one. In the order given, oldest first for each person."""
    return _move(new, by)


def _move(new: Sequence[NewMove], by: User) -> list[Residence]:
    last = {
        row.person_id: row
        for row in Residence.objects.filter(
            person_id__in={n.person_id for n in new}, end__isnull=True
        )
    }
    stored = {row.pk for row in last.values()}
    ended, rows, events = [], [], []
    for n in new:
        _check(n, last.get(n.person_id))
        before = last.get(n.person_id)
        if before is not None:
            before.end = n.on
            if before.pk in stored:
                ended.append(before)
            if before.arranged:
                events.append(New(n.person_id, LEFT_ARRANGED, n.on))
        row = Residence(
            person_id=n.person_id, start=n.on, code=n.code, arranged=n.arranged, place=n.place
        )
        last[n.person_id] = row
        rows.append(row)
    Residence.objects.bulk_update(ended, ["end"], batch_size=1_000)
    try:
        with transaction.atomic():
            Residence.objects.bulk_create(rows, batch_size=2_000)
    except IntegrityError as error:
        raise Refused(
            "Two homes cover the same day. A move can't come before one already recorded.",
            field="on",
        ) from error
    events += [
        New(
            row.person_id,
            MOVED_ARRANGED if row.arranged else "home_moved",
            row.start,
            summary=", ".join(part for part in (row.place, ACCOM.label(row.code)) if part),
            record_type="accommodation.residence",
            record_id=row.pk,
        )
        for row in rows
    ]
    record_many(events, by=by)
    return rows


def _check(new: NewMove, before: Residence | None) -> None:
    if new.on > today():
        raise Refused("Enter the day they moved. It can't be after today.", field="on")
    if new.code not in ACCOM:
        raise Refused("Choose the kind of home.", field="code")
    if before is not None and new.on < before.start:
        raise Refused(
            f"A later move, on {before.start:%-d %B %Y}, is recorded already.", field="on"
        )


@dataclass(frozen=True, slots=True)
class NewAccommodation:
    """What a source says of a day; ``code`` kept raw with ``valid`` false if on no list."""

    person_id: int
    as_at: date
    code: str
    source: str
    valid: bool = True


@service(permission="home.record", about="everyone")
def record_accommodation_many(
    *, by: User, new: Sequence[NewAccommodation]
) -> list[Accommodation]:
    """Keep what sources say. The same again changes nothing; another code replaces the earlier.

    Gives those that came or changed.
    """
    stored = {
        (row.person_id, row.as_at, row.source): row
        for row in Accommodation.objects.filter(person_id__in={n.person_id for n in new})
    }
    come, changed = [], []
    for n in new:
        row = stored.get((n.person_id, n.as_at, n.source))
        if row is None:
            come.append(Accommodation(**asdict(n)))
        elif (row.code, row.valid) != (n.code, n.valid):
            row.code, row.valid = n.code, n.valid
            changed.append(row)
    Accommodation.objects.bulk_create(come, batch_size=5_000)
    Accommodation.objects.bulk_update(changed, ["code", "valid"], batch_size=1_000)
    found = [*come, *changed]
    record_many(
        [
            New(
                row.person_id,
                "home_stated",
                row.as_at,
                summary=f"{ACCOM.label(row.code)}, says {row.source}",
                record_type="accommodation.accommodation",
                record_id=row.pk,
            )
            for row in found
        ],
        by=by,
    )
    return found

"""Every write of care: periods, status facts, stated statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from throughcare.access.models import User
from throughcare.care.models import CarePeriod, StatedStatus, StatusFact
from throughcare.care.rules import event_of_start
from throughcare.chronology.services import New, record_many
from throughcare.house import Refused, service
from throughcare.house.clock import today

AHEAD = timedelta(days=366)
OVERLAP = "Two periods of care cover the same day. End the first before the second begins."


@dataclass(frozen=True, slots=True)
class NewCarePeriod:
    """A period of care to be recorded; codes are those of the SSDA903 return."""

    person_id: int
    start: date
    legal_status: str
    end: date | None = None
    category_of_need: str = ""
    reason_started: str = ""
    reason_ended: str = ""
    placement_type: str = ""
    placement_provider: str = ""
    reason_placement_changed: str = ""
    home_postcode: str = ""
    placement_postcode: str = ""
    urn: str = ""
    short_break: bool = False
    invalid_codes: Sequence[str] = field(default_factory=tuple)
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewStatusFact:
    """A status fact to be recorded; ``detail`` as in the model."""

    person_id: int
    kind: str
    start: date
    end: date | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewStatedStatus:
    """A status that a source states; ``status`` is a code of the statute."""

    person_id: int
    status: str
    from_day: date
    source: str


def _check_dates(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise Refused("It ends before it begins. Are the two dates swapped?", field="end")
    if start > today() + AHEAD:
        raise Refused("It begins more than a year ahead. Check the year.", field="start")


@service(permission="care.record")
def record_care_period(*, by: User, person_id: int, new: NewCarePeriod) -> CarePeriod:
    """Record a period of care. Raises Refused for an overlap or impossible dates."""
    return _record([new], by)[0]


@service(permission="care.record", about="everyone")
def record_care_periods_many(*, by: User, new: Sequence[NewCarePeriod]) -> list[CarePeriod]:
    """Record periods of care; one is many of one."""
    return _record(new, by)


def _record(new: Sequence[NewCarePeriod], by: User) -> list[CarePeriod]:
    for n in new:
        _check_dates(n.start, n.end)
    rows = [
        CarePeriod(**{**asdict(n), "invalid_codes": list(n.invalid_codes)}) for n in new
    ]
    try:
        with transaction.atomic():
            CarePeriod.objects.bulk_create(rows, batch_size=2_000)
    except IntegrityError as error:
        raise Refused(OVERLAP, field="start") from error
    record_many([event for row in rows for event in _events(row)], by=by)
    return rows


def _events(row: CarePeriod) -> list[New]:
    kind, summary = event_of_start(row.reason_started, row.legal_status, row.placement_type)
    base = {"record_type": "care.careperiod", "record_id": row.pk}
    found = [New(row.person_id, kind, row.start, summary=summary, **base)]
    if row.end is not None and row.reason_ended not in ("", "X1"):
        found.append(New(row.person_id, "left_care", row.end, summary=row.reason_ended, **base))
    return found


@service(permission="care.record")
def correct_care_period(
    *, by: User, person_id: int, care_period_id: int, changes: Mapping[str, Any]
) -> CarePeriod:
    """Correct a period of care. Raises Refused for an overlap or impossible dates."""
    return _correct({care_period_id: changes}, by)[0]


@service(permission="care.record", about="everyone")
def correct_care_periods_many(
    *, by: User, changes: Mapping[int, Mapping[str, Any]]
) -> list[CarePeriod]:
    """Correct periods of care: id -> {field: value}; one is many of one."""
    return _correct(changes, by)


def _correct(changes: Mapping[int, Mapping[str, Any]], by: User) -> list[CarePeriod]:
    rows = list(CarePeriod.objects.filter(pk__in=list(changes)))
    named = sorted({name for fields in changes.values() for name in fields})
    for row in rows:
        for name, value in changes[row.pk].items():
            setattr(row, name, list(value) if name == "invalid_codes" else value)
        _check_dates(row.start, row.end)
    if not rows or not named:
        return rows
    try:
        with transaction.atomic():
            CarePeriod.objects.bulk_update(rows, named, batch_size=500)
    except IntegrityError as error:
        raise Refused(OVERLAP, field="start") from error
    record_many(
        [
            New(
                row.person_id,
                "care_corrected",
                today(),
                summary=f"Period from {row.start:%-d %B %Y}",
                record_type="care.careperiod",
                record_id=row.pk,
            )
            for row in rows
        ],
        by=by,
    )
    return rows


@service(permission="care.record")
def record_status_fact(*, by: User, person_id: int, new: NewStatusFact) -> StatusFact:
    """Record a status fact, such as a home with parents or a request for support."""
    return _facts([new], by)[0]


@service(permission="care.record", about="everyone")
def record_status_facts_many(*, by: User, new: Sequence[NewStatusFact]) -> list[StatusFact]:
    """Record status facts; one is many of one."""
    return _facts(new, by)


def _facts(new: Sequence[NewStatusFact], by: User) -> list[StatusFact]:
    for n in new:
        _check_dates(n.start, n.end)
    rows = [StatusFact(**{**asdict(n), "detail": dict(n.detail)}) for n in new]
    try:
        with transaction.atomic():
            StatusFact.objects.bulk_create(rows, batch_size=2_000)
    except IntegrityError as error:
        raise Refused("This is recorded already from the same day.", field="start") from error
    record_many(
        [
            New(
                row.person_id,
                "status_fact_recorded",
                row.start,
                summary=StatusFact.Kind(row.kind).label,
                record_type="care.statusfact",
                record_id=row.pk,
            )
            for row in rows
        ],
        by=by,
    )
    return rows


@service(permission="care.record", about="everyone")
def state_statuses_many(*, by: User, new: Sequence[NewStatedStatus]) -> list[StatedStatus]:
    """Keep what a source states, for people without a history of care."""
    rows = StatedStatus.objects.bulk_create([StatedStatus(**asdict(n)) for n in new])
    record_many(
        [
            New(
                row.person_id,
                "status_stated",
                row.from_day,
                summary=f"As stated by {row.source}",
                record_type="care.statedstatus",
                record_id=row.pk,
            )
            for row in rows
        ],
        by=by,
    )
    return rows

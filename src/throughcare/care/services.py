"""Every write of care: periods, status facts, stated statuses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction

from throughcare.access.models import User
from throughcare.care.codes import REC
from throughcare.care.models import CarePeriod, StatedStatus, StatusFact
from throughcare.care.rules import STARTS, event_of_start
from throughcare.chronology.models import Event
from throughcare.chronology.services import (
    New,
    record,
    record_many,
    restate_many,
    standing_of,
    void_many,
)
from throughcare.house import Refused, service
from throughcare.house.bulk import insert_many, update_many
from throughcare.house.clock import today

AHEAD = timedelta(days=366)
RECORD = "care.careperiod"
TOLD = frozenset({*STARTS.values(), "left_care"})
"""Kinds that tell of a period's first and last day."""

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


PERIOD = tuple(f.name for f in fields(NewCarePeriod))


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
    """A status that a source states; ``status`` is a code of the statute.

    ``was_from_day``: the day from which it was stated before, where that has moved.
    """

    person_id: int
    status: str
    from_day: date
    source: str
    was_from_day: date | None = None


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
    rows = [_period(n) for n in new]
    try:
        with transaction.atomic():
            insert_many(rows)
    except IntegrityError as error:
        raise Refused(OVERLAP, field="start") from error
    record_many([event for row in rows for event in _events(row)], by=by)
    return rows


def _period(new: NewCarePeriod) -> CarePeriod:
    values = {name: getattr(new, name) for name in PERIOD}
    return CarePeriod(**(values | {"invalid_codes": list(new.invalid_codes)}))


def _events(row: CarePeriod) -> list[New]:
    kind, summary = event_of_start(row.reason_started, row.legal_status, row.placement_type)
    base: dict[str, Any] = {"record_type": RECORD, "record_id": row.pk}
    found = [New(row.person_id, kind, row.start, summary=summary, **base)]
    if row.end is not None and row.reason_ended not in ("", "X1"):
        said = REC.label(row.reason_ended)
        found.append(New(row.person_id, "left_care", row.end, summary=said, **base))
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
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS care_period_no_overlap DEFERRED")
            update_many(rows, named)
            cursor.execute("SET CONSTRAINTS care_period_no_overlap IMMEDIATE")
    except IntegrityError as error:
        raise Refused(OVERLAP, field="start") from error
    _tell_corrected(rows, by)
    return rows


def _tell_corrected(rows: Sequence[CarePeriod], by: User) -> None:
    """What the story says of these periods and is no longer so is voided, what is new is told."""
    said: dict[int | None, list[Event]] = defaultdict(list)
    for event in standing_of({RECORD}, {row.pk for row in rows}):
        if event.kind in TOLD:
            said[event.record_id].append(event)
    voided, told = [], []
    for row in rows:
        corrected = New(
            row.person_id,
            "care_corrected",
            today(),
            summary=f"Period from {row.start:%-d %B %Y}",
            record_type=RECORD,
            record_id=row.pk,
        )
        now = {(n.kind, n.on, n.summary): n for n in _events(row)}
        wrong = []
        for event in said[row.pk]:
            key = (event.kind, event.happened_on, event.summary)
            if now.pop(key, None) is None:
                wrong.append(event)
        voided += [(event, corrected) for event in wrong]
        told += [] if wrong else [corrected]
        told += now.values()
    void_many(voided, by=by)
    record_many(told, by=by)


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
            insert_many(rows)
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


@service(permission="care.record")
def end_status_fact(
    *, by: User, person_id: int, kind: str, start: date, end: date | None
) -> StatusFact:
    """Say until when a status fact held; None: it goes on after all.

    Raises Refused where nothing of this kind is recorded from that day, or for an end before it.
    """
    row = StatusFact.objects.filter(person_id=person_id, kind=kind, start=start).first()
    if row is None:
        raise Refused("Nothing of this kind is recorded from that day.", field="start")
    _check_dates(start, end)
    if row.end == end:
        return row
    row.end = end
    row.save(update_fields=["end"])
    said = f"Until {end:%-d %B %Y}" if end else "Goes on"
    record(
        New(
            person_id,
            "status_fact_recorded",
            today(),
            summary=f"{row.get_kind_display()}\n{said}",
            record_type="care.statusfact",
            record_id=row.pk,
        ),
        by=by,
    )
    return row


@service(permission="care.record", about="everyone")
def withdraw_status_facts_many(*, by: User, fact_ids: Sequence[int], because: str) -> None:
    """Take status facts back that should not have been recorded; the history keeps them."""
    rows = StatusFact.objects.in_bulk(list(fact_ids))
    void_many(
        [
            (
                event,
                New(
                    event.person_id,
                    "care_corrected",
                    today(),
                    summary=because,
                    record_type="care.statusfact",
                    record_id=event.record_id,
                ),
            )
            for event in standing_of({"care.statusfact"}, rows)
        ],
        by=by,
    )
    StatusFact.objects.filter(pk__in=list(rows)).delete()


@service(permission="care.record", about="everyone")
def state_statuses_many(*, by: User, new: Sequence[NewStatedStatus]) -> list[StatedStatus]:
    """Keep what sources state, for people without a history of care.

    The same again changes nothing; another status from the same day replaces the earlier one.
    Gives those that came or changed.
    """
    stored = {
        (row.person_id, row.from_day): row
        for row in StatedStatus.objects.filter(person_id__in={n.person_id for n in new})
    }
    come, changed = [], []
    for n in new:
        row = stored.get((n.person_id, n.was_from_day or n.from_day))
        if row is None:
            come.append(
                StatedStatus(
                    person_id=n.person_id, status=n.status, from_day=n.from_day, source=n.source
                )
            )
        elif (row.status, row.from_day) != (n.status, n.from_day):
            row.status, row.from_day, row.source = n.status, n.from_day, n.source
            changed.append(row)
    insert_many(come)
    update_many(changed, ["status", "from_day", "source"])
    record_many([_stated(row) for row in come], by=by)
    restate_many([_stated(row) for row in changed], by=by)
    return [*come, *changed]


def _stated(row: StatedStatus) -> New:
    return New(
        row.person_id,
        "status_stated",
        row.from_day,
        summary=f"As stated by {row.source}",
        record_type="care.statedstatus",
        record_id=row.pk,
    )

"""Every read of care and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from throughcare.care.models import CarePeriod, StatedStatus, StatusFact, StatusPeriod
from throughcare.care.rules import implied
from throughcare.house.clock import today
from throughcare.people.models import Person
from throughcare.statute import facts as law
from throughcare.statute.status import Status, label


def case_facts(person_ids: Sequence[int]) -> dict[int, law.CaseFacts]:
    """The facts from which each person's status follows. 3 queries for any number of people.

    ``ref`` of each fact is ``care:<id>`` or ``fact:<id>``, so that workings can link to it.
    """
    ids = list(person_ids)
    born = dict(Person.objects.filter(pk__in=ids).values_list("pk", "date_of_birth"))
    care = _by_person(
        CarePeriod.objects.filter(person_id__in=ids)
        .order_by("start")
        .values_list(
            "person_id", "pk", "start", "end", "legal_status", "short_break", "reason_ended"
        )
    )
    other = _by_person(
        StatusFact.objects.filter(person_id__in=ids)
        .order_by("start")
        .values_list("person_id", "pk", "kind", "start", "end", "detail")
    )
    return {i: _facts(dob, care.get(i, ()), other.get(i, ())) for i, dob in born.items()}


def _by_person(rows: Iterable[tuple[Any, ...]]) -> Mapping[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for person_id, *row in rows:
        found[person_id].append(tuple(row))
    return found


def _facts(
    dob: date, care: Iterable[tuple[Any, ...]], other: Iterable[tuple[Any, ...]]
) -> law.CaseFacts:
    care = list(care)
    rows = [(f"fact:{pk}", *row) for pk, *row in other]
    recorded = {(kind, start) for _, kind, start, _, _ in rows}
    latest = {kind: max(s for k, s in recorded if k == kind) for kind, _ in recorded}
    for fact in implied([(start, end, reason) for _, start, end, _, _, reason in care]):
        if fact.kind not in latest or latest[fact.kind] < fact.start:
            rows.append(("", fact.kind, fact.start, fact.end, fact.detail))
    of: dict[str, list[Any]] = defaultdict(list)
    for ref, kind, start, end, detail in rows:
        if kind == StatusFact.Kind.HOME:
            of[kind].append(law.HomePeriod(start, end, detail.get("with", "parent"), ref=ref))
        elif kind == StatusFact.Kind.DETAINED:
            of[kind].append(law.Period(start, end, ref=ref))
        elif kind == StatusFact.Kind.SGO:
            before = bool(detail.get("looked_after_immediately_before"))
            of[kind].append(law.SpecialGuardianship(start, end, before, ref=ref))
        elif kind == StatusFact.Kind.EDUCATION:
            from_before = detail.get("programme_from_before_21")
            of[kind].append(law.Education(start, end, from_before, ref=ref))
        elif kind == StatusFact.Kind.REQUEST:
            of[kind].append(law.Request(start, detail.get("kind", "support"), ref=ref))
        else:
            of[kind].append(start)
    return law.CaseFacts(
        dob=dob,
        care=tuple(
            law.CarePeriod(
                start,
                end,
                legal_status,
                short_break=short_break,
                end_reason=reason or None,
                ref=f"care:{pk}",
            )
            for pk, start, end, legal_status, short_break, reason in care
        ),
        home=tuple(of[StatusFact.Kind.HOME]),
        detained=tuple(of[StatusFact.Kind.DETAINED]),
        sgo=tuple(of[StatusFact.Kind.SGO]),
        education=tuple(of[StatusFact.Kind.EDUCATION]),
        requests=tuple(of[StatusFact.Kind.REQUEST]),
        died=min(of[StatusFact.Kind.DIED], default=None),
    )


def stated(person_ids: Sequence[int]) -> Mapping[int, list[tuple[Any, ...]]]:
    """What sources state: person -> [(from day, status, source)], oldest first. 1 query."""
    return _by_person(
        StatedStatus.objects.filter(person_id__in=list(person_ids))
        .order_by("from_day")
        .values_list("person_id", "from_day", "status", "source")
    )


def status_periods(person_id: int) -> list[StatusPeriod]:
    """A person's statuses over their life, oldest first. 1 query."""
    return list(StatusPeriod.objects.filter(person_id=person_id).order_by("start"))


def on_day(day: date) -> Q:
    """The condition on a status period that it holds on this day."""
    return Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gt=day))


def status_on(person_id: int, day: date) -> StatusPeriod | None:
    """A person's status on a day; None where nothing is known of it. 1 query."""
    return StatusPeriod.objects.filter(on_day(day), person_id=person_id).first()


def care_periods(person_id: int) -> list[CarePeriod]:
    """A person's periods of care, oldest first. 1 query."""
    return list(CarePeriod.objects.filter(person_id=person_id).order_by("start"))


def care_period_from(person_id: int, start: date) -> CarePeriod | None:
    """The period of care that begins on a day. 1 query."""
    return CarePeriod.objects.filter(person_id=person_id, start=start).first()


def status_fact_from(person_id: int, kind: str, start: date) -> StatusFact | None:
    """The status fact of a kind that begins on a day. 1 query."""
    return StatusFact.objects.filter(person_id=person_id, kind=kind, start=start).first()


def status_facts(person_id: int) -> list[StatusFact]:
    """A person's status facts, oldest first. 1 query."""
    return list(StatusFact.objects.filter(person_id=person_id).order_by("start"))


def status_facts_of(person_ids: Collection[int], kind: str) -> list[StatusFact]:
    """Status facts of one kind of these people. 1 query."""
    return list(StatusFact.objects.filter(person_id__in=list(person_ids), kind=kind))


def search_words(person_ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Postcodes of the latest placement and of home, for people to be found by. 1 query."""
    rows = (
        CarePeriod.objects.filter(person_id__in=list(person_ids))
        .order_by("person_id", "-start")
        .distinct("person_id")
        .values_list("person_id", "placement_postcode", "home_postcode")
    )
    return {i: [("postcode", p) for p in postcodes if p] for i, *postcodes in rows}


def listing(person_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """The status of each today, for lists of people. 1 query."""
    rows = StatusPeriod.objects.filter(on_day(today()), person_id__in=list(person_ids))
    return {
        person_id: {"Status": label(Status(status)) + (" (as stated)" if stated else "")}
        for person_id, status, stated in rows.values_list("person_id", "status", "stated")
    }

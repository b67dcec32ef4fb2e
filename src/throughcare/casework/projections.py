"""What is owed, and when somebody was last seen: both derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from throughcare.care.models import StatusPeriod
from throughcare.casework.models import Contact, Duty, LastSeen
from throughcare.chronology.selectors import events_of
from throughcare.house.projections import TableProjection
from throughcare.house.rooms import ALL
from throughcare.people.models import Person
from throughcare.statute import law
from throughcare.statute.duties import (
    DUTIES,
    EVENT_KINDS,
    Event,
    History,
    obligations,
    reason_line,
    status_events,
)
from throughcare.statute.status import Status, StatusSpan

SHOWN = (
    "needs-assessment",
    "pathway-plan-review",
    "pa-first-visit",
    "pa-visit",
    "pa-contact",
)
"""Duties that this version keeps; each has a page on which it can be met."""

CODES = tuple(code for code in SHOWN if code in DUTIES)


def histories(person_ids: Sequence[int]) -> dict[int, History]:
    """What happened to each person, as the duties read it. 3 queries.

    ``ref`` of what stands in the chronology is ``event:<id>``.
    """
    ids = list(person_ids)
    spans: dict[int, list[StatusSpan]] = defaultdict(list)
    for person_id, status, start, end in (
        StatusPeriod.objects.filter(person_id__in=ids)
        .order_by("start")
        .values_list("person_id", "status", "start", "end")
    ):
        spans[person_id].append(StatusSpan(Status(status), start, end))
    events: dict[int, list[Event]] = defaultdict(list)
    for person_id, pk, kind, on, data in events_of(ids, EVENT_KINDS).values_list(
        "person_id", "pk", "kind", "happened_on", "data"
    ):
        events[person_id].append(Event(kind, on, data, ref=f"event:{pk}"))
    return {
        person_id: History(
            dob=dob,
            events=(*status_events(spans[person_id], dob), *events[person_id]),
        )
        for person_id, dob in Person.objects.filter(pk__in=ids).values_list("pk", "date_of_birth")
    }


def derive_duties(person_ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    """Obligations of these people, from their statuses and what happened. 3 queries."""
    for person_id, history in histories(person_ids).items():
        for owed in obligations(history, codes=CODES):
            due = [d for d in (owed.statutory_due, owed.local_due) if d is not None]
            yield {
                "person_id": person_id,
                "code": owed.duty,
                "occurrence": owed.occurrence,
                "opens_on": owed.opens,
                "statutory_due": owed.statutory_due,
                "local_due": owed.local_due,
                "due_on": min(due, default=None),
                "met_on": owed.met_on,
                "ceased_on": owed.ceased_on,
                "anchor_on": owed.anchor_on,
                "anchor_kind": owed.anchor_kind or "",
                "reason": reason_line(owed)[:300],
                "certainty": owed.certainty,
            }


def derive_last_seen(person_ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    """When these people were last seen, reached and tried; nobody without a contact. 1 query."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for person_id, *row in (
        Contact.objects.filter(person_id__in=list(person_ids), withdrawn_because="")
        .order_by("happened_on", "pk")
        .values_list("person_id", "happened_on", "kind", "seen", "place")
    ):
        found[person_id].append(tuple(row))
    for person_id, rows in found.items():
        visits = [r for r in rows if r[2] and r[1] == Contact.Kind.VISIT]
        reached = [r for r in rows if r[2]]
        tried = [r for r in rows if not r[2]]
        last = reached[-1][0] if reached else None
        yield {
            "person_id": person_id,
            "seen_on": visits[-1][0] if visits else None,
            "seen_place": visits[-1][3] if visits else "",
            "contact_on": last,
            "contact_kind": reached[-1][1] if reached else "",
            "attempt_on": tried[-1][0] if tried else None,
            "attempts_since": sum(1 for r in tried if last is None or r[0] > last),
        }


DUTY = TableProjection(
    name="duties",
    model=Duty,
    derive=derive_duties,
    version=lambda: law.RULES_VERSION,
    kinds=ALL,
)

LAST_SEEN = TableProjection(
    name="last-seen",
    model=LastSeen,
    derive=derive_last_seen,
    version=lambda: "1",
    kinds=frozenset({"pa_visit_seen", "pa_visit_failed", "contact", "contact_attempted"}),
)

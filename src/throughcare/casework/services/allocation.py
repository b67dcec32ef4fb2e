"""Who looks after whom: a team, an adviser, a social worker, each from a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from throughcare.access.models import Grant, Team, User
from throughcare.access.services import NewGrant, end_all, grant_all
from throughcare.casework.models import Allocation, TeamPlacement
from throughcare.casework.rules import ENDED, MAY_HAVE_PART, STARTED
from throughcare.casework.services.common import born_of
from throughcare.chronology.services import New, record_many
from throughcare.house import Refused, service
from throughcare.house.clock import now, start_of, today

AHEAD = timedelta(days=92)
"""How far ahead a handover may be arranged: a longer one is more likely a wrong year."""

Spell = TypeVar("Spell", Allocation, TeamPlacement)


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """A team that is to look after a person from a day; ``end`` for history brought in."""

    person_id: int
    team_id: int
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class NewAllocation:
    """A worker for a person, in a part, from a day.

    ``reason`` says why, and why whoever had the part before has it no longer. ``end`` and
    ``reason_ended`` are for history brought in.
    """

    person_id: int
    worker_id: int
    start: date
    part: str = Allocation.Part.ADVISER
    reason: str = ""
    end: date | None = None
    reason_ended: str = ""


@service(permission="allocation.change")
def place_in_team(*, by: User, person_id: int, new: NewPlacement) -> TeamPlacement:
    """Put a person in a team; the one before ends that day, and its sight with it.

    Raises Refused for a day that cannot be, or where the team has them already.
    """
    return _place([new], by)[0]


@service(permission="allocation.change", about="everyone")
def place_in_team_many(*, by: User, new: Sequence[NewPlacement]) -> list[TeamPlacement]:
    """Put people in teams; one is many of one. In order of person and day."""
    return _place(new, by)


@service(permission="allocation.change")
def allocate(*, by: User, person_id: int, new: NewAllocation) -> Allocation:
    """Give a person a worker; whoever had the part before ends that day.

    Raises Refused for a worker who may not have the part or has it already, or a day that
    cannot be.
    """
    return _allocate([new], by)[0]


@service(permission="allocation.change", about="everyone")
def allocate_many(*, by: User, new: Sequence[NewAllocation]) -> list[Allocation]:
    """Give people workers; one is many of one. In order of person, part and day."""
    return _allocate(new, by)


@service(permission="allocation.change")
def end_allocation(
    *, by: User, person_id: int, allocation_id: int, end: date, reason: str
) -> Allocation:
    """End an allocation without a successor; ``end`` is the first day without them.

    Raises Refused without a reason, for an end before the start, or where it has ended.
    """
    found = Allocation.objects.select_related("worker").defer("worker__password")
    row = found.get(pk=allocation_id, person_id=person_id)
    if not reason.strip():
        raise Refused("Say why they no longer work together.", field="reason")
    if row.end is not None and row.end <= today():
        raise Refused("This has ended already.", field="end")
    if end < row.start:
        raise Refused("It can't end before it began.", field="end")
    if end > today() + AHEAD:
        raise Refused("Choose a day within the next three months.", field="end")
    row.end, row.reason_ended = end, reason.strip()
    row.save(update_fields=["end", "reason_ended"])
    end_all(Grant.Source.ALLOCATION, {row.pk: start_of(end)})
    record_many([_ended(row, row.worker.name)], by=by)
    return row


@service(permission="allocation.change", about="people")
def hand_over(
    *,
    by: User,
    person_ids: Sequence[int],
    start: date,
    reason: str,
    team_id: int | None = None,
    worker_id: int | None = None,
    part: str = Allocation.Part.ADVISER,
) -> None:
    """Give people a team, a worker or both from one day: newcomers, or a caseload that moves.

    Those whom the team or the worker has already are left as they are. Raises Refused where
    neither is chosen.
    """
    if team_id is None and worker_id is None:
        raise Refused("Choose a team or an adviser.", field="worker")
    if team_id is not None:
        there = set(
            TeamPlacement.objects.filter(
                person_id__in=person_ids, team_id=team_id, start__lte=start, end=None
            ).values_list("person_id", flat=True)
        )
        _place([NewPlacement(p, team_id, start) for p in person_ids if p not in there], by)
    if worker_id is not None:
        held = set(
            Allocation.objects.filter(
                person_id__in=person_ids, worker_id=worker_id, part=part, start__lte=start, end=None
            ).values_list("person_id", flat=True)
        )
        _allocate(
            [NewAllocation(p, worker_id, start, part, reason) for p in person_ids if p not in held],
            by,
        )


def _place(new: Sequence[NewPlacement], by: User) -> list[TeamPlacement]:
    if not new:
        return []
    born = born_of({n.person_id for n in new})
    teams = Team.objects.in_bulk({n.team_id for n in new})
    stored: dict[Any, list[TeamPlacement]] = defaultdict(list)
    for row in TeamPlacement.objects.filter(person_id__in=list(born)).order_by("start"):
        stored[row.person_id].append(row)
    rows: list[TeamPlacement] = []
    changed: list[TeamPlacement] = []
    for n in sorted(new, key=lambda n: (n.person_id, n.start)):
        _check_span(n.start, n.end, born[n.person_id])
        before = _before(stored[n.person_id], n.start)
        if before is not None and before.team_id == n.team_id:
            raise Refused(f"{teams[n.team_id].name} has them already.", field="team")
        row = TeamPlacement(person_id=n.person_id, team_id=n.team_id, start=n.start, end=n.end)
        _follow(before, row, changed)
        stored[n.person_id].append(row)
        rows.append(row)
    _store(TeamPlacement, rows, changed, ["end"], Grant.Source.TEAM)
    _grant(rows, Grant.Source.TEAM, by)
    events = [
        New(
            r.person_id,
            "team_placed",
            r.start,
            summary=teams[r.team_id].name,
            record_type="casework.teamplacement",
            record_id=r.pk,
        )
        for r in rows
    ]
    record_many(events, by=by)
    return rows


def _allocate(new: Sequence[NewAllocation], by: User) -> list[Allocation]:
    if not new:
        return []
    born = born_of({n.person_id for n in new})
    stored: dict[Any, list[Allocation]] = defaultdict(list)
    for row in Allocation.objects.filter(person_id__in=list(born)).order_by("start"):
        stored[row.person_id, row.part].append(row)
    workers = User.objects.defer("password").in_bulk(
        {n.worker_id for n in new} | {r.worker_id for spells in stored.values() for r in spells}
    )
    rows: list[Allocation] = []
    changed: list[Allocation] = []
    events = []
    for n in sorted(new, key=lambda n: (n.person_id, n.part, n.start)):
        _check_span(n.start, n.end, born[n.person_id])
        worker = workers[n.worker_id]
        _check_worker(worker, n)
        before = _before(stored[n.person_id, n.part], n.start)
        if before is not None and before.worker_id == n.worker_id:
            raise Refused(f"{worker.name} works with them already.", field="worker")
        row = Allocation(
            person_id=n.person_id,
            worker_id=n.worker_id,
            part=n.part,
            start=n.start,
            end=n.end,
            reason_ended=n.reason_ended,
        )
        _follow(before, row, changed)
        if before is not None and before.end == n.start and not before.reason_ended:
            before.reason_ended = n.reason.strip()
        stored[n.person_id, n.part].append(row)
        rows.append(row)
        earlier = workers[before.worker_id] if before else None
        events.append((row, _chosen(worker, earlier, n.reason)))
    _store(Allocation, rows, changed, ["end", "reason_ended"], Grant.Source.ALLOCATION)
    _grant(rows, Grant.Source.ALLOCATION, by)
    record_many([_started(row, said) for row, said in events], by=by)
    followed = {(r.person_id, r.part, r.start) for r in rows}
    record_many(
        [
            _ended(r, workers[r.worker_id].name)
            for r in rows
            if r.end is not None and (r.person_id, r.part, r.end) not in followed
        ],
        by=by,
    )
    return rows


def _check_span(start: date, end: date | None, born: date) -> None:
    if start < born:
        raise Refused("The day can't be before they were born.", field="start")
    if start > today() + AHEAD:
        raise Refused("Choose a day within the next three months.", field="start")
    if end is not None and end < start:
        raise Refused("It ends before it begins. Are the two days swapped?", field="end")


def _check_worker(worker: User, n: NewAllocation) -> None:
    if worker.role not in MAY_HAVE_PART[Allocation.Part(n.part)]:
        part = Allocation.Part(n.part).label.lower()
        raise Refused(f"{worker.name} can't be somebody's {part}.", field="worker")
    if (n.end is None or n.end > today()) and not worker.has_access_today:
        raise Refused(f"{worker.name} no longer works here. Choose somebody else.", field="worker")


def _before(rows: list[Spell], start: date) -> Spell | None:
    """Whose spell a new one follows. Raises Refused where a later one is recorded already."""
    if not rows:
        return None
    last = rows[-1]
    if last.start > start or (last.end is not None and last.end > start and last.pk is None):
        raise Refused(
            f"Something is recorded from {last.start:%-d %B %Y} already. Choose a later day.",
            field="start",
        )
    return last if last.end is None or last.end > start else None


def _follow(before: Spell | None, row: Spell, changed: list[Spell]) -> None:
    if before is not None:
        before.end = row.start
        if before.pk is not None:
            changed.append(before)


def _store(
    model: type[Spell], rows: list[Spell], changed: list[Spell], fields: list[str], source: str
) -> None:
    # The old spells end before the new ones begin: the constraint lets no two overlap.
    if changed:
        model._default_manager.bulk_update(changed, fields, batch_size=1_000)
        end_all(source, {r.pk: start_of(r.end) for r in changed if r.end is not None})
    model._default_manager.bulk_create(rows, batch_size=5_000)


def _grant(rows: Sequence[Allocation | TeamPlacement], source: str, by: User) -> None:
    """Sight follows from every spell that goes on, from the day of recording at the earliest."""
    moment, day = now(), today()
    grant_all(
        [
            NewGrant(
                r.person_id,
                source,
                user_id=r.worker_id if isinstance(r, Allocation) else None,
                team_id=r.team_id if isinstance(r, TeamPlacement) else None,
                record_id=r.pk,
                from_at=start_of(max(r.start, day)),
                until_at=start_of(r.end) if r.end else None,
            )
            for r in rows
            if r.end is None or start_of(r.end) > moment
        ],
        by=by,
    )


def _chosen(worker: User, before: User | None, reason: str) -> str:
    said = f"{worker.name}, after {before.name}" if before else worker.name
    return f"{said}\n{reason.strip()}" if reason.strip() else said


def _started(row: Allocation, said: str) -> New:
    return New(
        row.person_id,
        STARTED[Allocation.Part(row.part)],
        row.start,
        summary=said,
        record_type="casework.allocation",
        record_id=row.pk,
    )


def _ended(row: Allocation, name: str) -> New:
    assert row.end is not None  # noqa: S101 - only ended ones are passed
    return New(
        row.person_id,
        ENDED[Allocation.Part(row.part)],
        row.end,
        summary=f"{name}\n{row.reason_ended}" if row.reason_ended else name,
        record_type="casework.allocation",
        record_id=row.pk,
    )

"""Who looks after whom on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from throughcare.access.models import Membership, Team, User
from throughcare.casework.models import Allocation, TeamPlacement
from throughcare.casework.rules import MAY_HAVE_PART


def on_day(day: date) -> Q:
    """The condition on a spell that it holds on this day."""
    return Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gt=day))


def allocations(person_id: int, day: date) -> list[Allocation]:
    """Who works with a person on a day, the adviser first. 1 query."""
    return list(
        Allocation.objects.filter(on_day(day), person_id=person_id)
        .select_related("worker")
        .defer("worker__password")
        .order_by("part")
    )


def advisers_of(person_ids: Iterable[int], day: date) -> dict[int, str]:
    """Names of the advisers of people. 1 query."""
    return dict(
        Allocation.objects.filter(
            on_day(day),
            _works(day),
            person_id__in=list(person_ids),
            part=Allocation.Part.ADVISER,
        ).values_list("person_id", "worker__name")
    )


def team_of(person_id: int, day: date) -> TeamPlacement | None:
    """The team that looks after a person on a day. 1 query."""
    return (
        TeamPlacement.objects.filter(on_day(day), person_id=person_id)
        .select_related("team")
        .first()
    )


def teams_by_person(person_ids: Iterable[int], day: date) -> dict[int, int]:
    """Person -> id of the team that looks after them on a day. 1 query."""
    return dict(
        TeamPlacement.objects.filter(on_day(day), person_id__in=list(person_ids)).values_list(
            "person_id", "team_id"
        )
    )


def workers_by_team(day: date, part: str = Allocation.Part.ADVISER) -> list[tuple[str, list[User]]]:
    """Those who may have a part, under the name of each of their teams. 2 queries.

    Whoever is in no team stands under "In no team".
    """
    workers = {
        user.pk: user
        for user in User.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day),
            role__in=MAY_HAVE_PART[Allocation.Part(part)],
            is_active=True,
        )
        .defer("password")
        .order_by("name")
    }
    found: dict[str, list[User]] = defaultdict(list)
    placed = set()
    for user_id, team in (
        Membership.objects.filter(on_day(day), user_id__in=workers)
        .order_by("team__name", "user__name")
        .values_list("user_id", "team__name")
    ):
        found[team].append(workers[user_id])
        placed.add(user_id)
    groups = list(found.items())
    if rest := [user for pk, user in workers.items() if pk not in placed]:
        groups.append(("In no team", rest))
    return groups


def caseloads(worker_ids: Iterable[int], day: date) -> dict[int, int]:
    """How many young people in the reader's sight each worker is adviser to. 1 query."""
    from django.db.models import Count

    return dict(
        Allocation.objects.filter(
            on_day(day), worker_id__in=list(worker_ids), part=Allocation.Part.ADVISER
        )
        .values_list("worker_id")
        .annotate(Count("pk"))
    )


def last_advisers(person_ids: Sequence[int]) -> Mapping[int, Allocation]:
    """The latest adviser of each person, still working here or not. 1 query."""
    rows = (
        Allocation.objects.filter(person_id__in=list(person_ids), part=Allocation.Part.ADVISER)
        .select_related("worker")
        .defer("worker__password")
        .order_by("person_id", "-start")
        .distinct("person_id")
    )
    return {row.person_id: row for row in rows}


def team_at(slug: str, user: User) -> Team | None:
    """The team at an address, if the user may see its work. At most 2 queries."""
    teams = Team.objects.filter(slug=slug)
    if not user.can("service.see"):
        mine = Membership.objects.filter(on_day_now(), user_id=user.pk).values("team_id")
        teams = teams.filter(pk__in=mine)
    return teams.first()


def on_day_now() -> Q:
    """The condition that a spell holds today."""
    from throughcare.house.clock import today

    return on_day(today())


def _works(day: date) -> Q:
    """The worker of an allocation still works here."""
    return Q(worker__is_active=True) & (
        Q(worker__ends_on__isnull=True) | Q(worker__ends_on__gte=day)
    )

"""Every read of access."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from throughcare.access.models import Membership, Subject, Team, User
from throughcare.house.clock import today

INSTALLATION_EMAIL = "installation@throughcare.invalid"


def installation_user() -> User:
    """The named user as whom commands and jobs act. 1 query."""
    return User.objects.get(email=INSTALLATION_EMAIL)


def user_by_email(email: str) -> User | None:
    """The user with this address, or None. 1 query."""
    return User.objects.filter(email__iexact=email).first()


def names(user_ids: set[int]) -> dict[int, str]:
    """Names of users by id. 1 query, none for nobody."""
    if not user_ids:
        return {}
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))


def current_memberships() -> QuerySet[Membership]:
    """Memberships that hold today."""
    day = today()
    return Membership.objects.filter(start__lte=day).filter(Q(end__isnull=True) | Q(end__gt=day))


def teams_of(user: User) -> list[Team]:
    """Teams that the user belongs to today. 1 query."""
    return list(
        Team.objects.filter(memberships__in=current_memberships().filter(user_id=user.pk)).order_by(
            "name"
        )
    )


def all_teams() -> list[Team]:
    """Every team, by name. 1 query."""
    return list(Team.objects.order_by("name"))


def members(team_id: int, roles: tuple[str, ...] = ()) -> list[User]:
    """Who is in a team today, by name, of these roles. 1 query."""
    found = User.objects.filter(
        memberships__in=current_memberships().filter(team_id=team_id), is_active=True
    ).defer("password")
    return list((found.filter(role__in=roles) if roles else found).order_by("name"))


def everyone() -> list[int]:
    """The ids of all whom the acting user may see, in order. 1 query."""
    return list(Subject.objects.order_by("person_id").values_list("person_id", flat=True))


def staff() -> list[User]:
    """Every account of somebody who works here, by name. 1 query."""
    return list(
        User.objects.exclude(role__in=("young_person", "installation"))
        .defer("password")
        .order_by("name")
    )

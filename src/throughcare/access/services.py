"""Every write of access: grants, restriction, users, teams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import Q

from throughcare.access.models import Grant, Membership, Subject, Team, User
from throughcare.access.roles import ROLES
from throughcare.access.selectors import installation_user
from throughcare.house import Happened, Refused, happened, service
from throughcare.house.clock import now, start_of, today
from throughcare.house.door import hold_new
from throughcare.house.happened import note

__all__ = ["installation_user"]

GRANTED = "access.granted"


@dataclass(frozen=True, slots=True)
class NewGrant:
    """A grant to be made: to a user or to a team, never both."""

    person_id: int
    source: str
    user_id: int | None = None
    team_id: int | None = None
    reason: str = ""
    record_id: int | None = None
    from_at: datetime | None = None
    until_at: datetime | None = None


def register(person_ids: Sequence[int], *, by: User) -> None:
    """Make people known to access, inside the service that is about to create them.

    The acting user sees them for seven days; what is meant to last comes by allocation.
    """
    for person_id in person_ids if len(person_ids) < 100 else ():
        hold_new(person_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_register(%s::bigint[])", [list(person_ids)])
    note(Happened(p, GRANTED) for p in person_ids)


@service(permission=None)
def grant(*, by: User, person_id: int, new: NewGrant) -> Grant:
    """Let a user or a team see a person."""
    return grant_all([new], by=by)[0]


@service(permission=None, about="everyone")
def grant_many(*, by: User, new: Sequence[NewGrant]) -> list[Grant]:
    """Let users or teams see people; one is many of one."""
    return grant_all(new, by=by)


def grant_all(new: Sequence[NewGrant], *, by: User) -> list[Grant]:
    """Let users or teams see people, inside another room's service that holds them."""
    # From the day's start: the policies test against the transaction's own moment, which lies
    # before this one, and whoever is granted something must see it at once.
    start = start_of(today())
    rows = Grant.objects.bulk_create(
        [
            Grant(
                person_id=n.person_id,
                user_id=n.user_id,
                team_id=n.team_id,
                source=n.source,
                reason=n.reason,
                record_id=n.record_id,
                from_at=n.from_at or start,
                until_at=n.until_at,
                granted_by_id=by.pk,
            )
            for n in new
        ]
    )
    note(Happened(n.person_id, GRANTED) for n in new)
    return rows


@service(permission=None)
def end_grants(
    *, by: User, person_id: int, source: str, record_id: int, until_at: datetime
) -> None:
    """End the grants that followed a record, such as an allocation that ended."""
    for row in Grant.objects.filter(person_id=person_id, source=source, record_id=record_id):
        if row.until_at is None or row.until_at > until_at:
            row.until_at = max(until_at, row.from_at)
            row.save(update_fields=["until_at"])
    happened(Happened(person_id, GRANTED))


def end_all(source: str, ends: Mapping[int, datetime]) -> None:
    """End the grants that follow records, inside a service that holds the people.

    ``ends``: id of the record -> the moment from which nobody sees anybody through it.
    """
    rows = list(Grant.objects.filter(source=source, record_id__in=list(ends)))
    later = []
    for row in rows:
        until = max(ends[row.record_id], row.from_at)  # type: ignore[index]
        if row.until_at is None or row.until_at > until:
            row.until_at = until
            later.append(row)
    Grant.objects.bulk_update(later, ["until_at"], batch_size=1_000)
    note(Happened(row.person_id, GRANTED) for row in later)


@service(permission="person.restrict")
def restrict(*, by: User, person_id: int, named: Iterable[int], reason: str) -> None:
    """Close a record to all but those named. Whoever closes it is named too.

    Raises Refused without a reason.
    """
    if not reason.strip():
        raise Refused("Say why the record is restricted.", field="reason")
    for user_id in {*named, by.pk}:
        grant(
            by=by,
            person_id=person_id,
            new=NewGrant(person_id, Grant.Source.NAMED, user_id=user_id, reason=reason),
        )
    refresh_sight([person_id])
    Subject.objects.filter(person_id=person_id).update(restricted=True)


@service(permission="person.restrict")
def unrestrict(*, by: User, person_id: int) -> None:
    """Open a restricted record to those who would see it anyway."""
    Subject.objects.filter(person_id=person_id).update(restricted=False)
    for row in Grant.objects.filter(person_id=person_id, source=Grant.Source.NAMED, until_at=None):
        row.until_at = max(now(), row.from_at)
        row.save(update_fields=["until_at"])
    happened(Happened(person_id, GRANTED))


def refresh_sight(person_ids: Iterable[int]) -> int:
    """Derive sight anew at once, where the next statement already depends on it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_refresh_sight(%s::bigint[])", [list(person_ids)])
        return int(cursor.fetchone()[0])


@service(permission="users.manage", about="nobody")
def add_user(
    *,
    by: User,
    name: str,
    email: str,
    role: str,
    password: str | None = None,
    person_id: int | None = None,
    ends_on: date | None = None,
    works_for: str = "",
) -> User:
    """Make an account. Without a password nobody can sign in to it until one is set.

    Raises Refused for a role that does not exist, an address already used, an inspector
    without a last day.
    """
    if role not in ROLES:
        raise Refused(f"There is no role {role}. Roles are: {', '.join(ROLES)}.", field="role")
    if role == "inspector" and ends_on is None:
        raise Refused("Give the last day of the inspector's access.", field="ends_on")
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(f"Somebody already has the address {email}.", field="email")
    user = User(
        name=name,
        email=email,
        role=role,
        person_id=person_id,
        ends_on=ends_on,
        works_for=works_for,
    )
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    return user


@service(permission="users.manage", about="nobody")
def close_user(*, by: User, user_id: int) -> None:
    """End somebody's access; what they recorded stays theirs."""
    User.objects.filter(pk=user_id).update(is_active=False)


@service(permission="users.manage", about="nobody")
def set_password(*, by: User, user_id: int, password: str) -> None:
    """Give an account a new password."""
    user = User.objects.get(pk=user_id)
    user.set_password(password)
    user.save(update_fields=["password"])


@service(permission="users.manage", about="nobody")
def forget_code(*, by: User, user_id: int) -> bool:
    """Take an account's authenticator and spare codes away; whether there were any.

    Sessions open now go on, since each proved a code while there was one; a new password ends
    them.
    """
    gone, _ = Authenticator.objects.filter(user_id=user_id).delete()
    return bool(gone)


@service(permission="users.manage", about="nobody")
def add_team(*, by: User, name: str, slug: str, caseload_limit: int = 20) -> Team:
    """Make a team."""
    return Team.objects.create(name=name, slug=slug, caseload_limit=caseload_limit)


@service(permission="users.manage", about="everyone")
def join_team(
    *, by: User, team_id: int, user_id: int, start: date, end: date | None = None
) -> Membership:
    """Put somebody in a team from a day; those with the team's reach then see its people.

    Raises Refused where they are in it already on one of these days, or it ends too early.
    """
    if end is not None and end <= start:
        raise Refused("It ends before it begins. Are the two days swapped?", field="end")
    there = Membership.objects.filter(team_id=team_id, user_id=user_id)
    there = there.filter(Q(end__isnull=True) | Q(end__gt=start))
    if (there.filter(start__lt=end) if end else there).exists():
        raise Refused("They are in this team at that time already.", field="user")
    row = Membership.objects.create(team_id=team_id, user_id=user_id, start=start, end=end)
    _team_changed(team_id)
    return row


@service(permission="users.manage", about="everyone")
def leave_team(*, by: User, membership_id: int, end: date) -> None:
    """End somebody's time in a team; ``end`` is the first day without them.

    Raises Refused for a day on which they had not begun, or a later spell has.
    """
    row = Membership.objects.get(pk=membership_id)
    if end <= row.start:
        raise Refused("They were not in the team yet on that day.", field="end")
    later = Membership.objects.filter(team_id=row.team_id, user_id=row.user_id, start__gt=row.start)
    if later.filter(start__lt=end).exists():
        raise Refused("They came back before that day. End the later time.", field="end")
    row.end = end
    row.save(update_fields=["end"])
    _team_changed(row.team_id)


def _team_changed(team_id: int) -> None:
    ids = Grant.objects.filter(team_id=team_id).values_list("person_id", flat=True).distinct()
    note(Happened(p, GRANTED) for p in ids)

"""What the database refuses to hold about users, teams and grants, each tried by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from tests.security import rows
from throughcare.access.models import Grant, Membership, Sight, Team, User

pytestmark = pytest.mark.django_db
PAST_THE_DOOR = True

NOW = timezone.now()


def _grant(cast: rows.Cast, **given: Any) -> Any:
    values = {
        "person_id": cast.visible.pk, "user": cast.adviser, "source": "allocation",
        "from_at": NOW, "granted_by": cast.system, **given,
    }  # fmt: skip
    return Grant.objects.create(**values)


def _user(role: str, **given: Any) -> Any:
    return rows.new_user(role, **given)


def _member(cast: rows.Cast, *spells: tuple[date, date | None]) -> None:
    team = Team.objects.create(name="T", slug="t")
    for start, end in spells:
        Membership.objects.create(team=team, user=cast.adviser, start=start, end=end)


D = date(2025, 1, 1)
LATER = D + timedelta(days=30)

REFUSED: dict[str, list[Any]] = {
    "user_person_is_young_person": [
        lambda cast: _user("personal_adviser", person_id=cast.hidden.pk),
        lambda cast: _user("administrator", person_id=cast.hidden.pk),
        lambda cast: _user("young_person"),
    ],
    "user_inspector_ends": [
        lambda cast: User.objects.create(name="I", email="i@example.invalid", role="inspector"),
    ],
    "user_email_once": [
        lambda cast: _user("director", email=cast.adviser.email.upper()),
    ],
    "grant_user_or_team": [
        lambda cast: _grant(cast, user=None),
        lambda cast: _grant(cast, team=Team.objects.create(name="T", slug="t")),
    ],
    "grant_order": [lambda cast: _grant(cast, until_at=NOW - timedelta(seconds=1))],
    "grant_emergency_ends_with_reason": [
        lambda cast: _grant(cast, source="emergency", reason="Tonight"),
        lambda cast: _grant(cast, source="emergency", until_at=NOW + timedelta(hours=1)),
    ],
    "membership_order": [
        lambda cast: _member(cast, (D, D)),
        lambda cast: _member(cast, (LATER, D)),
    ],
    "membership_once": [
        lambda cast: _member(cast, (D, None), (LATER, None)),
        lambda cast: _member(cast, (D, LATER), (LATER - timedelta(days=1), None)),
    ],
}


def test_every_rule_of_access_is_tried() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            " WHERE c.relname LIKE 'access\\_%%' AND k.contype IN ('c', 'x')"
            " AND conname NOT LIKE '%%not\\_null'"
        )
        named = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'access_user'"
            " AND indexdef LIKE '%%UNIQUE%%lower%%'"
        )
        named |= {name for (name,) in cursor.fetchall()}
    assert {n for n in named if not n.endswith("_check")} == set(REFUSED)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_is_refused(name: str, cast: rows.Cast, as_owner: Any) -> None:
    for attempt in REFUSED[name]:
        with pytest.raises(IntegrityError, match=name), as_owner(), transaction.atomic():
            attempt(cast)


def test_what_can_be_is_held(cast: rows.Cast, as_owner: Any) -> None:
    with as_owner():
        _grant(cast, source="emergency", reason="Tonight", until_at=NOW + timedelta(hours=1))
        _member(cast, (D, LATER), (LATER, None))
        rows.refresh(cast.visible)
        assert Sight.objects.filter(user_id=cast.adviser.pk).exists()

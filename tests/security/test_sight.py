"""Who sees whom follows from dates, without a job that must run."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.security import rows
from throughcare.access.acting import acting_as
from throughcare.access.models import Grant, Sight, Team, User
from throughcare.house import projections
from throughcare.people.models import Person

pytestmark = pytest.mark.django_db

MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


def sees(user: User, person: Person) -> bool:
    with transaction.atomic(), acting_as(user):
        return Person.objects.filter(pk=person.pk).exists()


@pytest.fixture
def ground(as_owner):
    """A person, a team, and the installation."""

    class Ground:
        system = User.objects.get(role="installation")

    with as_owner():
        found = Ground()
        found.person = rows.new_person()
        found.team = Team.objects.create(name="North", slug="north")
    return found


def database_now():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("begins", "ends", "seen"),
    [
        (-HOUR, None, True),
        (-HOUR, HOUR, True),
        (timedelta(0), None, True),
        (MOMENT, None, False),
        (HOUR, 2 * HOUR, False),
        (-2 * HOUR, -HOUR, False),
        (-HOUR, timedelta(0), False),
        (-HOUR, MOMENT, True),
    ],
)
def test_sight_holds_from_its_beginning_until_its_end(ground, as_owner, begins, ends, seen) -> None:
    # The test's transaction has one moment, so the boundary is exact.
    now = database_now()
    with as_owner():
        user = rows.new_user("personal_adviser")
        rows.let_see(
            ground.person,
            ground.system,
            user=user,
            from_at=now + begins,
            until_at=None if ends is None else now + ends,
        )
    assert sees(user, ground.person) is seen


def test_an_ended_grant_stays_to_be_read(ground, as_owner) -> None:
    now = database_now()
    with as_owner():
        user = rows.new_user("personal_adviser")
        rows.let_see(
            ground.person, ground.system, user=user, from_at=now - 2 * HOUR, until_at=now - HOUR
        )
        assert Sight.objects.filter(user_id=user.pk).count() == 1
    assert not sees(user, ground.person)


@pytest.mark.parametrize(
    ("role", "sees_team"),
    [
        ("team_manager", True),
        ("business_support", True),
        ("personal_adviser", False),
        ("iro", False),
    ],
)
def test_a_teams_people_are_seen_by_roles_with_the_teams_reach(
    ground, as_owner, role, sees_team
) -> None:
    with as_owner():
        user = rows.new_user(role)
        rows.join(ground.team, user)
        rows.let_see(ground.person, ground.system, team=ground.team, source="team")
    assert sees(user, ground.person) is sees_team


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [(-10, None, True), (-10, 0, False), (-10, 1, True), (1, None, False), (0, None, True)],
)
def test_membership_counts_from_day_to_day(ground, as_owner, start, end, seen) -> None:
    today = timezone.localdate()
    with as_owner():
        user = rows.new_user("team_manager")
        rows.join(
            ground.team,
            user,
            start=today + timedelta(days=start),
            end=None if end is None else today + timedelta(days=end),
        )
        rows.let_see(
            ground.person,
            ground.system,
            team=ground.team,
            source="team",
            from_at=timezone.now() - timedelta(days=30),
        )
    assert sees(user, ground.person) is seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("allocation", False),
        ("created", False),
        ("team", False),
        ("named", True),
        ("emergency", True),
    ],
)
def test_a_restricted_record_is_seen_by_those_named_alone(ground, as_owner, source, seen) -> None:
    soon = {"until_at": timezone.now() + HOUR, "reason": "At risk tonight"}
    with as_owner():
        user = rows.new_user("personal_adviser")
        rows.let_see(
            ground.person,
            ground.system,
            user=user,
            source=source,
            **(soon if source == "emergency" else {}),
        )
        rows.restrict(ground.person)
    assert sees(user, ground.person) is seen


def test_a_team_does_not_see_its_restricted_people(ground, as_owner) -> None:
    with as_owner():
        user = rows.new_user("team_manager")
        rows.join(ground.team, user)
        rows.let_see(ground.person, ground.system, team=ground.team, source="team")
        rows.restrict(ground.person)
    assert not sees(user, ground.person)


@pytest.mark.parametrize(
    "role", ["service_manager", "director", "auditor", "inspector", "performance_analyst"]
)
def test_the_whole_service_is_seen_but_for_the_restricted(ground, as_owner, role) -> None:
    with as_owner():
        user = rows.new_user(role)
    assert sees(user, ground.person)
    with as_owner():
        rows.restrict(ground.person)
    assert not sees(user, ground.person)
    with as_owner():
        rows.let_see(ground.person, ground.system, user=user, source="named")
    assert sees(user, ground.person)
    with as_owner():
        Grant.objects.filter(user=user).update(until_at=database_now())
        rows.refresh(ground.person)
    assert not sees(user, ground.person)


def test_a_young_person_sees_themselves_alone(ground, as_owner) -> None:
    with as_owner():
        me, friend = rows.new_person(), rows.new_person()
        user = rows.new_user("young_person", person_id=me.pk)
        rows.new_user("young_person", person_id=friend.pk)
        # Even where somebody had granted them another person.
        rows.let_see(friend, ground.system, user=user, source="named")
    assert sees(user, me)
    assert not sees(user, friend)


def test_accounts_of_young_people_are_seen_with_their_records(cast: rows.Cast, as_owner) -> None:
    with as_owner():
        hidden = rows.new_user("young_person", person_id=cast.hidden.pk)
    expected = {
        "app_case": {cast.young.pk},
        "app_wide": {cast.young.pk},
        "app_self": {cast.young.pk},
        "app_figures": set(),
        "app_system": {cast.young.pk, hidden.pk},
    }
    for role, seen in expected.items():
        with rows.playing(role, cast.user(role)):
            found = set(User.objects.filter(person_id__isnull=False).values_list("pk", flat=True))
            assert found == seen, role
            assert User.objects.filter(pk=cast.adviser.pk).values("pk").exists(), role


def test_who_is_nobody_at_all_takes_no_role(as_owner) -> None:
    with as_owner():
        user = rows.new_user("administrator")
    from django.db import connection

    with transaction.atomic(), acting_as(user), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('throughcare.user', true)")
        assert cursor.fetchone() == ("throughcare_web", "")


def test_stored_sight_is_what_follows(cast: rows.Cast, as_owner) -> None:
    with as_owner():
        team = Team.objects.create(name="South", slug="south")
        rows.join(team, rows.new_user("team_manager"), start=date(2021, 1, 1), end=date(2022, 1, 1))
        rows.let_see(cast.visible, cast.system, team=team, source="team")
        sight = next(p for p in projections.in_order() if p.name == "sight")
        assert sight.differences([cast.visible.pk, cast.hidden.pk]) == []
        Sight.objects.filter(person_id=cast.visible.pk).delete()
        assert sight.differences([cast.visible.pk, cast.hidden.pk]) != []

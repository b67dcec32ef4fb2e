"""As whom a transaction runs: taken when it begins, gone when it ends, never left behind."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import DataError, InternalError, ProgrammingError

from tests.security import rows
from tests.security.tables import TABLES
from throughcare.access.acting import acting_as
from throughcare.access.roles import ROLES
from throughcare.house import Refused, service
from throughcare.house.door import SERVICES
from throughcare.people.models import Person

PAST_THE_DOOR = True

WRITERS = [r.code for r in ROLES.values() if not r.reads_only and r.database_role]
READERS = [r.code for r in ROLES.values() if r.reads_only]


def state() -> tuple[str, str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, current_setting('throughcare.user', true),"
            " current_setting('throughcare.person', true), current_setting('transaction_read_only')"
        )
        role, user, person, reading = cursor.fetchone()
        return role, user or "", person or "", reading


NO = r"read-only|read-write|denied"
RESTING = ("throughcare_web", "", "", "off")


def user_of(role: str) -> object:
    if role == "installation":
        from throughcare.access.selectors import installation_user

        return installation_user()
    given = {"person_id": rows.new_person().pk} if role == "young_person" else {}
    return rows.new_user(role, **given)


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
class TestOutermost:
    """On a connection that begins and ends its own transactions."""

    def test_each_transaction_takes_the_role_of_who_acts(self, as_owner) -> None:
        with as_owner():
            me, director = rows.new_user("personal_adviser"), rows.new_user("director")
        for user, expected in (
            (me, ("app_case", str(me.pk), "", "off")),
            (director, ("app_wide", str(director.pk), "", "on")),
        ):
            with acting_as(user):
                assert state() == RESTING  # outside a transaction nobody acts
                with transaction.atomic():
                    assert state() == expected
                assert state() == RESTING
            with transaction.atomic():
                assert state() == RESTING

    def test_a_failed_transaction_leaves_nothing_behind(self, as_owner) -> None:
        with as_owner():
            me = rows.new_user("personal_adviser")
        with pytest.raises(DataError), acting_as(me), transaction.atomic():
            rows.execute("SELECT 1/0")
        assert state() == RESTING

    def test_what_was_raised_is_not_hidden_by_leaving(self, as_owner) -> None:
        with as_owner():
            me = rows.new_user("personal_adviser")
        with pytest.raises(DataError), transaction.atomic(), acting_as(me):
            rows.execute("SELECT 1/0")
        assert state() == RESTING

    def test_a_savepoint_that_fails_gives_the_outer_user_back(self, as_owner) -> None:
        with as_owner():
            me, you = rows.new_user("personal_adviser"), rows.new_user("service_manager")
        with acting_as(me), transaction.atomic():
            mine = state()
            with pytest.raises(DataError), transaction.atomic(), acting_as(you):
                rows.execute("SELECT 1/0")
            assert state() == mine
            with transaction.atomic(), acting_as(you):
                assert state()[0] == "app_wide"
            assert state() == mine
            with acting_as(None):
                assert state() == RESTING
            assert state() == mine

    def test_reading_only_ends_with_the_savepoint(self, as_owner) -> None:
        with as_owner():
            me, director = rows.new_user("personal_adviser"), rows.new_user("director")
        with acting_as(me), transaction.atomic():
            with acting_as(director):
                assert state()[3] == "on"
            assert state() == ("app_case", str(me.pk), "", "off")


@pytest.mark.django_db
@pytest.mark.parametrize("role", READERS)
def test_who_only_reads_writes_to_no_table(role: str, as_owner) -> None:
    with as_owner():
        user = user_of(role)
    with acting_as(user):
        for table in TABLES:
            for sql in (f"INSERT INTO {table} DEFAULT VALUES", f"DELETE FROM {table}"):
                with (
                    pytest.raises((InternalError, ProgrammingError), match=NO),
                    transaction.atomic(),
                ):
                    rows.execute(sql)
        with pytest.raises(InternalError, match=NO), transaction.atomic():
            rows.execute("SET transaction_read_only = off", "CREATE TABLE mine (a int)")


@pytest.mark.django_db
@pytest.mark.parametrize("role", WRITERS)
def test_whoever_reads_at_the_moment_writes_to_no_table(role: str, as_owner) -> None:
    with as_owner():
        user = user_of(role)
    with acting_as(user, reading=True):
        assert state()[3] == "on"
        with pytest.raises(InternalError, match=NO), transaction.atomic():
            rows.execute("DELETE FROM house_submission")
    assert state() == RESTING


@pytest.mark.django_db
def test_a_service_is_refused_for_somebody_who_does_not_act(cast: rows.Cast) -> None:
    @service(permission="contact.record")
    def pretend(*, by, person_id):
        return Person.objects.filter(pk=person_id).count()

    try:
        with acting_as(cast.adviser):
            assert pretend(by=cast.adviser, person_id=cast.visible.pk) == 1
            with pytest.raises(RuntimeError, match="does not act"):
                pretend(by=cast.other, person_id=cast.visible.pk)
            with pytest.raises(RuntimeError, match="does not act"):
                pretend(by=cast.system, person_id=cast.visible.pk)
        with acting_as(cast.system):
            assert pretend(by=cast.other, person_id=cast.visible.pk) == 1
    finally:
        SERVICES.pop(f"{pretend.__module__}.{pretend.__qualname__}")


@pytest.mark.django_db
@pytest.mark.parametrize("role", [r.code for r in ROLES.values()])
def test_each_role_takes_the_database_role_of_its_reach(role: str, as_owner) -> None:
    with as_owner():
        user = user_of(role)
    expected = {
        "personal_adviser": "app_case",
        "social_worker": "app_case",
        "team_manager": "app_case",
        "service_manager": "app_wide",
        "director": "app_wide",
        "principal_social_worker": "app_wide",
        "iro": "app_case",
        "nurse": "app_case",
        "eet_adviser": "app_case",
        "virtual_school_head": "app_wide",
        "housing_officer": "app_case",
        "commissioner": "app_figures",
        "advocate": "app_case",
        "participation_worker": "app_case",
        "auditor": "app_wide",
        "performance_analyst": "app_wide",
        "business_support": "app_case",
        "out_of_hours": "app_case",
        "elected_member": "app_figures",
        "board_chair": "app_figures",
        "inspector": "app_wide",
        "administrator": "throughcare_web",
        "young_person": "app_self",
        "installation": "app_system",
    }
    with acting_as(user):
        assert state()[0] == expected[role]


def test_the_roles_of_the_design_are_all_here() -> None:
    assert len(ROLES) == 24
    for role in ROLES.values():
        assert role.sentence.endswith("."), role.code


def test_refused_says_it_in_words() -> None:
    assert Refused("Say why.", field="reason").field == "reason"

"""The doors past the policies, each attacked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from tests.security import rows
from tests.security.tables import DEFINERS, EVERYBODY
from throughcare.access.models import Grant, Sight, Subject
from throughcare.people.models import Person

pytestmark = pytest.mark.django_db
PAST_THE_DOOR = True


def fetch(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()


def run(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.rowcount


def call(name: str, *ids: int) -> Any:
    return fetch(f"SELECT {name}(%s::bigint[])", list(ids))[0][0]


# --- the catalogue -------------------------------------------------------------------------------


def definers() -> dict[str, tuple[str, list[str] | None, bool]]:
    found = fetch(
        "SELECT p.oid::regprocedure::text, pg_get_userbyid(p.proowner), p.proconfig,"
        " p.prorettype = 'trigger'::regtype"
        " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'public' AND p.prosecdef"
    )
    return {name: (owner, config, trigger) for name, owner, config, trigger in found}


def test_every_function_that_passes_policies_is_named_here() -> None:
    called = {n for n, (_, _, trigger) in definers().items() if not trigger}
    assert called == {*DEFINERS, "_pgh_attach_context()"}


def test_each_has_a_fixed_search_path_and_a_lowly_owner() -> None:
    for name, (owner, config, _) in definers().items():
        assert config == ["search_path=public, pg_temp"], name
        assert owner == "throughcare_owner", name
    assert fetch(
        "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'throughcare_owner'"
    ) == [(False, False)]


@pytest.mark.parametrize("role", EVERYBODY)
def test_each_is_called_by_those_named_here_and_nobody_else(role: str) -> None:
    for name in definers():
        able = fetch("SELECT has_function_privilege(%s, %s, 'EXECUTE')", role, name)[0][0]
        wanted = name in DEFINERS and role in DEFINERS[name].callers
        assert able == wanted, f"{role} and {name}"


def test_every_trigger_of_the_history_runs_as_the_owner() -> None:
    found = fetch(
        "SELECT t.tgname, p.prosecdef FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE t.tgname LIKE 'pgtrigger%%'"
    )
    assert found
    assert [name for name, definer in found if not definer] == []


# --- registering ---------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["app_case", "app_wide", "app_system"])
@pytest.mark.parametrize("which", ["visible", "hidden"])
def test_a_known_person_is_not_registered_again(
    role: str, which: str, cast: rows.Cast, as_owner
) -> None:
    person = getattr(cast, which)
    with as_owner():
        before = set(Grant.objects.values_list("pk", flat=True))
        seen = set(Sight.objects.values_list("user_id", "person_id"))
    with rows.playing(role, cast.user(role)), pytest.raises(IntegrityError), rows.attempt():
        call("access_register", person.pk)
    with rows.playing(role, cast.user(role)), pytest.raises(IntegrityError), rows.attempt():
        call("access_register", 9_000_001, person.pk)
    with as_owner():
        assert set(Grant.objects.values_list("pk", flat=True)) == before
        assert set(Sight.objects.values_list("user_id", "person_id")) == seen
        assert not Subject.objects.filter(pk=9_000_001).exists()


def test_registering_opens_the_record_to_who_makes_it_alone(cast: rows.Cast, as_owner) -> None:
    with rows.playing("app_case", cast.adviser):
        call("access_register", 9_000_002)
    with as_owner():
        grant = Grant.objects.get(person_id=9_000_002)
        assert (grant.user_id, grant.granted_by_id) == (cast.adviser.pk, cast.adviser.pk)
        assert grant.until_at is not None
        assert grant.until_at - grant.from_at == timedelta(days=7)
        assert [s.user_id for s in Sight.objects.filter(person_id=9_000_002)] == [cast.adviser.pk]


def test_registering_as_nobody_opens_nothing(as_role, as_owner) -> None:
    with as_role("app_case"):
        call("access_register", 9_000_003)
    with as_owner():
        assert not Grant.objects.filter(person_id=9_000_003).exists()
        assert not Sight.objects.filter(person_id=9_000_003).exists()


def test_a_person_is_not_inserted_unregistered(cast: rows.Cast, as_owner) -> None:
    new = {"id": 9_000_004, "date_of_birth": "2007-01-01", "given_name": "Mo"}
    with rows.playing("app_case", cast.adviser):
        with pytest.raises(ProgrammingError, match="row-level security"), rows.attempt():
            Person.objects.bulk_create([Person(**new)])
        call("access_register", 9_000_004)
        Person.objects.bulk_create([Person(**new)])
        assert Person.objects.filter(pk=9_000_004).exists()


# --- sight ---------------------------------------------------------------------------------------


def test_a_stranger_who_refreshes_sight_gains_none(cast: rows.Cast, as_owner) -> None:
    with as_owner():
        stranger = rows.new_user("personal_adviser")
        before = set(Sight.objects.values_list("pk", flat=True))
    with rows.playing("app_case", stranger):
        assert call("access_refresh_sight", cast.visible.pk, cast.hidden.pk) == 0
        assert not Person.objects.exists()
    with as_owner():
        assert set(Sight.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("role", EVERYBODY)
def test_sight_is_written_by_no_role(role: str, cast: rows.Cast) -> None:
    user = cast.system if role.startswith("throughcare") else cast.user(role)
    with rows.playing(role, user):
        for sql in (
            "INSERT INTO access_sight (user_id, person_id, from_at)"
            f" VALUES ({user.pk}, {cast.hidden.pk}, now())",
            f"UPDATE access_sight SET person_id = {cast.hidden.pk}",
            "UPDATE access_sight SET until_at = NULL",
            "DELETE FROM access_sight",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), rows.attempt():
                run(sql)


def test_sight_shows_each_user_their_own(cast: rows.Cast) -> None:
    with rows.playing("app_case", cast.adviser):
        assert {r["user_id"] for r in rows.rows_of("access_sight")} == {cast.adviser.pk}
    with rows.playing("app_wide", cast.wide):
        assert rows.rows_of("access_sight") == []


@pytest.mark.parametrize("role", ["app_case", "app_wide", "app_self", "app_figures"])
def test_what_follows_from_grants_is_told_to_no_request(role: str, cast: rows.Cast) -> None:
    with rows.playing(role, cast.user(role)), pytest.raises(ProgrammingError, match="denied"):
        fetch("SELECT * FROM access_derive_sight(%s::bigint[])", [cast.hidden.pk])


@pytest.mark.parametrize("role", ["app_case", "app_self", "app_figures"])
def test_who_is_restricted_is_told_to_nobody_who_need_not_know(role: str, cast: rows.Cast) -> None:
    with rows.playing(role, cast.user(role)), pytest.raises(ProgrammingError, match="denied"):
        fetch("SELECT access_hidden()")


def test_a_grant_on_a_hidden_person_is_refused(cast: rows.Cast) -> None:
    for role in ("app_case", "app_wide"):
        me = cast.user(role)
        with rows.playing(role, me):
            for source in ("named", "emergency", "allocation", "created"):
                with pytest.raises(ProgrammingError, match="row-level security"), rows.attempt():
                    Grant.objects.bulk_create(
                        [
                            Grant(
                                person_id=cast.hidden.pk,
                                user_id=me.pk,
                                source=source,
                                reason="I say so",
                                from_at=timezone.now(),
                                until_at=timezone.now() + timedelta(hours=1),
                                granted_by_id=me.pk,
                            )
                        ]
                    )
            with pytest.raises(ProgrammingError, match="row-level security"), rows.attempt():
                Grant.objects.filter(user_id=cast.adviser.pk).update(person_id=cast.hidden.pk)


def test_nobody_opens_a_restricted_record_from_outside(cast: rows.Cast, as_owner) -> None:
    for role in ("app_case", "app_wide"):
        with rows.playing(role, cast.user(role)):
            assert Subject.objects.filter(pk=cast.hidden.pk).update(restricted=False) == 0
    with as_owner():
        assert Subject.objects.get(pk=cast.hidden.pk).restricted


def test_of_a_subject_only_the_restriction_is_changed(cast: rows.Cast) -> None:
    for role in ("app_case", "app_wide", "app_system"):
        with rows.playing(role, cast.user(role)):
            said = rows.refusal(
                lambda: run("UPDATE access_subject SET person_id = 9000009 WHERE NOT restricted")
            )
            assert "permission denied" in said


# --- the way to the names in a function ----------------------------------------------------------

SHADOWS = (
    "CREATE TEMP TABLE access_subject (person_id bigint, restricted boolean)",
    "CREATE TEMP TABLE access_grant (LIKE public.access_grant)",
    "CREATE TEMP TABLE access_sight (LIKE public.access_sight)",
    "CREATE TEMP TABLE access_user (LIKE public.access_user)",
)


def test_a_temporary_table_does_not_stand_in_the_way(cast: rows.Cast, as_owner) -> None:
    with as_owner():
        stranger = rows.new_user("personal_adviser")
        # Where somebody had left the right to make temporary tables.
        run(f'GRANT TEMP ON DATABASE "{connection.settings_dict["NAME"]}" TO app_case')
        run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO app_case")
        run("ALTER TABLE access_user DISABLE ROW LEVEL SECURITY")
    with rows.playing("app_case", stranger):
        for sql in SHADOWS:
            run(sql)
        run("SET LOCAL search_path = pg_temp, public")
        run("INSERT INTO pg_temp.access_subject VALUES (%s, false)", cast.hidden.pk)
        run(
            "INSERT INTO pg_temp.access_grant"
            " (id, person_id, user_id, source, reason, from_at, granted_by_id)"
            " VALUES (1, %s, %s, 'named', '', now() - interval '1 day', 1)",
            cast.hidden.pk,
            stranger.pk,
        )
        assert call("public.access_refresh_sight", cast.hidden.pk) == 0
        with pytest.raises(IntegrityError), rows.attempt():
            call("public.access_register", cast.hidden.pk)
        assert fetch("SELECT count(*) FROM public.people_person") == [(0,)]
        assert fetch("SELECT count(*) FROM pg_temp.access_sight") == [(0,)]


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_role_makes_anything_in_the_schema(role: str, cast: rows.Cast) -> None:
    user = cast.system if role.startswith("throughcare") else cast.user(role)
    with rows.playing(role, user):
        for sql in (
            "CREATE TABLE public.mine (a int)",
            "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE VIEW public.mine AS SELECT 1 AS a",
            "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
            "DROP POLICY people_person_case ON people_person",
            "ALTER TABLE people_person DISABLE TRIGGER ALL",
            "CREATE SCHEMA mine",
            "GRANT SELECT ON access_user TO app_case",
        ):
            # GRANT by who may not pass anything on is a warning, and does nothing.
            told = () if sql.startswith("GRANT") else ("permission denied", "must be owner")
            assert rows.refusal(lambda sql=sql: run(sql)).startswith(told or ""), f"{role}: {sql}"


# --- history -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["app_case", "app_wide", "app_system"])
def test_no_setting_switches_the_history_off(role: str, cast: rows.Cast, as_owner) -> None:
    names = [
        name for (name,) in fetch("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%'")
    ]
    with as_owner():
        before = fetch("SELECT count(*) FROM people_personhistory")[0][0]
    with rows.playing(role, cast.user(role)):
        run("SELECT set_config('pgtrigger.ignore', %s, true)", "{" + ",".join(names) + "}")
        assert Person.objects.filter(pk=cast.visible.pk).update(known_as="Ash") == 1
        # row_security = off turns a hidden row into an error, and never shows it.
        for sql in ("SET session_replication_role = replica", "SET row_security = off"):
            with pytest.raises(ProgrammingError), rows.attempt():
                rows.execute(sql, "SELECT * FROM people_person")
    with as_owner():
        assert fetch("SELECT count(*) FROM people_personhistory")[0][0] == before + 1


def test_history_says_who_and_through_what(cast: rows.Cast, as_owner) -> None:
    from throughcare.people.services import correct_person

    with rows.playing("app_case", cast.adviser):
        correct_person(by=cast.adviser, person_id=cast.visible.pk, changes={"known_as": "Ashie"})
    with as_owner():
        version = cast.visible.history.order_by("pgh_id").last()
        assert version.known_as == "Ashie"
        assert version.pgh_context.metadata["user"] == cast.adviser.pk
        assert version.pgh_context.metadata["service"] == "correct_person"

"""The real logins, each on a connection of its own: whom it may become, and what it reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests.security.tables import ROLES, TABLES
from throughcare.config import logins

Connect = Callable[[str], psycopg.Connection]


@pytest.fixture
def connect(db: None, server: Callable[[str, str], str]) -> Iterator[Connect]:
    """A connection of this login to the test's database; it commits nothing."""
    made: list[psycopg.Connection] = []

    def as_login(login: str) -> psycopg.Connection:
        made.append(psycopg.connect(server(login, connection.settings_dict["NAME"])))
        return made[-1]

    yield as_login
    for one in made:
        one.rollback()
        one.close()


def refused(on: psycopg.Connection, statement: str) -> str:
    """What the server answers to a statement that must be refused."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as caught, on.transaction():
        on.execute(sql.SQL(statement))  # type: ignore[arg-type]
    return str(caught.value)


def test_the_roles_are_as_they_should_be(connect: Connect) -> None:
    assert logins.faults(connect("throughcare_web")) == []


@pytest.mark.parametrize("login", ["throughcare_web", "throughcare_jobs"])
def test_a_login_by_itself_reaches_nobodys_record(login: str, connect: Connect) -> None:
    on = connect(login)
    for name, table in TABLES.items():
        if table.kind in ("person", "history", "sight"):
            assert "permission denied" in refused(on, f"SELECT 1 FROM {name}")


@pytest.mark.parametrize("login", ["throughcare_web", "throughcare_jobs"])
def test_a_login_has_none_of_the_powers_that_pass_policies(login: str, connect: Connect) -> None:
    row = connect(login).execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit"
        " FROM pg_roles WHERE rolname = current_user"
    )
    assert row.fetchone() == (False,) * 6
    on = connect(login)
    owned = on.execute(
        "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user"
    )
    assert owned.fetchone() == (0,)


def test_the_web_becomes_a_role_of_requests_and_nothing_else(connect: Connect) -> None:
    on = connect("throughcare_web")
    for role in logins.OF_REQUESTS:
        with on.transaction(force_rollback=True):
            on.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
    for role in ("app_system", "throughcare_jobs", "throughcare_owner", "postgres"):
        assert "permission denied" in refused(on, f"SET LOCAL ROLE {role}")
        assert "permission denied" in refused(on, f"SELECT set_config('role', '{role}', true)")
        assert "permission denied" in refused(on, f"SET SESSION AUTHORIZATION {role}")
    # From within a role, too: what counts is who signed in.
    with on.transaction(force_rollback=True):
        on.execute("SET LOCAL ROLE app_wide")
        assert "permission denied" in refused(on, "SET LOCAL ROLE app_system")


def test_only_the_jobs_become_the_system(connect: Connect) -> None:
    on = connect("throughcare_jobs")
    for role in ROLES:
        with on.transaction(force_rollback=True):
            on.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
            on.execute("SELECT 1")
    for role in ("throughcare_web", "throughcare_owner", "postgres"):
        assert "permission denied" in refused(on, f"SET LOCAL ROLE {role}")


def test_no_login_gives_its_roles_away(connect: Connect) -> None:
    for login in ("throughcare_web", "throughcare_jobs"):
        on = connect(login)
        refused(on, "GRANT app_wide TO throughcare_web")
        refused(on, "CREATE ROLE mine")
        refused(on, f"ALTER ROLE {login} SUPERUSER")
        refused(on, "ALTER ROLE throughcare_owner PASSWORD 'mine'")


def test_a_login_waits_only_so_long(connect: Connect) -> None:
    for login in (logins.WEB, logins.JOBS):
        on = connect(login.name)
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            shown = on.execute("SELECT current_setting(%s)", [name]).fetchone()
            assert shown not in ((None,), ("0",)), name


def test_files_and_programs_of_the_server_are_closed(connect: Connect) -> None:
    for login in ("throughcare_web", "throughcare_jobs"):
        on = connect(login)
        refused(on, "COPY access_team FROM PROGRAM 'true'")
        refused(on, "SELECT pg_read_file('/etc/passwd')")
        refused(on, "SELECT lo_import('/etc/passwd')")


def test_the_programs_own_database_is_closed_to_the_public(
    server: Callable[[str, str], str],
) -> None:
    with psycopg.connect(server("throughcare_web", "throughcare")) as on:
        for privilege in ("TEMP", "CREATE"):
            row = on.execute(
                "SELECT has_database_privilege(current_user, current_database(), %s)", [privilege]
            )
            assert row.fetchone() == (False,), privilege
        row = on.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname = 'app_case'"
            " AND has_database_privilege(oid, current_database(), 'CONNECT')"
        )
        assert row.fetchone() == (0,)

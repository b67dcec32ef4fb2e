"""What every test may ask for: the database server, roles, and acting as somebody.

A test marked ``django_db`` runs as the web's login, which reaches no person's table:

- ``with as_owner():`` makes rows, past every policy, in the test's own transaction;
- ``with acting_as(user):`` (from ``throughcare.access.acting``) is what a request does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.core.management.commands import flush as flush_command
from django.db import connection, connections
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings as hypothesis

from tests import server as at
from tests import template
from throughcare.config import logins, postgres

# CI tries the same examples every time, so that a submission is judged by what it changed; at
# home they are drawn anew. A busy machine is no fault of an example.
hypothesis.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
hypothesis.load_profile("ours")

RESTING = logins.WEB.name


@pytest.fixture(scope="session", autouse=True)
def addresses() -> None:
    """Addresses are read once, under the settings that all tests share, not one test's own."""
    from throughcare.config import urls

    assert urls.urlpatterns


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[str, str], str]]:
    """A prepared PostgreSQL; gives ``url(login, database)``."""
    passwords = {login.name: at.PASSWORD for login in logins.LOGINS}

    def prepare() -> None:
        logins.prepare(
            at.url(postgres.SUPERUSER, "postgres"),
            passwords=passwords if at.GIVEN else None,
            owner_may_become_all=True,
        )

    if at.GIVEN:
        prepare()
        yield at.url
        return
    with postgres.embedded(at.DATA, fsync=False):
        prepare()
        yield at.url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, server: object
) -> None:
    """The server and the migrated template stand before the test database is made."""
    found = template.ready(at.url(postgres.SUPERUSER, "postgres"))
    for alias in connections:
        connections[alias].settings_dict["TEST"]["TEMPLATE"] = found


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """What is copied is migrated already."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Migrations ran as the owner; from here on the resting role is the web's login."""
    with django_db_blocker.unblock():
        seeds = _Seeds()
        for alias in connections:
            connections[alias].close()
            options = settings.DATABASES[alias]["OPTIONS"]
            connections[alias].settings_dict["OPTIONS"]["assume_role"] = RESTING
            options["assume_role"] = RESTING
    flush = DatabaseOperations.execute_sql_flush

    def flush_as_owner(self: DatabaseOperations, sql_list: list[str]) -> Any:
        with _owner(self.connection):
            flush(self, sql_list)
            seeds.sow(self.connection)

    DatabaseOperations.execute_sql_flush = flush_as_owner  # type: ignore[method-assign]
    # The seeds hold what this would make anew, and it would try as the web's login.
    emit, flush_command.emit_post_migrate_signal = (
        flush_command.emit_post_migrate_signal,
        lambda *_, **__: None,
    )
    yield
    flush_command.emit_post_migrate_signal = emit
    DatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    with django_db_blocker.unblock():
        for alias in connections:
            connections[alias].close()
            connections[alias].settings_dict["OPTIONS"].pop("assume_role", None)


@pytest.fixture(autouse=True)
def _log_beside(request: pytest.FixtureRequest) -> Iterator[None]:
    """In a test that rolls back, the log's second connection rolls back too, by itself.

    It is a connection of its own, as in the program: what is noted there does not take part
    in the request's transaction, and is written by the login, in no role.
    """
    mark = request.node.get_closest_marker("django_db")
    if mark is None or mark.kwargs.get("transaction"):
        yield
        return
    ours = request.getfixturevalue("_second_connection")
    request.getfixturevalue("db")
    aside = connections["log"]
    connections["log"] = ours
    try:
        yield
    finally:
        connections["log"] = aside
        ours.rollback()


@pytest.fixture(scope="session")
def _second_connection(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """A connection for the log that commits nothing, shared by all tests that roll back."""
    with django_db_blocker.unblock():
        second = connections.create_connection("log")
        second.settings_dict = {**second.settings_dict, "AUTOCOMMIT": False}
        second.inc_thread_sharing()
        # Connecting asks for the types of fields by the alias.
        aside, connections["log"] = connections["log"], second
        second.connect()
        connections["log"] = aside
    yield second
    with django_db_blocker.unblock():
        second.close()


@pytest.fixture
def reads(django_db_blocker: Any) -> Callable[[], list[dict[str, Any]]]:
    """What the log of reads holds, oldest first; read past its policy."""

    def rows() -> list[dict[str, Any]]:
        from throughcare.access.models import ReadLog

        with _owner(connections["log"]):
            return list(ReadLog.objects.using("log").order_by("pk").values())

    return rows


WRITES = re.compile(r'\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(?:public"?\.)?"?(\w+)', re.I)


@cache
def about_people() -> frozenset[str]:
    """Tables whose rows are about somebody, but those that projections keep."""
    from django.apps import apps

    found = {
        m._meta.db_table
        for m in apps.get_models()
        if m.__module__.startswith("throughcare.")
        and not hasattr(m, "pgh_obj")
        and {"person_id", "date_of_birth"} & {f.attname for f in m._meta.concrete_fields}
    }
    # Signing in notes when, and lets somebody change their password.
    return frozenset(found - derived() - {"access_user"})


@cache
def derived() -> frozenset[str]:
    """Tables that projections keep, which a rebuild writes too."""
    from throughcare.house.projections import TableProjection
    from throughcare.house.rooms import in_order

    return frozenset(p.model._meta.db_table for p in in_order() if isinstance(p, TableProjection))


def through_the_door(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    """Let a statement pass that writes about somebody in a service, or past the policies."""
    from throughcare.house.happened import unit

    found = WRITES.match(sql) if isinstance(sql, str) else None
    if found and found[1] in about_people() and unit.get() is None:
        on = context["connection"]
        assert getattr(on, "past_policies", 0), f"{found[1]} is written to outside a service."
    return execute(sql, params, many, context)


@pytest.fixture(autouse=True)
def _one_door(request: pytest.FixtureRequest) -> Iterator[None]:
    """A write about somebody outside a service fails the test.

    A module that attacks the database by statements of its own says ``PAST_THE_DOOR = True``.
    """
    asked = request.node.get_closest_marker("django_db") is not None
    if not asked or getattr(request.module, "PAST_THE_DOOR", False):
        yield
        return
    with connection.execute_wrapper(through_the_door):
        yield


@pytest.fixture
def as_owner() -> Callable[[], AbstractContextManager[None]]:
    """``with as_owner():`` past every policy, on the test's own connection."""
    return lambda: _owner(connection)


@pytest.fixture
def as_role() -> Callable[[str], AbstractContextManager[None]]:
    """``with as_role("app_case"):`` as a bare database role, acting for nobody."""
    return lambda role: _role(connection, role)


@contextmanager
def _role(on: Any, role: str) -> Iterator[None]:
    local = on.in_atomic_block
    with on.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('role', %s, %s)", [role, local])
    past = getattr(on, "past_policies", 0)
    on.past_policies = past + (role == logins.OWNER.name)
    try:
        yield
    finally:
        on.past_policies = past
        # A failed transaction takes its role back by itself.
        if not on.needs_rollback and not _failed(on):
            with on.cursor() as cursor:
                cursor.execute("SELECT set_config('role', %s, %s)", [before, local])


def _owner(on: Any) -> AbstractContextManager[None]:
    return _role(on, logins.OWNER.name)


def _failed(on: Any) -> bool:
    from psycopg.pq import TransactionStatus

    return on.connection is None or on.connection.info.transaction_status == (
        TransactionStatus.INERROR
    )


class _Seeds:
    """The rows that migrations put there, brought back after a test has flushed them."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}
        with connection.cursor() as cursor:
            for table in connection.introspection.django_table_names(only_existing=True):
                # The history writes itself again as the rows come back.
                if table.endswith("history") or table == "django_migrations":
                    continue
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                if found := cursor.fetchall():
                    self.rows[table] = ([c.name for c in cursor.description], found)

    def sow(self, on: Any) -> None:
        from django.db import transaction

        with transaction.atomic(using=on.alias), on.cursor() as cursor:
            for table, (columns, rows) in self.rows.items():
                names = ", ".join(on.ops.quote_name(c) for c in columns)
                marks = ", ".join(["%s"] * len(columns))
                for row in rows:
                    cursor.execute(
                        f"INSERT INTO {on.ops.quote_name(table)} ({names})"
                        f" OVERRIDING SYSTEM VALUE VALUES ({marks}) ON CONFLICT DO NOTHING",
                        row,
                    )

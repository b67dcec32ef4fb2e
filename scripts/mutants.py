"""What can be taken away, listed from the database's catalogue and from the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver
from tests.security.tables import DEFINERS, EVERYBODY, TABLES

from throughcare.access.roles import ROLES

Begin = Callable[[], Callable[[], None]]


@dataclass
class Mutant:
    """One protection gone: by statements, by a change of code, or by both.

    ``near``: the tests to try, the likeliest first; each is a text all of whose words stand in
    the test's name.
    """

    name: str
    near: Sequence[str]
    sql: Sequence[str] = ()
    change: Begin | None = None

    def begin(self) -> Callable[[], None]:
        """Change the code; gives what changes it back."""
        return self.change() if self.change else lambda: None

    def candidates(self, items: Sequence[Any]) -> Iterator[Any]:
        """The tests to try, in order."""
        done: set[str] = set()
        for text in self.near:
            for item in items:
                fits = all(word in item.nodeid for word in text.split())
                if fits and item.nodeid not in done:
                    done.add(item.nodeid)
                    yield item


def patched(*patches: Any) -> Begin:
    """Begin patches of ``unittest.mock``."""

    def begin() -> Callable[[], None]:
        stack = ExitStack()
        for patch in patches:
            stack.enter_context(patch)
        return stack.close

    return begin


def everything() -> list[Mutant]:
    """Every mutant, database first."""
    from mutants_code import by_hand

    made = (
        policies, row_security, grants, passwords, functions, triggers, constraints, logins,
        views, strangers, services, middleware, roles, by_hand,
    )  # fmt: skip
    return [mutant for make in made for mutant in make() if mutant.name not in EQUIVALENT]


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What the catalogue says."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()


# --- the database --------------------------------------------------------------------------------

PUBLIC = "'public'::regnamespace"


def about(table: str) -> list[str]:
    """Tests that look at one table, then those that look at all."""
    return [f"test_tables.py [{table}]", "test_tables.py", "test_functions.py", "test_sight.py"]


EQUIVALENT = {
    **{
        f"policy access_subject_{role} writes everything": "of a row that is seen only whether it"
        " is restricted can be changed, and no role puts one in"
        for role in ("case", "wide")
    },
}
"""What changes nothing that anybody could do, and so cannot be seen."""


def policies() -> Iterator[Mutant]:
    """Each policy made to let everything be read, everything be written, or the adviser in."""
    found = rows(
        "SELECT policyname, tablename, cmd, qual, with_check, roles::text[] FROM pg_policies"
        " WHERE schemaname = 'public' ORDER BY tablename, policyname"
    )
    for name, table, command, reads, checks, who in found:
        alter, near = f"ALTER POLICY {name} ON {table}", about(table)
        if reads not in (None, "true"):
            kept = f" WITH CHECK ({checks or reads})" if command == "ALL" else ""
            yield Mutant(f"policy {name} reads everything", near, [f"{alter} USING (true){kept}"])
        if command == "ALL" and (checks or reads) != "true":
            yield Mutant(f"policy {name} writes everything", near, [f"{alter} WITH CHECK (true)"])
        if reads == "true" and who == ["app_system"] and "S" in TABLES[table].may["app_system"]:
            for role in ("app_case", "app_wide"):
                if "S" in TABLES[table].may.get(role, ""):
                    more = [f"{alter} TO app_system, {role}"]
                    yield Mutant(f"policy {name} is for {role} too", near, more)


def row_security() -> Iterator[Mutant]:
    """Each table without row-level security."""
    for (table,) in rows(
        f"SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = {PUBLIC} ORDER BY 1"
    ):
        off = f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
        yield Mutant(f"table {table} without row-level security", about(table), [off])


LETTERS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}


def grants() -> Iterator[Mutant]:
    """Each right that a role has not, given to it."""
    for table, entry in sorted(TABLES.items()):
        for role in EVERYBODY:
            near = [f"test_each_role_may_what_is_written [{role}]"]
            for letter, word in LETTERS.items():
                if letter not in entry.may.get(role, ""):
                    give = f"GRANT {word} ON {table} TO {role}"
                    yield Mutant(f"{role} may {word} {table}", near, [give])


def passwords() -> Iterator[Mutant]:
    """The column that roles do not read, and those that signing in does not set."""
    for role in ("app_case", "app_wide", "app_self", "app_figures"):
        give = f"GRANT SELECT (password) ON access_user TO {role}"
        yield Mutant(f"{role} reads passwords", ["test_only_signing_in_reads"], [give])
    for login in ("throughcare_web", "throughcare_jobs"):
        for column in ("role", "person_id", "email", "is_active", "ends_on"):
            give = f"GRANT UPDATE ({column}) ON access_user TO {login}"
            yield Mutant(f"{login} sets somebody's {column}", ["test_where_some_columns"], [give])


def functions() -> Iterator[Mutant]:
    """Each door past the policies: opened to others, its search path lost."""
    near = ["test_functions.py"]
    for name, entry in DEFINERS.items():
        for role in EVERYBODY:
            if role not in entry.callers:
                give = f"GRANT EXECUTE ON FUNCTION {name} TO {role}"
                yield Mutant(f"{role} calls {name}", near, [give])
        alter = f"ALTER FUNCTION {name}"
        yield Mutant(f"{name} by any search path", near, [f"{alter} RESET search_path"])
        first = f"{alter} SET search_path = pg_temp, public"
        yield Mutant(f"{name} looks at temporary tables first", near, [first])
    for (name,) in rows(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.prosecdef"
        f" AND p.pronamespace = {PUBLIC} ORDER BY 1"
    ):
        if name not in DEFINERS:
            lower = f"ALTER FUNCTION {name} SECURITY INVOKER"
            yield Mutant(f"{name} runs as the caller", near, [lower])


def triggers() -> Iterator[Mutant]:
    """Each trigger of the history dropped."""
    for name, table in rows(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%'"
        " ORDER BY 2, 1"
    ):
        drop = f"DROP TRIGGER {name} ON {table}"
        yield Mutant(f"trigger {name} of {table} gone", ["test_history.py"], [drop])


def constraints() -> Iterator[Mutant]:
    """Each rule of access's own tables dropped."""
    near = ["test_constraints.py"]
    for name, table in rows(
        "SELECT conname, conrelid::regclass::text FROM pg_constraint WHERE contype IN ('c', 'x')"
        " AND conrelid::regclass::text LIKE 'access\\_%%' AND conname NOT LIKE '%%\\_check'"
        " ORDER BY 1"
    ):
        drop = f"ALTER TABLE {table} DROP CONSTRAINT {name}"
        yield Mutant(f"constraint {name} gone", near, [drop])
    yield Mutant("index user_email_once gone", near, ["DROP INDEX user_email_once"])


def logins() -> Iterator[Mutant]:
    """The logins made stronger: for the whole server, and taken back afterwards."""
    for login in ("throughcare_web", "throughcare_jobs"):
        for power in ("INHERIT", "BYPASSRLS", "CREATEROLE", "CREATEDB"):
            alter = f"ALTER ROLE {login}"
            yield _login(f"{login} has {power}", f"{alter} {power}", f"{alter} NO{power}")
        for limit, usual in _limits(login).items():
            alter = f"ALTER ROLE {login}"
            yield _login(
                f"{login} has no {limit}",
                f"{alter} SET {limit} = 0",
                f"{alter} SET {limit} = '{usual}'",
            )
    for role, login in (
        ("app_system", "throughcare_web"),
        ("throughcare_owner", "throughcare_web"),
        ("throughcare_jobs", "throughcare_web"),
        ("throughcare_owner", "throughcare_jobs"),
        ("throughcare_web", "throughcare_jobs"),
    ):
        yield _login(
            f"{login} becomes {role}", f"GRANT {role} TO {login}", f"REVOKE {role} FROM {login}"
        )


def _limits(login: str) -> dict[str, str]:
    from throughcare.config import logins as known

    return dict(next(one for one in known.LOGINS if one.name == login).settings)


def _login(name: str, do: str, undo: str) -> Mutant:
    import psycopg
    from tests import server

    def execute(statement: str) -> None:
        with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as on:
            on.execute(statement)  # type: ignore[call-overload]

    def begin() -> Callable[[], None]:
        execute(do)
        return lambda: execute(undo)

    return Mutant(name, ["test_logins.py"], change=begin)


# --- the code ------------------------------------------------------------------------------------


def patterns() -> Iterator[URLPattern]:
    """Every address whose view is ours."""

    def walk(resolver: Any) -> Iterator[URLPattern]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from walk(one)
            elif one.callback.__module__.startswith("throughcare"):
                yield one

    return walk(get_resolver())


MATRIX = "test_routes.py test_each_role_gets"
LIKELY = ("young_person", "out_of_hours", "iro", "nurse", "personal_adviser", "team_manager",
          "director")  # fmt: skip
SAYS = "test_every_view_says_to_whom"


def views() -> Iterator[Mutant]:
    """Each view without its decorator."""
    for pattern in patterns():
        view = pattern.callback
        if not hasattr(view, "permission"):
            continue
        without = [c for c in LIKELY if view.permission not in ROLES[c].permissions]
        yield Mutant(
            f"view {pattern.name} without {' and '.join(view.permissions)}",
            [*(f"{MATRIX} [{role}]" for role in without), SAYS],
            change=patched(mock.patch.object(pattern, "callback", view.__wrapped__)),
        )


def strangers() -> Iterator[Mutant]:
    """Each view opened to strangers."""
    for pattern in patterns():
        view = pattern.callback
        if not any(hasattr(view, mark) for mark in ("permission", "open_to_all_roles")):
            continue
        yield Mutant(
            f"view {pattern.name} open to strangers",
            ["test_a_stranger_is_sent_to_sign_in", SAYS],
            change=patched(mock.patch.dict(view.__dict__, {"open_to_strangers": True})),
        )


def services() -> Iterator[Mutant]:
    """Each service that asks for nothing, though it says that it does."""
    from tests.house.source import import_all

    from throughcare.house import door

    import_all()
    for name, service in sorted(door.SERVICES.items()):
        if service.service_permission is None or not name.startswith("throughcare."):
            continue
        short = name.removeprefix("throughcare.")
        bare = door.service(permission=None, about=service.service_about)(service.__wrapped__)
        bare.__dict__["service_permission"] = service.service_permission
        door.SERVICES[name] = service  # decorating registered the bare one
        yield Mutant(
            f"service {short} without {service.service_permission}",
            [f"test_services.py [{short}]"],
            change=patched(mock.patch.dict(door.SERVICES, {name: bare})),
        )


NO_PROTECTION = {
    "whitenoise.middleware.WhiteNoiseMiddleware": "serves style sheets",
    "django.contrib.messages.middleware.MessageMiddleware": "says that something was saved",
    "django.middleware.common.CommonMiddleware": "completes addresses",
    "throughcare.config.health.HealthMiddleware": "answers probes",
    "throughcare.config.logs.RequestLogMiddleware": "writes the program's log",
}
"""What in the list of middleware keeps nobody out, and so is not taken away."""


def middleware() -> Iterator[Mutant]:
    """Each entry of the middleware gone."""
    near = [
        "test_headers.py", "test_requests.py", "test_a_stranger", "test_a_post_needs",
        f"{MATRIX} [director]", "tests/access",
    ]  # fmt: skip
    for entry in settings.MIDDLEWARE:
        if entry not in NO_PROTECTION:
            left = [one for one in settings.MIDDLEWARE if one != entry]
            change = patched(mock.patch.object(settings, "MIDDLEWARE", left))
            yield Mutant(f"middleware {entry} gone", near, change=change)


def roles() -> Iterator[Mutant]:
    """Each role with more: every permission, another reach, the right to change."""
    for code, role in ROLES.items():
        if code == "installation":
            continue
        more = {"may everything": {"permissions": frozenset({"*"})}}
        if role.reads_only:
            more["changes things"] = {"reads_only": False}  # type: ignore[dict-item]
        for reach in ("service", "system"):
            if role.reach != reach:
                more[f"has the reach {reach}"] = {"reach": reach}  # type: ignore[dict-item]
        for what, change in more.items():
            yield Mutant(
                f"role {code} {what}",
                [f"test_acting.py [{code}]", f"{MATRIX} [{code}]", "test_services.py"],
                change=patched(mock.patch.dict(ROLES, {code: replace(role, **change)})),
            )

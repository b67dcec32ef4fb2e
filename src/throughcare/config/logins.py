"""The roles and logins of the database: made on any fresh PostgreSQL 15 or newer, and checked.

Whom a login may become is the whole of its power: the web's cannot become ``app_system``, and
none of them inherits anything, so that outside a role it reaches no person's table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

DATABASE = "throughcare"
OLDEST = 150_000
"""PostgreSQL's version number below which the program does not work."""

ROLES = ("app_case", "app_wide", "app_self", "app_figures", "app_system")
OF_REQUESTS = ("app_case", "app_wide", "app_self", "app_figures")


@dataclass(frozen=True, slots=True)
class Login:
    """A login, whom it may become, and how long it may keep others waiting."""

    name: str
    roles: tuple[str, ...]
    attributes: set[str]
    settings: Mapping[str, str]


WEB = Login(
    "throughcare_web",
    OF_REQUESTS,
    {"LOGIN"},
    {
        "statement_timeout": "20s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "60s",
    },
)
JOBS = Login(
    "throughcare_jobs",
    ROLES,
    {"LOGIN"},
    {
        "statement_timeout": "30min",
        "lock_timeout": "2min",
        "idle_in_transaction_session_timeout": "30min",
    },
)
OWNER = Login(
    "throughcare_owner",
    (),
    {"LOGIN", "INHERIT", "CREATEDB"},
    {
        "statement_timeout": "0",
        "lock_timeout": "30s",
        "idle_in_transaction_session_timeout": "30min",
    },
)
LOGINS = (WEB, JOBS, OWNER)


class PrepareError(Exception):
    """The server cannot be prepared; the message says why, in one sentence."""


def prepare(
    superuser_url: str,
    database: str = DATABASE,
    *,
    passwords: Mapping[str, str] | None = None,
    owner_may_become_all: bool = False,
) -> bool:
    """Make, or set right, the roles, logins and the empty database; whether it was new.

    ``passwords``: login → password, for servers that ask for one. ``owner_may_become_all`` is
    for tests, which play every role on one connection. Safe to repeat.
    """
    try:
        with psycopg.connect(superuser_url, autocommit=True) as connection:
            _refuse_unfit(connection)
            # Two commands that start at once would both find a role missing.
            connection.execute("SELECT pg_advisory_lock(7404)")
            for role in ROLES:
                _role(connection, role, set())
            for login in LOGINS:
                _login(connection, login, (passwords or {}).get(login.name))
            if owner_may_become_all:
                _members(connection, OWNER.name, (*ROLES, WEB.name, JOBS.name))
            return _database(connection, database)
    except psycopg.OperationalError as error:
        raise PrepareError(f"The server cannot be reached: {first_line(error)}") from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise PrepareError(
            f"This login may not make roles and databases ({first_line(error)}): "
            "give the address of a superuser."
        ) from error


def faults(connection: psycopg.Connection[tuple[object, ...]]) -> list[str]:
    """What in the server's roles would weaken the protection, one sentence each."""
    found = []
    known = {
        str(name): (inherits, super_, bypass, login)
        for name, inherits, super_, bypass, login in connection.execute(
            "SELECT rolname, rolinherit, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles"
            " WHERE rolname = ANY(%s)",
            [[*ROLES, *(login.name for login in LOGINS)]],
        )
    }
    for role in ROLES:
        if role not in known:
            found.append(f"The role {role} is missing: run `throughcare database prepare`.")
        elif known[role][3]:
            found.append(f"The role {role} can log in, and would be nobody in particular.")
    for login in LOGINS:
        if login.name not in known:
            found.append(f"The login {login.name} is missing: run `throughcare database prepare`.")
            continue
        inherits, super_, bypass, _ = known[login.name]
        if super_ or bypass:
            found.append(f"{login.name} passes every policy: take SUPERUSER and BYPASSRLS from it.")
        if login is not OWNER and inherits:
            found.append(
                f"{login.name} inherits the rights of its roles, so it sees everybody at once: "
                f"ALTER ROLE {login.name} NOINHERIT."
            )
    for member, held, inherited in connection.execute(_MEMBERSHIPS, [[WEB.name, JOBS.name]]):
        allowed = WEB.roles if member == WEB.name else JOBS.roles
        if held not in allowed:
            found.append(f"{member} may become {held}, which is not meant for it: revoke it.")
        elif inherited:
            found.append(f"{member} inherits {held}: grant it again WITH INHERIT FALSE.")
    return found


# to_jsonb, since the column came with PostgreSQL 16
_MEMBERSHIPS = """
SELECT member.rolname, role.rolname,
       coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, false)
FROM pg_auth_members m
JOIN pg_roles member ON member.oid = m.member
JOIN pg_roles role ON role.oid = m.roleid
WHERE member.rolname = ANY(%s)
"""


def _refuse_unfit(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    version = connection.info.server_version
    if version < OLDEST:
        raise PrepareError(
            f"The server is PostgreSQL {version // 10_000}, and 15 or newer is needed."
        )


_ATTRIBUTES = {
    "LOGIN": "rolcanlogin",
    "INHERIT": "rolinherit",
    "SUPERUSER": "rolsuper",
    "CREATEDB": "rolcreatedb",
    "CREATEROLE": "rolcreaterole",
    "BYPASSRLS": "rolbypassrls",
    "REPLICATION": "rolreplication",
}


def _role(connection: psycopg.Connection[tuple[object, ...]], name: str, wanted: set[str]) -> None:
    """Make a role, or change what differs: a managed server lets one set no more than that."""
    columns = sql.SQL(", ").join(map(sql.Identifier, _ATTRIBUTES.values()))
    row = connection.execute(
        sql.SQL("SELECT {} FROM pg_roles WHERE rolname = %s").format(columns), [name]
    ).fetchone()
    if row is None:
        # A new role inherits and may do nothing else.
        row = tuple(attribute == "INHERIT" for attribute in _ATTRIBUTES)
        connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(name)))
    for attribute, has in zip(_ATTRIBUTES, row, strict=True):
        if bool(has) != (attribute in wanted):
            change = attribute if attribute in wanted else f"NO{attribute}"
            connection.execute(
                sql.SQL("ALTER ROLE {} {}").format(
                    sql.Identifier(name),
                    sql.SQL(change),
                )
            )


def _login(
    connection: psycopg.Connection[tuple[object, ...]], login: Login, password: str | None
) -> None:
    _role(connection, login.name, login.attributes)
    name = sql.Identifier(login.name)
    if password:
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))
    for setting, value in login.settings.items():
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                name, sql.Identifier(setting), sql.Literal(value)
            )
        )
    _members(connection, login.name, login.roles, exactly=login is not OWNER)


def _members(
    connection: psycopg.Connection[tuple[object, ...]],
    login: str,
    roles: tuple[str, ...],
    *,
    exactly: bool = False,
) -> None:
    rows = connection.execute(_MEMBERSHIPS, [[login]]).fetchall()
    held = {str(role): bool(inherits) for _, role, inherits in rows}
    knows_inherit = connection.info.server_version >= 160_000
    how = sql.SQL(" WITH INHERIT FALSE, SET TRUE") if knows_inherit else sql.SQL("")
    for role in roles:
        if held.get(role, True):
            connection.execute(
                sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(login)) + how
            )
    for role in held if exactly else ():
        if role not in roles:
            connection.execute(
                sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(role), sql.Identifier(login))
            )


def _database(connection: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    database = sql.Identifier(name)
    there = connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone()
    if there is None:
        if not connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = user").fetchone()[
            0
        ]:  # type: ignore[index]
            connection.execute(
                sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER.name))
            )
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                database, sql.Identifier(OWNER.name)
            )
        )
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
            database, sql.Identifier(WEB.name), sql.Identifier(JOBS.name)
        )
    )
    return there is None


def first_line(error: Exception) -> str:
    """The first line of what a driver said, which names no row."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__

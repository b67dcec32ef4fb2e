"""The databases that are measured, each in an embedded server of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from throughcare.config import logins, postgres

MARK = "built.json"
LOGINS = {
    "DATABASE_URL": logins.WEB.name,
    "DATABASE_JOBS_URL": logins.JOBS.name,
    "DATABASE_OWNER_URL": logins.OWNER.name,
}


@dataclass(frozen=True, slots=True)
class Database:
    """A running server, and what its building took (seconds, rows)."""

    folder: Path
    server: postgres.Server
    built: dict[str, Any]

    def environment(self, database: str = logins.DATABASE) -> dict[str, str]:
        """For a process that is to use a database of this server."""
        return {
            **os.environ,
            **{name: self.server.url(login, database) for name, login in LOGINS.items()},
            "THROUGHCARE_DATA": str(self.folder),
            "THROUGHCARE_DEMO": "yes",
        }

    def superuser(self, database: str = "postgres") -> psycopg.Connection[Any]:
        """A connection that may do everything."""
        return psycopg.connect(self.server.url(postgres.SUPERUSER, database), autocommit=True)


@contextmanager
def database(folder: Path, people: int, *, rebuild: bool) -> Iterator[Database]:
    """A generated authority of this size, built today or taken as it stands.

    It stands if it was built today, by the migrations of today.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    environment = {**os.environ, "THROUGHCARE_DATA": str(folder), "THROUGHCARE_DEMO": "yes"}
    for name in LOGINS:
        environment.pop(name, None)
    built = json.loads(mark.read_text()) if mark.exists() else {}
    if rebuild or built.get("on") != str(date.today()) or _migrated(environment):
        mark.unlink(missing_ok=True)
        _forget(folder)
        _run(["migrate"], environment)
        made = _run(["demo", "--people", str(people), "--json"], environment) if people else "{}"
        built = {**json.loads(made), "on": str(date.today())}
        mark.write_text(json.dumps(built))
    with postgres.embedded(folder) as server:
        logins.prepare(server.url(postgres.SUPERUSER, "postgres"))
        found = Database(folder, server, built)
        _open_roles(found)
        yield found


def _migrated(environment: dict[str, str]) -> bool:
    plan = json.loads(_run(["migrate", "--plan", "--json"], environment))
    return bool(plan["missing"])


def _forget(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "throughcare.config.cli", *command],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def _open_roles(found: Database) -> None:
    """Roles that pass every policy, for measuring what the policies cost; only here."""
    with found.superuser(logins.DATABASE) as connection:
        for role, like in (("bench_case", "app_case"), ("bench_wide", "app_wide")):
            there = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount
            if not there:
                connection.execute(f"CREATE ROLE {role} BYPASSRLS")
                connection.execute(f"GRANT {like} TO {role}")
            connection.execute(f"GRANT {role} TO {logins.WEB.name} WITH INHERIT FALSE, SET TRUE")


@contextmanager
def copy(of: Database, name: str) -> Iterator[str]:
    """A copy of the database on the same server, for what would change it."""
    with of.superuser() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(logins.DATABASE)
            )
        )
        connection.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO {}").format(
                sql.Identifier(name), sql.Identifier(logins.OWNER.name)
            )
        )
        for login in (logins.WEB.name, logins.JOBS.name):
            connection.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                    sql.Identifier(name), sql.Identifier(login)
                )
            )
        connection.execute("CHECKPOINT")
        try:
            yield name
        finally:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )

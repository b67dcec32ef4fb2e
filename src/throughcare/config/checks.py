"""What ``throughcare check`` looks at, beside the settings. Needs Django, as the jobs' login."""

from __future__ import annotations

import random
from collections.abc import Callable

from django.db import connection, transaction

from throughcare.config import logins


def run(sample: int) -> dict[str, list[str]]:
    """Each check's name and what it found; empty lists where all is well."""
    found: dict[str, list[str]] = {"Logins and roles": _logins()}
    migrations = _migrations()
    found["Migrations"] = migrations
    if migrations:
        # The rest would only say the same in other words.
        return found
    checks: dict[str, Callable[[], list[str]]] = {
        "Policies on every table with a person": policies,
        "History that nobody may rewrite": history,
        "Rules of the day": _stale,
        "Stored is derived": lambda: _derived(sample),
    }
    return found | {name: check() for name, check in checks.items()}


def _logins() -> list[str]:
    connection.ensure_connection()
    return logins.faults(connection.connection)


def _migrations() -> list[str]:
    from throughcare.config.health import missing_migrations

    missing = missing_migrations()
    return [f"{len(missing)} are missing: run `throughcare migrate`."] if missing else []


def policies() -> list[str]:
    """Tables with a person that a role could read past the policies."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, c.relrowsecurity, c.relkind,
                   (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid),
                   'security_invoker=true' = ANY (coalesce(c.reloptions, '{}'))
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
              AND (c.relname = 'people_person' OR EXISTS (
                SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                AND a.attname IN ('person_id', 'subject_id')))
              AND EXISTS (SELECT FROM unnest(%s::text[]) role
                          WHERE has_table_privilege(role, c.oid, 'SELECT'))
            ORDER BY 1
            """,
            [[*logins.OF_REQUESTS, logins.WEB.name]],
        )
        found = []
        for name, secured, kind, count, as_reader in cursor.fetchall():
            if kind == "v":
                if not as_reader:
                    found.append(f"The view {name} reads as its owner, past every policy.")
            elif kind == "m":
                found.append(f"{name} is a stored view of people, which no policy can protect.")
            elif not secured or not count:
                found.append(f"{name} has a person and no policy.")
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            " WHERE c.relnamespace = 'public'::regnamespace AND r.rolname = ANY(%s)",
            [[*logins.ROLES, logins.WEB.name, logins.JOBS.name]],
        )
        found += [f"{name} belongs to a login that should own nothing." for (name,) in cursor]
    return found


def history() -> list[str]:
    """Histories that some role may change."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, role, may
            FROM pg_class c, unnest(%s::text[]) role,
                 unnest(ARRAY['UPDATE','DELETE','TRUNCATE']) may
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid
                          AND a.attname = 'pgh_id')
              AND has_table_privilege(role, c.oid, may)
            ORDER BY 1, 2, 3
            """,
            [[*logins.ROLES, logins.WEB.name, logins.JOBS.name]],
        )
        return [f"{role} may {may} the history {table}." for table, role, may in cursor]


def _stale() -> list[str]:
    from throughcare.config.cli.ground import acting
    from throughcare.house import projections

    with acting(), transaction.atomic():
        return [
            f"{projection.name}: {count} people wait to be derived by the present rules "
            "(the worker does it, or `throughcare rebuild`)."
            for projection in projections.in_order()
            if (count := projection.stale())
        ]


def _derived(sample: int) -> list[str]:
    from throughcare.access.selectors import everyone
    from throughcare.config.cli.ground import acting
    from throughcare.house import projections

    with acting(), transaction.atomic():
        people = everyone()
        chosen = sorted(random.sample(people, min(sample, len(people))))
        found = projections.differences(chosen)
    # A difference quotes rows; its table and kind are enough to act on.
    kinds: dict[str, int] = {}
    for one in found:
        kind = ": ".join(one.split(": ")[:2])
        kinds[kind] = kinds.get(kind, 0) + 1
    return [f"{kind} ({count} rows): run `throughcare rebuild`." for kind, count in kinds.items()]

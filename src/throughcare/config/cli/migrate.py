"""``throughcare migrate``."""

from __future__ import annotations

import time

import click

from throughcare.config.cli.ground import installation
from throughcare.config.cli.says import as_json, json_option, say


@click.command("migrate")
@click.option("--plan", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
def command(plan: bool, json_: bool) -> None:
    """Bring the database up to this version of the program, as its owner.

    \b
    Example:
      throughcare migrate --plan
      throughcare migrate
    """
    with installation("owner", migrated=False):
        from throughcare.config.health import missing_migrations

        if plan:
            missing = missing_migrations()
            if json_:
                as_json({"missing": missing})
            else:
                click.echo("\n".join(missing) or "Nothing is missing.")
            return
        applied = migrate()
        if json_:
            as_json({"applied": applied})


def migrate() -> list[str]:
    """Apply what is missing, then make sure of grants; needs Django as the owner."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from throughcare.access.policies import harden
    from throughcare.config.health import missing_migrations

    with connection.cursor() as cursor:
        # Two commands at once would both find the same migration missing.
        cursor.execute("SELECT pg_advisory_lock(7403)")
        missing = missing_migrations()
        if missing:
            say(f"Migrating the database: {len(missing)} steps.")
            began = time.monotonic()
            call_command("migrate", verbosity=0, interactive=False)
            say(f"  done in {time.monotonic() - began:.1f} s")
        with transaction.atomic():
            harden(cursor)
        cursor.execute("SELECT pg_advisory_unlock(7403)")
    return missing

"""``throughcare rebuild``."""

from __future__ import annotations

import time

import click

from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import Progress, as_json, json_option, say


@click.command("rebuild")
@click.option(
    "--only", multiple=True, metavar="NAME", help="One projection alone; may be given repeatedly."
)
@json_option
def command(only: tuple[str, ...], json_: bool) -> None:
    """Derive status, duties, sight and the rest anew from the facts.

    Writes the differences only, so it is safe at any time. Rows that change point at a fault:
    what is stored should already be what is derived, unless the rules have changed.

    \b
    Example:
      throughcare rebuild
      throughcare rebuild --only status --only duties
    """
    with installation(), acting():
        from django.db import transaction

        from throughcare.access.selectors import everyone
        from throughcare.house import projections

        if unknown := set(only) - set(projections.names()):
            raise click.UsageError(
                f"There is no projection {', '.join(sorted(unknown))}; "
                f"there are: {', '.join(projections.names())}."
            )
        with transaction.atomic():
            people = everyone()
        began = time.monotonic()
        changed = projections.rebuild(people, only=only, progress=Progress("Deriving"))
    took = time.monotonic() - began
    if json_:
        as_json({"people": len(people), "changed": changed, "seconds": round(took, 1)})
    else:
        say(f"{len(people):,} people derived in {took:.1f} s; {changed:,} rows changed.")

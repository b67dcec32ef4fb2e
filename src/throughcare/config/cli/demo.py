"""``throughcare demo``."""

from __future__ import annotations

import click

from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import Progress, as_json, json_option, say


@click.command("demo")
@click.option(
    "--people",
    type=click.IntRange(1),
    help="Generate this many young people instead of Harrowmere's, for measuring.",
)
@json_option
def command(people: int | None, json_: bool) -> None:
    """Load the invented authority into an empty database.

    Everybody in it is invented. Refused outside demo mode, and where there are people already.

    \b
    Example:
      THROUGHCARE_DEMO=yes throughcare demo
    """
    with installation() as env:
        if not env.demo:
            raise click.ClickException(
                "This is not a demo installation, and invented people do not belong among real "
                "ones: set THROUGHCARE_DEMO=yes and an empty THROUGHCARE_DATA."
            )
        with acting() as by:
            from django.db import transaction

            from throughcare.access.selectors import everyone

            with transaction.atomic():
                there = everyone()
            if there:
                raise click.ClickException("There are people already; the demo was not loaded.")
            from throughcare.demo import load

            result = load(by=by, owner_url=env.owner_url, people=people, progress=Progress)
    if json_:
        as_json(result)
    else:
        say("The invented authority is loaded.")

"""``throughcare check``."""

from __future__ import annotations

import click

from throughcare.config import environment, safety
from throughcare.config.cli import FOUND
from throughcare.config.cli.ground import installation
from throughcare.config.cli.says import as_json, json_option


@click.command("check")
@click.option("--sample", default=50, show_default=True, help="How many people to derive anew.")
@json_option
def command(sample: int, json_: bool) -> None:
    """Say what is wrong with this installation; changes nothing.

    Settings, logins and their rights, migrations, policies on every table with a person, history
    that nobody may rewrite, and whether what is stored is what is derived.

    \b
    Example:
      throughcare check
      throughcare check --sample 1000 --json
    """
    found = {"Settings": safety.problems(environment.load())}
    with installation(unsafe=True, migrated=False):
        from throughcare.config import checks

        found |= checks.run(sample)
    if json_:
        as_json({"ok": not any(found.values()), "checks": found})
    else:
        for name, problems in found.items():
            click.echo(f"{'wrong' if problems else 'ok':<6} {name}")
            for problem in problems:
                click.echo(f"       {problem}")
    if any(found.values()):
        raise click.exceptions.Exit(FOUND)

"""``throughcare restore``."""

from __future__ import annotations

from pathlib import Path

import click

from throughcare.config import backup as backups
from throughcare.config.cli import FOUND
from throughcare.config.cli.ground import database
from throughcare.config.cli.says import Progress, as_json, json_option, say


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def command(file: Path, json_: bool) -> None:
    """Read a backup into an empty database, and compare every table with what was backed up.

    Everything or nothing arrives. The database must be empty: a new THROUGHCARE_DATA folder, or
    a server prepared by `throughcare database prepare`.

    \b
    Example:
      THROUGHCARE_DATA=/srv/new throughcare restore /safe/throughcare-2027-03-31.backup
    """
    with database() as (env, _):
        if not env.owner_url:
            raise click.ClickException("DATABASE_OWNER_URL is not set, and this command needs it.")
        try:
            contents = backups.restore(env.owner_url, file, progress=Progress("Comparing tables"))
        except backups.BackupError as error:
            say(str(error))
            raise click.exceptions.Exit(FOUND) from error
    rows = sum(count for count, _ in contents.tables.values())
    if json_:
        as_json({"tables": contents.tables})
    else:
        say(f"{rows:,} rows of {len(contents.tables)} tables arrived, the same as backed up.")

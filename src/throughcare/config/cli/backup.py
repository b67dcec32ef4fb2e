"""``throughcare backup``."""

from __future__ import annotations

from pathlib import Path

import click

from throughcare.config import backup as backups
from throughcare.config.cli.ground import database
from throughcare.config.cli.says import Progress, as_json, json_option, say


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@json_option
def command(file: Path, json_: bool) -> None:
    """Write everything into one file: records, history, attachments, accounts.

    The service may go on meanwhile; the file holds one moment. It holds everything about
    everybody, so keep it as safe as the database. Not in it: THROUGHCARE_SECRET_KEY, and who is
    signed in at the moment.

    \b
    Example:
      throughcare backup /safe/throughcare-2027-03-31.backup
    """
    if file.exists():
        raise click.UsageError(f"{file} is there already, and a backup overwrites nothing.")
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {file.absolute().parent}.")
    with database() as (env, _):
        _owner(env.owner_url)
        progress = Progress("Reading tables")
        try:
            contents = backups.backup(env.owner_url, file, progress=progress)
        except backups.BackupError as error:
            raise click.ClickException(str(error)) from error
    rows = sum(count for count, _ in contents.tables.values())
    size = file.stat().st_size
    if json_:
        as_json({"file": str(file), "bytes": size, "tables": contents.tables})
    else:
        say(f"{rows:,} rows of {len(contents.tables)} tables in {file} ({size / 1e6:.1f} MB).")


def _owner(url: str) -> None:
    if not url:
        raise click.ClickException("DATABASE_OWNER_URL is not set, and this command needs it.")

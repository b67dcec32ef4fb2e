"""``throughcare export``."""

from __future__ import annotations

from pathlib import Path

import click

from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import Progress, as_json, json_option, say


@click.group("export")
def command() -> None:
    """Take out files in the formats that others read."""


@command.command("ssda903")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--year", type=int, required=True, metavar="Y", help="2026 is 2025–26.")
@json_option
def ssda903(folder: Path, year: int, json_: bool) -> None:
    """Write Header, Episodes and OC3 of a year as CSV files, as `import ssda903` reads them.

    The files name children and their history: keep them as safe as the database. Restricted
    records are in them, since the return counts everybody.

    \b
    Example:
      throughcare export ssda903 out/2025-26 --year 2026
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty, and an export overwrites nothing.")
    with installation(), acting() as by:
        from throughcare.exchange.ssda903.export import export

        written = export(by=by, folder=folder, year=year, progress=Progress("Children"))
    if json_:
        as_json({"folder": str(folder), "rows": written})
    else:
        for name, rows in written.items():
            say(f"{rows:,} rows in {folder / name}")

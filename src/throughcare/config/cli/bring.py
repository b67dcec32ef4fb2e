"""``throughcare import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import Progress, json_option, say

if TYPE_CHECKING:
    from throughcare.access.models import User


@click.group("import")
def command() -> None:
    """Bring in files of the authority."""


@command.command("ssda903")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--year", type=int, metavar="YEAR", help="Collection year, by its end: 2026.")
@click.option("--dry-run", is_flag=True, help="Check everything and load nothing.")
@click.option(
    "--accept-rejects",
    is_flag=True,
    help="Load the children of whom nothing is rejected; without it, all or nothing.",
)
@json_option
def ssda903(
    folder: Path, year: int | None, dry_run: bool, accept_rejects: bool, json_: bool
) -> None:
    """Bring in an SSDA903 return: a FOLDER of CSV files, one CSV or XML file, or a zip.

    Tables are known by their columns, whatever the files are called. Loads Header, Episodes and
    OC3; other tables are counted and said to be kept for later. Says of every problem in which
    file, line and column it is, and how to mend it. All or nothing, in one transaction; the same
    return again changes nothing.

    Without --year the collection year is that of the latest DECOM. Leaves with 0 where nothing
    was rejected, else 1, and 2 where the call itself is wrong.

    \b
    Example:
      throughcare import ssda903 return-2026/ --dry-run
      throughcare import ssda903 return-2026/ --year 2026 --json > report.json
    """
    from throughcare.exchange.ssda903.problems import BadCall

    if not folder.exists():
        raise click.UsageError(f"{folder} cannot be found. Check the path.")
    try:
        with installation(), acting() as by:
            code = _bring(by, folder, year, dry_run, accept_rejects, json_)
    except BadCall as mistake:
        raise click.UsageError(str(mistake)) from mistake
    raise click.exceptions.Exit(code)


def _bring(
    by: User,
    folder: Path,
    year: int | None,
    dry_run: bool,
    accept_rejects: bool,
    json_: bool,
) -> int:
    from throughcare.exchange.ssda903.record import Kept
    from throughcare.exchange.ssda903.run import bring_in
    from throughcare.house.clock import today

    with bring_in(
        folder,
        Kept(by),
        today=today(),
        year=year,
        dry_run=dry_run,
        accept_rejects=accept_rejects,
        progress=_Steps(),
    ) as report:
        if json_:
            report.write_json(sys.stdout)
            for line in report.headline():
                say(line)
        else:
            for line in report.lines():
                click.echo(line)
        return report.exit_code


class _Steps:
    """A line of progress for each step: growing in place on a terminal, seldom in a log."""

    def __init__(self) -> None:
        self._what = ""
        self._line: Progress | None = None

    def __call__(self, what: str, done: int, total: int | None) -> None:
        if total is None:
            if sys.stderr.isatty():
                click.echo(f"\r{what}: {done:,} rows", err=True, nl=False)
            return
        if self._line is None or self._what != what:
            self._what = what
            self._line = Progress(what)
        self._line(done, total)

"""``throughcare import``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from throughcare.config.cli import REFUSED
from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import Progress, json_option, say


@click.group("import")
def command() -> None:
    """Bring in files of the authority."""


@command.command("ssda903")
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--year", type=int, metavar="Y", help="The return's year by its end: 2026 is 2025–26."
)
@click.option("--dry-run", is_flag=True, help="Read and judge everything, and write nothing.")
@click.option(
    "--accept-rejects",
    is_flag=True,
    help="Bring in every child of whom nothing is rejected; without it, all or nothing.",
)
@json_option
def ssda903(path: Path, year: int | None, dry_run: bool, accept_rejects: bool, json_: bool) -> None:
    """Bring in an SSDA903 return: a folder, a zip, or a file of CSV or XML.

    Header, Episodes and OC3 are loaded; the other known files are counted and said to be kept
    for later. Every problem is told by file, line, column, value and child, with how to mend it.
    A second import of the same files changes nothing.

    \b
    Exit codes: 0 nothing was rejected; 1 something was; 2 the call was refused.

    \b
    Example:
      throughcare import ssda903 returns/2025-26 --dry-run
      throughcare import ssda903 returns/2025-26 --year 2026 --accept-rejects --json
    """
    if not path.exists():
        raise click.UsageError(f"There is no folder or file {path}.")
    with installation() as _, acting() as by:
        from throughcare.exchange.ssda903.apply import Database
        from throughcare.exchange.ssda903.problems import BadCall
        from throughcare.exchange.ssda903.run import bring_in
        from throughcare.house.clock import today

        told = _Told()
        try:
            with bring_in(
                path,
                Database(by=by),
                today=today(),
                year=year,
                dry_run=dry_run,
                accept_rejects=accept_rejects,
                progress=told,
            ) as report:
                told.end()
                if json_:
                    report.write_json(sys.stdout)
                else:
                    report.write_text(sys.stdout)
                code = report.exit_code
        except BadCall as mistake:
            say(str(mistake))
            code = REFUSED
    raise click.exceptions.Exit(code)


class _Told:
    """One line of progress for each step: read, checked, loaded."""

    def __init__(self) -> None:
        self.lines: dict[str, Progress] = {}

    def __call__(self, what: str, done: int, total: int | None) -> None:
        line = self.lines.get(what)
        if line is None:
            self.end()
            line = self.lines[what] = Progress(what)
        if total:
            line(done, total)

    def end(self) -> None:
        for line in self.lines.values():
            line.end()

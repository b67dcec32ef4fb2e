"""The command line: one file for each command, loaded when it is called.

Exit codes: 0 done; 1 problems were found or something was rejected; 2 the call was refused
(wrong arguments, unsafe settings, no database); 3 a fault in the program.
"""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

import click

from throughcare.config.environment import SettingError
from throughcare.config.logins import PrepareError
from throughcare.config.postgres import ServerError

FOUND = 1
REFUSED = 2
FAULT = 3

COMMANDS = {
    # name: (module, what the list of commands says)
    "serve": ("serve", "Start the service on this machine; --demo brings an invented authority."),
    "worker": ("worker", "Work through background jobs until stopped."),
    "migrate": ("migrate", "Bring the database up to this version of the program."),
    "demo": ("demo", "Load the invented authority into an empty database."),
    "user": ("user", "Add, list and close accounts."),
    "import": ("bring", "Bring in files of the authority."),
    "export": ("take", "Take out files in the formats that others read."),
    "rebuild": ("rebuild", "Derive everything derived anew from the facts."),
    "statute": ("statute", "Try the law on cases of your own."),
    "check": ("check", "Say what is wrong with this installation."),
    "backup": ("backup", "Write everything into one file."),
    "restore": ("restore", "Read a backup into an empty database."),
    "database": ("database", "Prepare a PostgreSQL server of your own."),
}


class Lazy(click.Group):
    """Knows its commands by name, and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"throughcare.config.cli.{COMMANDS[cmd_name][0]}")
        found: click.Command = module.command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.command(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Settings come from the environment: docs/reference/settings.md lists them.",
)
@click.option("--debug", is_flag=True, help="Show where in the program a fault happened.")
@click.version_option(package_name="throughcare", message="Throughcare %(version)s")
@click.pass_context
def group(ctx: click.Context, debug: bool) -> None:
    """Throughcare, the recording and planning of a leaving-care service.

    \b
    Example:
      throughcare serve --demo
    """
    ctx.obj = debug


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code; a mistake gets one plain sentence."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = group.main(args=given, prog_name="throughcare", standalone_mode=False)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.UsageError as mistake:
        mistake.show()
        code = REFUSED
    except click.ClickException as mistake:
        click.echo(mistake.format_message(), err=True)
        code = mistake.exit_code
    except (SettingError, ServerError, PrepareError) as mistake:
        click.echo(str(mistake), err=True)
        code = REFUSED
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = 130
    except BrokenPipeError:
        code = FOUND
    except Exception as fault:
        code = _explain(fault, debug="--debug" in given)
    sys.exit(code if isinstance(code, int) else 0)


def _explain(fault: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(fault, file=sys.stderr)
        return FAULT
    if known := _known(fault):
        click.echo(known, err=True)
        return REFUSED
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    click.echo(
        "The program met something that it did not foresee and stopped "
        f"({type(fault).__name__}, {frame.filename.rpartition('/')[2]} line {frame.lineno}); "
        "nothing was half written. `throughcare --debug …` shows more.",
        err=True,
    )
    return FAULT


def _known(fault: Exception) -> str:
    """A sentence for what an operator can mend."""
    import psycopg

    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None:
            return "The database cannot be reached: is its server running, and its address right?"
        if isinstance(cause, psycopg.errors.LockNotAvailable):
            return "Somebody else holds what this command needs: try again in a minute."
        if isinstance(cause, psycopg.errors.DiskFull):
            return "The disk of the database is full."
        cause = cause.__cause__
    if type(fault).__name__ == "Refused":
        return str(fault)
    if isinstance(fault, PermissionError | FileNotFoundError) and fault.filename:
        return f"{fault.filename}: {fault.strerror}."
    return ""

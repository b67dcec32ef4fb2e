"""What every command stands on: settings, the database, Django, and as whom it acts."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import click

from throughcare.config import environment, logins, postgres, safety
from throughcare.config.cli.says import say
from throughcare.config.environment import Environment

if TYPE_CHECKING:
    from throughcare.access.models import User

ADDRESSES = {
    "DATABASE_URL": logins.WEB.name,
    "DATABASE_JOBS_URL": logins.JOBS.name,
    "DATABASE_OWNER_URL": logins.OWNER.name,
}
NEEDED = {"web": "DATABASE_URL", "jobs": "DATABASE_JOBS_URL", "owner": "DATABASE_OWNER_URL"}


@contextmanager
def database(*, unsafe: bool = False) -> Iterator[tuple[Environment, postgres.Server | None]]:
    """The settings with their three addresses; the embedded server runs meanwhile if it is ours.

    Refuses unsafe settings unless ``unsafe`` says that finding them is the command's own work.
    """
    env = environment.load()
    if not unsafe:
        refuse_unsafe(env)
    stop_on_sigterm()
    with ExitStack() as stack:
        server = None
        if env.embedded:
            server = stack.enter_context(postgres.embedded(env.data_dir))
            logins.prepare(server.url(postgres.SUPERUSER, "postgres"))
            for name, login in ADDRESSES.items():
                os.environ[name] = server.url(login, logins.DATABASE)
            stack.callback(_forget_addresses)
        yield environment.load(), server


@contextmanager
def installation(
    login: str = "jobs", *, unsafe: bool = False, migrated: bool = True
) -> Iterator[Environment]:
    """Django, set up on the database as one of its three logins.

    ``migrated``: refuse where the database lacks migrations.
    """
    with database(unsafe=unsafe) as (env, _):
        set_up_django(env, login)
        if migrated:
            from throughcare.config.health import missing_migrations

            if missing := missing_migrations():
                raise click.ClickException(
                    f"The database lacks {len(missing)} migrations of this version of the "
                    "program: run `throughcare migrate` first."
                )
        try:
            yield env
        finally:
            from django.db import connections

            connections.close_all()


@contextmanager
def acting() -> Iterator[User]:
    """Act as the installation's own user, whom the history shows; gives that user."""
    from throughcare.access.acting import acting_as
    from throughcare.access.selectors import installation_user

    user = installation_user()
    with acting_as(user):
        yield user


def set_up_django(env: Environment, login: str) -> None:
    """Django on one of the three logins."""
    if not {"web": env.database_url, "jobs": env.jobs_url, "owner": env.owner_url}[login]:
        raise click.ClickException(f"{NEEDED[login]} is not set, and this command needs it.")
    os.environ["THROUGHCARE_LOGIN"] = login
    os.environ["DJANGO_SETTINGS_MODULE"] = "throughcare.config.settings"
    import django

    from throughcare.config import logs

    logs.configure(env.log_level if env.log_level != "INFO" else "WARNING")
    django.setup()


def refuse_unsafe(env: Environment) -> None:
    """Leave, saying which settings are unsafe."""
    if found := safety.problems(env):
        for problem in found:
            say(problem)
        raise click.exceptions.Exit(2)


def stop_on_sigterm() -> None:
    """Let SIGTERM end a command as Ctrl-C does, so that what it started is stopped too."""

    def leave(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, leave)


def _forget_addresses() -> None:
    for name in ADDRESSES:
        os.environ.pop(name, None)

"""``throughcare database``."""

from __future__ import annotations

import secrets

import click

from throughcare.config import environment, logins
from throughcare.config.addresses import to_django, with_login
from throughcare.config.cli.says import as_json, json_option, say


@click.group("database")
def command() -> None:
    """Prepare a PostgreSQL server of your own."""


@command.command("prepare")
@click.argument("superuser_url", envvar="DATABASE_SUPERUSER_URL")
@click.option("--name", default=logins.DATABASE, show_default=True, help="The database's name.")
@json_option
def prepare(superuser_url: str, name: str, json_: bool) -> None:
    """Make the roles, the three logins and an empty database on a fresh server.

    SUPERUSER_URL (or DATABASE_SUPERUSER_URL in the environment) is the address of a login that
    may make roles. Passwords are those of DATABASE_URL, DATABASE_JOBS_URL and
    DATABASE_OWNER_URL where these are set; else they are made up, and the three addresses come
    on stdout to be kept. Safe to repeat: what is there already stays.

    \b
    Example:
      throughcare database prepare postgresql://postgres@db.example.gov.uk/postgres
    """
    if not superuser_url.startswith(("postgresql://", "postgres://")):
        raise click.UsageError("Give an address such as postgresql://postgres@host/postgres.")
    env = environment.load()
    given = {"DATABASE_URL": env.database_url, "DATABASE_JOBS_URL": env.jobs_url}
    given["DATABASE_OWNER_URL"] = env.owner_url
    passwords, addresses = {}, {}
    for (variable, url), login in zip(given.items(), logins.LOGINS, strict=True):
        if url and to_django(url)["USER"] != login.name:
            raise click.UsageError(f"{variable} should have the login {login.name}.")
        password = to_django(url)["PASSWORD"] if url else secrets.token_urlsafe(24)
        passwords[login.name] = password
        addresses[variable] = url or with_login(superuser_url, login.name, password, name)
    new = logins.prepare(superuser_url, name, passwords=passwords)
    say(f"The database {name} {'was made' if new else 'was there already'}; its logins are ready.")
    if json_:
        as_json({"new": new, "addresses": addresses})
        return
    if not all(given.values()):
        click.echo("\n".join(f"{variable}={url}" for variable, url in addresses.items()))
    say("Next: `throughcare migrate`.")

"""``throughcare user``."""

from __future__ import annotations

import getpass
import sys
from datetime import date

import click

from throughcare.config.cli import team
from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import as_json, json_option, say


@click.group("user")
def command() -> None:
    """Add, list and close accounts."""


@command.command("add")
@click.argument("email")
@click.option("--name", required=True, help="First name and surname, as shown beside records.")
@click.option("--role", required=True, help="One of the roles that `user roles` lists.")
@click.option("--team", "teams", multiple=True, help="Short name of a team; may be repeated.")
@click.option("--works-for", default="", help="The agency, where it is not the authority itself.")
@click.option("--ends", metavar="YYYY-MM-DD", help="Last day of access; an inspector needs one.")
@click.option("--password-stdin", is_flag=True, help="Read the password from stdin.")
@json_option
def add(
    email: str,
    name: str,
    role: str,
    teams: tuple[str, ...],
    works_for: str,
    ends: str | None,
    password_stdin: bool,
    json_: bool,
) -> None:
    """Make an account; asks for its password on a terminal.

    \b
    Example:
      throughcare user add sam@example.gov.uk --name "Sam Hill" --role personal_adviser
    """
    if "@" not in email.strip("@"):
        raise click.UsageError(f"{email} is not an e-mail address.")
    last_day = _day(ends) if ends else None
    with installation(), acting() as by:
        from django.db import transaction

        from throughcare.access import services
        from throughcare.house.clock import today

        password = _password(password_stdin)
        with transaction.atomic():
            found = [team_id(slug) for slug in teams]
            user = services.add_user(
                by=by,
                name=name,
                email=email,
                role=role,
                password=password,
                ends_on=last_day,
                works_for=works_for,
            )
            for one in found:
                services.join_team(by=by, team_id=one, user_id=user.pk, start=today())
    if json_:
        as_json({"id": user.pk, "email": email, "role": role})
    else:
        say(f"{name} can sign in as {email}.")


@command.command("list")
@json_option
def list_(json_: bool) -> None:
    """Say who has an account, and who has none any more.

    \b
    Example:
      throughcare user list
    """
    with installation(), acting():
        from django.db import transaction

        from throughcare.access.selectors import staff

        with transaction.atomic():
            found = staff()
    rows = [
        {
            "email": user.email,
            "name": user.name,
            "role": user.role,
            "active": user.has_access_today,
            "ends": user.ends_on,
        }
        for user in found
    ]
    if json_:
        as_json(rows)
        return
    for row in rows:
        ended = "" if row["active"] else "  (no access)"
        click.echo(f"{row['email']:<40} {row['role']:<24} {row['name']}{ended}")


@command.command("roles")
@json_option
def roles(json_: bool) -> None:
    """Say which roles there are, each in a sentence.

    \b
    Example:
      throughcare user roles
    """
    from throughcare.access.roles import ROLES

    shown = {code: role.sentence for code, role in ROLES.items() if code != "installation"}
    if json_:
        as_json(shown)
        return
    for code, sentence in shown.items():
        click.echo(f"{code:<24} {sentence}")


@command.command("close")
@click.argument("email")
def close(email: str) -> None:
    """End an account's access at once; what the person recorded stays.

    \b
    Example:
      throughcare user close sam@example.gov.uk
    """
    with installation(), acting() as by:
        from throughcare.access import services

        user_id, name = user_of(email)
        services.close_user(by=by, user_id=user_id)
    say(f"{name} has no access any more.")


@command.command("password")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from stdin.")
def password(email: str, password_stdin: bool) -> None:
    """Give an account a new password.

    \b
    Example:
      throughcare user password sam@example.gov.uk
    """
    with installation(), acting() as by:
        from throughcare.access import services

        user_id, name = user_of(email)
        services.set_password(by=by, user_id=user_id, password=_password(password_stdin))
    say(f"{name} has a new password.")


@command.command("code")
@click.argument("email")
def code(email: str) -> None:
    """Take a lost phone's codes off an account; the next sign-in sets up new ones.

    Be sure who asks: whoever has the password can then set up an app of their own.

    \b
    Example:
      throughcare user code sam@example.gov.uk
    """
    with installation(), acting() as by:
        from throughcare.access import services

        user_id, name = user_of(email)
        had = services.forget_code(by=by, user_id=user_id)
    say(f"{name} sets up a new app at the next sign-in." if had else f"{name} had set up no app.")


command.add_command(team.command)


def user_of(email: str) -> tuple[int, str]:
    """Id and name of the account with this address."""
    from django.db import transaction

    from throughcare.access.selectors import user_by_email

    with transaction.atomic():
        user = user_by_email(email)
    if user is None:
        raise click.UsageError(
            f"Nobody has the address {email}; `throughcare user list` shows all."
        )
    return user.pk, user.name


def team_id(slug: str) -> int:
    """Id of the team with this short name."""
    from throughcare.access.selectors import all_teams

    teams = {one.slug: one.pk for one in all_teams()}
    if slug not in teams:
        known = ", ".join(sorted(teams)) or "none yet"
        raise click.UsageError(f"There is no team {slug}; there are: {known}.")
    return teams[slug]


def _password(from_stdin: bool) -> str:
    """A password that the settings' own rules accept."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if from_stdin:
        given = sys.stdin.readline().rstrip("\n")
    elif sys.stdin.isatty():
        given = getpass.getpass("Password: ")
        if given != getpass.getpass("Again: "):
            raise click.UsageError("The two differ; nothing was changed.")
    else:
        raise click.UsageError("There is no terminal to ask on: use --password-stdin.")
    try:
        validate_password(given)
    except ValidationError as weak:
        raise click.UsageError(" ".join(weak.messages)) from weak
    return given


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{text} is not a day such as 2027-03-31.") from None

"""``throughcare user team``."""

from __future__ import annotations

from datetime import timedelta

import click

from throughcare.config.cli.ground import acting, installation
from throughcare.config.cli.says import as_json, json_option, say


@click.group("team")
def command() -> None:
    """Make teams, and put people in them."""


@command.command("add")
@click.argument("slug")
@click.option("--name", required=True, help="The name that pages show.")
@click.option(
    "--most",
    type=click.IntRange(1, 200),
    default=20,
    show_default=True,
    help="How many young people one adviser should have at most.",
)
def add(slug: str, name: str, most: int) -> None:
    """Make a team; SLUG is its short name, as it stands in addresses.

    \b
    Example:
      throughcare user team add after-care-east --name "After-care East"
    """
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_slug

    try:
        validate_slug(slug)
    except ValidationError:
        raise click.UsageError(
            f"{slug} cannot stand in an address: use letters, figures and hyphens."
        ) from None
    with installation(), acting() as by:
        from django.db import transaction

        from throughcare.access import services
        from throughcare.access.selectors import all_teams

        with transaction.atomic():
            for team in all_teams():
                if slug == team.slug or name.casefold() == team.name.casefold():
                    raise click.UsageError(f"There is a team {team.slug} already ({team.name}).")
            services.add_team(by=by, name=name, slug=slug, caseload_limit=most)
    say(f"{name} is there; put people in it with `throughcare user team join`.")


@command.command("list")
@json_option
def list_(json_: bool) -> None:
    """Say which teams there are and who is in them today.

    \b
    Example:
      throughcare user team list
    """
    with installation(), acting():
        from django.db import transaction

        from throughcare.access.selectors import all_teams, members

        with transaction.atomic():
            found = [
                {
                    "slug": team.slug,
                    "name": team.name,
                    "members": [user.email for user in members(team.pk)],
                }
                for team in all_teams()
            ]
    if json_:
        as_json(found)
        return
    for team in found:
        click.echo(f"{team['slug']:<24} {team['name']}")
        for email in team["members"]:
            click.echo(f"{'':<24}   {email}")


@command.command("join")
@click.argument("email")
@click.argument("team")
def join(email: str, team: str) -> None:
    """Put somebody in a team from today; a manager then sees its young people.

    \b
    Example:
      throughcare user team join sam@example.gov.uk after-care-east
    """
    with installation(), acting() as by:
        from django.db import transaction

        from throughcare.access import services
        from throughcare.access.selectors import current_memberships
        from throughcare.config.cli.user import team_id, user_of
        from throughcare.house.clock import today

        with transaction.atomic():
            user_id, name = user_of(email)
            into = team_id(team)
            if current_memberships().filter(user_id=user_id, team_id=into).exists():
                raise click.UsageError(f"{name} is in {team} already.")
            services.join_team(by=by, team_id=into, user_id=user_id, start=today())
    say(f"{name} is in {team} from today.")


@command.command("leave")
@click.argument("email")
@click.argument("team")
def leave(email: str, team: str) -> None:
    """End somebody's time in a team; who joined today is out from tomorrow.

    \b
    Example:
      throughcare user team leave sam@example.gov.uk after-care-east
    """
    with installation(), acting() as by:
        from django.db import transaction

        from throughcare.access import services
        from throughcare.access.selectors import current_memberships
        from throughcare.config.cli.user import team_id, user_of
        from throughcare.house.clock import today
        from throughcare.ui.formatting import day_and_year

        with transaction.atomic():
            user_id, name = user_of(email)
            row = current_memberships().filter(user_id=user_id, team_id=team_id(team)).first()
            if row is None:
                raise click.UsageError(f"{name} is not in {team}.")
            end = max(today(), row.start + timedelta(days=1))
            services.leave_team(by=by, membership_id=row.pk, end=end)
    say(f"{name} is out of {team} from {day_and_year(end)}.")

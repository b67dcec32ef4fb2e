"""The work of teams, and the lists that its numbers open."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.access.models import Team
from throughcare.access.requests import SignedIn
from throughcare.access.selectors import all_teams, members, teams_of
from throughcare.casework.presenters import duties, people
from throughcare.casework.presenters import team as present
from throughcare.casework.selectors import caseload
from throughcare.casework.selectors.caseload import Chosen
from throughcare.casework.selectors.duties import by_ids
from throughcare.casework.selectors.people import in_order, lines
from throughcare.casework.selectors.spells import last_advisers, team_at
from throughcare.house.clock import today
from throughcare.ui.components import Action, Chip, Crumb, Empty, Link
from throughcare.ui.formatting import full_day
from throughcare.ui.views import page

MOST = 200
"""Rows of one list; a longer one says how many there are in all."""

NO_TEAM = Empty(
    "You belong to no team yet. Your administrator puts you in one, and its young people show here."
)
NOTHING_WAITS = Empty("Nothing waits for you. Every young person has an adviser.", good=True)


@permitted("team.see")
@require_safe
def team_view(request: SignedIn) -> HttpResponse:
    """The reader's own team, the first where they have several."""
    teams = teams_of(request.user)
    if teams:
        return _team(request, teams[0], others=teams[1:])
    if request.user.can("service.see"):
        return redirect("service")
    return page(request, "casework/no_team.html", {"empty": NO_TEAM}, section="team")


@permitted("team.see")
@require_safe
def team_one(request: SignedIn, team: str) -> HttpResponse:
    """One team, by its address."""
    found = _team_at(request, team)
    mine = [] if request.user.can("service.see") else teams_of(request.user)
    return _team(request, found, others=[t for t in mine if t != found])


def _team_at(request: SignedIn, slug: str) -> Team:
    found = team_at(slug, request.user)
    if found is None:
        raise Http404
    return found


def _team(request: SignedIn, team: Team, *, others: list[Team]) -> HttpResponse:
    day = today()
    may = request.user.can("allocation.change")
    work = caseload.team_numbers(team.pk, day)
    left, _ = caseload.person_ids(Chosen(team.pk, show="needs"), day, MOST)
    workers = members(team.pk, ("personal_adviser",))
    numbers = present.total([row.numbers for row in work])
    waiting = present.without_adviser_row(
        team, left, last_advisers(left) if left else {}, day, may=may
    )
    rows = [row for row in (waiting,) if row] + present.over_limit_rows(team, work, may=may)
    move = Action("Move young people", reverse("team_move", args=[team.slug]))
    context = {
        "title": f"Team today: {team.name}",
        "day": full_day(day),
        "people": present.whole_link(team, numbers),
        "advisers": present.advisers(len(workers)),
        "others": [Link(t.name, reverse("team_one", args=[t.slug])) for t in others],
        "actions": [move] if may and numbers.people else [],
        "waiting": rows,
        "nothing_waits": NOTHING_WAITS,
        "table": present.team_table(team, work, workers),
        "means": present.MEANS,
    }
    return page(request, "casework/team.html", context, section=_section(request))


def _section(request: SignedIn) -> str:
    return "service" if request.user.can("service.see") else "team"


@permitted("team.see")
@require_safe
def team_people(request: SignedIn, team: str) -> HttpResponse:
    """What a number of a team's work counts."""
    found = _team_at(request, team)
    chosen = _chosen(request, Chosen(found.pk))
    crumb = Crumb(found.name, reverse("team_one", args=[found.slug]))
    return _list(request, chosen, found.name, crumb, "team_people", [found.slug])


@permitted("service.see")
@require_safe
def unplaced_people(request: SignedIn) -> HttpResponse:
    """What a number of those in no team counts."""
    chosen = _chosen(request, Chosen(unplaced=True))
    crumb = Crumb("Service", reverse("service"))
    return _list(request, chosen, "not in a team yet", crumb, "unplaced_people", [])


@permitted("service.see")
@require_safe
def service_people(request: SignedIn) -> HttpResponse:
    """What a number of the whole service counts."""
    chosen = _chosen(request, Chosen())
    crumb = Crumb("Service", reverse("service"))
    return _list(request, chosen, "the whole service", crumb, "service_people", [])


def _chosen(request: SignedIn, within: Chosen) -> Chosen:
    show = request.GET.get("show", "")
    who = request.GET.get("adviser", "")
    adviser = 0 if who == "none" else int(who) if who.isascii() and who.isdigit() else None
    return Chosen(
        within.team_id,
        within.unplaced,
        None if adviser is not None and adviser > 2**62 else adviser,
        show if show in present.LISTS else "",
    )


def _list(
    request: SignedIn, chosen: Chosen, whose: str, crumb: Crumb, route: str, args: list[str]
) -> HttpResponse:
    day = today()
    rows, table = None, None
    if chosen.shows_duties:
        ids, total = caseload.duty_ids(chosen, day, MOST)
        rows = [duties.worklist_row(duty, request.user, day) for duty in by_ids(ids, day)]
    else:
        ids, total = caseload.person_ids(chosen, day, MOST)
        if ids:
            table = people.people_table(lines(in_order(ids), day), day)
    context = {
        "crumbs": [crumb],
        "title": present.list_title(chosen, total),
        "about": present.list_about(whose, present.adviser_name(chosen), len(ids), total),
        "chips": [
            Chip(text, href, current=show == chosen.show)
            for show, text, href in present.list_chips(chosen, route, args)
        ],
        "rows": rows,
        "table": table,
        "empty": Empty("Nobody is in this part of the list.", good=bool(chosen.show)),
        "actions": present.list_actions(chosen, args, total)
        if request.user.can("allocation.change")
        else [],
    }
    return page(request, "casework/team_people.html", context, section=_section(request))


@permitted("service.see")
@require_safe
def service_view(request: SignedIn) -> HttpResponse:
    """Every team with the same numbers, and those who are in none yet."""
    day = today()
    may = request.user.can("allocation.change")
    teams = all_teams()
    unplaced = caseload.unplaced_numbers(day)
    waiting = present.service_waiting(
        teams, unplaced.people, caseload.without_adviser(day), may=may
    )
    context = {
        "day": full_day(day),
        "waiting": waiting,
        "nothing_waits": NOTHING_WAITS,
        "table": present.service_table(teams, caseload.service_numbers(day), unplaced),
        "no_teams": Empty("There are no teams yet. Your administrator makes them."),
        "means": present.MEANS,
        "has_teams": bool(teams),
    }
    return page(request, "casework/service.html", context, section="service")

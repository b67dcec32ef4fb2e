"""The list of young people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.access.models import Team
from throughcare.access.requests import SignedIn
from throughcare.access.selectors import all_teams, teams_of
from throughcare.casework.presenters import people
from throughcare.casework.presenters.people import SHORT
from throughcare.casework.selectors.people import Filters, people_list, person_at
from throughcare.house.clock import today
from throughcare.statute.status import Status
from throughcare.ui.components import Action, Chip, Empty, Link, Pages
from throughcare.ui.formatting import count
from throughcare.ui.views import page

STATUSES = (
    Status.ELIGIBLE,
    Status.RELEVANT,
    Status.FORMER_RELEVANT,
    Status.FR_EDUCATION_23C,
    Status.FR_23CA,
    Status.FR_23CZB,
    Status.FR_NOT_RECEIVING,
    Status.QUALIFYING,
    Status.MANUAL_REVIEW,
)


@permitted("person.find")
@require_safe
def people_view(request: SignedIn) -> HttpResponse:
    """Young people in the reader's sight, by name; every filter stands in the address."""
    day = today()
    user = request.user
    filters = _filters(request)
    found = people_list(user, filters, day)
    wide = user.role_entry.reach == "service"
    teams = all_teams() if wide else teams_of(user)
    context = {
        "about": "By name, everybody whose record you may open."
        if found.total is None
        else f"{count(found.total, 'young person', 'young people')}, by name.",
        "chips": _chips(filters, teams, own=user.can("contact.record"), wide=wide),
        "statuses": _statuses(filters),
        "table": people.people_table(found.lines, day) if found.lines else None,
        "pages": Pages(
            next=Link("Next page", _url(filters, after=str(found.next.public_id)))
            if found.next
            else None,
            previous=Link("First page", _url(filters)) if filters.after else None,
        ),
        "empty": _empty(filters, wide),
    }
    return page(request, "casework/people.html", context, section="people")


def _filters(request: SignedIn) -> Filters:
    given = request.GET
    try:
        after = person_at(UUID(given["after"])) if "after" in given else None
    except ValueError:
        after = None
    status = given.get("status", "")
    return Filters(
        mine=given.get("mine") == "yes",
        team=given.get("team", "")[:80],
        adviser="none" if given.get("adviser") == "none" else "",
        status=status if status in set(Status) else "",
        after=after,
    )


def _url(filters: Filters, *, after: str = "") -> str:
    chosen = {
        "mine": "yes" if filters.mine else "",
        "team": filters.team,
        "adviser": filters.adviser,
        "status": filters.status,
        "after": after,
    }
    query = urlencode({name: value for name, value in chosen.items() if value})
    return reverse("people") + (f"?{query}" if query else "")


def _chips(filters: Filters, teams: Sequence[Team], *, own: bool, wide: bool) -> list[Chip]:
    kept = replace(filters, mine=False, team="", adviser="", after=None)
    options = [("Everybody", kept)]
    if own:
        options.append(("My own", replace(kept, mine=True)))
    options += [(team.name, replace(kept, team=team.slug)) for team in teams]
    if wide:
        options.append(("In no team", replace(kept, team="none")))
    if wide or teams:
        options.append(("No adviser", replace(kept, adviser="none")))
    now = replace(filters, after=None)
    return [Chip(text, _url(one), current=one == now) for text, one in options]


def _statuses(filters: Filters) -> list[Chip]:
    now = replace(filters, after=None)
    options = [("Any status", replace(now, status=""))]
    options += [(_status(s), replace(now, status=str(s))) for s in STATUSES]
    return [Chip(text, _url(one), current=one == now) for text, one in options]


def _status(status: Status) -> str:
    """Two kinds of education must be told apart where one of them is chosen."""
    return {
        Status.FR_EDUCATION_23C: "Education from before 21",
        Status.FR_23CA: "Education again",
        Status.FR_23CZB: "Support 21 to 24",
    }.get(status, SHORT[status])


def _empty(filters: Filters, wide: bool) -> Empty:
    if filters.chosen or filters.after:
        everybody = Action("Show everybody", reverse("people"))
        return Empty("Nobody is in this part of the list.", action=everybody)
    if wide:
        return Empty("There are no young people here yet. Bring them in from a return.")
    return Empty("Nobody’s record is open to you yet. Your manager chooses whom you work with.")

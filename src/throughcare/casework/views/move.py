"""Choosing a team and an adviser: for one young person, for newcomers, for a whole caseload."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.access.decorators import permitted
from throughcare.access.models import Team, User
from throughcare.access.requests import SignedIn
from throughcare.access.selectors import all_teams
from throughcare.casework import services
from throughcare.casework.forms import AdviserForm, MoveForm
from throughcare.casework.models import Allocation
from throughcare.casework.presenters import move as present
from throughcare.casework.presenters.contacts import head
from throughcare.casework.presenters.duties import person_url
from throughcare.casework.selectors import caseload
from throughcare.casework.selectors.caseload import Chosen
from throughcare.casework.selectors.people import Line, in_order, lines
from throughcare.casework.selectors.spells import (
    allocations,
    caseloads,
    team_at,
    team_of,
    workers_by_team,
)
from throughcare.house import Refused
from throughcare.house.clock import today
from throughcare.people.opening import open_person
from throughcare.ui.components import Crumb, Empty
from throughcare.ui.views import page

MOST = 200
METHODS = ["GET", "HEAD", "POST"]
Workers = Sequence[tuple[str, Sequence[User]]]


@permitted("allocation.change")
@require_http_methods(METHODS)
def choose_adviser(request: SignedIn, person: UUID) -> HttpResponse:
    """Give one young person a team and an adviser, or end the work of the one they have."""
    found = open_person(request, person)
    day = today()
    placed = team_of(found.pk, day)
    adviser = next(
        (a for a in allocations(found.pk, day) if a.part == Allocation.Part.ADVISER), None
    )
    form = AdviserForm(
        request.POST if request.method == "POST" else None,
        initial={"start": day},
        keep_team=placed.team.name if placed else "",
        allow_nobody=adviser is not None,
        **_choices(request.user),
    )
    if request.method == "POST" and form.is_valid():
        try:
            said = _choose(request.user, found.pk, form, adviser, found.called)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, said)
            # Whom another team looks after from now on, the manager no longer sees.
            gone = form.team_id is not None and not request.user.can("service.see")
            return redirect("team" if gone else person_url(found))
    context = {
        "head": head(found, day),
        "form": form,
        "now": present.at_present(placed, adviser),
        "cancel": person_url(found),
    }
    return page(request, "casework/choose_adviser.html", context, section="people")


def _choose(
    by: User, person_id: int, form: AdviserForm, adviser: Allocation | None, called: str
) -> str:
    reason = form.cleaned_data["reason"]
    if form.worker_id is not None:
        services.hand_over(
            by=by,
            person_ids=[person_id],
            start=form.start_on,
            reason=reason,
            team_id=form.team_id,
            worker_id=form.worker_id,
        )
        return present.chosen_notice(called, form.worker_name, form.start_on)
    if form.team_id is not None:
        services.place_in_team(
            by=by,
            person_id=person_id,
            new=services.NewPlacement(person_id, form.team_id, form.start_on),
        )
    if adviser is not None:
        services.end_allocation(
            by=by,
            person_id=person_id,
            allocation_id=adviser.pk,
            end=form.start_on,
            reason=reason,
        )
    return present.ended_notice(called, form.start_on)


def _choices(user: User) -> dict[str, Any]:
    """Teams and workers to choose from; caseloads where the reader sees the whole of them."""
    day = today()
    workers = workers_by_team(day)
    ids = {w.pk for _, group in workers for w in group}
    # A team manager sees a part of other teams' caseloads, and half a number misleads.
    counted = caseloads(ids, day) if user.can("service.see") else {}
    return {
        "teams": all_teams(),
        "workers": workers,
        "caseloads": {pk: counted.get(pk, 0) for pk in ids} if user.can("service.see") else {},
    }


@dataclass(frozen=True, slots=True)
class From:
    """Where the young people to be moved are, and what the pages call it."""

    chosen: Chosen
    title: str
    crumb: Crumb
    keep_team: str
    back: str
    empty: Empty


@permitted("allocation.change")
@require_http_methods(METHODS)
def team_move(request: SignedIn, team: str) -> HttpResponse:
    """Move young people of a team: choose, to whom, check, move."""
    found = team_at(team, request.user)
    if found is None:
        raise Http404
    who = request.GET.get("adviser", "")
    adviser = 0 if who == "none" else int(who) if who.isascii() and who.isdigit() else None
    needs = request.GET.get("show") == "needs"
    back = reverse("team_one", args=[found.slug])
    return _move(
        request,
        From(
            Chosen(found.pk, adviser=adviser, show="needs" if needs else ""),
            "Choose an adviser" if needs or adviser == 0 else "Move young people",
            Crumb(found.name, back),
            f"Stay with {found.name}",
            back,
            Empty("There is nobody to move here.", good=True),
        ),
    )


@permitted("service.see", "allocation.change")
@require_http_methods(METHODS)
def newcomers(request: SignedIn) -> HttpResponse:
    """Young people who came in and are in no team yet: choose a team and an adviser."""
    back = reverse("service")
    return _move(
        request,
        From(
            Chosen(unplaced=True),
            "No adviser, and no team yet",
            Crumb("Service", back),
            "",
            back,
            Empty("Everybody who is owed a team has one.", good=True),
        ),
    )


def _move(request: SignedIn, at: From) -> HttpResponse:
    day = today()
    ids, total = caseload.person_ids(at.chosen, day, MOST)
    # How things stand with each is asked for once somebody is chosen.
    shown = lines(in_order(ids), day, work=request.method == "POST")
    posted = request.POST if request.method == "POST" else None
    initial: dict[str, Any] = {"start": day}
    if request.GET.get("all") == "yes":
        initial["people"] = [str(line.person.public_id) for line in shown]
    form = MoveForm(
        posted,
        initial=initial,
        people=[present.option(line, day) for line in shown],
        keep_team=at.keep_team,
        **_choices(request.user),
    )
    if posted is not None and form.is_valid():
        moving = [line for line in shown if str(line.person.public_id) in form.people_chosen]
        if "move" not in posted:
            return _check(request, at, form, moving)
        try:
            services.hand_over(
                by=request.user,
                person_ids=[line.person.pk for line in moving],
                start=form.start_on,
                reason=form.cleaned_data["reason"],
                team_id=form.team_id,
                worker_id=form.worker_id,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request, present.moved_notice(len(moving), form.worker_name, form.start_on)
            )
            return redirect(at.back)
    context = {
        "crumbs": [at.crumb],
        "title": at.title,
        "about": present.move_about(len(shown), total),
        "form": form,
        "anybody": bool(shown),
        "empty": at.empty,
        "choose_all": present.choose_all(request.GET, len(shown)),
        "cancel": at.back,
    }
    return page(request, "casework/move.html", context, section=_section(request))


def _check(request: SignedIn, at: From, form: MoveForm, moving: Sequence[Line]) -> HttpResponse:
    day = today()
    context = {
        "crumbs": [at.crumb],
        "title": present.check_title(len(moving), form.worker_name),
        "about": present.check_about(form.team_name, form.start_on, form.cleaned_data["reason"]),
        "table": present.check_table(moving, form.worker_name, day),
        "nudges": present.check_nudges(
            moving, form.worker_name, form.caseload, len(moving), _limit(form), day
        ),
        "hidden": form.as_posted(),
        "cancel": request.get_full_path(),
    }
    return page(request, "casework/move_check.html", context, section=_section(request))


def _limit(form: MoveForm) -> int:
    team = next((t for t in form.teams if t.pk == form.team_id), None)
    return _caseload_limit(team)


def _caseload_limit(team: Team | None) -> int:
    return team.caseload_limit if team else 0


def _section(request: SignedIn) -> str:
    return "service" if request.user.can("service.see") else "team"

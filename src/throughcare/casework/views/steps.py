"""Steps that start or meet a duty: recording one, reading it, taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.casework import services
from throughcare.casework.forms import ReasonForm, StepForm
from throughcare.casework.models import Duty, Milestone
from throughcare.casework.presenters import contacts as present
from throughcare.casework.selectors.contacts import step_at
from throughcare.casework.selectors.duties import open_duties
from throughcare.casework.views.common import opened
from throughcare.house import Refused
from throughcare.house.clock import today
from throughcare.people.opening import open_person
from throughcare.ui.components import Action
from throughcare.ui.views import page

MEETS = {
    Milestone.Kind.ASSESSMENT: "needs-assessment",
    Milestone.Kind.PLAN: "pathway-plan-review",
    Milestone.Kind.REVIEW: "pathway-plan-review",
    Milestone.Kind.MOVED_IN: "pa-first-visit",
    Milestone.Kind.MOVED_OUT: "pa-visit",
}
"""The duty whose date a step moves, for the sentence after saving."""


@permitted("plan.record")
@require_http_methods(["GET", "HEAD", "POST"])
def new_step(request: SignedIn, person: UUID) -> HttpResponse:
    """Record that an assessment, a plan, a review or a move was done."""
    found = open_person(request, person)
    day = today()
    kind = request.GET.get("kind", "")
    initial = {"kind": kind if kind in Milestone.Kind.values else "", "on": day}
    form = StepForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        new = form.new(found.pk)
        code = MEETS[Milestone.Kind(new.kind)]
        before = _next(found.pk, code)
        try:
            step = services.record_milestone(by=request.user, person_id=found.pk, new=new)
        except Refused as refused:
            form.refuse(refused)
        else:
            moved = present.moved(before, _next(found.pk, code), day)
            messages.success(request, f"{step.get_kind_display()}: saved. {moved}".strip())
            return redirect(present.person_url(found))
    context = {
        "head": present.head(found, day),
        "form": form,
        "cancel": present.person_url(found),
    }
    return page(request, "casework/new_step.html", context, section="people")


def _next(person_id: int, code: str) -> Duty | None:
    return next((d for d in open_duties([person_id], today()) if d.code == code), None)


@permitted("person.open")
@require_safe
def step_view(request: SignedIn, step: UUID) -> HttpResponse:
    """A step as it was recorded."""
    found = opened(request, step_at(step), step)
    day = today()
    may = request.user.can("plan.record") and not found.withdrawn_because
    context = {
        "head": present.head(found.person, day),
        "title": found.get_kind_display(),
        "rows": present.step_rows(found, day),
        "words": None,
        "withdrawn": present.withdrawn(found.withdrawn_because),
        "actions": [Action("Take it back", reverse("step_withdraw", args=[found.public_id]))]
        if may
        else [],
    }
    return page(request, "casework/contact.html", context, section="people")


@permitted("plan.record")
@require_http_methods(["GET", "HEAD", "POST"])
def step_withdraw(request: SignedIn, step: UUID) -> HttpResponse:
    """Take back a step that was recorded in error."""
    found = opened(request, step_at(step), step)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_milestone(
                by=request.user,
                person_id=found.person_id,
                milestone_id=found.pk,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "Taken back. It counts nowhere, and the story says so.")
            return redirect(present.person_url(found.person))
    context = {
        "head": present.head(found.person, today()),
        "title": f"Take back: {found.get_kind_display()}",
        "about": "It stays to be read, marked as recorded in error, and counts nowhere. "
        "Record the right one anew.",
        "form": form,
        "cancel": reverse("step", args=[found.public_id]),
    }
    return page(request, "casework/take_back.html", context, section="people")

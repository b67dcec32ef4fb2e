"""Why?: the facts, the rule and the sum behind a status and behind a date."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.care.selectors import status_on
from throughcare.casework.presenters.why import identity, status_page
from throughcare.casework.presenters.why_duty import duty_page
from throughcare.casework.selectors.why import duty_reasons, status_reasons
from throughcare.house.clock import today
from throughcare.people.opening import open_person
from throughcare.ui.views import page


@permitted("person.open")
@require_safe
def why_status(request: SignedIn, person: UUID) -> HttpResponse:
    """Why somebody has the legal status that they have. 7 queries at most."""
    day = today()
    reasons = status_reasons(open_person(request, person), day)
    return page(
        request,
        "casework/why_status.html",
        {
            "identity": identity(reasons.person, reasons.now, day),
            "why": status_page(reasons, request.user, day),
        },
        section="people",
    )


@permitted("person.open")
@require_safe
def why_duty(request: SignedIn, person: UUID, code: str, occurrence: int) -> HttpResponse:
    """Why something is owed by the day it is owed by. 7 queries at most."""
    day = today()
    found = open_person(request, person)
    reasons = duty_reasons(found, code, occurrence)
    if reasons is None:
        raise Http404
    return page(
        request,
        "casework/why_duty.html",
        {
            "identity": identity(found, status_on(found.pk, day), day),
            "why": duty_page(reasons, request.user, day),
        },
        section="people",
    )

"""Why pages: where a status and a due date come from."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.casework.models import Duty
from throughcare.casework.presenters import record as present
from throughcare.casework.presenters import why as explain
from throughcare.casework.selectors.why import duty_why, status_why
from throughcare.house.clock import today
from throughcare.people.opening import open_person
from throughcare.statute.status import Status
from throughcare.ui.formatting import sentence, spoken
from throughcare.ui.views import page


@permitted("person.open")
@require_safe
def why_status_view(request: HttpRequest, person: UUID) -> HttpResponse:
    """Why somebody has their legal status today."""
    day = today()
    somebody = open_person(request, person)
    why = status_why(somebody, day)
    now = next((p for p in why.periods if p.start <= day and (p.end is None or day < p.end)), None)
    status = Status(now.status) if now else Status.NONE
    workings = why.span.workings if why.span else ()
    flags = explain.flags(now.flags if now else ())
    source = f"It is stated by {now.source}." if now and now.stated else ""
    them = spoken(somebody.pronouns, somebody.called)
    return page(
        request,
        "casework/why_status.html",
        {
            "identity": compact(somebody, day, current="overview"),
            "title": explain.title(somebody, status) if now else f"{somebody.called}: not known yet",
            "lede": explain.lede(now, day) if now else "Nothing here says which status it is.",
            "stated": source,
            "flags": flags,
            "life": explain.life(somebody, why, day),
            "steps": explain.steps(workings),
            "sources": explain.sources(workings),
            "over_time_title": f"{sentence(them.possessive)} status over time",
            "over_time": explain.over_time(why.periods, day),
            "means_title": f"What it means for {somebody.called}",
            "means": explain.means(status) if now else "",
            "possessive": them.possessive,
        },
        section="people",
    )


@permitted("person.open")
@require_safe
def why_duty_view(request: HttpRequest, person: UUID, code: str, occurrence: int) -> HttpResponse:
    """Why something is owed to somebody, and by when."""
    day = today()
    somebody = open_person(request, person)
    why = duty_why(somebody, code, occurrence)
    duty = Duty.objects.filter(person_id=somebody.pk, code=code, occurrence=occurrence).first()
    if why is None or duty is None:
        raise Http404
    duty.person = somebody
    return page(
        request,
        "casework/why_duty.html",
        {
            "identity": compact(somebody, day, current="overview"),
            "title": explain.duty_title(why, somebody, duty, day),
            "state": own_row(duty, somebody, request.user, day),
            "sum": explain.duty_sum(why, duty, day),
            "steps": explain.steps(why.steps),
            "rows": explain.duty_rows(why),
            "possessive": spoken(somebody.pronouns, somebody.called).possessive,
        },
        section="people",
    )

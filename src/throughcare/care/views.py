"""Care: what the legal status rests on, recorded and corrected."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.care import presenters, selectors, services
from throughcare.care.forms import CareForm, EndForm, FactForm
from throughcare.care.models import StatusFact
from throughcare.house import Refused
from throughcare.house.clock import today
from throughcare.people.models import Person
from throughcare.people.opening import open_person
from throughcare.statute.status import Status, label
from throughcare.ui.forms import Form
from throughcare.ui.views import page

READ_AND_POST = ["GET", "HEAD", "POST"]


@permitted("person.open")
@require_safe
def care(request: SignedIn, person: UUID) -> HttpResponse:
    """Periods of care and the facts beside them. 4 queries."""
    found = open_person(request, person)
    day = today()
    return page(
        request,
        "care/care.html",
        {
            "identity": presenters.identity(found, selectors.status_on(found.pk, day), day),
            "shown": presenters.care_page(
                found,
                selectors.care_periods(found.pk),
                selectors.status_facts(found.pk),
                request.user,
            ),
        },
        section="people",
    )


@permitted("care.record")
@require_http_methods(READ_AND_POST)
def care_new(request: SignedIn, person: UUID) -> HttpResponse:
    """Record a period of care."""
    found = open_person(request, person)
    form = CareForm(request.POST or None, person=found)
    if form.is_valid():
        try:
            services.record_care_period(by=request.user, person_id=found.pk, new=form.new(found.pk))
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, found, "Period of care saved.")
    return _form(request, found, form, "Record a period of care")


@permitted("care.record")
@require_http_methods(READ_AND_POST)
def care_correct(request: SignedIn, person: UUID, start: date) -> HttpResponse:
    """Correct the period of care that begins on a day."""
    found = open_person(request, person)
    period = selectors.care_period_from(found.pk, start)
    if period is None:
        raise Http404
    form = CareForm(request.POST or None, person=found, period=period)
    if form.is_valid():
        try:
            services.correct_care_period(
                by=request.user,
                person_id=found.pk,
                care_period_id=period.pk,
                changes=form.changes(period),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, found, "Period of care corrected.")
    return _form(request, found, form, "Correct a period of care")


@permitted("care.record")
@require_http_methods(READ_AND_POST)
def status_fact_new(request: SignedIn, person: UUID, kind: str) -> HttpResponse:
    """Record a fact beside care on which the legal status hangs."""
    if kind not in StatusFact.Kind.values:
        raise Http404
    found = open_person(request, person)
    form = FactForm(request.POST or None, person=found, kind=kind)
    if form.is_valid():
        try:
            services.record_status_fact(by=request.user, person_id=found.pk, new=form.new(found.pk))
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, found, "Saved.")
    return _form(request, found, form, f"Record {presenters.FACT_TITLES[StatusFact.Kind(kind)]}")


@permitted("care.record")
@require_http_methods(READ_AND_POST)
def status_fact_end(request: SignedIn, person: UUID, kind: str, start: date) -> HttpResponse:
    """Say until when a fact held."""
    found = open_person(request, person)
    fact = selectors.status_fact_from(found.pk, kind, start)
    if fact is None or fact.kind not in presenters.CAN_END:
        raise Http404
    form = EndForm(request.POST or None, person=found, initial={"end": fact.end})
    if form.is_valid():
        try:
            services.end_status_fact(
                by=request.user,
                person_id=found.pk,
                kind=kind,
                start=start,
                end=form.cleaned_data["end"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return _saved(request, found, "Saved.")
    title = f"{fact.get_kind_display()}: when did it end?"
    return _form(request, found, form, title)


def _saved(request: SignedIn, person: Person, said: str) -> HttpResponse:
    """Back to care, with what the legal status now is."""
    now = selectors.status_on(person.pk, today())
    status = f" Legal status now: {label(Status(now.status)).lower()}." if now else ""
    messages.success(request, f"{said}{status}")
    return redirect(reverse("care", args=[person.public_id]))


def _form(request: SignedIn, person: Person, form: Form, title: str) -> HttpResponse:
    context = {
        "head": presenters.head(person, today()),
        "title": title,
        "form": form,
        "cancel": reverse("care", args=[person.public_id]),
    }
    status = 422 if form.is_bound else 200
    return page(request, "care/form.html", context, section="people", status=status)

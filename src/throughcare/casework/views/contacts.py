"""Visits and contacts: recording one, reading it, correcting it, taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.access import kept
from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.casework import services
from throughcare.casework.forms import ContactForm, ReasonForm
from throughcare.casework.models import Contact
from throughcare.casework.presenters import contacts as present
from throughcare.casework.selectors.contacts import contact_at, last_met, the_same
from throughcare.casework.selectors.duties import next_visit
from throughcare.casework.views.common import opened
from throughcare.house import Refused
from throughcare.house.clock import today
from throughcare.people.models import Person
from throughcare.people.opening import open_person, person_in_sight
from throughcare.recording.keeping import Keeping
from throughcare.ui.formatting import moment
from throughcare.ui.views import page

DRAFT = "casework.contact"
READ_AND_POST = ["GET", "HEAD", "POST"]


@permitted("contact.record")
@require_http_methods(READ_AND_POST)
def new_contact(request: SignedIn, person: UUID) -> HttpResponse:
    """Record a visit, another contact or an attempt; the form keeps itself meanwhile."""
    if Keeping.is_autosave(request):
        # The opening of the form is logged; its savings are no further readings.
        found = person_in_sight(person)
        form = ContactForm(request.POST, person=found)
        return _keeping(request, found).autosave(form.typed())
    found = open_person(request, person)
    keeping = _keeping(request, found)
    if request.method != "POST":
        return _open(request, found, keeping)
    form = ContactForm(request.POST, person=found)
    if "later" in request.POST:
        return keeping.save_for_later(form.typed())
    if clash := keeping.clash(form.typed()):
        return clash
    if form.is_valid() and (saved := _record(request, found, form)):
        keeping.became_a_record()
        return saved
    again = keeping.shown_again()
    return _form(request, found, form, again, last=last_met(found.pk))


def _keeping(request: SignedIn, person: Person) -> Keeping:
    return Keeping(
        request,
        person,
        form=DRAFT,
        title=f"Visit or contact with {person.name}",
        url=reverse("new_contact", args=[person.public_id]),
    )


def _open(request: SignedIn, person: Person, keeping: Keeping) -> HttpResponse:
    start = keeping.open()
    last = last_met(person.pk)
    kind = request.GET.get("kind", "")
    initial = {
        "happened_on": today(),
        "kind": kind if kind in Contact.Kind.values else "",
        "place": last.place if last and last.kind == Contact.Kind.VISIT else "",
    }
    form = (
        ContactForm.resumed(start.words, person=person, initial=initial)
        if start.words is not None
        else ContactForm(person=person, initial=initial)
    )
    return _form(request, person, form, start.saving, last=last, from_time_out=start.from_time_out)


def _form(
    request: SignedIn,
    person: Person,
    form: ContactForm,
    saving: object,
    *,
    last: Contact | None = None,
    from_time_out: bool = False,
) -> HttpResponse:
    day = today()
    context = {
        "head": present.head(person, day),
        "form": form,
        "saving": saving,
        "last_time": present.last_time(last, day),
        "from_time_out": from_time_out,
        "seal": kept.seal(request),
        "cancel": present.person_url(person),
    }
    return page(request, "casework/new_contact.html", context, section="people")


def _record(request: SignedIn, person: Person, form: ContactForm) -> HttpResponse | None:
    day = today()
    new = form.new()
    if twin := the_same(request.user, person.pk, new):
        form.add_error(
            None,
            f"You recorded the very same at {moment(twin.recorded_at)}. If this was another "
            "one, say what was different about it.",
        )
        return None
    before = next_visit(person.pk, day)
    try:
        contact = services.record_contact(by=request.user, person_id=person.pk, new=new)
    except Refused as refused:
        form.refuse(refused)
        return None
    said = present.saved_contact(contact, before, next_visit(person.pk, day), day)
    messages.success(request, said)
    return redirect(present.person_url(person))


@permitted("person.open")
@require_safe
def contact_view(request: SignedIn, contact: UUID) -> HttpResponse:
    """A contact as it was recorded."""
    found = opened(request, contact_at(contact), contact)
    day = today()
    context = {
        "head": present.head(found.person, day),
        "title": present.title(found),
        "rows": present.rows(found, day),
        "words": present.words(found, day),
        "withdrawn": present.withdrawn(found.withdrawn_because),
        "actions": present.actions(found, request.user),
    }
    return page(request, "casework/contact.html", context, section="people")


@permitted("contact.record")
@require_http_methods(READ_AND_POST)
def contact_correct(request: SignedIn, contact: UUID) -> HttpResponse:
    """Correct a contact; both texts stay in the history."""
    found = opened(request, contact_at(contact), contact)
    person, day = found.person, today()
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        person=person,
        initial=ContactForm.of(found),
    )
    if request.method == "POST" and form.is_valid():
        before = next_visit(person.pk, day)
        new = form.new()
        changes = {
            name: getattr(new, name) for name in services.CORRECTABLE if name != "happened_at"
        }
        try:
            services.correct_contact(
                by=request.user, person_id=person.pk, contact_id=found.pk, changes=changes
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            moved = present.moved(before, next_visit(person.pk, day), day)
            messages.success(request, f"Corrected. {moved}".strip())
            return redirect("contact", found.public_id)
    context = {
        "head": present.head(person, day),
        "title": present.title(found),
        "about": f"{present.title(found)}. What stood here before stays in the history.",
        "form": form,
        "cancel": reverse("contact", args=[found.public_id]),
    }
    return page(request, "casework/contact_correct.html", context, section="people")


@permitted("contact.record")
@require_http_methods(READ_AND_POST)
def contact_withdraw(request: SignedIn, contact: UUID) -> HttpResponse:
    """Take back a contact that was recorded in error."""
    found = opened(request, contact_at(contact), contact)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_contact(
                by=request.user,
                person_id=found.person_id,
                contact_id=found.pk,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "Taken back. It counts nowhere, and the story says so.")
            return redirect(present.person_url(found.person))
    context = {
        "head": present.head(found.person, today()),
        "title": f"Take back: {present.title(found)}",
        "about": "It stays to be read, marked as recorded in error, and counts nowhere.",
        "form": form,
        "cancel": reverse("contact", args=[found.public_id]),
    }
    return page(request, "casework/take_back.html", context, section="people")

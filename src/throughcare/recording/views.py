"""Drafts: the list of one's own, both texts where two met, throwing one away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.house import Refused
from throughcare.recording import presenters, selectors, services
from throughcare.recording.models import Draft
from throughcare.ui.components import Empty, Notice
from throughcare.ui.views import page

MOST = 200
NONE = Empty(
    "You have no drafts. What you write saves itself here until you save it for good.", good=True
)


@permitted("draft.keep")
@require_safe
def drafts(request: SignedIn) -> HttpResponse:
    """The reader's unfinished forms."""
    mine = selectors.my_drafts(request.user, MOST)
    context = {"lines": [presenters.draft_line(draft) for draft in mine], "empty": NONE}
    return page(request, "recording/drafts.html", context)


@permitted("draft.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def draft_both(request: SignedIn, draft: UUID) -> HttpResponse:
    """Two texts of one form, side by side, to be chosen from or joined."""
    found = _mine(request, draft)
    problem = None
    if request.method == "POST":
        names = {m.name for m in presenters.meetings(found)}
        version = request.POST.get("version", "")
        try:
            services.join_draft(
                by=request.user,
                person_id=found.person_id,
                form=found.form,
                fields={
                    n: request.POST[f"joined-{n}"] for n in names if f"joined-{n}" in request.POST
                },
                version=int(version) if version.isdigit() else 0,
            )
        except Refused as refused:
            problem = Notice(refused.message, "info")
        else:
            messages.success(request, "Both texts are one now. Read it through, then save.")
            return redirect(found.url)
    elif not found.beside:
        return redirect(found.url)
    return page(
        request,
        "recording/both.html",
        {"draft": found, "meetings": presenters.meetings(found), "problem": problem},
        section="drafts",
    )


@permitted("draft.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def draft_discard(request: SignedIn, draft: UUID) -> HttpResponse:
    """A draft's words once more, before they are thrown away."""
    found = _mine(request, draft)
    if request.method == "POST":
        services.discard_draft(by=request.user, person_id=found.person_id, form=found.form)
        messages.success(request, f"Thrown away: {found.title}.")
        return redirect("drafts")
    context = {
        "draft": found,
        "written": presenters.written(found),
        "about": presenters.title_and_saved(found),
    }
    return page(request, "recording/discard.html", context, section="drafts")


def _mine(request: SignedIn, public_id: UUID) -> Draft:
    found = selectors.my_draft_at(request.user, public_id)
    if found is None:
        raise Http404
    return found

"""A young person's record: its first page, and the story."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.casework.presenters import record as present
from throughcare.casework.presenters import story as tell
from throughcare.casework.selectors.overview import overview
from throughcare.chronology.selectors import After, story
from throughcare.house.clock import today
from throughcare.people.head import compact
from throughcare.people.opening import open_person
from throughcare.ui.components import Empty, Link, Pages
from throughcare.ui.views import page


def _chosen(request: SignedIn) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in tell.GROUPS else ""


@permitted("person.open")
@require_safe
def person_view(request: SignedIn, person: UUID) -> HttpResponse:
    """The first page of a record."""
    day = today()
    group = _chosen(request)
    view = overview(open_person(request, person), day, group=group)
    every = request.GET.get("duties") == "all"
    user = request.user
    whole_story = reverse("story", args=[person])
    return page(
        request,
        "casework/person.html",
        {
            "identity": present.identity(view, user, day, current="person"),
            "duties": present.duties(view, user, day, every=every),
            "all_duties": Link(f"All {len(view.duties)}", "?duties=all")
            if len(view.duties) > present.SHOWN and not every
            else None,
            "no_duties": Empty("Nothing is owed today.", good=True),
            "areas": present.areas(view),
            "story_title": present.story_title(view.person),
            "story_note": present.story_note(view),
            "whole_story": Link("Open the whole story", whole_story),
            "chips": tell.chips(view.person, group, "person"),
            "months": tell.months(view.entries, day),
            "no_entries": Empty("Nothing of this kind is recorded yet."),
            "pages": Pages(
                next=Link("Older entries", _story_url(person, group, view.older))
                if view.older
                else None
            ),
        },
        section="people",
    )


def _story_url(person: UUID, group: str, after: After | None) -> str:
    query = {"show": group, "after": str(after) if after else ""}
    kept = urlencode({name: value for name, value in query.items() if value})
    return reverse("story", args=[person]) + (f"?{kept}" if kept else "")


@permitted("person.open")
@require_safe
def story_view(request: SignedIn, person: UUID) -> HttpResponse:
    """The whole story, newest first; every filter and page stands in the address."""
    day = today()
    group = _chosen(request)
    somebody = open_person(request, person)
    after = After.parse(request.GET.get("after", ""))
    entries, older = story(somebody.pk, group=group, after=after)
    return page(
        request,
        "casework/story.html",
        {
            "identity": compact(somebody, day, current="story"),
            "title": present.story_title(somebody),
            "chips": tell.chips(somebody, group, "story"),
            "months": tell.months(entries, day),
            "no_entries": Empty("Nothing of this kind is recorded yet."),
            "pages": Pages(
                next=Link("Older entries", _story_url(person, group, older)) if older else None,
                previous=Link("Newest entries", _story_url(person, group, None)) if after else None,
            ),
        },
        section="people",
    )

"""Finding somebody."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.house import collect
from throughcare.house.clock import today
from throughcare.people.presenters import find_page
from throughcare.people.selectors import search
from throughcare.ui.views import frame, notices

LONGEST = 200
"""Characters of a question that are looked at."""


@permitted("person.find")
@require_safe
def find(request: SignedIn) -> HttpResponse:
    """One box for everything that somebody may be found by.

    2 queries, and one for each room that says something of people in a list.
    """
    question = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = search(question)
    said = collect("listing", [p.pk for p in found.people]) if found.people else []
    return render(
        request,
        "people/find.html",
        {
            "page": find_page(question, found, said, today()),
            # This page is the box: a second one in the header would be one too many.
            "frame": replace(frame(request), find_url=""),
            "notices": notices(request),
        },
    )

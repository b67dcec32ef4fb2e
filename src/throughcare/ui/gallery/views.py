"""The gallery: one page for each family of components."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from throughcare.access.decorators import open_to_strangers
from throughcare.ui.components import Chip, Frame, Link, NavItem
from throughcare.ui.errors import DENIED, NOT_FOUND
from throughcare.ui.gallery import content
from throughcare.ui.gallery.forms import VisitForm

PARTS = {
    "person": "The person's page",
    "today": "Today",
    "why": "Why",
    "lists": "Tables and figures",
    "pieces": "Small pieces",
    "conflict": "Two texts at once",
    "sign-in": "Sign in",
    "denied": "Refused",
    "not-found": "Not found",
}


@open_to_strangers
def index(request: HttpRequest) -> HttpResponse:
    """What there is to look at."""
    return _show(request, "ui/gallery/index.html", {})


@open_to_strangers
def part(request: HttpRequest, part: str) -> HttpResponse:
    """One family of components."""
    if part not in PARTS:
        raise Http404
    if part in ("denied", "not-found"):
        wrong = DENIED if part == "denied" else NOT_FOUND
        return _show(request, "ui/errors/error.html", {"wrong": wrong})
    return _show(request, f"ui/gallery/{part}.html", vars(content))


@open_to_strangers
def form(request: HttpRequest) -> HttpResponse:
    """A form as it opens; with ``?wrong`` as it comes back when something is wrong."""
    wrong = "wrong" in request.GET
    filled = VisitForm(content.WRONG_VISIT) if wrong else VisitForm(initial=content.VISIT)
    return _show(request, "ui/gallery/form.html", {**vars(content), "form": filled})


def _show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    here = request.path
    places = [("Components", reverse("gallery"))]
    places += [(title, reverse("gallery_part", args=[code])) for code, title in PARTS.items()]
    places += [
        ("A form", reverse("gallery_form")),
        ("A form with errors", f"{reverse('gallery_form')}?wrong=1"),
    ]
    bare = template.endswith("sign-in.html")
    frame = Frame(
        authority="Harrowmere Council",
        demo=True,
        nav=()
        if bare
        else [
            NavItem("Today", reverse("gallery_part", args=["today"]), "today" in here),
            NavItem(
                "Young people",
                reverse("gallery_part", args=["person"]),
                "person" in here or "why" in here,
            ),
            NavItem("Gallery", reverse("gallery"), count="3"),
        ],
        user_name="" if bare else "Nadia Okonjo",
        user_role="" if bare else "Personal adviser",
        find_url="" if bare else reverse("gallery"),
        sign_out_url="" if bare else reverse("gallery"),
        home_url=reverse("gallery"),
        footer=[Link("Gallery", reverse("gallery"))],
        logged=not bare,
        printed="25 November 2026, 9:15am",
    )
    return render(
        request,
        template,
        {
            **{name: value for name, value in context.items() if not name.startswith("_")},
            "frame": frame,
            "notices": [content.NOTICE] if "pieces" in here else [],
            "places": [Chip(text, href, href == request.get_full_path()) for text, href in places],
        },
    )

"""How every view shows its page: the frame around it, and what has just happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from throughcare.access import second_factor
from throughcare.access.models import User
from throughcare.house import clock
from throughcare.ui import navigation
from throughcare.ui.components import Frame, NavItem, Notice
from throughcare.ui.formatting import day_and_year, hour


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    section: str = "",
    counts: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a template inside the frame that belongs to the reader.

    ``section``: name of the navigation entry to mark; left out, the view's own name.
    ``counts``: name of an entry → what waits there (``{"messages": "3"}``).
    """
    return render(
        request,
        template,
        {
            **(context or {}),
            "frame": frame(request, section=section, counts=counts or {}),
            "notices": notices(request),
        },
        status=status,
    )


def frame(
    request: HttpRequest, *, section: str = "", counts: Mapping[str, str] | None = None
) -> Frame:
    """What stands around a page for this reader; for a stranger, nothing but the name."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return bare_frame()
    if not second_factor.proved(request):
        # Nothing else opens yet, so nothing else is offered.
        return replace(
            bare_frame(),
            user_name=user.name,
            user_role=user.role_entry.name,
            sign_out_url=navigation.address("account_logout") or "",
        )
    match = request.resolver_match
    here = section or (match.url_name if match and match.url_name else "")
    return Frame(
        authority=settings.AUTHORITY_NAME,
        demo=settings.DEMO,
        nav=_nav(user, here, counts or {}),
        user_name=user.name,
        user_role=user.role_entry.name,
        find_url=(navigation.address("find") or "") if user.can("person.find") else "",
        sign_out_url=navigation.address("account_logout") or "",
        account_url=navigation.address("mfa_index") or "",
        home_url=navigation.address("home") or "/",
        footer=navigation.footer(user),
        logged=user.can("person.open"),
        printed=_printed(),
    )


def bare_frame() -> Frame:
    """The frame for somebody who has not signed in, and for an error with no user to ask for."""
    return Frame(
        authority=settings.AUTHORITY_NAME,
        demo=settings.DEMO,
        footer=navigation.footer(None),
        printed=_printed(),
    )


def _printed() -> str:
    at = clock.now()
    return f"{day_and_year(at.date())}, {hour(at)}"


def notices(request: HttpRequest) -> list[Notice]:
    """What the last request left to be said."""
    if not hasattr(request, "_messages"):
        return []
    return [
        Notice(str(message), "done" if message.level == messages.SUCCESS else "info")
        for message in messages.get_messages(request)
    ]


def _nav(user: User, here: str, counts: Mapping[str, str]) -> list[NavItem]:
    return [
        NavItem(entry.text, where, entry.page == here, counts.get(entry.page, ""))
        for entry, where in navigation.entries(user)
    ]

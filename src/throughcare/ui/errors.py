"""What is said where a page cannot be shown: what happened, then what to do."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import loader

from throughcare.access import kept
from throughcare.ui.components import Frame
from throughcare.ui.views import bare_frame, frame

log = logging.getLogger("throughcare.ui")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One kind of failure in words."""

    status: int
    title: str
    says: tuple[str, ...]


BAD_REQUEST = Wrong(
    400,
    "We could not read what your browser sent",
    (
        "Nothing was saved.",
        "Go back to the page before, reload it and try again. Your words may still be there.",
    ),
)
DENIED = Wrong(
    403,
    "You cannot open this page",
    (
        "Your role does not include it, or the record is not open to you. That you tried has "
        "been logged, as every opening of a record is.",
        "If you need it for your work, ask your manager.",
    ),
)
NOT_FOUND = Wrong(
    404,
    "There is no page here that you can open",
    (
        "The address may be mistyped, or the record may not be open to you.",
        "Find the person by name, birthday or part of a postcode, or start from your own page.",
    ),
)
FAILED = Wrong(
    500,
    "Something went wrong on our side",
    (
        "What you sent was not saved. It is not your fault, and the people who run this service "
        "can see that it happened.",
        "Go back: your words may still be in their boxes. Wait a minute, then try again.",
    ),
)
FORGED = Wrong(
    403,
    "This page was open too long",
    (
        "You were signed out, or signed in again, since you opened it, so nothing was saved.",
        "Go back and copy what you wrote, reload the page, and save again.",
    ),
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _show(request, BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _show(request, DENIED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _show(request, NOT_FOUND)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or old.

    A form of ours was open while its reader signed in again: the seal in it proves so, and its
    words go back into their boxes.
    """
    if request.method == "POST" and kept.keep(request) and kept.for_reader(request):
        # Nothing was acted on, so the form's key is not used up.
        request.throughcare_failed = True  # type: ignore[attr-defined]
        return redirect(request.path)
    return _show(request, FORGED)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; asks nobody for anything, since whatever failed may fail again."""
    template = loader.get_template("ui/errors/error.html")
    context = {"frame": bare_frame(), "notices": [], "wrong": FAILED}
    return HttpResponse(template.render(context), status=FAILED.status)


def _show(request: HttpRequest, wrong: Wrong) -> HttpResponse:
    context = {"frame": _frame(request), "notices": [], "wrong": wrong}
    return render(request, "ui/errors/error.html", context, status=wrong.status)


def _frame(request: HttpRequest) -> Frame:
    """The reader's own frame where they can be asked for, else the bare one."""
    try:
        return frame(request)
    except Exception:
        log.exception("no frame for an error page")
        return bare_frame()

"""Who acts in a request, and the one transaction that encloses view and rendering."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.db.utils import ProgrammingError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from psycopg.errors import InsufficientPrivilege

from throughcare.access import kept, reading, second_factor
from throughcare.access.acting import acting_as
from throughcare.access.submissions import Once, unexpected_draft

SIGN_IN_PREFIX = "/account/"
"""Addresses under which a request runs as the sign-in login, as nobody."""

SAFE = ("GET", "HEAD", "OPTIONS")

GetResponse = Callable[[HttpRequest], HttpResponse]


class SignedInMiddleware:
    """Nothing but signing in is open to strangers, and nothing to staff without their code.

    A session whose account was closed, or has ended, is a stranger's (``SignInBackend``).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not second_factor.proved(request):
            # Before the database role is taken, which reaches nobody's codes.
            if second_factor.worthless(request):
                logout(request)
                return redirect(settings.LOGIN_URL)
            if request.path not in _without_code():
                return redirect("mfa_activate_totp")
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Send a stranger to sign in, and back to where they were going."""
        if request.user.is_authenticated or getattr(view, "open_to_strangers", False):
            return None
        if request.path.startswith(SIGN_IN_PREFIX):
            return None
        from django.contrib.auth.views import redirect_to_login

        back = request.get_full_path()
        if request.method != "GET":
            # A form that was open too long: its words wait until its writer has signed in again.
            back = request.path if request.method == "POST" and kept.keep(request) else "/"
        return redirect_to_login(back, str(settings.LOGIN_URL))


@cache
def _without_code() -> frozenset[str]:
    return frozenset(reverse(name) for name in second_factor.WITHOUT)


class ActingMiddleware:
    """The last middleware: role, transaction and log around view and rendering.

    A GET runs in a transaction that the database keeps to reading. A response of 400 and above
    rolls back; so does any exception. What the log must keep is written on its own connection.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if request.path.startswith(SIGN_IN_PREFIX) or not user.is_authenticated:
            return self.get_response(request)
        with acting_as(user, reading=request.method in SAFE), transaction.atomic():
            once = None if _may_not_write(request) else Once.of(request)
            response = (once and once.answer_again()) or self.get_response(request)
            if response.status_code < 400 and unexpected_draft(request):
                raise BadRequest("A form was posted without its key.")
            refused = response.status_code >= 400 and not getattr(
                response, "keeps_transaction", False
            )
            if refused or getattr(request, "throughcare_failed", False):
                transaction.set_rollback(True)
            elif once:
                once.remember(response)
        # Nobody who presses "back" on a shared computer reads the record of who signed out.
        response.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> None:
        """Remember what the address asks for; refuse a write by who only reads."""
        # The person, or a record of its own address: whose it is may not be told.
        for subject in kwargs.values():
            if isinstance(subject, UUID):
                request.throughcare_subject = subject  # type: ignore[attr-defined]
        if _may_not_write(request):
            _note_refusal(request)
            raise PermissionDenied

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Roll back; log a refusal; a denial by the database is a refusal like any other."""
        request.throughcare_failed = True  # type: ignore[attr-defined]
        denied = isinstance(exception, ProgrammingError) and isinstance(
            exception.__cause__, InsufficientPrivilege
        )
        if isinstance(exception, Http404 | PermissionDenied) or denied:
            _note_refusal(request)
        if denied:
            raise PermissionDenied from exception
        return None


def _may_not_write(request: HttpRequest) -> bool:
    """Whether this is a write, outside signing in, by a role that changes nothing."""
    user = request.user
    if request.method in SAFE or request.path.startswith(SIGN_IN_PREFIX):
        return False
    if not user.is_authenticated:
        return False
    return user.role_entry.reads_only or user.role_entry.database_role is None


def _note_refusal(request: HttpRequest) -> None:
    subject = getattr(request, "throughcare_subject", None)
    if subject is not None and request.user.is_authenticated:
        reading.note(request, subject=subject, allowed=False)

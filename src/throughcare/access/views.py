"""Signing in and out, the second factor, and the way to each role's own page."""

from __future__ import annotations

import time
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from throughcare.access import demo, kept, second_factor
from throughcare.access.adapter import SignInBackend
from throughcare.access.decorators import View, open_to_strangers, signed_in

LANDINGS = {"today": "today", "team": "team", "service": "service", "find": "find"}
"""Role's landing → name of the page."""

RECENT = 5 * 60
"""Seconds after a password for which nothing asks for it again."""


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Send each role to its own page; say to the others what their role sees."""
    role = request.user.role_entry  # type: ignore[union-attr]
    if role.landing in LANDINGS:
        return redirect(LANDINGS[role.landing])
    return render(request, "access/no_pages.html", {"role": role})


def recently_signed_in(view: View) -> View:
    """Ask for the password again where it was given more than five minutes ago."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        given = get_authentication_records(request, request.user)
        if not any(time.time() - one["at"] < RECENT for one in given):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return login_required(guarded)


class SignIn(account.LoginView):
    """Address and password; in a demo, invented people to choose from."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who may be chosen, whether a lost password can be mended, whether words wait."""
        context = super().get_context_data(**kwargs)
        first, others = demo.users() if demo.open_here(self.request) else ([], [])
        context.update(
            demo_users=first,
            other_demo_users=others,
            next_url=get_next_redirect_url(self.request) or "",
            sends_mail=_sends_mail(),
            words_wait=kept.for_reader(self.request),
        )
        return context


sign_in = open_to_strangers(SignIn.as_view())


@open_to_strangers
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody invented. 404 wherever that is not meant to be possible."""
    chosen = demo.user(request.POST.get("email", "")) if demo.open_here(request) else None
    if chosen is None:
        raise Http404
    login(request, chosen, backend=f"{SignInBackend.__module__}.{SignInBackend.__qualname__}")
    request.session[second_factor.DEMO] = True
    kept.forget_others(request)
    return redirect(get_next_redirect_url(request) or "home")


@open_to_strangers
def reset_password(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
    """Send a link for a new password. 404 where this installation sends no mail."""
    if not _sends_mail():
        raise Http404
    return account.password_reset(request, **kwargs)


@signed_in
@login_required
def change_password(request: HttpRequest) -> HttpResponseBase:
    """A new password, against the old one. 404 for an account that has none to change."""
    if not request.user.has_usable_password():  # type: ignore[union-attr]
        raise Http404
    return account.password_change(request)


class SetUpCode(totp.ActivateTOTPView):
    """Set up the app that makes codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The first code fits, so this session has proved its second factor."""
        response: HttpResponse = super().form_valid(form)
        second_factor.remember(self.request)
        return response


set_up_code = signed_in(login_required(SetUpCode.as_view()))


class RemoveCode(totp.DeactivateTOTPView):
    """Take the app away, to set up another at once: nothing else opens without one."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The session is as one that never had a code."""
        response: HttpResponse = super().form_valid(form)
        second_factor.forget(self.request)
        return response


remove_code = signed_in(recently_signed_in(RemoveCode.as_view()))
spare_codes = signed_in(recently_signed_in(codes.view_recovery_codes))
new_spare_codes = signed_in(recently_signed_in(codes.generate_recovery_codes))
download_spare_codes = signed_in(recently_signed_in(codes.download_recovery_codes))


def _sends_mail() -> bool:
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")

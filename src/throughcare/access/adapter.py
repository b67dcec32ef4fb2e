"""How allauth behaves here: no sign-up, our own words, local addresses only."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import clear_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from throughcare.access import kept, second_factor
from throughcare.access.models import User

log = logging.getLogger("throughcare.access")

SAID = {
    "account/messages/password_changed.txt": "Your password has been changed.",
    "account/messages/password_set.txt": "Your password has been set.",
    "mfa/messages/totp_activated.txt": "Your app is set up. Sign in with its codes from now on.",
}
"""What is said on the next page; whatever else allauth would say is left out."""


def is_open(user: User) -> bool:
    """Whether somebody may sign in to this account today."""
    return user.has_access_today and user.role != "installation"


class SignInBackend(AuthenticationBackend):
    """Passwords, for accounts that are open today."""

    def user_can_authenticate(self, user: User | None) -> bool:
        """Whether the account is open; asked at sign-in and by every request of a session."""
        return user is not None and is_open(user)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by a visitor."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right. Check both, "
        "or ask for a new password.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again, or ask for "
        "a new password.",
        "enter_current_password": "That is not your password now. Enter it again.",
        "incorrect_password": "That is not your password. Enter it again.",
        "incorrect_code": "That code did not work. Wait for the next one in your app and enter it.",
        "rate_limited": "Too many tries. Wait a minute, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """An address here, without any host: nobody is sent elsewhere after signing in."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Send whoever has the right password to a closed account to the page that says so.

        allauth hands such a user on, since Django alone would call the password wrong.
        """
        if not is_open(user):
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return None

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session; it remembers whether a code confirmed it."""
        confirmed = second_factor.given_now(request, user)
        super().login(request, user)
        kept.forget_others(request)
        if confirmed:
            second_factor.remember(request)

    def set_password(self, user: User, password: str) -> None:
        """Write the password alone: the sign-in login may touch no other column."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("mfa_index")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """By password alone: a code may be shown on the very screen that was left open."""
        if not user.is_authenticated or not user.has_usable_password():
            return []
        return [
            {
                "id": "reauthenticate",
                "description": "Use your password",
                "url": reverse("account_reauthenticate"),
            }
        ]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what is worth saying, in our words."""
        if text := SAID.get(message_template or ""):
            messages.success(request, text)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message; a mail server out of reach must not tell whose address is known."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("the mail server could not be reached")

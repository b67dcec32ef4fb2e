"""Whether a session has proved its second factor, and what is open to one that has not.

That the account *has* a second factor says nothing about this session: one opened by a stolen
password before the owner set up their code would otherwise become good by the owner's doing.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from throughcare.access.models import User

PROVED = "second_factor_proved"
DEMO = "demo_sign_in"

WITHOUT = frozenset({"mfa_activate_totp", "account_logout", "account_reauthenticate"})
"""Names of the pages open to a session whose user has not set up a code yet."""


def remember(request: HttpRequest) -> None:
    """Note that this session has proved it: by a code, or by setting the code up."""
    request.session[PROVED] = request.user.pk


def forget(request: HttpRequest) -> None:
    """The code has been taken away: the session is as one that never had any."""
    request.session.pop(PROVED, None)


def proved(request: HttpRequest) -> bool:
    """Whether nothing more is asked of this session."""
    user = request.user
    if settings.DEMO or user.role == "young_person":  # type: ignore[union-attr]
        return True
    return bool(request.session.get(PROVED) == user.pk)


def worthless(request: HttpRequest) -> bool:
    """Whether an unproved session must end, and not even set a code up.

    One opened without a password while this was a demo; one opened by a password alone, before
    its owner set up codes somewhere else. 1 query.
    """
    return bool(request.session.get(DEMO)) or _has_code(request.user)  # type: ignore[arg-type]


def given_now(request: HttpRequest, user: User) -> bool:
    """Whether this very sign-in was confirmed by a code."""
    return any(one["method"] == "mfa" for one in get_authentication_records(request, user))


def _has_code(user: User) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


class MFAAdapter(DefaultMFAAdapter):
    """Keeps the secrets of codes encrypted, so that a stolen backup cannot make any."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code did not work. Wait for the next one in your app and enter it.",
    }

    def encrypt(self, text: str) -> str:
        """Under a key that follows from the installation's secret, which no backup holds."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; empty, so that no code fits it, where the key has been changed."""
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(urlsafe_b64encode(sha256(b"throughcare.mfa" + force_bytes(k)).digest()))
            for k in keys
        ]
    )

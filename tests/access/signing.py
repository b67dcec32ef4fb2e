"""Signing in as a person does, for tests."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt
from django.test import Client

from throughcare.access.models import User

PASSWORD = "seven harbour lanterns"


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    """Post the form of the sign-in page."""
    return client.post("/account/login/", {"login": email, "password": password})


def set_up_code(client: Client) -> Any:
    """Set up an app, entering its first code."""
    secret = client.get("/account/app/").context_data["form"].secret
    return client.post("/account/app/", {"code": code_for(secret)})


def code_for(secret: str) -> str:
    """What an app with this key shows now; people read and type the key in groups of four."""
    secret = secret.replace(" ", "")
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(secret, counters[len(counters) // 2]))


def code_of(user: User) -> str:
    """What this user's app shows now."""
    kept = Authenticator.objects.get(user=user, type="totp").data["secret"]
    return code_for(decrypt(kept))

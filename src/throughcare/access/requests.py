"""The request that a view behind ``permitted`` gets."""

from __future__ import annotations

from django.http import HttpRequest

from throughcare.access.models import User


class SignedIn(HttpRequest):
    """A request whose user has signed in: ``SignedInMiddleware`` lets no other through."""

    user: User

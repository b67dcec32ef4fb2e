"""Signing in without a password, as somebody invented: in demo mode, on this machine alone."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from throughcare.access.models import User
from throughcare.access.roles import ROLES

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One button: who it signs in, and what that role sees."""

    email: str
    name: str
    role: str
    about: str


def open_here(request: HttpRequest) -> bool:
    """Whether this request may sign in as anybody.

    Only in demo mode and only from this machine. Whatever passed a proxy or a tunnel comes
    from somewhere else, though the proxy itself may stand here.
    """
    if not settings.DEMO or any(header in request.META for header in FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def users() -> tuple[list[DemoUser], list[DemoUser]]:
    """Whom the demo proposes, as it introduces them, and then everybody else. 1 query."""
    order = list(ROLES)
    accounts = {
        u.email: u
        for u in sorted(
            User.objects.exclude(role="installation"), key=lambda u: (order.index(u.role), u.name)
        )
        if u.has_access_today
    }
    proposed = [
        DemoUser(one.email, one.name, one.role, one.sentence)
        for one in import_string(settings.DEMO_SIGN_INS)()
        if one.email in accounts
    ]
    named = {one.email for one in proposed}
    others = [
        DemoUser(u.email, u.name, u.role_entry.name, u.role_entry.sentence)
        for u in accounts.values()
        if u.email not in named
    ]
    # Accounts that were made by hand are all there is where no demo was loaded.
    return (proposed, others) if proposed else (others, [])


def user(email: str) -> User | None:
    """The invented person with this address, if they may sign in. 1 query."""
    found = User.objects.filter(email__iexact=email).exclude(role="installation").first()
    return found if found is not None and found.has_access_today else None

"""A form that is posted after its writer was signed out is kept through signing in again.

Without script nothing else saves it. The words wait in the session of the stranger who posted
them, sealed for the user to whom the form was shown, and are shown to nobody else.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from throughcare.house.clock import now

FIELD = "kept_for"
SALT = "throughcare.kept"
SEALED_FOR = 60 * 60 * 24 * 7
"""Seconds for which a form may lie open and still be kept."""

WAITS = timedelta(hours=1)
LONGEST = 200_000
NOT_WORDS = ("csrfmiddlewaretoken", FIELD)


def seal(request: HttpRequest) -> SafeString:
    """The hidden field that says for whom, and at which address, this form is."""
    sealed = signing.dumps([request.user.pk, request.path], salt=SALT, compress=True)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, sealed)


def keep(request: HttpRequest) -> bool:
    """Put a stranger’s form post into the session; false where it was sealed for nobody."""
    try:
        user_id, path = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=SEALED_FOR)
    except signing.BadSignature:
        return False
    fields = {name: request.POST[name] for name in request.POST if name not in NOT_WORDS}
    if path != request.path or sum(map(len, fields.values())) > LONGEST:
        return False
    request.session["kept"] = {
        "user": user_id,
        "path": path,
        "at": now().isoformat(),
        "fields": fields,
    }
    return True


def for_reader(request: HttpRequest) -> bool:
    """Whether words wait here that the reader, or a stranger who signs in, may turn out to own."""
    held = request.session.get("kept")
    return held is not None and request.user.pk in (None, held["user"])


def words(request: HttpRequest) -> dict[str, str] | None:
    """What the reader had posted to this address before they were signed out, or None."""
    held: dict[str, Any] | None = request.session.get("kept")
    if held is None or held["user"] != request.user.pk or held["path"] != request.path:
        return None
    if now() - datetime.fromisoformat(held["at"]) > WAITS:
        return None
    return dict(held["fields"])


def forget_others(request: HttpRequest) -> None:
    """Somebody has signed in: what another had posted at this screen is let go."""
    if not for_reader(request):
        forget(request)


def forget(request: HttpRequest) -> None:
    """The words have been saved, or thrown away."""
    request.session.pop("kept", None)

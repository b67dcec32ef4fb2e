"""The log of reads and refusals, written on a connection of its own."""

from __future__ import annotations

from uuid import UUID

from django.db import connections
from django.http import HttpRequest


def note(
    request: HttpRequest,
    *,
    subject: UUID,
    allowed: bool,
    person_id: int | None = None,
    reason: str = "",
) -> None:
    """Log that a user opened, or was refused, a person's record.

    On the alias ``log``, committed at once: the rollback of the request cannot erase it.
    """
    match = request.resolver_match
    with connections["log"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_readlog"
            " (user_id, subject, person_id, route, method, allowed, reason)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [
                request.user.pk,
                subject,
                person_id,
                (match.view_name if match else "")[:120],
                request.method,
                allowed,
                reason[:300],
            ],
        )

"""Every form post is acted on once: a double tap or a replay is sent where the first led."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import BadRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

FIELD = "idempotency_key"


class Once:
    """One form post and its key, inside the request's transaction.

    A second post with the same key waits for the first to commit (unique index), then finds
    where it led.
    """

    def __init__(self, request: HttpRequest, key: UUID) -> None:
        self.request = request
        self.key = key

    @classmethod
    def of(cls, request: HttpRequest) -> Once | None:
        """The request's key, or None where none is needed.

        Raises BadRequest for a form post without a key, or with one that is none. Requests
        with the header ``X-Draft`` carry a version number instead (recording).
        """
        if request.method != "POST" or request.headers.get("X-Draft"):
            return None
        try:
            return cls(request, UUID(request.POST.get(FIELD, "")))
        except ValueError:
            raise BadRequest("A form was posted without its key.") from None

    def answer_again(self) -> HttpResponse | None:
        """Where the first post led, if this is a repeat; else claim the key."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO house_submission (user_id, key, path, location, posted_at)"
                " VALUES (%s, %s, %s, '', now()) ON CONFLICT DO NOTHING",
                [self.request.user.pk, self.key, self.request.path[:300]],
            )
            if cursor.rowcount:
                return None
            cursor.execute(
                "SELECT location FROM house_submission WHERE user_id = %s AND key = %s",
                [self.request.user.pk, self.key],
            )
            row = cursor.fetchone()
        return HttpResponseRedirect((row and row[0]) or self.request.path)

    def remember(self, response: HttpResponse) -> None:
        """Keep where the post led; a form shown again with errors gives its key back."""
        with connection.cursor() as cursor:
            if 300 <= response.status_code < 400:
                cursor.execute(
                    "UPDATE house_submission SET location = %s WHERE user_id = %s AND key = %s",
                    [response["Location"][:500], self.request.user.pk, self.key],
                )
            else:
                cursor.execute(
                    "DELETE FROM house_submission WHERE user_id = %s AND key = %s",
                    [self.request.user.pk, self.key],
                )

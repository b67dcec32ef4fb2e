"""Every form post is acted on once: a double tap or a replay is sent where the first led."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

FIELD = "idempotency_key"
DRAFT_HEADER = "X-Draft"
NOT_OURS = (FIELD, "csrfmiddlewaretoken")

WHERE = "user_id = %s AND key = %s AND digest = %s"


class Once:
    """One form post and its key, inside the request's transaction.

    A second post with the same key and the same fields waits for the first to commit (unique
    index), then finds where it led. With other fields it is a post of its own: nothing that
    somebody typed is dropped because they went back to a form.
    """

    def __init__(self, request: HttpRequest, key: UUID) -> None:
        self.request = request
        self.key = key
        fields = [
            (name, value)
            for name in sorted(request.POST)
            if name not in NOT_OURS
            for value in request.POST.getlist(name)
        ]
        self.known_by = [request.user.pk, key, sha256(urlencode(fields).encode()).hexdigest()]

    @classmethod
    def of(cls, request: HttpRequest) -> Once | None:
        """The request's key, or None where none is needed.

        Raises BadRequest for a form post without a key, or with one that is none. Requests
        with the header ``X-Draft`` carry a version number instead (recording); a view that
        does not keep drafts refuses them (``saves_a_draft``).
        """
        if request.method != "POST" or saves_a_draft(request):
            return None
        try:
            return cls(request, UUID(request.POST.get(FIELD, "")))
        except ValueError:
            raise BadRequest("A form was posted without its key.") from None

    def answer_again(self) -> HttpResponse | None:
        """Where the first post led, if this is a repeat; else claim the key."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO house_submission (user_id, key, digest, path, location, posted_at)"
                " VALUES (%s, %s, %s, %s, '', now()) ON CONFLICT DO NOTHING",
                [*self.known_by, self.request.path[:300]],
            )
            if cursor.rowcount:
                return None
            cursor.execute(
                f"SELECT location FROM house_submission WHERE {WHERE}",  # noqa: S608
                self.known_by,
            )
            row = cursor.fetchone()
        return HttpResponseRedirect((row and row[0]) or self.request.path)

    def remember(self, response: HttpResponse) -> None:
        """Keep where the post led; a form shown again with errors gives its key back."""
        with connection.cursor() as cursor:
            if 300 <= response.status_code < 400:
                cursor.execute(
                    f"UPDATE house_submission SET location = %s WHERE {WHERE}",  # noqa: S608
                    [response["Location"][:500], *self.known_by],
                )
            else:
                cursor.execute(
                    f"DELETE FROM house_submission WHERE {WHERE}",  # noqa: S608
                    self.known_by,
                )


def saves_a_draft(request: HttpRequest) -> bool:
    """Whether a post says that it only keeps what has been typed so far."""
    return request.method == "POST" and bool(request.headers.get(DRAFT_HEADER))


def draft_is_expected(request: HttpRequest) -> None:
    """The view has seen that this post only keeps a draft, and does nothing more."""
    request.throughcare_draft = True  # type: ignore[attr-defined]


def unexpected_draft(request: HttpRequest) -> bool:
    """Whether a post went without a key to a view that took it for a form."""
    return saves_a_draft(request) and not getattr(request, "throughcare_draft", False)

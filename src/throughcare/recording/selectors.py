"""Every read of drafts: a user's own, and nobody else's."""

from __future__ import annotations

from uuid import UUID

from throughcare.access.models import User
from throughcare.recording.models import Draft


def my_drafts(user: User, limit: int = 6) -> list[Draft]:
    """The user's drafts, last saved first. 1 query."""
    return list(
        Draft.objects.filter(user_id=user.pk).select_related("person").order_by("-saved_at")[:limit]
    )


def my_draft(user: User, person_id: int, form: str) -> Draft | None:
    """The user's draft of one form about one person. 1 query."""
    return Draft.objects.filter(user_id=user.pk, person_id=person_id, form=form).first()


def my_draft_at(user: User, public_id: UUID) -> Draft | None:
    """The user's draft at an address. 1 query."""
    return (
        Draft.objects.filter(user_id=user.pk, public_id=public_id).select_related("person").first()
    )

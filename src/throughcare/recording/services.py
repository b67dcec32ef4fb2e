"""Drafts: saved as they are typed, never over a newer version unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F

from throughcare.access.models import User
from throughcare.house import service
from throughcare.house.clock import now
from throughcare.recording.models import Draft


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving a draft: the draft as it now stands, and whether ours is in it."""

    draft: Draft
    conflict: bool


@service(permission="draft.keep")
def save_draft(
    *,
    by: User,
    person_id: int,
    form: str,
    title: str,
    url: str,
    fields: Mapping[str, str],
    version: int,
) -> Saved:
    """Keep what has been typed so far.

    ``version`` is the one that the form was opened with, 0 for a new draft. Where somebody
    (the same user in a second tab) has saved since, nothing is written and ``conflict`` is
    true: the caller shows both texts. Saving the very same text again is no conflict.
    """
    typed = dict(fields)
    draft = Draft.objects.filter(user_id=by.pk, person_id=person_id, form=form).first()
    if draft is None:
        draft = Draft.objects.create(
            user_id=by.pk,
            person_id=person_id,
            form=form,
            title=title,
            url=url,
            fields=typed,
            saved_at=now(),
        )
        return Saved(draft, conflict=False)
    if draft.version != version:
        return Saved(draft, conflict=draft.fields != typed)
    Draft.objects.filter(pk=draft.pk).update(
        fields=typed, title=title, url=url, version=F("version") + 1, saved_at=now()
    )
    draft.refresh_from_db()
    return Saved(draft, conflict=False)


@service(permission="draft.keep")
def discard_draft(*, by: User, person_id: int, form: str) -> None:
    """Let a draft go: it has become a record, or its writer threw it away."""
    Draft.objects.filter(user_id=by.pk, person_id=person_id, form=form).delete()

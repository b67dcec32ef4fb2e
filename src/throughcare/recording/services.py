"""Drafts: saved as they are typed, never over a newer version unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from throughcare.access.models import User
from throughcare.house import Refused, service
from throughcare.house.clock import now
from throughcare.house.models import Submission
from throughcare.recording.models import Draft
from throughcare.recording.rules import clashes


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving a draft: the draft as it now stands, and whether ours is in it.

    ``draft`` is None where the very form that asked has become a record meanwhile.
    """

    draft: Draft | None
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
    window: UUID | None = None,
) -> Saved:
    """Keep what has been typed so far.

    ``version`` is the one that the form was opened with, 0 for a new draft; ``window`` tells
    one open form from another. Where another window (the same user's second tab) has saved
    since, the draft stays as it is, our words go beside it, and ``conflict`` is true: the
    caller shows both texts. Saving the very same text again is no conflict.
    """
    typed = dict(fields)
    if window is not None and _became_a_record(by, window):
        # The save was under way when the form itself was sent: the words are in the record.
        return Saved(None, conflict=False)
    draft = Draft.objects.filter(user_id=by.pk, person_id=person_id, form=form).first()
    if draft is None:
        draft = Draft.objects.create(
            user_id=by.pk,
            person_id=person_id,
            form=form,
            title=title,
            url=url,
            fields=typed,
            window=window,
            saved_at=now(),
        )
        return Saved(draft, conflict=False)
    if clashes(
        stored_version=draft.version,
        stored_window=draft.window,
        stored=draft.fields,
        version=version,
        window=window,
        typed=typed,
    ):
        _put_beside(draft, typed, window)
        return Saved(draft, conflict=True)
    if draft.fields == typed:
        return Saved(draft, conflict=False)
    draft.fields, draft.title, draft.url = typed, title, url
    draft.version += 1
    draft.window = window
    draft.saved_at = now()
    draft.save(update_fields=["fields", "title", "url", "version", "window", "saved_at"])
    return Saved(draft, conflict=False)


def _became_a_record(by: User, window: UUID) -> bool:
    return Submission.objects.filter(user_id=by.pk, key=window).exclude(location="").exists()


def _put_beside(draft: Draft, typed: dict[str, str], window: UUID | None) -> None:
    name = str(window) if window else ""
    others = [one for one in draft.beside if one["window"] != name]
    draft.beside = [*others, {"window": name, "at": now().isoformat(), "fields": typed}]
    draft.save(update_fields=["beside"])


@service(permission="draft.keep")
def join_draft(
    *, by: User, person_id: int, form: str, fields: Mapping[str, str], version: int
) -> Draft:
    """Put one text in the place of the draft and of the oldest text beside it.

    Raises Refused where the draft was saved again since both texts were shown.
    """
    draft = Draft.objects.get(user_id=by.pk, person_id=person_id, form=form)
    if draft.version != version:
        raise Refused(
            "This draft was saved again while you were choosing. Both texts are shown as they "
            "are now."
        )
    draft.fields = {**draft.fields, **fields}
    draft.beside = draft.beside[1:]
    draft.version += 1
    draft.window = None
    draft.saved_at = now()
    draft.save(update_fields=["fields", "beside", "version", "window", "saved_at"])
    return draft


@service(permission="draft.keep")
def discard_draft(*, by: User, person_id: int, form: str) -> None:
    """Let a draft go: it has become a record, or its writer threw it away."""
    Draft.objects.filter(user_id=by.pk, person_id=person_id, form=form).delete()

"""What a view of a form that keeps itself needs: the draft, its version, both texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from throughcare.access import kept
from throughcare.access.requests import SignedIn
from throughcare.access.submissions import FIELD, draft_is_expected, saves_a_draft
from throughcare.people.models import Person
from throughcare.recording import services
from throughcare.recording.models import Draft
from throughcare.recording.rules import clashes
from throughcare.recording.selectors import my_draft
from throughcare.ui.components import Saving
from throughcare.ui.formatting import moment

VERSION = "version"


@dataclass(frozen=True, slots=True)
class Opened:
    """A form about to be shown: the words in its boxes and the version they have."""

    words: Mapping[str, str] | None
    saving: Saving
    from_time_out: bool = False


class Keeping:
    """One form about one person, as the present request has it.

    ``form`` names the form among a person's drafts, ``title`` and ``url`` say in the list of
    drafts what it is and where it goes on.
    """

    def __init__(
        self, request: SignedIn, person: Person, *, form: str, title: str, url: str
    ) -> None:
        self.request = request
        self.person = person
        self.form = form
        self.title = title
        self.url = url

    @staticmethod
    def is_autosave(request: SignedIn) -> bool:
        """Whether this post only keeps what has been typed so far."""
        if not saves_a_draft(request):
            return False
        draft_is_expected(request)
        return True

    @property
    def version(self) -> int:
        """The version of the draft that the posted form was opened with."""
        text = self.request.POST.get(VERSION, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    @property
    def window(self) -> UUID | None:
        """The key of the posted form, which tells one open form from another."""
        try:
            return UUID(self.request.POST.get(FIELD, ""))
        except ValueError:
            return None

    def draft(self) -> Draft | None:
        """The reader's draft of this form. 1 query."""
        if not self.request.user.can("draft.keep"):
            return None
        return my_draft(self.request.user, self.person.pk, self.form)

    def open(self) -> Opened:
        """What to show on GET: words kept through signing in, else the draft, else nothing."""
        draft = self.draft()
        held = kept.words(self.request)
        if held is None:
            return Opened(draft.fields if draft else None, self.saving(draft))
        own = draft is not None and str(draft.window) == held.get(FIELD)
        version = draft.version if draft and own else int(held.get(VERSION) or 0)
        return Opened(held, self.saving(draft, version=version), from_time_out=True)

    def shown_again(self) -> Saving:
        """For a form with errors: the version it came with, or its own newer save's."""
        draft = self.draft()
        own = draft is not None and draft.window is not None and draft.window == self.window
        return self.saving(draft, version=draft.version if draft and own else self.version)

    def saving(self, draft: Draft | None, *, version: int | None = None) -> Saving:
        """The form's side of keeping itself."""
        if draft is None:
            return Saving(self.request.path, version or 0)
        return Saving(
            self.request.path,
            draft.version if version is None else version,
            saved=f"Draft saved {moment(draft.saved_at)}",
            conflict=reverse("draft_both", args=[draft.public_id]) if draft.beside else "",
        )

    def autosave(self, typed: Mapping[str, str]) -> HttpResponse:
        """Keep what has been typed: 200 with the new version, or 409 with where both texts are."""
        saved = self._save(typed)
        if saved.draft is None:
            return JsonResponse({"version": self.version, "saved_at": ""})
        if saved.conflict:
            # Not through an error status of Django's own: what was put beside must stay.
            return Clash({"url": reverse("draft_both", args=[saved.draft.public_id])})
        at = moment(saved.draft.saved_at)
        return JsonResponse({"version": saved.draft.version, "saved_at": at})

    def clash(self, typed: Mapping[str, str]) -> HttpResponse | None:
        """Before a form becomes a record: to the page with both texts, if it would hide words."""
        draft = self.draft()
        if draft is None or not clashes(
            stored_version=draft.version,
            stored_window=draft.window,
            stored=draft.fields,
            version=self.version,
            window=self.window,
            typed=typed,
        ):
            return None
        self._save(typed)
        kept.forget(self.request)
        return HttpResponseRedirect(reverse("draft_both", args=[draft.public_id]))

    def save_for_later(self, typed: Mapping[str, str]) -> HttpResponse:
        """Keep the form as a draft at its writer's own wish; to the list of drafts."""
        if clash := self.clash(typed):
            return clash
        self._save(typed)
        kept.forget(self.request)
        return HttpResponseRedirect(reverse("drafts"))

    def became_a_record(self) -> None:
        """The words are in the record now: the draft goes."""
        kept.forget(self.request)
        if self.request.user.can("draft.keep"):
            services.discard_draft(by=self.request.user, person_id=self.person.pk, form=self.form)

    def _save(self, typed: Mapping[str, str]) -> services.Saved:
        return services.save_draft(
            by=self.request.user,
            person_id=self.person.pk,
            form=self.form,
            title=self.title,
            url=self.url,
            fields=typed,
            version=self.version,
            window=self.window,
        )


class Clash(JsonResponse):
    """409 for the script, whose transaction stands: what was put beside the draft must stay."""

    status_code = 409
    keeps_transaction = True

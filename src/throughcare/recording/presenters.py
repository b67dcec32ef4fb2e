"""What pages of drafts show. Templates neither compute nor format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from throughcare.recording.models import Draft
from throughcare.recording.rules import differing
from throughcare.ui.components import Conflict, Link, Side
from throughcare.ui.formatting import moment, sentence


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft in a list: where it goes on, when it was saved, how to let it go."""

    link: Link
    saved: str
    discard: Link


def draft_line(draft: Draft) -> DraftLine:
    """A draft as a line of a list."""
    saved = f"Saved {moment(draft.saved_at)}"
    if draft.beside:
        saved += " · two texts to join"
    return DraftLine(
        Link(draft.title, draft.url),
        saved,
        Link("Throw away", reverse("draft_discard", args=[draft.public_id]), hidden=draft.title),
    )


def title_and_saved(draft: Draft) -> str:
    """What a draft is and when it was last saved, in one line."""
    return f"{draft.title} · {draft_line(draft).saved}"


@dataclass(frozen=True, slots=True)
class Word:
    """One field of a draft as its writer left it."""

    label: str
    text: str


def label(name: str) -> str:
    """A field's name in words: ``their_words`` is "Their words"."""
    return sentence(name.replace("_", " "))


def written(draft: Draft) -> list[Word]:
    """What a draft holds, empty boxes left out."""
    return [Word(label(name), text) for name, text in draft.fields.items() if text.strip()]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One field on which two texts disagree, and the box in which they are joined."""

    name: str
    both: Conflict
    joined: str
    rows: int
    short: bool


def meetings(draft: Draft) -> list[Meeting]:
    """Every field on which the draft and the oldest text beside it disagree."""
    if not draft.beside:
        return []
    other = draft.beside[0]
    theirs: Mapping[str, str] = other["fields"]
    saved = f"Saved {moment(draft.saved_at)}"
    typed = f"Typed {moment(datetime.fromisoformat(other['at']))}"
    return [
        _meeting(name, draft.fields.get(name, ""), theirs.get(name, ""), (saved, typed))
        for name in differing(draft.fields, theirs)
    ]


def _meeting(name: str, kept: str, other: str, when: tuple[str, str]) -> Meeting:
    joined, short = _joined(kept, other)
    return Meeting(
        name,
        Conflict(
            label(name),
            Side("In the draft", when[0], kept or "(nothing)"),
            Side("In your other window", when[1], other or "(nothing)"),
        ),
        joined,
        min(12, max(3, len(joined) // 60 + joined.count("\n") + 1)),
        short,
    )


def _joined(kept: str, other: str) -> tuple[str, bool]:
    """Both texts in one, to begin from, and whether one line holds them.

    A single word is a choice or a number, which cannot be joined: the newer one stands.
    """
    if " " not in kept and " " not in other and "\n" not in kept + other:
        return other or kept, True
    if other in kept or kept in other:
        joined = kept if other in kept else other
    else:
        one_line = "\n" not in kept + other and len(kept) < 30 and len(other) < 30
        joined = f"{kept} / {other}" if one_line else f"{kept}\n\n{other}"
    return joined, "\n" not in joined and len(joined) < 65

"""What a contact counts as, and what it is called."""

from __future__ import annotations

from datetime import date

from throughcare.casework.models import Contact


def event_kind(*, kind: str, seen: bool, is_adviser: bool) -> str:
    """The chronology kind of a contact.

    ``is_adviser``: whether who made it is the young person's adviser, or a personal adviser
    standing in. A visit by anybody else is a contact: the law asks for the adviser's own
    (CL reg 8). An attempt never meets a duty, whoever made it.
    """
    if not seen:
        return "pa_visit_failed" if kind == Contact.Kind.VISIT else "contact_attempted"
    if kind == Contact.Kind.VISIT and is_adviser:
        return "pa_visit_seen"
    return "contact"


def contact_title(*, kind: str, seen: bool, seen_alone: bool | None, place: str) -> str:
    """What a contact is called in the story: ``Visit at home, seen alone``."""
    if not seen:
        tried = {
            Contact.Kind.VISIT: "Went to visit, not met",
            Contact.Kind.PHONE: "Tried to call, no answer",
            Contact.Kind.VIDEO: "Tried a video call, no answer",
            Contact.Kind.MESSAGE: "Sent a message, no answer yet",
        }
        return tried[Contact.Kind(kind)]
    if kind != Contact.Kind.VISIT:
        return {
            Contact.Kind.PHONE: "Phone call",
            Contact.Kind.VIDEO: "Video call",
            Contact.Kind.MESSAGE: "Messages",
        }[Contact.Kind(kind)]
    title = "Visit"
    if place:
        lower = place[0].lower() + place[1:] if place[1:2].islower() else place
        title += f" {lower}" if lower.startswith(("at ", "in ", "on ")) else f", {place}"
    if seen_alone is not None:
        title += ", seen alone" if seen_alone else ", seen with others"
    return title


ATTEMPT = "Counts as an attempt, not as contact."
SUMMARY_LENGTH = 300


def contact_summary(*, title: str, seen: bool, note: str, agreed: str) -> str:
    """Title and, on a second line, what happened in at most three hundred characters in all."""
    said = " ".join(part for part in (" ".join(note.split()), " ".join(agreed.split())) if part)
    ending = "" if seen else ATTEMPT
    room = SUMMARY_LENGTH - len(title) - 1 - (len(ending) + 1 if ending else 0)
    text = " ".join(part for part in (shortened(said, room), ending) if part)
    return f"{title}\n{text}" if text else title


def shortened(text: str, length: int) -> str:
    """The text, or its beginning to the last whole word that fits, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1].rpartition(" ")[0] or text[: length - 1]
    return cut.rstrip(" ,;:") + "…"


def impossible_day(on: date, *, today: date, born: date) -> str | None:
    """What is wrong with the day on which something is said to have happened; None if nothing."""
    if on > today:
        return "It can't be after today."
    if on < born:
        return "It can't be before they were born."
    return None

"""Contacts and steps: the head over a form, what was recorded, what a saving has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.urls import reverse

from throughcare.access.models import User
from throughcare.casework.models import Contact, Duty, Milestone
from throughcare.casework.presenters.duties import person_url as person_url
from throughcare.casework.presenters.duties import what
from throughcare.casework.rules import SOON, contact_title
from throughcare.house.clock import LONDON
from throughcare.people.head import compact
from throughcare.people.models import Person
from throughcare.ui.components import Action, Identity, Notice, Row, Voice
from throughcare.ui.formatting import day, day_and_year, hour, moment, sentence, spoken

YES_NO = {True: "Yes", False: "No"}


def head(person: Person, today: date) -> Identity:
    """The compact head over a form, without the parts of the record that would lead away."""
    return replace(compact(person, today), crumb=None, parts=())


def last_time(contact: Contact | None, today: date) -> Row | None:
    """What was agreed the last time somebody was met, to begin from."""
    if contact is None or not contact.agreed.strip():
        return None
    return Row(f"What was agreed on {day(contact.happened_on, today)}", contact.agreed.strip())


def title(contact: Contact) -> str:
    """What a contact is called: ``Visit at home, seen alone``."""
    return contact_title(
        kind=contact.kind, seen=contact.seen, seen_alone=contact.seen_alone, place=contact.place
    )


def rows(contact: Contact, today: date) -> list[Row]:
    """A contact as it was recorded, what was left empty left out."""
    person = contact.person
    them = spoken(person.pronouns, person.called)
    at = f", {hour(contact.happened_at)}" if contact.happened_at else ""
    recorded = contact.recorded_at.astimezone(LONDON)
    found = [
        Row("When", f"{day_and_year(contact.happened_on)}{at}"),
        Row("How", contact.get_kind_display()),
        Row(
            "Met or spoken to" if contact.seen else "Attempt",
            "Yes" if contact.seen else "Counts as an attempt, not as contact",
        ),
    ]
    if contact.place:
        found.append(Row("Where", contact.place))
    if contact.seen_alone is not None:
        found.append(
            Row(
                f"Seen {'' if contact.seen_alone else 'not '}alone".strip(),
                YES_NO[contact.seen_alone],
            )
        )
    if contact.home_seen is not None:
        found.append(Row("Home seen", YES_NO[contact.home_seen]))
    if contact.note.strip():
        found.append(Row("What happened", contact.note.strip()))
    if contact.agreed.strip():
        found.append(Row("What was agreed", contact.agreed.strip()))
    found.append(Row("Recorded by", contact.worker.name, note=f"Written {moment(recorded, today)}"))
    if contact.shared:
        found.append(Row("Shared", f"{person.called} may read this"))
    else:
        may = (
            f"{them.subject.capitalize()} may not read this yet"
            if person.pronouns
            else "Not shared yet"
        )
        found.append(Row("Not shared", may, note=contact.why_not_shared))
    return found


def words(contact: Contact, today: date) -> Voice | None:
    """Their own words, exactly as given."""
    if not contact.their_words.strip():
        return None
    return Voice(contact.person.called, day(contact.happened_on, today), contact.their_words)


def actions(contact: Contact, user: User) -> list[Action]:
    """What may be done with a recorded contact."""
    if contact.withdrawn_because or not user.can("contact.record"):
        return []
    return [
        Action("Correct it", reverse("contact_correct", args=[contact.public_id])),
        Action("Take it back", reverse("contact_withdraw", args=[contact.public_id])),
    ]


def withdrawn(reason: str) -> Notice | None:
    """That something was recorded in error and counts nowhere."""
    return Notice(f"Taken back: {reason} It counts nowhere.", "info") if reason else None


def step_rows(step: Milestone, today: date) -> list[Row]:
    """A step as it was recorded."""
    found = [Row("When", day_and_year(step.on))]
    if step.note.strip():
        found.append(Row("Note", step.note.strip()))
    recorded = f"Written {moment(step.recorded_at, today)}"
    found.append(Row("Recorded by", step.worker.name, note=recorded))
    return found


def saved_contact(contact: Contact, before: Duty | None, after: Duty | None, today: date) -> str:
    """What saving a contact has changed, in a sentence or two."""
    said = sentence(contact.get_kind_display().split(" in ")[0].lower())
    if not contact.seen:
        said = f"{said} saved as an attempt."
        if after is not None and after.due_on is not None:
            said += f" {_next(after)} is still due {_by(after.due_on, today)}."
        return said
    said = f"{said} saved."
    return f"{said} {moved(before, after, today)}".strip()


def moved(before: Duty | None, after: Duty | None, today: date) -> str:
    """Which due date has moved, or stands, as ``Next visit now due 20 January.`` says."""
    if after is None or after.due_on is None:
        return ""
    if before is not None and before.due_on == after.due_on and before.code == after.code:
        return f"{_next(after)} is still due {_by(after.due_on, today)}."
    return f"{_next(after)} now due {_by(after.due_on, today)}."


def _next(duty: Duty) -> str:
    named = {"pa-contact": "Next visit or contact", "pa-visit": "Next visit"}
    return named.get(duty.code, f"Next {what(duty)}")


def _by(due_on: date, today: date) -> str:
    return day(due_on, today) if due_on >= today - SOON else day_and_year(due_on)

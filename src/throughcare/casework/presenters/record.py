"""The first page of a record: who it is, how things are, what we must do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse

from throughcare.access.models import User
from throughcare.care.models import StatusPeriod
from throughcare.casework.models import Allocation, LastSeen
from throughcare.casework.presenters.duties import own_row
from throughcare.casework.presenters.people import SHORT
from throughcare.casework.selectors.overview import Overview
from throughcare.house.rooms import rooms
from throughcare.people.head import compact, optional_url
from throughcare.people.models import Person
from throughcare.statute.status import Status
from throughcare.ui.components import (
    Action,
    Area,
    DutyRow,
    Fact,
    Identity,
    Link,
    State,
    kind,
)
from throughcare.ui.formatting import ago, count, day_and_year, short_day, short_month, spoken

SHOWN = 5
"""Duties before "show all"."""


def identity(view: Overview, user: User, today: date, *, current: str) -> Identity:
    """The full head of the record."""
    person = view.person
    actions = []
    if user.can("contact.record"):
        visit = reverse("new_contact", args=[person.public_id])
        actions.append(Action("Record a visit", visit, main=True))
    if user.can("plan.record"):
        actions.append(Action("Record a step", reverse("new_step", args=[person.public_id])))
    if user.can("allocation.change"):
        adviser = reverse("choose_adviser", args=[person.public_id])
        actions.append(Action("Choose an adviser", adviser))
    return replace(
        compact(person, today, current=current), actions=actions, facts=facts(view, today)
    )


def facts(view: Overview, today: date) -> list[Fact]:
    """The strip under the name."""
    return [
        _status(view.person, view.status),
        _worker("Personal adviser", view.worker(Allocation.Part.ADVISER)),
        *(
            [_worker("Social worker", who)]
            if (who := view.worker(Allocation.Part.SOCIAL_WORKER))
            else []
        ),
        _seen(view.seen, today),
    ]


def _status(person: Person, status: StatusPeriod | None) -> Fact:
    why = optional_url("why_status", person.public_id)
    link = Link("Why?", why, hidden=f"{person.called} has this legal status") if why else None
    if status is None:
        return Fact("Legal status", "Not known yet", link=link)
    note = f"stated by {status.source}" if status.stated else ""
    if not status.certain and not status.stated:
        note = "needs a person to decide"
    return Fact("Legal status", SHORT[Status(status.status)], note=note, link=link)


def _worker(part: str, who: Allocation | None) -> Fact:
    if who is None:
        return Fact(part, "No adviser")
    if not who.worker.has_access_today:
        return Fact(part, "No adviser", note=f"{who.worker.name} no longer works here")
    return Fact(part, who.worker.name, note=f"since {short_month(who.start)}")


def _seen(seen: LastSeen | None, today: date) -> Fact:
    if seen is None or seen.seen_on is None:
        note = f"in contact {short_day(seen.contact_on, today)}" if seen and seen.contact_on else ""
        return Fact("Last seen", "Not yet", note=note)
    where = f", {seen.seen_place}" if seen.seen_place else ""
    tries = seen.attempts_since
    since = f" · {count(tries, 'attempt', 'attempts')} since" if tries else ""
    note = f"{short_day(seen.seen_on, today)}{where}{since}"
    return Fact("Last seen", ago(seen.seen_on, today), note=note)


def areas(view: Overview) -> list[Area]:
    """One line for each room that knows something, in floor order."""
    titles = {room.name: room.title for room in rooms()}
    order = {name: place for place, name in enumerate(titles)}
    story = reverse("story", args=[view.person.public_id])
    return [
        Area(
            titles[line.room],
            f"{story}?show=moves" if line.room == "accommodation" else story,
            State(kind(line.level), line.text),
        )
        for line in sorted(view.headlines, key=lambda h: order[h.room])
    ]


def duties(view: Overview, user: User, today: date, *, every: bool) -> Sequence[DutyRow]:
    """What we must do, soonest first, then the last time each was done."""
    last = {duty.code: duty.pk for duty in view.duties if duty.met_on}
    told = [d for d in view.duties if d.met_on is None or last[d.code] == d.pk]
    shown = view.duties if every else told[:SHOWN]
    return [own_row(duty, view.person, user, today) for duty in shown]


def story_title(person: Person) -> str:
    """``Her story so far``; by name where no pronouns are recorded."""
    them = spoken(person.pronouns, person.called)
    return f"{them.possessive[:1].upper()}{them.possessive[1:]} story so far"


def story_note(view: Overview) -> str:
    """``412 entries since 12 January 2020``."""
    if view.first_entry is None:
        return ""
    entries = count(view.entries_in_all, "entry", "entries")
    return f"{entries} since {day_and_year(view.first_entry)}"

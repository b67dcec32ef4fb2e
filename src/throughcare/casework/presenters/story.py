"""The story: events as entries, by month, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from django.urls import reverse

from throughcare.chronology.models import Event
from throughcare.house.clock import LONDON
from throughcare.house.rooms import kinds
from throughcare.people.models import Person
from throughcare.ui.components import Chip, Entry, Link, Month
from throughcare.ui.formatting import day_in_month, hour, month, sentence, short_day, spoken

FILTERS = (
    ("", "Everything"),
    ("matters", "What matters most"),
    ("visits", "Visits and contacts"),
    ("words", ""),
    ("decisions", "Decisions"),
    ("moves", "Moves"),
    ("care", "Care"),
)
"""Groups of the story and what their filters are called; the words are called by pronoun."""

GROUPS = frozenset(code for code, _ in FILTERS)


def months(events: Sequence[Event], today: date) -> list[Month]:
    """Entries by month, in the order given."""
    return [
        Month(title, [entry(e, today) for e in group])
        for title, group in groupby(events, key=lambda e: month(e.happened_on))
    ]


def entry(event: Event, today: date) -> Entry:
    """One event: what it was, in whose words, who wrote it up and when."""
    known = kinds()[event.kind]
    title, _, text = event.summary.partition("\n")
    if not text and known.group not in ("visits",):
        title, text = known.label, title
    href = known.url(event) if known.url else None
    title = title or known.label
    return Entry(
        day_in_month(event.happened_on),
        title,
        text=sentence(text.strip()),
        words=event.words.strip(),
        meta=_meta(event),
        links=[Link("Read it all", href, hidden=f"{title}, {short_day(event.happened_on, today)}")]
        if href
        else (),
        disc=_disc(event, voice=known.voice),
    )


def _disc(event: Event, *, voice: bool) -> Literal["matters", "routine", "voice"]:
    if voice or (event.words and not event.summary):
        return "voice"
    return "matters" if event.significance == Event.Significance.MATTERS else "routine"


def _meta(event: Event) -> str:
    written = event.recorded_at.astimezone(LONDON)
    gap = (written.date() - event.happened_on).days
    if gap <= 0:
        when = "written the same day"
    elif gap == 1:
        when = "written the next day"
    else:
        when = f"written {short_day(written.date())}"
    said = [event.recorded_by.name]
    if event.happened_at:
        said.append(hour(event.happened_at))
    said.append(when)
    return " · ".join(said)


def chips(person: Person, chosen: str, page: str) -> list[Chip]:
    """The story's filters as links to a page of the person."""
    them = spoken(person.pronouns, person.called)
    address = reverse(page, args=[person.public_id])
    return [
        Chip(
            label or f"{sentence(them.possessive)} words",
            f"{address}?show={code}" if code else address,
            current=code == chosen,
        )
        for code, label in FILTERS
    ]

"""The head of every page about one person, and the parts of a record that exist."""

from __future__ import annotations

from datetime import date

from django.urls import NoReverseMatch, reverse

from throughcare.people.models import Person
from throughcare.statute.dates import age_on
from throughcare.ui.components import Crumb, Identity, Part
from throughcare.ui.formatting import day_and_year

PARTS = (
    ("Overview", "person"),
    ("Story", "story"),
    ("Care", "care"),
)
"""Name of a part and of its page; a part appears when a room brings its page."""


def optional_url(name: str, *args: object) -> str:
    """An address, or nothing where no room brings the page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def parts(person: Person, current: str) -> list[Part]:
    """The parts of the record that exist; ``current`` is the name of the page shown."""
    return [
        Part(text, href, page == current)
        for text, page in PARTS
        if (href := optional_url(page, person.public_id))
    ]


def compact(person: Person, today: date, *, current: str = "") -> Identity:
    """The head in one line, over pages that have a title of their own."""
    about = [f"{age_on(person.date_of_birth, today)}, born {day_and_year(person.date_of_birth)}"]
    if person.pronouns:
        about.insert(0, person.get_pronouns_display())
    other = person.known_as and person.known_as != person.given_name
    young_people = optional_url("people")
    return Identity(
        person.name,
        optional_url("person", person.public_id),
        about,
        called=person.known_as if other else "",
        crumb=Crumb("Young people", young_people) if young_people else None,
        parts=parts(person, current),
    )

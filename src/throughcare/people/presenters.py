"""What the pages of people say, ready to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.house.rooms import Room
from throughcare.people.models import Person
from throughcare.people.selectors import Found
from throughcare.statute.dates import age_on
from throughcare.ui.components import Cell, Column, Link, Table
from throughcare.ui.formatting import count, day_and_year

Listings = Sequence[tuple[Room, Mapping[int, Mapping[str, str]]]]
"""What each room says of people in a list (slot ``listing``)."""


@dataclass(frozen=True, slots=True)
class FindPage:
    """What was looked for, who was found, and what may be tried next."""

    question: str
    title: str
    summary: str
    table: Table | None
    nobody: bool

    @property
    def asked(self) -> bool:
        """Whether anything was looked for yet."""
        return bool(self.question)


def find_page(question: str, found: Found, listings: Listings, today: date) -> FindPage:
    """The page of a search."""
    if not question:
        return FindPage("", "Find somebody", "", None, nobody=False)
    return FindPage(
        question,
        f"Find “{question}”",
        _summary(found),
        _table(question, found, listings, today) if found.people else None,
        nobody=not found.people,
    )


def _summary(found: Found) -> str:
    if not found.people:
        return ""
    people = count(found.total, "person fits", "people fit")
    if found.total == 1:
        return f"{people}."
    if not found.more:
        return f"{people}, nearest first."
    return (
        f"{people}. These are the nearest {len(found.people)}: add a birthday, a postcode or "
        "another name to see fewer."
    )


def _table(question: str, found: Found, listings: Listings, today: date) -> Table:
    heads = list(
        dict.fromkeys(head for _, said in listings for row in said.values() for head in row)
    )
    said: dict[int, dict[str, str]] = {p.pk: {} for p in found.people}
    for _, rows in listings:
        for person_id, row in rows.items():
            said[person_id].update(row)
    return Table(
        f"People who fit “{question}”",
        [Column("Name"), Column("Age"), *(Column(head) for head in heads)],
        [
            [_name(p), _age(p, today), *(Cell(said[p.pk].get(head, "–")) for head in heads)]
            for p in found.people
        ],
    )


def _name(person: Person) -> Cell:
    called = person.known_as if person.known_as not in ("", person.given_name) else ""
    href = reverse("person", kwargs={"person": person.public_id})
    return Cell(link=Link(person.name, href), note=f"Likes to be called {called}" if called else "")


def _age(person: Person, today: date) -> Cell:
    return Cell(
        str(age_on(person.date_of_birth, today)), note=f"Born {day_and_year(person.date_of_birth)}"
    )

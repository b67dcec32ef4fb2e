"""A young person with a life, and somebody who works with them, for the tests of pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from throughcare.access.acting import acting_as
from throughcare.access.models import Team, User
from throughcare.access.selectors import installation_user
from throughcare.care.services import NewCarePeriod, record_care_period
from throughcare.casework import services as casework
from throughcare.people.models import Person
from throughcare.people.services import NewPerson, register_person

BORN = date(2007, 3, 4)


@dataclass
class Life:
    """Somebody, their adviser, and who records what no test is about."""

    person: Person
    adviser: User
    by: User

    def open(self, client: Client, path: str) -> Any:
        """The page at a path below the record."""
        return client.get(f"/people/{self.person.public_id}/{path}")

    @contextmanager
    def acting(self) -> Iterator[User]:
        """For services called as the installation."""
        with acting_as(self.by):
            yield self.by


def begin(as_owner: Any, **given: Any) -> Life:
    """A young person without any history, with an adviser."""
    by = installation_user()
    with as_owner():
        adviser = User.objects.create(
            name="Nadia Okonjo", email="n@x.test", role="personal_adviser"
        )
        team = Team.objects.create(name="East", slug="east")
    named = {
        "given_name": "Tegan",
        "family_name": "Achebe-Lowe",
        "known_as": "Tegs",
        "pronouns": "she",
        "date_of_birth": BORN,
        **given,
    }
    with acting_as(by):
        person = register_person(by=by, new=NewPerson(**named))
        life = Life(person, adviser, by)
        casework.place_in_team(
            by=by,
            person_id=person.pk,
            new=casework.NewPlacement(person.pk, team.pk, date(2025, 1, 1)),
        )
        casework.allocate(
            by=by,
            person_id=person.pk,
            new=casework.NewAllocation(person.pk, adviser.pk, date(2025, 2, 1)),
        )
    return life


def in_care(life: Life, start: date, end: date | None, reason: str = "E6", **more: Any) -> None:
    """A period of care."""
    with life.acting() as by:
        record_care_period(
            by=by,
            person_id=life.person.pk,
            new=NewCarePeriod(
                life.person.pk,
                start,
                "C2",
                end=end,
                reason_started="S",
                reason_ended=reason if end else "",
                placement_type="U4",
                **more,
            ),
        )


def step(life: Life, kind: str, on: date) -> None:
    """A step such as a signed plan."""
    with life.acting() as by:
        casework.record_milestone(
            by=by, person_id=life.person.pk, new=casework.NewMilestone(life.person.pk, kind, on)
        )


def visited(life: Life, on: date, **more: Any) -> None:
    """A visit by the adviser."""
    with life.acting() as by:
        casework.record_contact(
            by=by,
            person_id=life.person.pk,
            new=casework.NewContact(life.person.pk, "visit", on, worker_id=life.adviser.pk, **more),
        )

"""A small authority for the drill: one adviser each for a few people. Runs in its own process."""

import sys

import django

django.setup()

from datetime import date  # noqa: E402

from throughcare.access import services as access  # noqa: E402
from throughcare.access.acting import acting_as  # noqa: E402
from throughcare.access.selectors import installation_user  # noqa: E402
from throughcare.casework import services as casework  # noqa: E402
from throughcare.casework.services import NewAllocation  # noqa: E402
from throughcare.house.clock import today  # noqa: E402
from throughcare.people import services as people  # noqa: E402
from throughcare.people.services import NewPerson  # noqa: E402

by = installation_user()
with acting_as(by):
    for n in range(int(sys.argv[1])):
        worker = access.add_user(
            by=by,
            name=f"Adviser {n}",
            email=f"adviser{n}@example.invalid",
            role="personal_adviser",
        )
        person = people.register_person(
            by=by,
            new=NewPerson(
                date_of_birth=date(today().year - 19, 1, 2),
                given_name=f"Invented{n}",
                family_name="Drill",
                source="the drill",
            ),
        )
        casework.allocate(
            by=by,
            person_id=person.pk,
            new=NewAllocation(person_id=person.pk, worker_id=worker.pk, start=today()),
        )
        print(worker.email, person.public_id, flush=True)

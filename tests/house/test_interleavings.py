"""After any interleaving of two connections, what is stored is what follows from the facts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations_with_replacement
from random import Random
from typing import Any

import psycopg
import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction

from tests.house.arguments import ARGUMENTS, HOME_SINCE, Ground, acts
from tests.house.interleave import Runner, interleave
from tests.house.source import import_all
from tests.security import rows
from throughcare.access.acting import acting_as
from throughcare.access.models import Grant, Membership, Subject, Team, User
from throughcare.care.models import CarePeriod, StatusFact
from throughcare.care.services import (
    NewCarePeriod,
    NewStatusFact,
    record_care_periods_many,
    record_status_facts_many,
)
from throughcare.casework import services as casework
from throughcare.casework.models import Allocation, Contact, Milestone
from throughcare.house import Refused, door, projections
from throughcare.house.clock import today
from throughcare.house.door import SERVICES
from throughcare.people.services import NewPerson, register_people_many
from throughcare.recording.services import save_draft

import_all()

Watch = psycopg.Connection
REBUILD = "rebuild"
NAMES = [*sorted(ARGUMENTS), REBUILD]
PAIRS = list(combinations_with_replacement(NAMES, 2))

TURNS = 20 if os.environ.get("THROUGHCARE_DRILL") == "full" else 0
SAMPLE = (0, 7, 19)
"""In CI each service meets itself, and those that stand so far after it in the list; `make drill`
tries all pairs, twenty times each."""

ALLOWED = (Refused, ObjectDoesNotExist)
"""What a service may answer when the other came first. A deadlock is not among them, nor is a
constraint that refuses what two derived at once: both would lose what somebody typed."""


def short(name: str) -> str:
    return name.removeprefix("throughcare.")


def test_every_service_is_called_here() -> None:
    registered = {short(n) for n in SERVICES if n.startswith("throughcare.")}
    assert registered == set(ARGUMENTS), "say in tests/house/arguments.py how it is called"


class World:
    """Committed people, in pairs, each pair used up by one run."""

    def __init__(self) -> None:
        self.system = User.objects.get(role="installation")
        self.manager = rows.new_user("service_manager")
        self.advisers = [rows.new_user("personal_adviser") for _ in range(3)]
        self.leaver = rows.new_user("personal_adviser")
        self.team = Team.objects.create(name="North", slug="north")
        self.to_team = Team.objects.create(name="South", slug="south")
        self.memberships = [
            rows.join(self.team, rows.new_user("team_manager"), start=date(2024, 1, 1))
        ]
        self.waiting: list[tuple[int, int]] = []

    def more(self, pairs: int) -> None:
        """People with a life so far, made by the services themselves."""
        by, day = self.system, today()
        with acting_as(by), transaction.atomic():
            people = register_people_many(
                by=by,
                new=[
                    NewPerson(date(2007, 6, 7), given_name="Ash", family_name=f"P{n}")
                    for n in range(pairs * 2)
                ],
            )
            ids = [p.pk for p in people]
            record_care_periods_many(
                by=by,
                new=[NewCarePeriod(p, date(2018, 3, 4), "C2", reason_started="S") for p in ids],
            )
            record_status_facts_many(
                by=by,
                new=[NewStatusFact(p, "home", HOME_SINCE, detail={"with": "parent"}) for p in ids],
            )
            casework.place_in_team_many(
                by=by,
                new=[casework.NewPlacement(p, self.team.pk, day - timedelta(days=40)) for p in ids],
            )
            casework.allocate_many(
                by=by,
                new=[
                    casework.NewAllocation(p, self.advisers[0].pk, day - timedelta(days=40))
                    for p in ids
                ],
            )
            casework.record_contacts_many(
                by=by,
                new=[casework.NewContact(p, "visit", day - timedelta(days=30)) for p in ids],
            )
            casework.record_milestones_many(
                by=by,
                new=[
                    casework.NewMilestone(p, "pathway_plan_signed", day - timedelta(days=90))
                    for p in ids
                ],
            )
        self.waiting += list(zip(ids[::2], ids[1::2], strict=True))

    def ground(self) -> Ground:
        """A pair that nobody has touched."""
        if not self.waiting:
            self.more(40)
        person, other = self.waiting.pop()
        with acting_as(self.manager), transaction.atomic():
            draft = {"form": "casework.contact", "title": "A contact", "url": "/"}
            save_draft(
                by=self.manager, person_id=person, fields={"note": "so far"}, version=0, **draft
            )
        with acting_as(self.system), transaction.atomic():
            first: Callable[[Any], int] = lambda model: (  # noqa: E731
                model.objects.filter(person_id=person).values_list("pk", flat=True)[0]
            )
            return Ground(
                person,
                other,
                self.team,
                self.to_team,
                self.manager,
                self.advisers,
                self.leaver,
                self.system,
                self.memberships[0],
                care_period=first(CarePeriod),
                contact=first(Contact),
                allocation=first(Allocation),
                milestone=first(Milestone),
                status_fact=first(StatusFact),
            )


@pytest.fixture
def world(transactional_db: None, as_owner) -> World:
    with as_owner():
        return World()


@pytest.fixture
def watch(
    transactional_db: None, server: Callable[[str, str], str]
) -> Iterator[psycopg.Connection]:
    """A connection that sees who waits for whom."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(server("throughcare_owner", name), autocommit=True) as watching:
        yield watching


def work(name: str, g: Ground, rng: Random) -> Callable[[], Any]:
    """A service with its arguments, ready to be run on a connection of its own."""
    if name == REBUILD:

        def rebuild() -> None:
            with acting_as(g.system):
                projections.rebuild([g.person, g.other])

        return rebuild
    service = SERVICES[f"throughcare.{name}"]
    by = acts(g, service.service_permission)
    arguments = ARGUMENTS[name](g, rng)

    def call() -> Any:
        with acting_as(by), transaction.atomic():
            return service(by=by, **arguments)

    return call


def differences(g: Ground) -> list[str]:
    """What is stored and does not follow, or follows and is not stored, of everybody touched."""
    with acting_as(g.system), transaction.atomic():
        last = Subject.objects.order_by("-pk").values_list("pk", flat=True)[:8]
        return projections.differences(sorted({g.person, g.other, *last}))


def run_pair(world: World, watch: Watch, pair: tuple[str, str], turn: int) -> list[Runner]:
    rng = Random(f"{pair} {turn}")
    g = world.ground()
    sides = interleave([work(name, g, rng) for name in pair], (pair, turn), watch)
    for name, side in zip(pair, sides, strict=True):
        if side.error is not None and not isinstance(side.error, ALLOWED):
            raise AssertionError(f"{name} beside {pair}, turn {turn}") from side.error
    assert differences(g) == [], f"{pair}, turn {turn}"
    return sides


def chosen() -> list[tuple[tuple[str, str], int]]:
    if TURNS:
        return [(pair, turn) for pair in PAIRS for turn in range(TURNS)]
    return [
        ((name, NAMES[(i + apart) % len(NAMES)]), apart)
        for i, name in enumerate(NAMES)
        for apart in SAMPLE
    ]


@pytest.mark.drill
@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_stored_is_derived_after_every_interleaving(world: World, watch: Watch) -> None:
    """In CI a fixed sample; with THROUGHCARE_DRILL=full every pair twenty times."""
    done: dict[str, int] = {}
    for pair, turn in chosen():
        for name, side in zip(pair, run_pair(world, watch, pair, turn), strict=True):
            done[name] = done.get(name, 0) + (side.error is None)
    assert set(done) == set(NAMES)
    # Every service got through at least once: otherwise nothing was tried.
    assert [name for name, times in done.items() if not times] == []


CONTACT = "casework.services.contacts.record_contact"


def wrongs(world: World, watch: Watch, pair: tuple[str, str], turns: int = 60) -> list[str]:
    """The first thing that goes wrong when these two meet so many times."""
    for turn in range(turns):
        try:
            run_pair(world, watch, pair, turn)
        except AssertionError as error:
            return [str(error)]
    return []


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
@pytest.mark.parametrize(
    "pair",
    [
        (CONTACT, CONTACT),
        ("access.services.restrict", "access.services.grant"),
        ("care.services.record_status_fact", "casework.services.milestones.record_milestone"),
    ],
)
def test_without_the_lock_this_would_fail(
    world: World, watch: Watch, monkeypatch: pytest.MonkeyPatch, pair: tuple[str, str]
) -> None:
    """Seen to fail when what it proves is taken away."""
    assert wrongs(world, watch, pair, 4) == []
    monkeypatch.setattr(door, "_hold", lambda wanted: None)
    assert wrongs(world, watch, pair) != []


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_without_the_lock_for_everyone_this_would_fail(
    world: World, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = ("casework.services.contacts.record_contacts_many", CONTACT)
    assert wrongs(world, watch, pair, 4) == []
    monkeypatch.setattr(door, "hold_everyone", lambda: None)
    assert wrongs(world, watch, pair) != []


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
@pytest.mark.parametrize("turn", range(4))
def test_two_writes_about_different_people_do_not_wait_for_each_other(
    world: World, watch: Watch, turn: int
) -> None:
    g, h = world.ground(), world.ground()
    sides = interleave([work(CONTACT, g, Random(1)), work(CONTACT, h, Random(2))], turn, watch)
    assert [side.error for side in sides] == [None, None]
    assert differences(g) + differences(h) == []


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_locks_are_taken_in_the_order_of_ids(world: World, watch: Watch) -> None:
    """Two handovers name the same people in opposite orders: neither waits for ever."""
    for turn in range(6):
        g = world.ground()
        name = "casework.services.allocation.hand_over"
        service = SERVICES[f"throughcare.{name}"]

        def call(ids: list[int], worker: User, g: Ground = g, service: Any = service) -> Any:
            with acting_as(g.manager), transaction.atomic():
                return service(
                    by=g.manager, person_ids=ids, start=today(), reason="x", worker_id=worker.pk
                )

        sides = interleave(
            [
                lambda g=g: call([g.person, g.other], g.advisers[1]),
                lambda g=g: call([g.other, g.person], g.advisers[2]),
            ],
            turn,
            watch,
        )
        assert not [s.error for s in sides if not isinstance(s.error, (type(None), *ALLOWED))]
        assert differences(g) == []


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_what_fails_leaves_nothing(world: World, as_owner) -> None:
    """A service that raises after it wrote: neither row, nor event, nor grant."""
    g = world.ground()
    with as_owner():
        before = {m: m.objects.count() for m in (Allocation, Grant, Contact, Membership)}
    with pytest.raises(Refused), acting_as(g.manager), transaction.atomic():
        casework.record_contact(
            by=g.manager,
            person_id=g.person,
            new=casework.NewContact(g.person, "visit", today() + timedelta(days=3)),
        )
    with as_owner():
        assert {m: m.objects.count() for m in before} == before
    assert differences(g) == []

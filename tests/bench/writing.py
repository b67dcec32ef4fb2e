"""Measures writes and searches, in the process of ``worker``."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.bench.counting import asked
from tests.bench.pages import MANAGER, PA, WIDE
from throughcare.access.acting import acting_as
from throughcare.access.models import User
from throughcare.care.services import NewStatusFact, record_status_fact
from throughcare.casework import services as casework
from throughcare.demo.size import shape
from throughcare.house.clock import today
from throughcare.people.models import Person
from throughcare.people.selectors import search as find
from throughcare.people.services import NewPerson, register_person

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')

FIRST = 82
"""The first of those whom ``PA`` works with; each write takes the next."""


def write(kind: str, times: int) -> dict[str, Any]:
    """Do a write so many times, each about somebody else, committed as a request would."""
    email, do = WRITES[kind]
    by = User.objects.get(email=email)
    took, queries = [], 0
    with acting_as(by):
        for n in range(times):
            with asked() as counted:
                began = time.perf_counter()
                do(by, n)
                took.append((time.perf_counter() - began) * 1000)
            queries = len(counted.of_page) + len(counted.apart)
    return {"ms": took, "queries": queries}


def _visit(by: User, n: int) -> None:
    casework.record_contact(
        by=by,
        person_id=FIRST + n % 38,
        new=casework.NewContact(
            FIRST + n % 38,
            "visit",
            today() - timedelta(days=n // 38),
            seen_alone=True,
            home_seen=True,
            place="at home",
            their_words="its going ok. i start on monday",
            note="You showed me the letter about the course. You start on Monday.",
            agreed="I ring on Tuesday to hear how it went.",
        ),
    )


def _review(by: User, n: int) -> None:
    casework.record_milestone(
        by=by,
        person_id=FIRST + n % 38,
        new=casework.NewMilestone(
            FIRST + n % 38, "pathway_review_held", today() - timedelta(days=n // 38)
        ),
    )


def _status(by: User, n: int) -> None:
    record_status_fact(
        by=by,
        person_id=FIRST + n % 38,
        new=NewStatusFact(
            FIRST + n % 38,
            "education",
            today() - timedelta(days=30 + n // 38),
            None,
            {"programme_from_before_21": True},
        ),
    )


def _adviser(by: User, n: int) -> None:
    """Back and forth between two advisers, so that every one changes sight."""
    person_id = 12 + n % 36
    other = User.objects.get(email=shape.adviser(1, 1 if n // 36 % 2 == 0 else 0))
    casework.allocate(
        by=by,
        person_id=person_id,
        new=casework.NewAllocation(person_id, other.pk, today() - timedelta(days=5 - n // 36)),
    )


def _person(by: User, n: int) -> None:
    register_person(
        by=by,
        new=NewPerson(today() - timedelta(days=6200 + n), "Newly", f"Registered-{uuid.uuid4()}"),
    )


WRITES: dict[str, tuple[str, Callable[[User, int], None]]] = {
    "A visit (event, duties, last seen, history)": (PA, _visit),
    "A plan review (event, duties, history)": (PA, _review),
    "A status fact (event, status, duties, history)": (PA, _status),
    "An adviser chosen (event, sight, history)": (MANAGER, _adviser),
    "A person registered (event, sight, search tokens, history)": (PA, _person),
}


def post(browser: Client, times: int) -> dict[str, Any]:
    """Send the form of a visit as a browser does: one whole request each."""
    took, queries = [], 0
    day = today()
    for n in range(times):
        person = shape.public_id(FIRST + n % 38)
        address = reverse("new_contact", args=[person])
        shown = browser.get(address).content.decode()
        fields = dict(HIDDEN.findall(shown))
        fields |= {
            "idempotency_key": str(uuid.uuid4()),
            "kind": "visit",
            "seen": "yes",
            "seen_alone": "yes",
            "home_seen": "yes",
            "happened_on": f"{day:%d/%m/%Y}",
            "happened_on_0": str(day.day),
            "happened_on_1": str(day.month),
            "happened_on_2": str(day.year),
            "place": "at home",
            "their_words": f"words of visit {uuid.uuid4()}",
            "note": "You showed me the letter about the course.",
            "agreed": "I ring on Tuesday.",
            "share": "yes",
        }
        with asked() as counted:
            began = time.perf_counter()
            answer = browser.post(address, fields)
            took.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 302:
            raise RuntimeError(f"The form of a visit was refused: {answer.status_code}")
        queries = len(counted.of_page) + len(counted.apart)
    return {"ms": took, "queries": queries}


def search(email: str, times: int) -> dict[str, Any]:
    """Search as a user does: names with a typing error, beginnings, birthdays, numbers."""
    by = User.objects.get(email=email)
    with acting_as(User.objects.get(email=WIDE)), transaction.atomic():
        people = list(Person.objects.filter(pk__lte=200).order_by("pk"))
    chance = Random(7)
    questions = [_question(chance.choice(people), n, chance) for n in range(times)]
    return {"ms": _timed(by, questions)}


def _timed(by: User, questions: Sequence[str]) -> list[float]:
    took = []
    for question in questions:
        began = time.perf_counter()
        with acting_as(by), transaction.atomic():
            find(question)
        took.append((time.perf_counter() - began) * 1000)
    return took


def _question(person: Person, n: int, chance: Random) -> str:
    if n % 5 == 0:
        return f"{person.given_name} {person.family_name}"
    if n % 5 == 1:
        return f"{_typo(person.given_name, chance)} {_typo(person.family_name, chance)}"
    if n % 5 == 2:
        return person.family_name[:4]
    if n % 5 == 3:
        return f"{person.date_of_birth:%d/%m/%Y}"
    return str(person.child_id)


def _typo(name: str, chance: Random) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice("aeiorstn") + name[place + 1 :]

"""What a measuring process does when it is told to; Django is set up already."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.bench import writing
from tests.bench.counting import asked, processor
from tests.bench.pages import DEEP, PERSON
from throughcare.access import roles
from throughcare.access.acting import acting_as
from throughcare.access.models import User
from throughcare.chronology.selectors import PAGE, After
from throughcare.config import static

OPEN_ROLES = {"own": "bench_case", "team": "bench_case", "service": "bench_wide"}
"""Roles without row-level security, made for measuring by ``servers``."""

_clients: dict[str, Client] = {}


def client(email: str) -> Client:
    """A browser in which this user has signed in."""
    if email not in _clients:
        browser = Client(raise_request_exception=True, HTTP_HOST="localhost")
        done = browser.post(reverse("demo_sign_in"), {"email": email})
        if done.status_code != 302:
            raise RuntimeError(f"{email} could not sign in: {done.status_code}")
        _clients[email] = browser
    return _clients[email]


@contextmanager
def without_policies(off: bool) -> Iterator[None]:
    """Let requests take roles that pass every policy."""
    before = dict(roles.DATABASE_ROLES)
    if off:
        roles.DATABASE_ROLES.update(OPEN_ROLES)
    try:
        yield
    finally:
        roles.DATABASE_ROLES.update(before)


def page(email: str, path: str, times: int, open: bool) -> dict[str, Any]:
    """Request a page so many times; milliseconds in all and in the database, statements, bytes."""
    browser = client(email)
    whole, database, work, work_there = [], [], [], []
    with without_policies(open):
        for _ in range(times):
            with asked() as counted:
                here, there = processor()
                began = time.perf_counter()
                shown = browser.get(path)
                took = time.perf_counter() - began
                spent = processor()
            if shown.status_code != 200:
                raise RuntimeError(f"{path} as {email}: {shown.status_code}")
            whole.append(took * 1000)
            database.append(counted.seconds * 1000)
            work.append((spent[0] - here) * 1000)
            work_there.append((spent[1] - there) * 1000)
    return {
        "ms": whole,
        "database_ms": database,
        "work_ms": work,
        "work_there_ms": work_there,
        "queries": len(counted.of_page),
        "apart": len(counted.apart),
        "bytes": len(shown.content),
        "rows": len(re.findall(rb"<(?:tr|li|article)\b", shown.content)),
    }


def deep(email: str) -> str:
    """Where the tenth page of a person's story begins."""
    from throughcare.chronology.selectors import standing
    from throughcare.people.models import Person

    with acting_as(User.objects.get(email=email)), transaction.atomic():
        person = Person.objects.get(public_id=PERSON)
        event = standing(person.pk)[9 * PAGE - 1]
    return str(After(event.happened_on, event.pk))


def counts() -> dict[str, int]:
    """How many people and users there are, as a service-wide user sees them."""
    from tests.bench.pages import WIDE
    from throughcare.people.models import Person

    with acting_as(User.objects.get(email=WIDE)), transaction.atomic():
        return {"people": Person.objects.count(), "users": User.objects.count() - 1}


def ready() -> dict[str, Any]:
    """Static files are gathered, the connection is open."""
    static.gather()
    connection.ensure_connection()
    return {"deep": DEEP, **counts()}


DO: dict[str, Callable[..., Any]] = {
    "ready": ready,
    "page": page,
    "deep": deep,
    "kinds": lambda: list(writing.WRITES),
    "write": writing.write,
    "search": writing.search,
    "post": lambda **given: writing.post(client(given["email"]), given["times"]),
}


def answer() -> None:
    """Answer until stdin ends."""
    answers = os.fdopen(os.dup(1), "w")
    # Whatever else prints must not be taken for an answer.
    os.dup2(2, 1)
    for line in sys.stdin:
        told = json.loads(line)
        result = DO[told.pop("do")](**told)
        answers.write(json.dumps(result) + "\n")
        answers.flush()

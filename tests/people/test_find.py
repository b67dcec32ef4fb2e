"""The page with one box: what it says, to whom, and at what cost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from throughcare.access.acting import acting_as
from throughcare.access.models import User
from throughcare.access.selectors import installation_user
from throughcare.casework.models import Allocation
from throughcare.people.models import Person
from throughcare.people.services import NewPerson, register_people_many

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _on_the_day() -> Any:
    with time_machine.travel("2026-11-25 10:00+00:00", tick=True):
        yield


@pytest.fixture
def signed_in(client: Client, as_owner: Any) -> Any:
    """signed_in("service_manager") → a client signed in as somebody of this role."""

    def signed(role: str = "service_manager") -> Client:
        with as_owner():
            user = User.objects.create(name="Nadia", email=f"{role}@x.test", role=role)
        client.post("/account/demo/", {"email": user.email})
        return client

    return signed


def open_records(*names: str, **given: Any) -> list[Person]:
    by = installation_user()
    new = [
        NewPerson(
            date_of_birth=date(2007, 3, 4),
            given_name=n.split()[0],
            family_name=n.split()[1],
            **given,
        )
        for n in names
    ]
    with acting_as(by):
        return register_people_many(by=by, new=new)


def page(client: Client, question: str | None = None) -> str:
    answer = client.get("/find/", {} if question is None else {"q": question})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_who_how_old_and_whose(signed_in: Any, as_owner: Any) -> None:
    [tegan] = open_records("Tegan Achebe", known_as="Tegs")
    client = signed_in()
    with as_owner():
        adviser = User.objects.create(name="Kit Okonjo", email="k@x.test", role="personal_adviser")
        Allocation.objects.create(
            person=tegan, worker=adviser, part=Allocation.Part.ADVISER, start=date(2026, 1, 5)
        )
    said = page(client, "tegs")
    assert f'href="/people/{tegan.public_id}/"' in said
    for words in ("Tegan Achebe", "Likes to be called Tegs", "Born 4 March 2007", "Kit Okonjo"):
        assert words in said
    assert ">19<" in said
    assert 'data-label="Status"' in said
    assert "1 person fits." in said


def test_it_says_when_nobody_fits_and_what_to_try(signed_in: Any) -> None:
    said = page(signed_in(), "<script>kofi")
    assert "Nobody whom you may open fits “&lt;script&gt;kofi”" in said
    assert "What you can try" in said
    assert "ask your manager" in said


def test_it_opens_empty_with_what_to_try(signed_in: Any) -> None:
    said = page(signed_in())
    assert "What you can try" in said
    assert "Nobody" not in said


def test_it_keeps_to_the_nearest_twenty_and_says_so(signed_in: Any) -> None:
    open_records(*(f"Sam {letter}reid" for letter in "abcdefghijklmnopqrstuvw"))
    said = page(signed_in(), "sam")
    assert "23 people fit. These are the nearest 20" in said
    assert said.count("data-label=") == 20 * 3


def test_it_has_one_box(signed_in: Any) -> None:
    assert page(signed_in("out_of_hours")).count('type="search"') == 1


@pytest.mark.parametrize("role", ["elected_member", "board_chair", "commissioner", "administrator"])
def test_it_is_closed_to_who_sees_nobody(signed_in: Any, role: str) -> None:
    assert signed_in(role).get("/find/", {"q": "sam"}).status_code == 403


def test_its_cost_is_the_same_for_one_and_for_twenty(signed_in: Any) -> None:
    open_records("Tegan Achebe")
    client = signed_in()
    costs = []
    for question in ("tegan", "sam"):
        if question == "sam":
            open_records(*(f"Sam {letter}reid" for letter in "abcdefghijklmnopqrst"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, question)
        costs.append(
            sum(
                any(table in one["sql"] for table in ("people_", "care_status", "casework_"))
                for one in queries
            )
        )
    assert costs == [4, 4]

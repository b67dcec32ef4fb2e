"""Words of a form that was open too long come back to their writer, and to nobody else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from tests.access.signing import PASSWORD, code_of, set_up_code, sign_in
from throughcare.access.acting import acting_as
from throughcare.access.models import Sight, User
from throughcare.access.selectors import installation_user
from throughcare.house.clock import now, start_of, today
from throughcare.people.services import NewPerson, register_person

pytestmark = pytest.mark.django_db(databases=["default", "log"])

WORDS = "can we talk about my place before the review"


@pytest.fixture
def kofi(as_owner: Any) -> Any:
    by = installation_user()
    with acting_as(by):
        return register_person(
            by=by, new=NewPerson(date_of_birth=date(2008, 3, 4), given_name="Kofi")
        )


@pytest.fixture
def worker(as_owner: Any, kofi: Any) -> Any:
    """worker("nadia@x.test") → an adviser with a password who sees Kofi."""

    def made(email: str) -> User:
        user = User(name=email, email=email, role="personal_adviser")
        user.set_password(PASSWORD)
        with as_owner():
            user.save()
            Sight.objects.create(
                user_id=user.pk, person_id=kofi.pk, from_at=start_of(today()) - timedelta(days=1)
            )
        return user

    return made


def form(client: Client, path: str) -> dict[str, str]:
    """The hidden fields of the form at an address, and words typed into it."""
    said = client.get(path).content.decode()
    main = said[said.index("<main") :]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main))
    assert "kept_for" in hidden
    return {**hidden, "their_words": WORDS}


@pytest.fixture
def path(kofi: Any) -> str:
    return f"/people/{kofi.public_id}/contacts/new/"


def test_come_back_after_signing_in_with_a_code(
    client: Client, worker: Any, path: str, settings: Any
) -> None:
    settings.DEMO = False
    user = worker("nadia@x.test")
    sign_in(client, user.email)
    set_up_code(client)
    typed = form(client, path)
    client.post("/account/logout/")

    answer = client.post(path, typed)
    assert answer["Location"] == f"/account/login/?next={path}"
    assert "Sign in and your words will be here" in client.get(answer["Location"]).content.decode()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD, "next": path})
    answer = client.post("/account/code/", {"code": code_of(user)})
    assert answer["Location"] == path
    assert WORDS in client.get(path).content.decode()


def test_are_not_shown_to_who_signs_in_instead(client: Client, worker: Any, path: str) -> None:
    writer, other = worker("nadia@x.test"), worker("sam@x.test")
    sign_in(client, writer.email)
    typed = form(client, path)
    client.post("/account/logout/")
    client.post(path, typed)
    sign_in(client, other.email)
    assert WORDS not in client.get(path).content.decode()
    client.post("/account/logout/")
    sign_in(client, writer.email)
    assert WORDS not in client.get(path).content.decode(), "they were let go"


def test_of_a_stranger_are_not_kept(client: Client, path: str) -> None:
    answer = client.post(path, {"their_words": WORDS, "kept_for": "made:up:seal"})
    assert answer["Location"] == "/account/login/?next=/"
    assert not client.session.keys()


def test_wait_an_hour_and_no_longer(client: Client, worker: Any, path: str) -> None:
    user = worker("nadia@x.test")
    sign_in(client, user.email)
    typed = form(client, path)
    client.post("/account/logout/")
    client.post(path, typed)
    sign_in(client, user.email)
    assert WORDS in client.get(path).content.decode()
    with time_machine.travel(now() + timedelta(minutes=61)):
        assert WORDS not in client.get(path).content.decode()


class TestSecondTab:
    """A form stood open while its reader signed in again in another tab: its token is old."""

    def opened(self, email: str, path: str) -> tuple[Client, dict[str, str]]:
        client = Client(enforce_csrf_checks=True)
        self.sign_in(client, email)
        return client, form(client, path)

    def sign_in(self, client: Client, email: str) -> None:
        said = client.get("/account/login/").content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', said)
        client.post(
            "/account/login/",
            {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": token[1]},
        )
        assert "_auth_user_id" in client.session

    def sign_out(self, client: Client, typed: dict[str, str]) -> None:
        token = {"csrfmiddlewaretoken": typed["csrfmiddlewaretoken"]}
        assert client.post("/account/logout/", token).status_code == 302

    def test_gives_the_words_back_to_their_writer(self, worker: Any, path: str) -> None:
        user = worker("nadia@x.test")
        client, typed = self.opened(user.email, path)
        self.sign_out(client, typed)
        self.sign_in(client, user.email)
        answer = client.post(path, typed)
        assert answer["Location"] == path
        assert WORDS in client.get(path).content.decode()
        assert client.post(path, typed)["Location"] == path, "nothing was acted on yet"
        assert WORDS in client.get(path).content.decode()

    def test_gives_them_to_nobody_else(self, worker: Any, path: str) -> None:
        client, typed = self.opened(worker("nadia@x.test").email, path)
        self.sign_out(client, typed)
        self.sign_in(client, worker("sam@x.test").email)
        answer = client.post(path, typed)
        assert answer.status_code == 403
        assert "This page was open too long" in answer.content.decode()
        assert WORDS not in client.get(path).content.decode()

    def test_takes_no_words_from_elsewhere(self, worker: Any, path: str) -> None:
        client, _ = self.opened(worker("nadia@x.test").email, path)
        forged = {"their_words": WORDS, "idempotency_key": str(uuid4())}
        assert client.post(path, forged).status_code == 403
        assert WORDS not in client.get(path).content.decode()

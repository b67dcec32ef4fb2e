"""The transaction around a request: a GET or a refusal leaves nothing, a post writes once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.house.interleave import interleave
from tests.security import rows
from throughcare.access.models import Grant, User
from throughcare.access.submissions import FIELD
from throughcare.casework.models import Contact
from throughcare.house.clock import today
from throughcare.house.models import Submission
from throughcare.people.models import Person

PROBES = "tests.security.probes"
PAST_THE_DOOR = True


def signed_in(user: User, **given: Any) -> Client:
    client = Client(**given)
    client.force_login(user)
    return client


# --- reading and refusing ------------------------------------------------------------------------

within = pytest.mark.django_db(databases=["default", "log"])


def touched(as_owner: Any) -> bool:
    with as_owner():
        return Grant.objects.filter(reason="touched").exists()


@within
@pytest.mark.urls(PROBES)
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_get_that_writes_fails_and_writes_nothing(
    method: str, cast: rows.Cast, as_owner: Any
) -> None:
    client = signed_in(cast.adviser, raise_request_exception=False)
    assert getattr(client, method)("/probe/writes/").status_code == 500
    assert not touched(as_owner)


@within
@pytest.mark.urls(PROBES)
@pytest.mark.parametrize(
    ("status", "stands"),
    [
        (200, True),
        (400, False),
        (404, False),
        (409, True),
        (422, False),
        (500, False),
    ],
)
def test_what_is_refused_leaves_nothing(
    status: int, stands: bool, cast: rows.Cast, as_owner: Any
) -> None:
    client = signed_in(cast.adviser, raise_request_exception=False)
    response = client.post(f"/probe/writes/?status={status}", {FIELD: str(uuid4())})
    assert response.status_code == status
    assert touched(as_owner) is stands
    with as_owner():
        assert not Submission.objects.exists()


@within
@pytest.mark.urls(PROBES)
def test_a_role_that_changes_nothing_does_not_even_reach_the_view(
    cast: rows.Cast, as_owner: Any
) -> None:
    with as_owner():
        users = [rows.new_user(role) for role in ("director", "commissioner", "administrator")]
    for user in users:
        for method in ("post", "put", "patch", "delete"):
            response = getattr(signed_in(user), method)("/probe/writes/", {FIELD: str(uuid4())})
            assert response.status_code == 403, f"{method} by {user.role}"
    assert not touched(as_owner)


@within
@pytest.mark.urls(PROBES)
def test_a_denial_by_the_database_is_a_refusal_with_a_page_and_a_line(
    cast: rows.Cast, reads: Any
) -> None:
    client = signed_in(cast.adviser)
    response = client.get(f"/probe/denied/{cast.visible.public_id}/")
    assert response.status_code == 403
    assert "password" not in response.content.decode()
    assert "access_user" not in response.content.decode()
    lines = [(r["subject"], r["allowed"], r["route"]) for r in reads()]
    assert lines == [(cast.visible.public_id, False, "probe_denied")]


@within
@pytest.mark.urls(PROBES)
def test_a_view_that_says_nothing_is_closed_to_strangers() -> None:
    response = Client().get("/probe/forgotten/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


@within
@pytest.mark.urls(PROBES)
def test_the_log_keeps_what_the_rollback_takes(cast: rows.Cast, reads: Any) -> None:
    client = signed_in(cast.adviser)
    client.get(f"/probe/denied/{cast.hidden.public_id}/")
    client.get(reverse("person", args=[cast.hidden.public_id]))
    assert [r["allowed"] for r in reads()] == [False, False]
    assert all(r["person_id"] is None for r in reads())


# --- one post, one write -------------------------------------------------------------------------


def words(person: Person, note: str = "We met at the café", **given: str) -> dict[str, str]:
    """A contact form as a browser posts it."""
    day = today() - timedelta(days=1)
    return {
        "kind": "visit",
        "seen": "yes",
        "happened_on_day": str(day.day),
        "happened_on_month": str(day.month),
        "happened_on_year": str(day.year),
        "note": note,
        "share": "yes",
        "version": "0",
        **given,
    }


def post(client: Client, person: Person, key: str, **given: str) -> Any:
    address = reverse("new_contact", args=[person.public_id])
    return client.post(address, {FIELD: key, **words(person, **given)})


def contacts(as_owner: Any, person: Person) -> list[str]:
    with as_owner():
        found = Contact.objects.filter(person_id=person.pk).order_by("pk")
        return list(found.values_list("note", flat=True))


@within
def test_a_replay_after_lost_network_writes_once(cast: rows.Cast, as_owner: Any) -> None:
    key, client = str(uuid4()), signed_in(cast.adviser)
    first = post(client, cast.visible, key)
    assert first.status_code == 302
    again = post(client, cast.visible, key)
    assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert len(contacts(as_owner, cast.visible)) == 1


@within
def test_going_back_and_changing_the_words_is_another_post(cast: rows.Cast, as_owner: Any) -> None:
    key, client = str(uuid4()), signed_in(cast.adviser)
    for note in ("One", "Two", "Two"):
        assert post(client, cast.visible, key, note=note).status_code == 302
    assert contacts(as_owner, cast.visible) == ["One", "Two"]


@within
def test_a_form_with_errors_gives_its_key_back(cast: rows.Cast, as_owner: Any) -> None:
    key, client = str(uuid4()), signed_in(cast.adviser)
    assert post(client, cast.visible, key, kind="").status_code != 302
    assert post(client, cast.visible, key).status_code == 302
    assert len(contacts(as_owner, cast.visible)) == 1


@within
def test_a_key_is_its_users_own(cast: rows.Cast, as_owner: Any) -> None:
    key = str(uuid4())
    assert post(signed_in(cast.adviser), cast.visible, key).status_code == 302
    assert post(signed_in(cast.other), cast.visible, key).status_code == 302
    assert len(contacts(as_owner, cast.visible)) == 2


@pytest.fixture
def watch(transactional_db: None, server: Callable[..., str]) -> Iterator[psycopg.Connection]:
    name = connection.settings_dict["NAME"]
    with psycopg.connect(server("throughcare_owner", name), autocommit=True) as watching:
        yield watching


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_a_double_tap_writes_once(watch: psycopg.Connection, as_owner: Any) -> None:
    """Two posts with one key, their statements interleaved; both are sent to the same place."""
    with as_owner():
        cast = rows.cast()
    for turn in range(6):
        key = str(uuid4())
        clients = [signed_in(cast.adviser), signed_in(cast.adviser)]
        taps = [
            (lambda c=c, k=key, t=turn: post(c, cast.visible, k, note=f"Tap {t}")) for c in clients
        ]
        sides = interleave(taps, turn, watch)
        assert [s.error for s in sides] == [None, None]
        assert [s.result.status_code for s in sides] == [302, 302]
        assert len({s.result["Location"] for s in sides}) == 1
        assert contacts(as_owner, cast.visible).count(f"Tap {turn}") == 1


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_a_tap_after_one_that_failed_is_the_first(
    watch: psycopg.Connection, as_owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from throughcare.casework import services

    with as_owner():
        cast = rows.cast()
    key = str(uuid4())
    client = signed_in(cast.adviser, raise_request_exception=False)
    with monkeypatch.context() as broken:
        broken.setattr(services, "record_contact", lambda **given: 1 / 0)
        assert post(client, cast.visible, key).status_code == 500
    assert contacts(as_owner, cast.visible) == []
    assert post(client, cast.visible, key).status_code == 302
    assert len(contacts(as_owner, cast.visible)) == 1

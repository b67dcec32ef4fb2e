"""Every cell of the matrix of roles and routes, requested over HTTP."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.security import rows
from tests.security.routes import OWN_ACCOUNT, ROLES, ROUTES, STRANGERS, Route
from throughcare.access import roles as code
from throughcare.access.acting import acting_as
from throughcare.access.models import Team, User
from throughcare.access.submissions import FIELD
from throughcare.care.services import (
    NewCarePeriod,
    NewStatusFact,
    record_care_periods_many,
    record_status_facts_many,
)
from throughcare.casework import services as casework
from throughcare.casework.models import Contact, Duty, Milestone
from throughcare.config.logs import configure
from throughcare.house.clock import today
from throughcare.people.models import Person
from throughcare.people.services import NewPerson, register_people_many
from throughcare.recording.models import Draft

pytestmark = pytest.mark.django_db(databases=["default", "log"])

WHICH = ("own", "other", "restricted", "nobody")
MEANS = {
    "o": (200, 404, 404, 404),
    "w": (200, 200, 404, 404),
    ".": (403,) * 4,
    "m": (405,) * 4,
    "n": (404,) * 4,
    "y": (200,) * 4,
    "r": (302,) * 4,
}
SECRET = "Quillfeather"
"""A name and a note that must turn up in no log."""

CARE_FROM, HOME_FROM = date(2019, 3, 4), date(2018, 5, 6)


def names() -> set[str]:
    """The name of every address."""
    found: set[str] = set()

    def walk(resolver: Any, space: str) -> None:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                walk(one, f"{space}{one.namespace}:" if one.namespace else space)
            else:
                assert one.name, f"{one.pattern} has no name"
                found.add(f"{space}{one.name}")

    walk(get_resolver(), "")
    return found


def test_every_address_is_in_the_matrix() -> None:
    assert names() == set(ROUTES) | set(STRANGERS) | OWN_ACCOUNT


def test_the_matrix_knows_every_role_that_signs_in() -> None:
    assert set(ROLES) == set(code.ROLES) - {"installation"}


# --- the ground ----------------------------------------------------------------------------------


@dataclass
class Place:
    """What addresses may name, for one reader: theirs, another's, a restricted one, none."""

    user: User
    people: dict[str, Person]
    teams: dict[str, Team]
    drafts: dict[str, Draft]

    def address(self, name: str, about: str, which: str) -> str:
        """The address of a route about one of the objects."""
        given: dict[str, Any] = {}
        if about:
            given[about] = self.named(about, which)
        if name == "care_correct":
            given["start"] = CARE_FROM
        if name in ("status_fact_new", "status_fact_end"):
            given["kind"] = "home"
        if name == "status_fact_end":
            given["start"] = HOME_FROM
        if name == "why_duty":
            person = self.people.get(which, self.people["own"])
            with rows.owner():
                duty = Duty.objects.filter(person_id=person.pk).order_by("pk").first()
            assert duty is not None
            given |= {"code": duty.code, "occurrence": duty.occurrence}
        return reverse(name, kwargs=given)

    def named(self, about: str, which: str) -> Any:
        if about == "team":
            return self.teams[which].slug if which in self.teams else "no-such-team"
        if about == "draft":
            return self.drafts[which].public_id if which in self.drafts else uuid4()
        if which == "nobody":
            return uuid4()
        person = self.people[which]
        if about == "person":
            return person.public_id
        model = {"contact": Contact, "step": Milestone}[about]
        with rows.owner():
            return model.objects.filter(person_id=person.pk).values_list("public_id", flat=True)[0]

    def subject(self, about: str, which: str, address: str) -> tuple[set[UUID], int | None]:
        """What the log of reads may say was asked for: the addresses, and the person."""
        asked = {UUID(found) for found in re.findall(r"[0-9a-f-]{36}", address)}
        person = self.people.get(which)
        return asked | ({person.public_id} if person else set()), person.pk if person else None


def build(role: str) -> Place:
    """Three people with a life, and a reader of this role who is to see the first."""
    by = User.objects.get(role="installation")
    day = today()
    with acting_as(by):
        people = register_people_many(
            by=by,
            new=[
                NewPerson(date(2007, 6, 7), given_name=given, family_name=SECRET)
                for given in ("Own", "Other", "Restricted")
            ],
        )
        ids = [p.pk for p in people]
        record_care_periods_many(
            by=by, new=[NewCarePeriod(p, CARE_FROM, "C2", reason_started="S") for p in ids]
        )
        record_status_facts_many(
            by=by,
            new=[
                NewStatusFact(p, "home", HOME_FROM, date(2018, 9, 1), {"with": "parent"})
                for p in ids
            ],
        )
        casework.record_contacts_many(
            by=by,
            new=[
                casework.NewContact(p, "visit", day - timedelta(days=9), note=SECRET) for p in ids
            ],
        )
        casework.record_milestones_many(
            by=by,
            new=[
                casework.NewMilestone(p, "pathway_plan_signed", day - timedelta(days=90))
                for p in ids
            ],
        )
    own, _, restricted = people
    with rows.owner():
        user = rows.new_user(role, **({"person_id": own.pk} if role == "young_person" else {}))
        colleague = rows.new_user("personal_adviser")
        teams = {
            which: Team.objects.create(name=f"Team {which}", slug=which)
            for which in ("own", "other")
        }
        reach = code.ROLES[role].reach
        if reach in ("own", "team"):
            rows.join(teams["own"], user)
        if reach == "own":
            rows.let_see(own, by, user=user)
        for person in people:
            rows.let_see(person, by, user=colleague, source="named")
        if reach == "team":
            rows.let_see(own, by, team=teams["own"], source="team")
        rows.restrict(restricted)
        drafts = {
            "own": rows.make(Draft, person=own, user=user, form="a", url="/", title=SECRET),
            "other": rows.make(Draft, person=own, user=colleague, form="a", url="/"),
            "restricted": rows.make(Draft, person=restricted, user=user, form="a", url="/"),
        }
        Draft.objects.filter(pk=drafts["own"].pk).update(
            beside=[{"window": "", "at": "2026-01-01T10:00:00+00:00", "fields": {"note": "x"}}]
        )
    return Place(user, dict(zip(WHICH, people, strict=False)), teams, drafts)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the program's log says meanwhile."""
    root = logging.getLogger()
    before = list(root.handlers), root.level
    stream = io.StringIO()
    configure("DEBUG", stream)
    yield stream
    root.handlers, root.level = before[0], before[1]


def ask(client: Client, method: str, address: str, posted: dict[str, str]) -> Any:
    if method == "GET":
        return client.get(address)
    return client.post(address, {FIELD: str(uuid4()), **posted})


WORDS = {"note": SECRET, "given_name": SECRET, "q": SECRET, "their_words": SECRET}


def cells(route: Route) -> tuple[str, ...]:
    if route.about == "team":
        return ("own", "other", "nobody")
    return WHICH if route.about else ("nobody",)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_from_each_address_what_is_written(
    role: str, reads: Any, logged: io.StringIO
) -> None:
    place = build(role)
    client = Client(raise_request_exception=True)
    client.force_login(place.user)
    wrong = []
    for name, route in ROUTES.items():
        for method in ("GET", "POST"):
            letter = route.cell(method, role)
            for which in cells(route):
                expected = MEANS[letter][WHICH.index(which)]
                if letter == "w" and route.about == "draft":
                    expected = MEANS["o"][WHICH.index(which)]
                if method == "POST" and letter in "owy" and expected == 200:
                    expected = route.posted
                address = place.address(name, route.about, which)
                before = len(reads())
                with rows.attempt():
                    got = ask(client, method, address, WORDS).status_code
                if got != expected:
                    wrong.append(f"{method} {name} ({which}): {got}, not {expected}")
                wrong += unlogged(place, name, route, method, which, got, address, reads()[before:])
    assert wrong == []
    assert SECRET not in logged.getvalue()
    assert "answered" in logged.getvalue()


def unlogged(
    place: Place,
    name: str,
    route: Route,
    method: str,
    which: str,
    got: int,
    address: str,
    lines: list[dict[str, Any]],
) -> list[str]:
    """What the log of reads does not say of a request about somebody's record."""
    if route.about not in ("person", "contact", "step", "draft") or got == 405:
        return []
    if route.about == "draft" and got < 400:
        return []  # their own words, shown to themselves
    asked, person_id = place.subject(route.about, which, address)
    fits = [
        line
        for line in lines
        if line["user_id"] == place.user.pk
        and line["route"] == name
        and line["method"] == method
        and line["subject"] in asked
        and line["allowed"] == (got not in (403, 404))
        and line["person_id"] == (None if got in (403, 404) else person_id)
    ]
    return (
        [] if len(fits) == 1 else [f"{method} {name} ({which}) {got}: {len(fits)} lines in the log"]
    )


def test_what_is_hidden_is_answered_as_what_does_not_exist() -> None:
    place = build("personal_adviser")
    client = Client()
    client.force_login(place.user)
    for name, route in ROUTES.items():
        if route.cell("GET", "personal_adviser") != "o" or route.about == "team":
            continue
        told = set()
        for which in ("other", "restricted", "nobody"):
            body = client.get(place.address(name, route.about, which)).content.decode()
            body = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|value=\"[^\"]*\"|nonce=\"[^\"]*\"", "", body)
            told.add(re.sub(r"[0-9a-f]{12}", "", body))
        assert len(told) == 1, name


def test_a_stranger_is_sent_to_sign_in(reads: Any) -> None:
    place = build("personal_adviser")
    for name, route in ROUTES.items():
        address = place.address(name, route.about, "own")
        for method in ("GET", "POST"):
            response = ask(Client(), method, address, WORDS)
            assert response.status_code == 302, f"{method} {name}"
            assert response["Location"].startswith("/account/login/"), f"{method} {name}"
    assert reads() == []


@pytest.mark.parametrize("name", sorted(STRANGERS))
def test_what_is_open_to_strangers_is_open(name: str) -> None:
    given = {
        "gallery_part": {"part": "pieces"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "abc-def"},
    }.get(name, {})
    reading, posting = STRANGERS[name]
    client = Client()
    assert client.get(reverse(name, kwargs=given)).status_code == reading
    assert client.post(reverse(name, kwargs=given)).status_code == posting


@pytest.mark.parametrize("name", sorted(OWN_ACCOUNT))
def test_an_account_is_nobodys_without_signing_in(name: str) -> None:
    for method in ("get", "post"):
        response = getattr(Client(), method)(reverse(name))
        assert response.status_code in (302, 405), method
        if response.status_code == 302:
            assert response["Location"].startswith("/account/") or response["Location"] == "/"


def posting() -> list[str]:
    return [name for name, r in ROUTES.items() if r.cell("POST", "service_manager") in "owy"]


def test_a_post_needs_the_token_and_the_key() -> None:
    place = build("service_manager")
    strict, client = Client(enforce_csrf_checks=True), Client()
    strict.force_login(place.user)
    client.force_login(place.user)
    for name in posting():
        address = place.address(name, ROUTES[name].about, "own")
        assert ask(strict, "POST", address, {}).status_code == 403, name
        assert client.post(address, {}).status_code == 400, name
        assert client.post(address, {FIELD: "not a key"}).status_code == 400, name


def test_the_header_of_a_draft_lets_no_form_through() -> None:
    place = build("service_manager")
    client = Client()
    client.force_login(place.user)
    for name in posting():
        if name == "new_contact":  # the one form that keeps itself
            continue
        address = place.address(name, ROUTES[name].about, "own")
        assert client.post(address, {}, headers={"X-Draft": "1"}).status_code == 400, name


@pytest.mark.parametrize("role", ROLES)
def test_signing_in_leads_to_a_page(role: str) -> None:
    place = build(role)
    client = Client()
    client.force_login(place.user)
    assert client.get("/", follow=True).status_code == 200


def test_an_account_that_has_ended_opens_nothing() -> None:
    place = build("inspector")
    client = Client()
    client.force_login(place.user)
    address = place.address("person", "person", "own")
    assert client.get(address).status_code == 200
    with rows.owner():
        User.objects.filter(pk=place.user.pk).update(ends_on=today() - timedelta(days=1))
    assert client.get(address).status_code == 302
    with rows.owner():
        User.objects.filter(pk=place.user.pk).update(ends_on=today(), is_active=False)
    assert client.get(address).status_code == 302


def test_a_session_ends_with_the_role_it_was_opened_for() -> None:
    """What a role may is asked at each request, not when the session began."""
    place = build("service_manager")
    client = Client()
    client.force_login(place.user)
    address = place.address("choose_adviser", "person", "own")
    assert client.get(address).status_code == 200
    with rows.owner():
        User.objects.filter(pk=place.user.pk).update(role="director")
    assert client.get(address).status_code == 403


def test_old_contacts_go_with_the_young_person_at_handover() -> None:
    place = build("personal_adviser")
    client = Client()
    client.force_login(place.user)
    contact = place.address("contact", "contact", "own")
    assert client.get(contact).status_code == 200
    with rows.owner():
        rows.end_sight(place.people["own"], place.user)
    for name, about in (("contact", "contact"), ("person", "person"), ("step", "step")):
        assert client.get(place.address(name, about, "own")).status_code == 404
    assert SECRET not in client.get(reverse("find"), {"q": SECRET}).content.decode().replace(
        f'value="{SECRET}"', ""
    ).replace(f"“{SECRET}”", "")
    assert connections["log"] is not connections["default"]

"""The demo authority as it stands in the database once it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F

from throughcare.access.acting import acting_as
from throughcare.access.models import User
from throughcare.access.roles import ROLES
from throughcare.access.selectors import everyone, installation_user
from throughcare.care.models import StatusPeriod
from throughcare.care.selectors import on_day
from throughcare.casework.models import Contact
from throughcare.chronology.models import Event
from throughcare.demo import demo_sign_ins, load
from throughcare.demo.slots import COUNTS
from throughcare.house.clock import today
from throughcare.house.projections import differences
from throughcare.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def harrowmere(server: Callable[[str, str], str]) -> dict[str, Any]:
    by = installation_user()
    with acting_as(by):
        return load(by=by, owner_url=server("throughcare_owner", connection.settings_dict["NAME"]))


def test_harrowmere(harrowmere: dict[str, Any]) -> None:
    """One load, looked at from every side: loading is what takes the time."""
    assert harrowmere["young_people"] == sum(COUNTS.values()) + 1
    _derived_equals_stored()
    _statuses_as_told()
    _written_when_it_happened()
    _everybody_can_sign_in()
    _the_closed_record_is_closed()


def _derived_equals_stored() -> None:
    with acting_as(installation_user()), transaction.atomic():
        assert differences(everyone()) == []


def _statuses_as_told() -> None:
    with acting_as(installation_user()), transaction.atomic():
        rows = StatusPeriod.objects.filter(on_day(today())).values_list("status", flat=True)
        counted = {status: list(rows).count(status) for status in COUNTS}
        assert counted == COUNTS


def _written_when_it_happened() -> None:
    with acting_as(installation_user()), transaction.atomic():
        contacts = Contact.objects.annotate(late=F("recorded_at__date") - F("happened_on"))
        assert max(c.late.days for c in contacts) <= 21
        opened = Event.objects.filter(kind="person_registered", happened_on=today())
        assert opened.count() <= 2


def _everybody_can_sign_in() -> None:
    buttons = demo_sign_ins()
    accounts = {u.email: u for u in User.objects.all()}
    for one in buttons:
        assert accounts[one.email].has_access_today
        assert accounts[one.email].role_entry.name == one.role
        assert one.sentence.endswith(".")
    played = {accounts[one.email].role for one in buttons}
    assert set(ROLES) - played == {"young_person", "installation"}


def _the_closed_record_is_closed() -> None:
    seen = {}
    for email in ("bronwen.achterberg", "soraya.dumbarton", "rhodri.castellane"):
        user = User.objects.get(email=f"{email}@harrowmere.example")
        with acting_as(user), transaction.atomic():
            seen[email] = Person.objects.filter(given_name="Bethany").exists()
    assert seen == {
        "bronwen.achterberg": False,
        "soraya.dumbarton": True,
        "rhodri.castellane": False,
    }

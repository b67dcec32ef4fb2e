"""What each service asks of the role that calls it, written out by hand, and asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.house.arguments import ARGUMENTS
from tests.house.source import import_all
from tests.security import rows
from throughcare.access.acting import acting_as
from throughcare.access.roles import ROLES
from throughcare.access.services import NewGrant, grant, restrict
from throughcare.house.door import SERVICES

import_all()

ASKS: dict[str, str | None] = {
    "access.services.add_team": "users.manage",
    "access.services.add_user": "users.manage",
    "access.services.close_user": "users.manage",
    "access.services.end_grants": None,
    "access.services.forget_code": "users.manage",
    "access.services.grant": None,
    "access.services.grant_many": None,
    "access.services.join_team": "users.manage",
    "access.services.leave_team": "users.manage",
    "access.services.restrict": "person.restrict",
    "access.services.set_password": "users.manage",
    "access.services.unrestrict": "person.restrict",
    "accommodation.services.record_accommodation_many": "home.record",
    "care.services.correct_care_period": "care.record",
    "care.services.correct_care_periods_many": "care.record",
    "care.services.end_status_fact": "care.record",
    "care.services.record_care_period": "care.record",
    "care.services.record_care_periods_many": "care.record",
    "care.services.record_status_fact": "care.record",
    "care.services.record_status_facts_many": "care.record",
    "care.services.state_statuses_many": "care.record",
    "care.services.withdraw_status_facts_many": "care.record",
    "casework.services.allocation.allocate": "allocation.change",
    "casework.services.allocation.allocate_many": "allocation.change",
    "casework.services.allocation.end_allocation": "allocation.change",
    "casework.services.allocation.hand_over": "allocation.change",
    "casework.services.allocation.place_in_team": "allocation.change",
    "casework.services.allocation.place_in_team_many": "allocation.change",
    "casework.services.contacts.correct_contact": "contact.record",
    "casework.services.contacts.record_contact": "contact.record",
    "casework.services.contacts.record_contacts_many": "contact.record",
    "casework.services.contacts.withdraw_contact": "contact.record",
    "casework.services.in_touch.record_in_touch": "contact.record",
    "casework.services.in_touch.record_in_touch_many": "contact.record",
    "casework.services.milestones.record_milestone": "plan.record",
    "casework.services.milestones.record_milestones_many": "plan.record",
    "casework.services.milestones.withdraw_milestone": "plan.record",
    "eet.services.record_activities_many": "eet.record",
    "exchange.ssda903.load.load_return": "return.bring_in",
    "people.services.correct_people_many": "person.register",
    "people.services.correct_person": "person.register",
    "people.services.register_people_many": "person.register",
    "people.services.register_person": "person.register",
    "recording.services.discard_draft": "draft.keep",
    "recording.services.join_draft": "draft.keep",
    "recording.services.save_draft": "draft.keep",
}

ONLY_BY = {
    "users.manage": {"administrator", "installation"},
    "person.restrict": {"team_manager", "service_manager", "installation"},
    "allocation.change": {"team_manager", "service_manager", "installation"},
    "return.bring_in": {"installation"},
    "care.record": {
        "personal_adviser", "social_worker", "team_manager", "service_manager", "installation",
    },
    "plan.record": {
        "personal_adviser", "social_worker", "team_manager", "service_manager", "installation",
    },
}  # fmt: skip
"""Who alone may do what matters most, by hand."""


class Caller:
    """Somebody of a role, with nothing behind them."""

    pk = 0

    def __init__(self, role: str) -> None:
        self.role = ROLES[role]

    def can(self, permission: str) -> bool:
        from throughcare.access.rules import allows

        return allows(self.role, permission)


def test_every_service_asks_what_is_written_here() -> None:
    found = {
        name.removeprefix("throughcare."): service.service_permission
        for name, service in SERVICES.items()
        if name.startswith("throughcare.")
    }
    assert found == ASKS
    assert set(ARGUMENTS) == set(ASKS)


@pytest.mark.parametrize("name", sorted(n for n, asks in ASKS.items() if asks))
def test_a_role_without_the_permission_is_refused_before_anything_happens(name: str) -> None:
    service, asks = SERVICES[f"throughcare.{name}"], ASKS[name]
    assert asks is not None
    without = [code for code in ROLES if not Caller(code).can(asks)]
    assert without
    for code in without:
        # No database: what would be reached without the refusal fails the test.
        with pytest.raises(PermissionDenied, match=asks):
            service(by=Caller(code), person_id=0, person_ids=[])


@pytest.mark.parametrize("permission", sorted(ONLY_BY))
def test_what_matters_most_is_held_by_few(permission: str) -> None:
    assert {code for code in ROLES if Caller(code).can(permission)} == ONLY_BY[permission]


@pytest.mark.django_db
def test_what_asks_nothing_is_called_by_services_alone(cast: rows.Cast) -> None:
    new = NewGrant(cast.visible.pk, "allocation", user_id=cast.adviser.pk)
    with acting_as(cast.adviser), pytest.raises(RuntimeError, match="other services"):
        grant(by=cast.adviser, person_id=cast.visible.pk, new=new)


@pytest.mark.django_db
def test_restricting_leaves_those_named_and_whoever_did_it(cast: rows.Cast, as_owner: Any) -> None:
    with as_owner():
        manager = rows.new_user("service_manager")
    with acting_as(manager):
        restrict(by=manager, person_id=cast.visible.pk, named=[cast.other.pk], reason="At risk")
    with as_owner():
        from throughcare.access.models import Sight

        seen_by = set(
            Sight.objects.filter(person_id=cast.visible.pk).values_list("user_id", flat=True)
        )
    assert seen_by == {manager.pk, cast.other.pk}

"""A generated authority: stored = derived, and the first team is the same at every size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from throughcare.access.acting import acting_as
from throughcare.access.models import Team, User
from throughcare.access.selectors import everyone, installation_user
from throughcare.chronology.models import Event
from throughcare.demo import load
from throughcare.demo.size import shape
from throughcare.demo.size.shape import Shape
from throughcare.house.projections import differences
from throughcare.people.models import Person


@pytest.mark.django_db(transaction=True)
def test_what_is_stored_is_what_is_derived(server: Callable[[str, str], str]) -> None:
    by = installation_user()
    with acting_as(by):
        made = load(
            by=by,
            owner_url=server("throughcare_owner", connection.settings_dict["NAME"]),
            people=40,
        )
        assert made["young_people"] == 40
        with transaction.atomic():
            assert differences(everyone()) == []
            assert 9_000 < Event.objects.count() < 11_000
    with acting_as(User.objects.get(email=shape.adviser(1, 0))), transaction.atomic():
        assert Person.objects.get(public_id=shape.public_id(20)).pk == 20
        assert Person.objects.count() == 30
    with acting_as(User.objects.get(email=shape.manager(1))), transaction.atomic():
        assert Person.objects.count() == 40
        assert Team.objects.count() == 1


@pytest.mark.parametrize(
    ("people", "blocks", "teams", "wide"),
    [(40, 1, 1, 2), (200, 1, 1, 2), (400, 2, 2, 2), (20_000, 100, 40, 60)],
)
def test_shape(people: int, blocks: int, teams: int, wide: int) -> None:
    size = Shape(people)
    assert (size.blocks, size.teams, size.service_wide) == (blocks, teams, wide)
    assert {size.team_of(n) for n in range(1, blocks + 1)} == set(range(1, teams + 1))
    assert [size.team_of(n) for n in range(1, blocks + 1)].count(1) == 1

"""What the door holds to: people held first, nested services within, everything or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.security import rows
from throughcare.access.acting import acting_as
from throughcare.chronology.models import Event
from throughcare.chronology.services import New, record
from throughcare.house import Happened, happened, service
from throughcare.house.door import SERVICES
from throughcare.house.happened import unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 5)


def event(person_id: int) -> New:
    return New(person_id, "person_corrected", DAY)


@pytest.fixture
def doors() -> Iterator[Any]:
    """Services of the test's own, forgotten afterwards."""
    before = dict(SERVICES)

    class Doors:
        """One that records about a person; one that calls another for somebody."""

        @staticmethod
        @service(permission="contact.record")
        def tell(*, by: Any, person_id: int, about: int | None = None) -> None:
            record(event(about or person_id), by=by)

        @staticmethod
        @service(permission="contact.record")
        def nest(*, by: Any, person_id: int, inner: int) -> None:
            Doors.tell(by=by, person_id=inner)

        @staticmethod
        @service(permission="contact.record")
        def fail(*, by: Any, person_id: int) -> None:
            record(event(person_id), by=by)
            raise ValueError("broken")

    yield Doors
    SERVICES.clear()
    SERVICES.update(before)


@pytest.fixture
def two(cast: rows.Cast, as_owner: Any) -> rows.Cast:
    """An adviser who sees both people, so that only the door stands in the way."""
    return cast


def events() -> int:
    return Event.objects.filter(kind="person_corrected").count()


def test_a_nested_service_joins_the_outer_one(two: rows.Cast, doors: Any) -> None:
    with acting_as(two.other):
        doors.nest(by=two.other, person_id=two.visible.pk, inner=two.visible.pk)
        assert events() == 1


def test_a_nested_service_touches_only_whom_the_outer_one_holds(two: rows.Cast, doors: Any) -> None:
    with acting_as(two.other):
        with pytest.raises(RuntimeError, match="does not hold"):
            doors.nest(by=two.other, person_id=two.visible.pk, inner=two.hidden.pk)
        assert events() == 0


def test_nothing_happens_to_whom_nobody_holds(two: rows.Cast, doors: Any) -> None:
    with acting_as(two.other):
        with pytest.raises(RuntimeError, match="without being held"):
            doors.tell(by=two.other, person_id=two.visible.pk, about=two.hidden.pk)
        assert events() == 0


def test_what_fails_leaves_neither_rows_nor_an_open_unit(two: rows.Cast, doors: Any) -> None:
    with acting_as(two.other):
        with pytest.raises(ValueError, match="broken"):
            doors.fail(by=two.other, person_id=two.visible.pk)
        assert events() == 0
        assert unit.get() is None


def test_nothing_happens_outside_a_service(two: rows.Cast) -> None:
    with pytest.raises(RuntimeError, match="outside a service"):
        happened(Happened(two.visible.pk, "person_corrected", DAY))

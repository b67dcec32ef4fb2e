"""Bulk writes store what single ones would, whatever the type of the column."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.forms.models import model_to_dict

from throughcare.access.selectors import installation_user
from throughcare.care.models import CarePeriod, StatusPeriod
from throughcare.chronology.models import Event
from throughcare.house.bulk import insert_many, insert_values, update_many
from throughcare.people.models import Person

pytestmark = pytest.mark.django_db

Owner = Callable[[], AbstractContextManager[None]]

ODD = 'It\'s 100 % "odd": \\ é 🏠 {x} %s\nnext'


@pytest.fixture(autouse=True)
def owner(as_owner: Owner) -> object:
    with as_owner():
        yield


@pytest.fixture
def person() -> Person:
    row = Person(child_id="1", date_of_birth=date(2008, 2, 29), given_name=ODD)
    return insert_many([row])[0]


def test_what_goes_in_comes_out(person: Person) -> None:
    stored = Person.objects.get(pk=person.pk)
    assert model_to_dict(stored) == model_to_dict(person)
    assert stored.public_id == person.public_id
    assert stored.created_at == person.created_at
    assert stored.invalid_codes == []
    assert stored.mother_child_date_of_birth is None


def test_ids_are_given_in_order_and_the_next_single_row_goes_on() -> None:
    born = date(2008, 1, 1)
    rows = insert_many([Person(child_id=str(n), date_of_birth=born) for n in range(2, 2_500)])
    assert [r.pk for r in rows] == sorted(r.pk for r in rows)
    assert dict(Person.objects.values_list("pk", "child_id")) == {r.pk: r.child_id for r in rows}
    assert Person.objects.create(child_id="last", date_of_birth=born).pk > rows[-1].pk


def test_json_arrays_times_and_defaults_of_the_database(person: Person) -> None:
    user = installation_user()
    row = Event(
        person_id=person.pk,
        kind="x",
        happened_on=date(2026, 1, 1),
        happened_at=time(9, 30),
        recorded_by_id=user.pk,
        words=ODD,
        data={"a": [1, None, ODD], "b": {"c": True}},
    )
    insert_many([row])
    stored = Event.objects.get(pk=row.pk)
    assert (stored.happened_at, stored.words, stored.data) == (time(9, 30), ODD, row.data)
    assert stored.recorded_at is not None
    assert stored.record_id is None
    period = CarePeriod(
        person_id=person.pk, start=date(2020, 1, 1), legal_status="C9", invalid_codes=["LS", "a,b"]
    )
    insert_many([period])
    assert CarePeriod.objects.get(pk=period.pk).invalid_codes == ["LS", "a,b"]


def test_nothing_is_cut_silently(person: Person) -> None:
    long = CarePeriod(person_id=person.pk, start=date(2020, 1, 1), legal_status="x" * 41)
    with pytest.raises(DatabaseError, match="too long"), transaction.atomic():
        insert_many([long])
    assert not CarePeriod.objects.exists()


def test_constraints_hold(person: Person) -> None:
    def period(start: date, end: date | None) -> CarePeriod:
        return CarePeriod(person_id=person.pk, start=start, end=end, legal_status="C2")

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many([period(date(2020, 1, 1), None), period(date(2021, 1, 1), None)])
    assert not CarePeriod.objects.exists()


def test_an_update_writes_the_named_fields_alone(person: Person) -> None:
    before = insert_many(
        [
            CarePeriod(person_id=person.pk, start=date(2000 + n, 1, 1), end=date(2000 + n, 9, 1))
            for n in range(5)
        ]
    )
    for row in before:
        row.legal_status, row.urn, row.invalid_codes = ODD[:9], "not written", ["LS"]
        row.end = None if row is before[-1] else row.end
    assert update_many(before, ["legal_status", "end", "invalid_codes"]) == 5
    stored = list(CarePeriod.objects.order_by("pk"))
    assert {r.urn for r in stored} == {""}
    assert {r.legal_status for r in stored} == {ODD[:9]}
    assert [r.end for r in stored] == [r.end for r in before]
    assert stored[0].invalid_codes == ["LS"]


def test_values_without_instances(person: Person) -> None:
    columns = ["person_id", "status", "start", "end", "flags", "certain", "stated", "source"]
    columns += ["responsible", "forecast", "rules_version"]
    row = (
        person.pk,
        "NONE",
        date(2020, 1, 1),
        None,
        ("a", "b"),
        True,
        False,
        "",
        "this",
        None,
        "1",
    )
    insert_values(StatusPeriod, columns, [row])
    stored = StatusPeriod.objects.values_list(*columns).get()
    assert stored == (*row[:4], ["a", "b"], *row[5:])


def test_every_change_is_in_the_history(person: Person) -> None:
    row = CarePeriod(person_id=person.pk, start=date(2020, 1, 1), legal_status="C2")
    insert_many([row])
    row.legal_status = "C1"
    update_many([row], ["legal_status"])
    history = CarePeriod.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
    assert [h.legal_status for h in history] == ["C2", "C1"]


def test_no_rows_are_no_statement(django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert insert_many([]) == []
        assert update_many([], ["x"]) == 0

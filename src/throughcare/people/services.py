"""Every write about who a person is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from throughcare.access.models import User
from throughcare.access.services import register
from throughcare.chronology.services import New, record_many
from throughcare.house import Refused, service
from throughcare.house.bulk import insert_many, next_ids, update_many
from throughcare.house.clock import today
from throughcare.people.models import Person

EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody whose record is to be opened. Codes are those of the SSDA903 return."""

    date_of_birth: date
    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    pronouns: str = ""
    child_id: str | None = None
    sex: str = ""
    ethnicity: str = ""
    upn: str = ""
    mother: str = ""
    mother_child_date_of_birth: date | None = None
    invalid_codes: Sequence[str] = field(default_factory=tuple)
    source: str = ""


DETAILS = tuple(f.name for f in fields(NewPerson))


@service(permission="person.register", about="nobody")
def register_person(*, by: User, new: NewPerson) -> Person:
    """Open a record. Raises Refused for a birth date that cannot be, or nobody named."""
    return _register([new], by)[0]


@service(permission="person.register", about="everyone")
def register_people_many(*, by: User, new: Sequence[NewPerson]) -> list[Person]:
    """Open records; one is many of one. In the order given."""
    return _register(new, by)


def _register(new: Sequence[NewPerson], by: User) -> list[Person]:
    for n in new:
        _check(n.date_of_birth, n.given_name, n.family_name, n.child_id)
    if not new:
        return []
    ids = next_ids(Person, len(new))
    register(ids, by=by)
    details = [{name: getattr(n, name) for name in DETAILS} for n in new]
    people = insert_many([Person(pk=pk, **_columns(d)) for pk, d in zip(ids, details, strict=True)])
    record_many(
        [
            New(
                p.pk,
                "person_registered",
                today(),
                summary=f"Brought in by {p.source}" if p.source else "",
                record_type="people.person",
                record_id=p.pk,
            )
            for p in people
        ],
        by=by,
    )
    return people


def _check(born: date, given: str, family: str, child_id: str | None) -> None:
    if born > today():
        raise Refused("The date of birth can't be after today.", field="date_of_birth")
    if born < EARLIEST:
        raise Refused("The date of birth can't be before 1900.", field="date_of_birth")
    if not (given or family or child_id):
        raise Refused("Enter a name, or the authority's own number.", field="given_name")


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {k: list(v) if k == "invalid_codes" else v for k, v in values.items()}
    if "child_id" in found:
        # As every return writes it: a number typed in lower case is no other child.
        found["child_id"] = " ".join((found["child_id"] or "").split()).upper() or None
    return found


@service(permission="person.register")
def correct_person(*, by: User, person_id: int, changes: Mapping[str, Any]) -> Person:
    """Correct somebody's details. Raises Refused where the result could not be registered."""
    return _correct({person_id: changes}, by)[0]


@service(permission="person.register", about="everyone")
def correct_people_many(*, by: User, changes: Mapping[int, Mapping[str, Any]]) -> list[Person]:
    """Correct details: person id -> {field: value}; one is many of one."""
    return _correct(changes, by)


def _correct(changes: Mapping[int, Mapping[str, Any]], by: User) -> list[Person]:
    named = {name for fields in changes.values() for name in fields}
    if unknown := named.difference(DETAILS):
        raise TypeError(f"Not a detail of a person: {', '.join(sorted(unknown))}")
    people = list(Person.objects.filter(pk__in=list(changes)))
    for person in people:
        for name, value in _columns(dict(changes[person.pk])).items():
            setattr(person, name, value)
        _check(person.date_of_birth, person.given_name, person.family_name, person.child_id)
    if people and named:
        update_many(people, sorted(named))
        record_many(
            [
                New(
                    p.pk,
                    "person_corrected",
                    today(),
                    record_type="people.person",
                    record_id=p.pk,
                )
                for p in people
            ],
            by=by,
        )
    return people

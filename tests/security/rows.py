"""A row of any model, made by looking at the model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.utils import DatabaseError
from django.utils import timezone
from psycopg.pq import TransactionStatus

from throughcare.access.acting import Acting, current
from throughcare.access.models import Grant, Membership, Subject, Team, User
from throughcare.people.models import Person

_next = itertools.count(1)

# What a constraint of the model asks beside its fields.
ALSO: dict[str, Callable[[User], dict[str, Any]]] = {
    "people.Person": lambda user: {"given_name": "Nobody", "family_name": "Real"},
    "access.User": lambda user: {
        "role": "personal_adviser",
        "password": "!",
        "person_id": None,
    },
    "access.Grant": lambda user: {"user": user},
}


def make(model: type[models.Model], *, person: Person | None, user: User, **given: Any) -> Any:
    """A stored row of a model, about a person, by a user; every required field is filled.

    Run it past the policies. Raises TypeError for a field that it cannot fill: say in ALSO
    how that model is made.
    """
    number = next(_next)
    values = {**ALSO.get(model._meta.label, lambda user: {})(user), **given}
    for field in model._meta.concrete_fields:
        if field.name in values or field.attname in values or not _wanted(field):
            continue
        values[field.name] = _value(field, number, person, user)
    return model._base_manager.create(**values)


def _wanted(field: Any) -> bool:
    if field.name in ("person_id", "subject"):
        return True
    automatic = field.primary_key or getattr(field, "auto_now", False)
    automatic = (
        automatic or getattr(field, "auto_now_add", False) or getattr(field, "generated", False)
    )
    return not (automatic or field.null or field.has_default() or field.has_db_default())


def _value(field: Any, number: int, person: Person | None, user: User) -> Any:
    if field.name == "person_id":
        return person.pk if person else None
    if field.name == "user_id":
        return user.pk
    if isinstance(field, models.ForeignKey):
        return _related(field, person, user)
    if field.choices:
        return field.flatchoices[0][0]
    simple = _SIMPLE.get(field.get_internal_type())
    if simple is None:
        raise TypeError(f"How is {field.model.__name__}.{field.name} filled? Say so in rows.ALSO.")
    found = simple(number)
    return found[-field.max_length :] if field.max_length and isinstance(found, str) else found


def _related(field: Any, person: Person | None, user: User) -> Any:
    to = field.related_model
    if to is Person:
        return person
    if to is User:
        return user
    if to is Team:
        return Team.objects.first() or Team.objects.create(name="A team", slug="a-team")
    return make(to, person=person, user=user)


_SIMPLE: dict[str, Callable[[int], Any]] = {
    "CharField": lambda n: f"x{n}",
    "SlugField": lambda n: f"x{n}",
    "TextField": lambda n: f"x{n}",
    "EmailField": lambda n: f"x{n}@example.invalid",
    "DateField": lambda n: date(2019, 1, 1) + timedelta(days=n),
    "DateTimeField": lambda n: timezone.now(),
    "TimeField": lambda n: time(9, n % 60),
    "BooleanField": lambda n: True,
    "IntegerField": lambda n: n,
    "BigIntegerField": lambda n: n,
    "SmallIntegerField": lambda n: n % 1000,
    "PositiveIntegerField": lambda n: n,
    "PositiveSmallIntegerField": lambda n: n % 1000,
    "JSONField": lambda n: {},
    "UUIDField": lambda n: __import__("uuid").uuid4(),
    "BinaryField": lambda n: b"x",
}


@dataclass
class Cast:
    """Two people and those who may or may not see them."""

    visible: Person
    hidden: Person
    adviser: User
    """Sees ``visible`` by a grant to them."""
    wide: User
    """Sees everybody but ``hidden``, who is restricted."""
    young: User
    """Is ``visible``."""
    figures: User
    system: User
    other: User
    """Another adviser, who sees both."""

    def user(self, role: str) -> User:
        """Who acts in a database role."""
        return {
            "app_case": self.adviser,
            "app_wide": self.wide,
            "app_self": self.young,
            "app_figures": self.figures,
            "app_system": self.system,
        }[role]


def new_user(role: str, **given: Any) -> User:
    """A user of this role, made past the policies."""
    number = next(_next)
    if role == "inspector":
        given.setdefault("ends_on", timezone.localdate() + timedelta(days=5))
    return User.objects.create(
        **{"name": f"User {number}", "email": f"u{number}@example.invalid", "role": role, **given}
    )


def new_person(**given: Any) -> Person:
    """A person whom nobody sees yet, made past the policies."""
    born = {
        "date_of_birth": date(2007, 3, 4),
        "given_name": "Ash",
        "family_name": f"T{next(_next)}",
    }
    person = Person.objects.create(**{**born, **given})
    Subject.objects.create(person_id=person.pk)
    return person


def let_see(person: Person, by: User, **given: Any) -> Grant:
    """Grant a person to ``user`` or ``team``, past the policies, and refresh sight."""
    values = {"source": "allocation", "from_at": timezone.now() - timedelta(days=1), **given}
    grant = Grant.objects.create(person_id=person.pk, granted_by=by, **values)
    refresh(person)
    return grant


def join(team: Team, user: User, **given: Any) -> Membership:
    """Put a user in a team, past the policies."""
    return Membership.objects.create(
        **{"team": team, "user": user, "start": date(2020, 1, 1), **given}
    )


def refresh(*people: Person) -> None:
    """Derive sight anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_refresh_sight(%s::bigint[])", [[p.pk for p in people]])


def restrict(person: Person) -> None:
    """Close a record to all but those named, past the policies."""
    Subject.objects.filter(pk=person.pk).update(restricted=True)
    refresh(person)


def cast() -> Cast:
    """The two people and their users. Run it past the policies."""
    visible, hidden = new_person(), new_person()
    system = User.objects.get(role="installation")
    found = Cast(
        visible,
        hidden,
        adviser=new_user("personal_adviser"),
        wide=new_user("service_manager"),
        young=new_user("young_person", person_id=visible.pk),
        figures=new_user("commissioner"),
        system=system,
        other=new_user("personal_adviser"),
    )
    let_see(visible, system, user=found.adviser)
    for person in (visible, hidden):
        let_see(person, system, user=found.other, source="named")
    restrict(hidden)
    return found


def models_by_table() -> dict[str, type[models.Model]]:
    """Every Django model by its table."""
    return {m._meta.db_table: m for m in apps.get_models(include_auto_created=True)}


def rows_of(table: str) -> list[dict[str, Any]]:
    """Every row of a table as the present role sees it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        names = [c.name for c in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def columns(table: str) -> list[str]:
    """The columns of a table that a row may be given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass"
            " AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            [table],
        )
        return [row[0] for row in cursor.fetchall()]


def as_json(table: str, pk_column: str, pk: Any) -> str:
    """A row as JSON, to be put in again by ``insert``."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT row_to_json(t)::text FROM {table} t WHERE {pk_column} = %s", [pk])
        return cursor.fetchone()[0]


def insert(table: str, names: list[str], row: str) -> int:
    """Put in a row that ``as_json`` gave, as the present role; how many rows came."""
    listed = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({listed})"
            f" SELECT {listed} FROM json_populate_record(NULL::{table}, %s::json)",
            [row],
        )
        return cursor.rowcount


class Undo(Exception):
    """Ends an attempt."""


def execute(*statements: str) -> None:
    """Run statements, one after the other."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def attempt() -> Iterator[None]:
    """A savepoint that is always rolled back."""
    try:
        with transaction.atomic():
            yield
            raise Undo
    except Undo:
        pass


def refusal(what: Callable[[], Any]) -> str:
    """What the database says when something is tried, undone in any case; empty if it lets it."""
    try:
        with attempt():
            what()
    except DatabaseError as error:
        return str(error)
    return ""


@contextmanager
def playing(role: str, user: User) -> Iterator[None]:
    """What a transaction of this user does in this role, writes and all."""
    token = current.set(Acting(user.pk, role, user.person_id))
    connection.take_role()  # type: ignore[attr-defined]
    try:
        yield
    finally:
        current.reset(token)
        failed = connection.connection.info.transaction_status == TransactionStatus.INERROR
        if not connection.needs_rollback and not failed:
            connection.take_role()  # type: ignore[attr-defined]


@contextmanager
def owner() -> Iterator[None]:
    """Past every policy, on the present connection."""
    from tests.conftest import _owner

    with _owner(connection):
        yield


def end_sight(person: Person, user: User) -> None:
    """End every grant of a person to a user, past the policies."""
    Grant.objects.filter(person_id=person.pk, user=user).update(
        until_at=timezone.now() - timedelta(hours=1)
    )
    refresh(person)

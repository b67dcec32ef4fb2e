"""Writes go through services, and nothing else writes: seen in the source, and while tests run."""

from __future__ import annotations

import ast
import re

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.source import calls, dotted, functions, import_all, modules
from tests.security.tables import TABLES
from throughcare.access.acting import acting_as
from throughcare.house.door import SERVICES
from throughcare.house.projections import TableProjection
from throughcare.house.rooms import in_order
from throughcare.people.models import Person

MANAGER_WRITES = {
    "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create",
    "update_or_create", "acreate", "aupdate", "adelete", "raw",
}  # fmt: skip
BULK = {"insert_many", "insert_values", "update_many"}
MANAGERS = re.compile(r"\.(objects|_default_manager|_base_manager)\.")
SQL_WRITE = re.compile(r"^\s*(INSERT|UPDATE|DELETE|TRUNCATE|MERGE|COPY)\b", re.I)

MAY_WRITE = re.compile(
    r"^(\w+/services(\.py|/)|house/(projections|bulk)\.py$|access/(reading|submissions)\.py$)"
)
"""Services; the one shape of projections, and how both write many rows; the log of reads; keys of
form posts."""

ELSEWHERE = {
    "config/jobs.py": "lets go of form keys that nobody will repeat: about nobody",
    "access/adapter.py": "signing in writes a new password, and no other column",
    "exchange/ssda903/staging.py": "a file of its own, beside the database",
}
"""Others that write, each with its reason."""


def writes(tree: ast.Module) -> list[int]:
    """Lines on which something is written to the database."""
    found = []
    for call in calls(tree):
        name = dotted(call.func)
        last = name.rsplit(".", 1)[-1]
        if last in BULK or (last in MANAGER_WRITES and MANAGERS.search(name)):
            found.append(call.lineno)
        if last in ("execute", "executemany") and call.args:
            first = call.args[0]
            text = first.value if isinstance(first, ast.Constant) else _first_text(first)
            if isinstance(text, str) and SQL_WRITE.match(text):
                found.append(call.lineno)
    return found


def _first_text(node: ast.AST) -> str:
    texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant)]
    return next((t for t in texts if isinstance(t, str)), "")


def saves(tree: ast.Module) -> list[int]:
    """Lines on which an object of ours may be saved or deleted."""
    return [
        c.lineno
        for c in calls(tree)
        if isinstance(c.func, ast.Attribute)
        and c.func.attr in ("save", "delete", "save_base")
        and not dotted(c.func).startswith(("super", "form.", "request.session", "self.request"))
    ]


@pytest.mark.parametrize("path", sorted(modules()))
def test_only_services_write(path: str) -> None:
    if MAY_WRITE.match(path) or path in ELSEWHERE or path.startswith(("demo/", "config/cli/")):
        return
    tree = modules()[path]
    assert writes(tree) == [], f"{path} writes to the database; a service does that"
    if path.split("/")[0] not in ("exchange", "config", "ui", "house"):
        assert saves(tree) == [], f"{path} saves a row; a service does that"


@pytest.mark.parametrize("path", [p for p in sorted(modules()) if re.match(r"\w+/services", p)])
def test_a_public_function_of_services_that_writes_is_a_service(path: str) -> None:
    """Or is called by one: then it says so by being private, or stands in INSIDE."""
    for function in functions(modules()[path]):
        if function.name.startswith("_") or f"{path}:{function.name}" in INSIDE:
            continue
        module = ast.Module(body=[function], type_ignores=[])
        decorated = any(dotted(d) == "service" for d in function.decorator_list)
        if not decorated:
            assert writes(module) + saves(module) == [], f"{path}: {function.name} needs @service"


INSIDE = {
    "chronology/services.py:record": "told by other rooms' services what happened",
    "chronology/services.py:record_many": "as record",
    "chronology/services.py:void": "as record; note() refuses outside a service",
    "chronology/services.py:void_many": "as void",
    "access/services.py:grant_all": "told by other rooms' services; note() refuses outside one",
    "access/services.py:end_all": "as grant_all",
}


def test_every_service_takes_keywords_and_says_by_whom() -> None:
    import inspect

    import_all()
    for name, door in SERVICES.items():
        for parameter in inspect.signature(door).parameters.values():
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, f"{name}({parameter.name})"
        names = set(inspect.signature(door).parameters)
        assert "by" in names, name
        wanted = {"person": "person_id", "people": "person_ids"}.get(door.service_about)
        assert wanted is None or wanted in names, name
        with pytest.raises(TypeError, match="by="):
            door(person_id=1)


def test_views_hold_no_query_that_writes_and_no_sql() -> None:
    for path, tree in modules().items():
        if not re.match(r"\w+/(views|presenters|forms|rules|selectors)(\.py|/)", path):
            continue
        for call in calls(tree):
            last = dotted(call.func).rsplit(".", 1)[-1]
            if re.match(r"\w+/(views|presenters|forms)", path):
                assert last not in ("cursor", "execute", "atomic"), f"{path}:{call.lineno}"


def views() -> dict[str, object]:
    found: dict[str, object] = {}

    def walk(patterns: list[URLPattern | URLResolver], space: str) -> None:
        for p in patterns:
            if isinstance(p, URLResolver):
                walk(p.url_patterns, f"{space}{p.namespace}:" if p.namespace else space)
            elif p.callback.__module__.startswith("throughcare"):
                found[f"{space}{p.name}"] = p.callback

    walk(get_resolver().url_patterns, "")
    return found


def test_every_view_says_to_whom_it_is_open() -> None:
    for name, view in views().items():
        marks = [
            m for m in ("permission", "open_to_all_roles", "open_to_strangers") if hasattr(view, m)
        ]
        assert len(marks) == 1, f"{name}: use one of permitted, signed_in, open_to_strangers"


# --- while tests run -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_write_outside_a_service_fails_a_test(as_owner) -> None:
    from tests.security import rows

    with as_owner():
        me, person = rows.new_user("personal_adviser"), rows.new_person()
        rows.let_see(person, me, user=me)
    with acting_as(me):
        with pytest.raises(AssertionError, match="outside a service"):
            Person.objects.filter(pk=person.pk).update(known_as="Ash")
        with pytest.raises(AssertionError, match="outside a service"):
            person.save()
        with (
            pytest.raises(AssertionError, match="outside a service"),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM people_person")


def test_projections_alone_are_written_outside_a_unit_of_work() -> None:
    """As a rebuild does; everything else about somebody needs a service."""
    from tests.conftest import about_people, derived

    assert derived() == {
        p.model._meta.db_table for p in in_order() if isinstance(p, TableProjection)
    }
    with_a_person = {n for n, t in TABLES.items() if t.kind in ("person", "sight")}
    assert about_people() == with_a_person - derived()

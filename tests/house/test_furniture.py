"""Every room has the same furniture, and every table with a person all that it must have."""

from __future__ import annotations

from functools import cache

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.house.source import SRC, import_all
from tests.security.tables import TABLES
from throughcare.house.projections import TableProjection
from throughcare.house.rooms import in_order, kinds, permissions, rooms

NO_HISTORY = {
    "access_subject": "says of a person one thing, and what changes it is a grant with a reason",
    "access_sight": "derived from grants by the database",
    "access_readlog": "a log: only added to",
    "chronology_event": "only added to; a correction is a later event",
    "recording_draft": "an unfinished form counts nowhere, and is its writer's to throw away",
}
"""Tables with a person that keep no history, and why. Projections are known by themselves."""


@cache
def ours() -> dict[str, type[models.Model]]:
    """The models of rooms by table, without the histories."""
    labels = {room.name for room in rooms()}
    return {
        m._meta.db_table: m
        for m in apps.get_models()
        if m._meta.app_label in labels and not hasattr(m, "pgh_obj")
    }


def derived() -> set[str]:
    return {p.model._meta.db_table for p in in_order() if isinstance(p, TableProjection)}


def with_a_person() -> list[str]:
    found = []
    for table, model in ours().items():
        names = {f.attname for f in model._meta.concrete_fields}
        if "person_id" in names or table == "people_person":
            found.append(table)
    return found


def test_what_the_catalogue_calls_a_person_is_what_the_models_say() -> None:
    named = {n for n, t in TABLES.items() if t.kind in ("person", "sight", "users")}
    assert named == set(with_a_person())


@pytest.mark.parametrize("table", with_a_person())
def test_a_table_with_a_person_keeps_its_history(table: str) -> None:
    kept = f"{table}history" in TABLES
    excused = table in derived() or table in NO_HISTORY
    assert kept != excused, f"{table}: add @tracked(), or say in NO_HISTORY why there is none"


@pytest.mark.parametrize("table", with_a_person())
def test_a_table_with_a_person_has_a_rule_of_retention(table: str) -> None:
    room = next(r for r in rooms() if r.name == ours()[table]._meta.app_label)
    rule = [r for r in room.retention if r.table == table]
    assert len(rule) == 1, f"{table} needs one Retention in {room.name}/room.py"
    assert rule[0].rule.endswith(".")
    assert rule[0].source


def test_rules_of_retention_are_about_tables_that_there_are() -> None:
    named = [r.table for room in rooms() for r in room.retention]
    assert len(named) == len(set(named))
    assert set(named) <= set(ours())


def test_what_is_derived_says_so() -> None:
    rules = {r.table: r.source for room in rooms() for r in room.retention}
    assert {t for t, source in rules.items() if source == "derived"} == derived() | {"access_sight"}


def test_only_the_house_keeps_a_table_about_nobody_without_history() -> None:
    """What an administrator sets is tracked too."""
    about_nobody = set(ours()) - set(with_a_person())
    untracked = {t for t in about_nobody if f"{t}history" not in TABLES}
    assert untracked == {"house_submission", "access_throttle"}


# --- rooms ---------------------------------------------------------------------------------------


def test_every_room_is_listed_once_in_floor_order() -> None:
    floors = [room.floor for room in rooms()]
    assert floors == sorted(floors)
    names = [room.name for room in rooms()]
    assert len(names) == len(set(names))
    with_room_file = {p.parent.name for p in SRC.glob("*/room.py")}
    assert with_room_file == set(names)
    assert [p.split(".")[1] for p in settings.THROUGHCARE_ROOMS] == names


@pytest.mark.parametrize("room", rooms(), ids=lambda r: r.name)
def test_a_room_has_its_furniture(room) -> None:
    folder = SRC / room.name
    has_models = any(m._meta.app_label == room.name for m in apps.get_models())
    if has_models and room.name != "house":
        for piece in ("models", "services", "migrations"):
            assert (folder / piece).is_dir() or (folder / f"{piece}.py").exists(), piece
    for piece in ("views", "presenters", "forms", "selectors", "rules", "services", "models"):
        both = (folder / piece).is_dir(), (folder / f"{piece}.py").exists()
        assert both != (True, True), f"{room.name}/{piece} is a module and a package"
    if (folder / "views").exists() or (folder / "views.py").exists():
        assert (folder / "urls.py").exists()
        if (folder / "jinja2").exists() and room.name != "access":  # which has allauth's, too
            assert [p.name for p in (folder / "jinja2").iterdir()] == [room.name]
    assert room.title


def test_no_file_grows_beyond_reading() -> None:
    long = {}
    for path in SRC.rglob("*.py"):
        if "migrations" in path.parts or "words" in path.parts:  # the demo's words are data
            continue
        count = len(path.read_text().splitlines())
        if count > 440:
            long[str(path.relative_to(SRC))] = count
    assert long == {}, "split by topic into a package of the same name"


def test_kinds_reactions_and_projections_know_one_another() -> None:
    known = set(kinds())
    house_own = {"access.granted"}
    for room in rooms():
        assert set(room.reactions) <= known | house_own, room.name
        for projection in room.projections:
            named = set(projection.kinds) - {"*"}
            assert named <= known | house_own, f"{projection.name}: {named - known}"
    names = [p.name for p in in_order()]
    assert len(names) == len(set(names))


def test_every_permission_that_is_asked_for_is_declared_with_a_sentence() -> None:
    from throughcare.access.roles import ROLES
    from throughcare.house.door import SERVICES

    import_all()
    declared = permissions()
    for code, sentence in declared.items():
        assert sentence.endswith("."), code
    asked = {s.service_permission for s in SERVICES.values()} - {None}
    assert asked <= set(declared)
    for role in ROLES.values():
        assert role.permissions - {"*"} <= set(declared), role.code
    held = {p for role in ROLES.values() for p in role.permissions}
    used = asked | held
    assert set(declared) <= used, "declared, and nobody asks for it"


# --- models, signals -----------------------------------------------------------------------------

OWN_WORKFLOW = ("save", "delete", "clean", "full_clean", "asave", "adelete", "save_base")


@pytest.mark.parametrize("model", ours().values(), ids=lambda m: m._meta.label)
def test_models_hold_no_workflow(model: type[models.Model]) -> None:
    from django.contrib.auth.base_user import AbstractBaseUser

    for name in OWN_WORKFLOW:
        theirs = getattr(
            AbstractBaseUser if issubclass(model, AbstractBaseUser) else models.Model, name, None
        )
        assert getattr(model, name, None) is theirs, f"{model.__name__}.{name}"


def test_nothing_listens_to_signals() -> None:
    from django.db.models import signals

    for name in ("pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed", "pre_init"):
        for receiver in getattr(signals, name).receivers:
            heard = receiver[1]() if callable(receiver[1]) else receiver[1]
            module = getattr(heard, "__module__", "") or type(heard).__module__
            assert not module.startswith("throughcare"), f"{module} listens to {name}"

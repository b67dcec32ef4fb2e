"""Every table of the catalogue, as every role: who reads which row, and who writes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from tests.security import rows
from tests.security.tables import EVERYBODY, ROLES, TABLES, WITH_A_PERSON, Table

pytestmark = pytest.mark.django_db
PAST_THE_DOOR = True

COMMANDS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}


def fetch(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()


def run(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.rowcount


def in_the_catalogue() -> set[str]:
    """Whatever holds rows: tables, partitioned ones, materialised and plain views."""
    return {
        name
        for (name,) in fetch(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm', 'v', 'f')"
        )
    }


def test_every_table_is_named_here() -> None:
    assert in_the_catalogue() == set(TABLES)


def test_no_schema_of_ours_but_public() -> None:
    found = {n for (n,) in fetch("SELECT nspname FROM pg_namespace")}
    assert {n for n in found if not n.startswith("pg_")} == {"public", "information_schema"}


def test_every_column_that_names_a_person_is_known() -> None:
    by_name = set(
        fetch(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
            " AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped"
            " AND a.attname = 'person_id'"
        )
    )
    by_key = set(
        fetch(
            "SELECT c.relname, a.attname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]"
            " WHERE k.contype = 'f' AND k.confrelid = 'people_person'::regclass"
        )
    )
    assert by_key
    for table, column in by_name | by_key:
        assert TABLES[table].person == column, f"{table}.{column} names a person"
        assert row_security(table), f"{table} has no row-level security"


def row_security(table: str) -> bool:
    return fetch("SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", table)[0][0]


@pytest.mark.parametrize("role", EVERYBODY)
def test_each_role_may_what_is_written_here_and_no_more(role: str) -> None:
    found = {}
    for table in sorted(in_the_catalogue()):
        letters = "".join(
            letter for letter, command in COMMANDS.items() if may(role, table, command)
        )
        found[table] = letters
        for more in ("TRUNCATE", "REFERENCES", "TRIGGER"):
            assert not may(role, table, more), f"{role} may {more} {table}"
    assert found == {name: table.may.get(role, "") for name, table in sorted(TABLES.items())}


def may(role: str, table: str, command: str) -> bool:
    column = command in ("SELECT", "INSERT", "UPDATE", "REFERENCES")
    function = "has_any_column_privilege" if column else "has_table_privilege"
    return fetch(f"SELECT {function}(%s, %s, %s)", role, table, command)[0][0]


def test_only_signing_in_reads_a_password() -> None:
    able = {
        role
        for role in EVERYBODY
        if fetch("SELECT has_column_privilege(%s, 'access_user', 'password', 'SELECT')", role)[0][0]
    }
    assert able == {"throughcare_web", "throughcare_jobs", "app_system"}


UPDATED_IN_PART = {
    "access_user": {"throughcare_web": {"password", "last_login"},
                    "throughcare_jobs": {"password", "last_login"}},
    "access_subject": {role: {"restricted"} for role in ("app_case", "app_wide", "app_system")},
}  # fmt: skip
"""Where a role may change some columns alone: nobody who signs in gives themselves a role."""


def test_where_some_columns_may_be_changed_the_others_may_not() -> None:
    partly = fetch(
        "SELECT c.relname::text, pg_get_userbyid(x.grantee)::text, array_agg(a.attname::text)"
        " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) x"
        " WHERE x.privilege_type IN ('UPDATE', 'INSERT')"
        " AND pg_get_userbyid(x.grantee) = ANY(%s) GROUP BY 1, 2",
        list(EVERYBODY),
    )
    found: dict[str, dict[str, set[str]]] = {}
    for table, role, names in partly:
        found.setdefault(table, {})[role] = set(names)
    assert found == UPDATED_IN_PART


class Pair:
    """A row about the visible person, one about the hidden one, and how to tell them."""

    def __init__(self, table: str, entry: Table, cast: rows.Cast) -> None:
        self.table, self.entry = table, entry
        base = table.removesuffix("history") if entry.kind == "history" else table
        model = rows.models_by_table()[base]
        made = {}
        for name, person in (("visible", cast.visible), ("hidden", cast.hidden)):
            if base in ("people_person", "access_subject"):
                made[name] = person.pk
            else:
                shared = {entry.shared: True} if entry.shared else {}
                made[name] = rows.make(model, person=person, user=cast.adviser, **shared).pk
        if entry.kind == "history":
            self.pk = "pgh_id"
            made = {
                name: fetch(f"SELECT max(pgh_id) FROM {table} WHERE pgh_obj_id = %s", pk)[0][0]
                for name, pk in made.items()
            }
        elif model._meta.pk.column is None:  # a key of several columns
            self.pk = "ctid"
            made = {
                name: fetch(f"SELECT ctid::text FROM {table} WHERE person_id = %s", pk[0])[-1][0]
                for name, pk in made.items()
            }
        else:
            self.pk = model._meta.pk.column
        self.visible, self.hidden = made["visible"], made["hidden"]
        assert None not in (self.visible, self.hidden)

    def seen(self) -> set[str]:
        ids = {row[0] for row in fetch(f"SELECT {self.pk} FROM {self.table}")}
        return {n for n in ("visible", "hidden") if getattr(self, n) in ids}

    def row(self, which: str) -> list[tuple[Any, ...]]:
        return fetch(f"SELECT * FROM {self.table} WHERE {self.pk} = %s", getattr(self, which))


READ: dict[str, set[str]] = {
    "app_case": {"visible"},
    "app_wide": {"visible"},
    "app_self": {"visible"},
    "app_system": {"visible", "hidden"},
}


@pytest.mark.parametrize("table", WITH_A_PERSON)
def test_visible_rows_are_read_and_no_hidden_one(table: str, cast: rows.Cast, as_owner) -> None:
    entry = TABLES[table]
    with as_owner():
        pair = Pair(table, entry, cast)
        assert pair.seen() == {"visible", "hidden"}
    for role in ROLES:
        with rows.playing(role, cast.user(role)):
            if "S" not in entry.may.get(role, ""):
                with pytest.raises(ProgrammingError, match="permission denied"), rows.attempt():
                    pair.seen()
                continue
            expected = READ[role]
            if entry.owner and role == "app_wide":
                expected = set()  # the row is the adviser's own
            assert pair.seen() == expected, f"{role} on {table}"
    for role in ("app_case", "app_wide"):
        # In the role, but as nobody, and as somebody who sees nobody.
        with as_owner():
            stranger = rows.new_user("personal_adviser")
        if role == "app_case":
            with rows.playing(role, stranger):
                assert pair.seen() == set(), f"{role} as a stranger on {table}"


@pytest.mark.parametrize("table", WITH_A_PERSON)
def test_a_role_without_a_user_sees_nothing(table: str, cast: rows.Cast, as_owner, as_role) -> None:
    entry = TABLES[table]
    with as_owner():
        pair = Pair(table, entry, cast)
    with as_role("app_case"):
        assert pair.seen() == set()
    if "S" in entry.may.get("app_self", ""):
        with as_role("app_self"):
            assert pair.seen() == set()
    with as_role("app_wide"):
        assert "hidden" not in pair.seen()
    for login in ("throughcare_web", "throughcare_jobs"):
        with as_role(login), pytest.raises(ProgrammingError, match="denied"), rows.attempt():
            pair.seen()


@pytest.mark.parametrize("table", WITH_A_PERSON)
def test_hidden_rows_are_not_written(table: str, cast: rows.Cast, as_owner) -> None:
    entry = TABLES[table]
    with as_owner():
        pair = Pair(table, entry, cast)
        before = pair.row("hidden")
    column = entry.person
    for role in ("app_case", "app_wide", "app_self"):
        with rows.playing(role, cast.user(role)):
            for sql in (
                f"UPDATE {table} SET {column} = {column} WHERE {pair.pk} = %s",
                f"UPDATE {table} SET {column} = {cast.visible.pk} WHERE {pair.pk} = %s",
                f"DELETE FROM {table} WHERE {pair.pk} = %s",
            ):
                assert refused_or_nothing(sql, pair.hidden), f"{role}: {sql}"
        with as_owner():
            assert pair.row("hidden") == before


@pytest.mark.parametrize("table", WITH_A_PERSON)
def test_visible_rows_are_written_only_where_it_is_said(
    table: str, cast: rows.Cast, as_owner
) -> None:
    entry = TABLES[table]
    with as_owner():
        pair = Pair(table, entry, cast)
    column = entry.updates or entry.person
    attempts = {
        "U": f"UPDATE {table} SET {column} = {column} WHERE {pair.pk} = %s",
        "D": f"DELETE FROM {table} WHERE {pair.pk} = %s",
    }
    for role in ROLES:
        letters = entry.may.get(role, "")
        if entry.owner and role == "app_wide":
            continue
        with rows.playing(role, cast.user(role)):
            for letter, sql in attempts.items():
                if letter in letters:
                    with rows.attempt():
                        assert run(sql, pair.visible) == 1, f"{role}: {sql}"
                else:
                    with pytest.raises(ProgrammingError, match="denied"), rows.attempt():
                        run(sql, pair.visible)


@pytest.mark.parametrize("table", WITH_A_PERSON)
def test_no_row_is_put_or_moved_to_a_hidden_person(table: str, cast: rows.Cast, as_owner) -> None:
    entry = TABLES[table]
    with as_owner():
        names = rows.columns(table)
        pair = Pair(table, entry, cast)
        mine = rows.as_json(table, pair.pk, pair.visible)
        theirs = rows.as_json(table, pair.pk, pair.hidden)
    move = f"UPDATE {table} SET {entry.person} = %s WHERE {pair.pk} = %s"
    for role in ("app_case", "app_wide", "app_self", "app_figures"):
        letters = entry.may.get(role, "")
        with rows.playing(role, cast.user(role)):
            assert refused(lambda: put(as_owner, pair, "hidden", names, theirs)), f"{role} {table}"
            if "I" in letters and not (entry.owner and role == "app_wide"):
                # The same without the trick: what is refused above is the person, not the row.
                assert not refused(lambda: put(as_owner, pair, "visible", names, mine))
            if entry.person != pair.pk:
                assert refused_or_nothing(move, cast.hidden.pk, pair.visible), f"{role}: {move}"


def put(as_owner: Any, pair: Pair, which: str, names: list[str], row: str) -> None:
    """Take a row out, past the policies, and put it in again as the present role."""
    with as_owner():
        run(f"DELETE FROM {pair.table} WHERE {pair.pk} = %s", getattr(pair, which))
    assert rows.insert(pair.table, names, row) == 1


def refused(what: Any) -> bool:
    said = rows.refusal(what)
    assert not said or "denied" in said or "row-level security" in said, said
    return bool(said)


def refused_or_nothing(sql: str, *values: Any) -> bool:
    """Whether a statement is refused, or finds no row to change."""
    found = []
    return refused(lambda: found.append(run(sql, *values))) or found == [0]


HISTORIES = [*sorted(n for n in TABLES if n.endswith("history")), "pghistory_context"]


@pytest.mark.parametrize("table", HISTORIES)
def test_history_is_written_by_nobody(table: str, cast: rows.Cast) -> None:
    key = "id" if table == "pghistory_context" else "pgh_id"
    for role in EVERYBODY:
        user = cast.user(role) if role in ROLES else cast.system
        with rows.playing(role, user):
            for sql in (
                f"INSERT INTO {table} SELECT * FROM {table}",
                f"UPDATE {table} SET {key} = {key}",
                f"DELETE FROM {table}",
                f"TRUNCATE {table}",
            ):
                with pytest.raises(ProgrammingError, match="permission denied"), rows.attempt():
                    run(sql)


@pytest.mark.parametrize("table", ["chronology_event", "access_readlog"])
def test_what_is_only_added_to_is_never_changed(table: str, cast: rows.Cast, as_owner) -> None:
    with as_owner():
        Pair(table, TABLES[table], cast)
    for role in EVERYBODY:
        with rows.playing(role, cast.user(role) if role in ROLES else cast.system):
            for sql in (f"UPDATE {table} SET person_id = person_id", f"DELETE FROM {table}"):
                with pytest.raises(ProgrammingError, match="permission denied"), rows.attempt():
                    run(sql)


def test_a_young_person_sees_only_what_is_shared(cast: rows.Cast, as_owner) -> None:
    with_column = [n for n in WITH_A_PERSON if TABLES[n].shared not in ("", "*")]
    assert with_column
    for table in with_column:
        entry = TABLES[table]
        with as_owner():
            model = rows.models_by_table()[table]
            shown = rows.make(model, person=cast.visible, user=cast.adviser, **{entry.shared: True})
            kept = rows.make(model, person=cast.visible, user=cast.adviser, **{entry.shared: False})
        with rows.playing("app_self", cast.young):
            assert {r["id"] for r in rows.rows_of(table)} == {shown.pk}
        with rows.playing("app_case", cast.adviser):
            assert {shown.pk, kept.pk} <= {r["id"] for r in rows.rows_of(table)}


def test_a_row_of_ones_own_is_seen_by_nobody_else(cast: rows.Cast, as_owner) -> None:
    for table, entry in TABLES.items():
        if not entry.owner or entry.kind not in ("person", "mine"):
            continue
        model = rows.models_by_table()[table]
        with as_owner():
            for user in (cast.adviser, cast.other, cast.wide):
                rows.make(model, person=cast.visible, user=user, user_id=user.pk)
        for role in ("app_case", "app_wide"):
            me = cast.user(role)
            with rows.playing(role, me):
                assert {r[entry.owner] for r in rows.rows_of(table)} == {me.pk}
                assert run(f"UPDATE {table} SET user_id = user_id") == 1
                assert refused_or_nothing(f"UPDATE {table} SET user_id = %s", cast.other.pk)

"""Protections that stand in the midst of code, taken away by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from unittest import mock

from mutants import MATRIX, Mutant, patched

Swap = tuple[Any, str, Any]
"""Of what, which name, by what."""


def by_hand() -> Iterator[Mutant]:
    """One for each line that must not be lost."""
    yield from _in_the_database()
    yield from _in_a_request()
    yield from _at_the_door()
    yield from _at_sign_in()


def swapped(name: str, near: list[str], *swaps: Swap) -> Mutant:
    """Something of the code put in the place of something else."""
    return Mutant(name, near, change=patched(*(mock.patch.object(*swap) for swap in swaps)))


def always(value: Any) -> Any:
    """A function that gives this, whatever it is asked."""
    return lambda *args, **kwargs: value


def _in_the_database() -> Iterator[Mutant]:
    from throughcare.access import functions as f

    near = ["test_functions.py", "test_sight.py", "test_tables.py [people_person]"]
    day = "::timestamp AT TIME ZONE 'Europe/London'"
    changes = {
        "nobody is hidden from the whole service": (f.HIDDEN, "WHERE s.restricted", "WHERE false"),
        "a grant to anybody opens a restricted record": (f.HIDDEN, "g.user_id = ", "0 <> "),
        "being named outlives the grant": (f.HIDDEN, "g.until_at > now()", "true"),
        "any grant opens a restricted record": (
            f.DERIVE_SIGHT, "NOT s.restricted OR g.source IN", "true OR g.source IN",
        ),
        "a team sees its restricted people": (
            f.DERIVE_SIGHT, "WHERE g.person_id = ANY (ids) AND NOT s.restricted",
            "WHERE g.person_id = ANY (ids)",
        ),
        "everybody in a team sees its people": (
            f.DERIVE_SIGHT, "AND u.role IN", "AND u.role NOT IN",
        ),
        "sight outlives the membership": (
            f.DERIVE_SIGHT, f'least(g.until_at, m."end"{day})', "g.until_at",
        ),
        "sight precedes the membership": (
            f.DERIVE_SIGHT, f"greatest(g.from_at, m.start{day})", "g.from_at",
        ),
        "registering opens a record that is there": (
            f.REGISTER, "unnest(ids), false;", "unnest(ids), false ON CONFLICT DO NOTHING;",
        ),
        "registering opens a record for ever": (f.REGISTER, "now() + interval '7 days'", "NULL"),
        "sight is never taken away": (
            f.REFRESH_SIGHT, "s WHERE s.person_id = ANY (ids) AND NOT", "s WHERE false AND NOT",
        ),
    }  # fmt: skip
    for name, (sql, before, after) in changes.items():
        if before not in sql:
            raise RuntimeError(f"{name}: the function has changed, and this with it")
        yield Mutant(name, near, [sql.replace(before, after)])
    yield Mutant(
        "the history can be switched off",
        near,
        [
            "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name NAME) RETURNS boolean"
            " LANGUAGE sql AS $$ SELECT coalesce(trigger_name ="
            " ANY (nullif(current_setting('pgtrigger.ignore', true), '')::text[]), false) $$"
        ],
    )


class _Same:
    def hexdigest(self) -> str:
        return "0" * 64


def _in_a_request() -> Iterator[Mutant]:
    from throughcare.access import acting, middleware, reading, rules, submissions
    from throughcare.access.postgres.base import DatabaseWrapper

    m, once, requests = middleware, submissions.Once, "test_requests.py"
    real, tell = m.acting_as, acting._tell

    def only_when_somebody_acts() -> None:
        if acting.current.get() is not None:
            tell()

    nobody = lambda user, reading: nullcontext()  # noqa: E731
    forever = lambda user, reading: real(user)  # noqa: E731
    yield swapped("a GET may write", [requests], (m, "acting_as", forever))
    yield swapped("nobody acts in a request", [requests], (m, "acting_as", nobody))
    yield swapped(
        "what is refused stays written", [requests], (m.transaction, "set_rollback", always(None))
    )
    yield swapped(
        "a role that only reads may post",
        [requests, f"{MATRIX} [director]"],
        (m, "_may_not_write", always(False)),
    )
    yield swapped("refusals are not logged", [requests], (m, "_note_refusal", always(None)))
    yield swapped("readings are not logged", [f"{MATRIX} [nurse]"], (reading, "note", always(None)))
    yield swapped(
        "the log is written in the request's own transaction",
        [requests, f"{MATRIX} [nurse]"],
        (reading, "connections", _Default()),
    )
    yield swapped(
        "a post needs no key", ["test_a_post_needs", requests], (once, "of", always(None))
    )
    yield swapped("a repeated post is done again", [requests], (once, "answer_again", always(None)))
    yield swapped(
        "the same key with other words is dropped",
        [requests],
        (submissions, "sha256", always(_Same())),
    )
    yield swapped(
        "a draft's header opens every form",
        ["test_the_header_of_a_draft"],
        (m, "unexpected_draft", always(False)),
    )
    yield swapped(
        "acting does not reach the database",
        ["test_acting.py"],
        (DatabaseWrapper, "take_role", always(None)),
    )
    yield swapped(
        "acting is not taken back", ["test_acting.py"], (acting, "_tell", only_when_somebody_acts)
    )
    yield swapped(
        "every role may everything",
        ["test_services.py", f"{MATRIX} [young_person]"],
        (rules, "allows", always(True)),
        (_models(), "allows", always(True)),
    )


class _Default:
    def __getitem__(self, alias: str) -> Any:
        from django.db import connection

        return connection


def _models() -> Any:
    from throughcare.access import models

    return models


def _at_the_door() -> Iterator[Mutant]:
    from throughcare.access.postgres.base import DatabaseWrapper
    from throughcare.chronology import services as chronology
    from throughcare.house import door
    from throughcare.house.happened import unit

    def unchecked(things: Any) -> None:
        current = unit.get()
        assert current is not None
        for thing in things:
            current.add(thing)

    near = ["test_acting.py", "test_door.py"]
    yield swapped(
        "a service runs for somebody who does not act", near, (DatabaseWrapper, "speaks_for", None)
    )
    yield swapped(
        "a nested service touches people who are not held",
        near,
        (door, "_assert_held", always(None)),
    )
    yield swapped(
        "something happens to people who are not held", near, (chronology, "note", unchecked)
    )


def _at_sign_in() -> Iterator[Mutant]:
    from throughcare.access import adapter, demo, kept, second_factor

    near = ["tests/access", "test_routes.py test_an_account"]
    ours = adapter.AccountAdapter
    held = lambda request: (request.session.get("kept") or {}).get("fields")  # noqa: E731
    yield swapped("an account that has ended opens", near[::-1], (adapter, "is_open", always(True)))
    yield swapped("staff need no code", near, (second_factor, "proved", always(True)))
    yield swapped(
        "a session without a code sets one up", near, (second_factor, "worthless", always(False))
    )
    yield swapped("anybody signs in as anybody", near, (demo, "open_here", always(True)))
    yield swapped("signing in leads to other hosts", near, (ours, "is_safe_url", always(True)))
    yield swapped(
        "kept words are shown to whoever signs in next",
        near,
        (kept, "forget_others", always(None)),
        (kept, "words", held),
    )

"""Builds a generated authority in an empty database, team by team."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

import psycopg

from throughcare.demo import names
from throughcare.demo.profile import profile
from throughcare.demo.size import shape, statements
from throughcare.demo.size.shape import Shape
from throughcare.demo.words.short import CALLS, MESSAGES
from throughcare.demo.words.themes import THEMES
from throughcare.house.clock import today
from throughcare.house.projections import rebuild

WIDE_ROLES = (
    "service_manager",
    "performance_analyst",
    "auditor",
    "director",
    "principal_social_worker",
    "virtual_school_head",
)


class Watcher(Protocol):
    """Shows how far a piece of work has come."""

    def __call__(self, done: int, total: int) -> None:
        """So many of so many are done."""
        ...


def build(*, people: int, owner_url: str, progress: Callable[[str], Watcher]) -> dict[str, Any]:
    """Make ``people`` young people with some 250 events each, and say what was made.

    The caller acts as the installation (what is derived is written as it); ``owner_url`` is the
    owner's address of the same, empty database.
    """
    began = time.monotonic()
    size = Shape(people)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("SET synchronous_commit = off")
        _pools(owner)
        _staff(owner, size)
        show = progress(f"Writing {people:,} young people")
        for block in range(1, size.blocks + 1):
            _block(owner, size, block, today())
            show(min(block * shape.BLOCK, people), people)
        _close(owner, people)
        written = time.monotonic()
        rebuild(range(1, people + 1), progress=progress("Deriving status, duties and the rest"))
        derived = time.monotonic()
        # Visibility maps and statistics are those of a database that has run for a while.
        owner.execute("VACUUM (ANALYZE)")
        events = owner.execute("SELECT count(*) FROM chronology_event").fetchone()
    return {
        "young_people": people,
        "events": events[0] if events else 0,
        "workers": size.blocks * shape.ADVISERS_OF_BLOCK + size.teams + size.service_wide,
        "seconds_writing": round(written - began, 1),
        "seconds_deriving": round(derived - written, 1),
        "seconds": round(time.monotonic() - began, 1),
    }


def _pools(owner: psycopg.Connection[Any]) -> None:
    """Names and sentences from which SQL picks, by number."""
    owner.execute(statements.PICK)
    owner.execute("CREATE TEMPORARY TABLE given (n integer, name text, sex text)")
    owner.execute("CREATE TEMPORARY TABLE family (n integer, name text, ethnicity text)")
    owner.execute(
        "CREATE TEMPORARY TABLE said (n integer, place text, words text, note text, agreed text)"
    )
    owner.execute("CREATE TEMPORARY TABLE small (n integer, words text, note text)")
    heritages = names.HERITAGES + names.SEPARATED
    given = [(g, "F") for h in heritages for g in h.girls]
    given += [(g, "M") for h in heritages for g in h.boys]
    _copy(owner, "given", [(n, *row) for n, row in enumerate(given)])
    family = [(f, h.ethnicity) for h in heritages for f in h.families]
    _copy(owner, "family", [(n, *row) for n, row in enumerate(family)])
    _copy(owner, "said", [(n, *row) for n, row in enumerate(_said())])
    small = [*CALLS, *MESSAGES]
    _copy(owner, "small", [(n, *row) for n, row in enumerate(small)])


def _said() -> list[tuple[str, str, str, str]]:
    from random import Random

    found = []
    for place, theme in enumerate(THEMES):
        who = profile(Random(place))
        for words in theme.words:
            for note, agreed in zip(theme.notes, theme.agreed, strict=False):
                found.append(
                    (
                        theme.place or "at home",
                        who.fill(words),
                        who.fill(note),
                        who.fill(agreed),
                    )
                )
    return found


def _copy(owner: psycopg.Connection[Any], table: str, rows: list[Any]) -> None:
    with owner.cursor().copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _staff(owner: psycopg.Connection[Any], size: Shape) -> None:
    """Teams, advisers, managers and those who see everybody."""
    with owner.transaction():
        owner.execute(statements.TEAMS, {"teams": size.teams})
        advisers = [
            (block, shape.adviser(block, place), f"Adviser {block}.{place + 1}")
            for block in range(1, size.blocks + 1)
            for place in range(shape.ADVISERS_OF_BLOCK)
        ]
        managers = [(team, shape.manager(team)) for team in range(1, size.teams + 1)]
        rows = [(name, email, "personal_adviser") for _, email, name in advisers]
        rows += [(f"Manager {team}", email, "team_manager") for team, email in managers]
        rows += [
            (f"Service {n}", shape.service_wide(n), WIDE_ROLES[(n - 1) % len(WIDE_ROLES)])
            for n in range(1, size.service_wide + 1)
        ]
        members = [(size.team_of(block), email) for block, email, _ in advisers]
        with owner.cursor() as cursor:
            cursor.executemany(statements.USER, rows)
            cursor.executemany(statements.MEMBER, members + managers)


def _block(owner: psycopg.Connection[Any], size: Shape, block: int, day: date) -> None:
    """One block of young people with all that happened to them, in one transaction."""
    values = {
        "first": (block - 1) * shape.BLOCK + 1,
        "last": min(block * shape.BLOCK, size.people),
        "block": block,
        "team": size.team_of(block),
        "today": day,
        "contacts": shape.CONTACTS,
        "others": shape.OTHERS,
        "advisers": shape.ADVISERS_OF_BLOCK,
        "worked_with": shape.WORKED_WITH,
    }
    with owner.transaction():
        for statement in statements.OF_A_BLOCK:
            owner.execute(statement, values)


def _close(owner: psycopg.Connection[Any], people: int) -> None:
    """Let the next ids follow those that were given out by hand."""
    for table in ("people_person", "casework_contact", "casework_allocation"):
        owner.execute(statements.NEXT_ID.format(table=table))

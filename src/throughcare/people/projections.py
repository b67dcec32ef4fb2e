"""Search tokens, kept as a projection of names, birthdays, numbers and what rooms bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection

from throughcare.house.projections import TableProjection
from throughcare.house.rooms import collect, rooms
from throughcare.people import tokens
from throughcare.people.models import Person, SearchToken


def derive(person_ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    """Every token of these people. 1 query, and what each room's ``search`` asks."""
    ids = list(person_ids)
    brought = _brought(ids)
    people = Person.objects.filter(pk__in=ids).values_list(
        "pk", "given_name", "family_name", "known_as", "date_of_birth", "child_id", "upn"
    )
    for pk, given, family, known_as, born, child_id, upn in people:
        found = set(tokens.of_name(given, family, known_as))
        found.update(tokens.of_birth(born))
        found.update(tokens.of_identifier(child_id or ""))
        found.update(tokens.of_identifier(upn))
        for kind, text in brought.get(pk, ()):
            found.update(tokens.CLASSES[kind](text))
        for kind, token in found:
            yield {"person_id": pk, "kind": kind, "token": token}


def _brought(ids: list[int]) -> Mapping[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for _, answers in collect("search", ids):
        for person_id, texts in answers.items():
            found.setdefault(person_id, []).extend(texts)
    return found


@cache
def _kinds() -> frozenset[str]:
    """The person's details, and all that happens in a room which brings words to search by."""
    return frozenset(
        code for room in rooms() if room.search or room.name == "people" for code in room.kinds
    )


# One text of tokens a person goes to the server, which takes it apart: a tenth of the time that
# a parameter for each token took.
REFRESH = """
WITH wanted AS MATERIALIZED (
  SELECT person_id, left(t, 1) AS kind, substr(t, 2) AS token
  FROM unnest(%(ids)s::bigint[], %(packs)s::text[]) AS p (person_id, pack),
    string_to_table(pack, ' ') AS t
), gone AS (
  DELETE FROM people_searchtoken s
  WHERE s.person_id = ANY (%(all)s::bigint[]) AND NOT EXISTS (
    SELECT FROM wanted w WHERE (w.person_id, w.kind, w.token) = (s.person_id, s.kind, s.token))
  RETURNING 1
), come AS (
  INSERT INTO people_searchtoken AS s (person_id, kind, token, rules_version)
  SELECT person_id, kind, token, %(version)s FROM wanted
  ON CONFLICT (person_id, kind, token) DO UPDATE SET rules_version = excluded.rules_version
    WHERE s.rules_version <> excluded.rules_version
  RETURNING 1
)
SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM come)
"""


class SearchProjection(TableProjection):
    """Some thirty rows a person, too many to be made into instances of the model first."""

    def refresh_batch(self, ids: Sequence[int]) -> int:
        """Write the differences in one statement; how many rows came, went or were restamped."""
        packs: dict[int, list[str]] = {}
        for row in self.derive(ids):
            packs.setdefault(row["person_id"], []).append(row["kind"] + row["token"])
        with connection.cursor() as cursor:
            cursor.execute(
                REFRESH,
                {
                    "ids": list(packs),
                    "packs": [" ".join(pack) for pack in packs.values()],
                    "all": list(ids),
                    "version": self.version(),
                },
            )
            return int(cursor.fetchone()[0])


SEARCH = SearchProjection(
    name="search",
    model=SearchToken,
    derive=derive,
    version=lambda: tokens.VERSION,
    kinds=_kinds,
)

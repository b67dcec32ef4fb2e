"""Every read of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from rapidfuzz.distance import OSA

from throughcare.people import tokens
from throughcare.people.models import Person

SHOWN = 20
LOOKED_AT = 60
"""Whom the tokens bring, to be put in order by how near their names are to what was typed."""

# Each word of the question must be met by some token. All is equality, which may use the index
# under a policy; the tokens bring no names, so the ties of a common beginning are broken by id.
SEARCH = """
WITH wanted AS MATERIALIZED (
  SELECT * FROM unnest(%s::smallint[], %s::text[], %s::text[], %s::smallint[])
    AS w (word, kind, token, cost)
), met AS (
  SELECT t.person_id, w.word, min(w.cost) AS cost
  FROM wanted w JOIN people_searchtoken t ON t.token = w.token AND t.kind = w.kind
  GROUP BY t.person_id, w.word
), found AS (
  SELECT person_id, sum(cost) AS cost FROM met GROUP BY person_id HAVING count(*) = %s
)
SELECT person_id, cost, count(*) OVER () FROM found ORDER BY cost, person_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought: people, nearest first, and how many there are in all."""

    people: Sequence[Person]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.people)


NOBODY = Found((), 0)


def search(question: str, *, limit: int = SHOWN) -> Found:
    """People in the reader's sight who meet every word of the question. 2 queries.

    Names, what somebody likes to be called, birthdays, postcodes and numbers are looked
    through; one typing error in a word, and another spelling that sounds alike, are forgiven.
    """
    wanted = tokens.wanted(question)
    if not wanted:
        return NOBODY
    words = len(tokens.words_of(question))
    with connection.cursor() as cursor:
        cursor.execute(
            SEARCH,
            [
                [w.word for w in wanted],
                [w.kind for w in wanted],
                [w.token for w in wanted],
                [w.cost for w in wanted],
                words,
                max(limit, LOOKED_AT),
            ],
        )
        rows = cursor.fetchall()
    if not rows:
        return NOBODY
    costs = {person_id: cost for person_id, cost, _ in rows}
    people = list(Person.objects.filter(pk__in=list(costs)))
    typed = tokens.words_of(question)
    people.sort(key=lambda p: (costs[p.pk], _distance(typed, p), p.family_name, p.given_name))
    return Found(people[:limit], rows[0][2])


def _distance(typed: Sequence[str], person: Person) -> int:
    """How far the words typed are from the nearest words of the name, in typing errors."""
    names = tokens.normalise(f"{person.given_name} {person.family_name} {person.known_as}").split()
    return sum(min((OSA.distance(word, name) for name in names), default=0) for word in typed)

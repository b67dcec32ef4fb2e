"""Which pages are measured, and as whom. Every path has the same rows at both sizes."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench import bars
from throughcare.demo.size import shape

NUMBER = 1_000_101
PERSON = shape.public_id(101)
"""A former relevant young person of nearly 20 in the first team, with 250 events."""

PA = shape.adviser(1, 2)
"""Their adviser, with some 50 young people."""
MANAGER = shape.manager(1)
"""Manager of the first team alone: 200 young people."""
WIDE = shape.service_wide(1)
"""A service manager, who sees everybody."""
ANALYST = shape.service_wide(2)

DEEP = "DEEP"
"""Stands for the place in the story after which its tenth page begins."""

WHO = {PA: "adviser", MANAGER: "manager", WIDE: "service-wide"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page as one user. ``queries``: its bar."""

    name: str
    user: str
    path: str
    queries: int = bars.QUERIES
    comparable: bool = True
    """Whether the same rows are shown without row-level security: a list of all whom the reader
    sees has other people then."""
    same_size: bool = True
    """Whether the same rows are shown at both sizes: a choice of workers grows with them."""
    totals: bool = False
    """Counts everybody: a line of its own, since a larger service has larger totals."""


def pages() -> list[Page]:
    """The pages in the order of the table."""
    person = f"/people/{PERSON}/"
    number = f"/find/?q={NUMBER}"
    return [
        Page("Today", PA, "/today/"),
        Page("My young people", PA, "/people/?mine=yes"),
        Page("Young people", PA, "/people/", comparable=False),
        *_of_a_person(PA, person),
        Page("Record a visit", PA, f"{person}contacts/new/"),
        Page("Find by number", PA, number),
        Page("Drafts", PA, "/drafts/"),
        Page("Team today", MANAGER, "/team/team-1/"),
        Page("The team's people", MANAGER, "/team/team-1/people/"),
        Page("Young people", MANAGER, "/people/", comparable=False),
        *_of_a_person(MANAGER, person),
        Page("Choose an adviser", MANAGER, f"{person}adviser/", same_size=False),
        Page("Find by number", MANAGER, number),
        Page("A team", WIDE, "/team/team-1/"),
        Page("A team's people", WIDE, "/team/team-1/people/"),
        *_of_a_person(WIDE, person),
        Page("Find by number", WIDE, number),
        Page("Service: every team's numbers", WIDE, "/service/", totals=True),
        Page("Young people, everybody", WIDE, "/people/", totals=True),
    ]


def _of_a_person(user: str, person: str) -> list[Page]:
    return [
        Page("A person", user, person, queries=bars.QUERIES_OF_A_PERSON),
        Page("Their story", user, f"{person}story/"),
        Page("Their story, page 10", user, f"{person}story/?after={DEEP}"),
        Page("Why this status", user, f"{person}why/status/"),
        Page("Why this date", user, f"{person}why/duty/pathway-plan-review/1/"),
    ]

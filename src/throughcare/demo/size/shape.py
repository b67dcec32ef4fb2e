"""The numbers of a generated authority, which tests and measurements refer to.

Everything follows from the place of a young person in the row, so that the first team is the
same at every size.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

BLOCK = 200
"""Young people with three advisers of their own; the first team is one block at every size."""
ADVISERS_OF_BLOCK = 3
WORKED_WITH = 120
"""Of a block, those whom an adviser works with from the start; the rest are 21 or over."""
CONTACTS = 150
"""Visits, calls, messages and attempts a person."""
OTHERS = 87
"""Other events a person, beside contacts, care, plans and allocations: some 250 in all."""
FULL = 20_000
"""Ten times the largest authority: 20,000 young people and 5,000,000 events."""
DOMAIN = "generated.example"


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of everything for so many young people."""

    people: int

    @property
    def blocks(self) -> int:
        """How many times ``BLOCK``; the last may be smaller."""
        return -(-self.people // BLOCK)

    @property
    def teams(self) -> int:
        """40 at full size, each with a manager; all but the first have two or three blocks."""
        return 1 if self.blocks == 1 else 1 + max(1, round((self.blocks - 1) * 39 / 99))

    def team_of(self, block: int) -> int:
        """Which team has a block; both count from 1."""
        return 1 if block == 1 else 2 + (block - 2) % (self.teams - 1)

    @property
    def service_wide(self) -> int:
        """Users who see everybody: 60 at full size."""
        return max(2, round(60 * self.people / FULL))


def adviser(block: int, place: int) -> str:
    """The address of a block's adviser; ``block`` from 1, ``place`` from 0."""
    return f"adviser.{block}.{place}@{DOMAIN}"


def manager(team: int) -> str:
    """The address of a team's manager, from 1."""
    return f"manager.{team}@{DOMAIN}"


def service_wide(number: int) -> str:
    """The address of somebody who sees everybody, from 1."""
    return f"service.{number}@{DOMAIN}"


def public_id(person: int) -> UUID:
    """What stands in a generated person's address."""
    return UUID(hashlib.md5(f"p{person}".encode(), usedforsecurity=False).hexdigest())

"""As whom the present work is done, and how the database learns of it.

The database backend (``throughcare.access.postgres``) reads ``current`` when a transaction
begins; ``acting_as`` changes it inside a transaction already open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from throughcare.access.models import User


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts: the user's id, the database role, the young person's own id, reading only."""

    user_id: int
    database_role: str
    person_id: int | None = None
    reads_only: bool = False


current: ContextVar[Acting | None] = ContextVar("throughcare_acting", default=None)


def acting(user: User) -> Acting | None:
    """As whom a user's transactions run; None for a role that never sees a person's table."""
    role = user.role_entry
    if role.database_role is None:
        return None
    return Acting(user.pk, role.database_role, user.person_id, role.reads_only)


@contextmanager
def acting_as(user: User | None) -> Iterator[None]:
    """Do what follows as this user; as nobody for None."""
    token = current.set(acting(user) if user is not None else None)
    try:
        _tell()
        yield
    finally:
        current.reset(token)
        _tell()


def _tell() -> None:
    if connection.in_atomic_block and not connection.needs_rollback:
        connection.take_role()  # type: ignore[attr-defined]

"""As whom the present work is done, and how the database learns of it.

The database backend (``throughcare.access.postgres``) reads ``current`` when a transaction
begins; ``acting_as`` changes it inside a transaction already open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

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


def acting(user: User, *, reading: bool = False) -> Acting | None:
    """As whom a user's transactions run; None for a role that never sees a person's table."""
    role = user.role_entry
    if role.database_role is None:
        return None
    return Acting(user.pk, role.database_role, user.person_id, reading or role.reads_only)


@contextmanager
def acting_as(user: User | None, *, reading: bool = False) -> Iterator[None]:
    """Do what follows as this user; as nobody for None.

    ``reading``: the database refuses every write, whatever the user's role.
    """
    who = acting(user, reading=reading) if user is not None else None
    token = current.set(who)
    # PostgreSQL takes "read only" back at the end of a savepoint, and never within a transaction.
    inside = who is not None and who.reads_only and connection.in_atomic_block
    try:
        with transaction.atomic() if inside else nullcontext():
            _tell()
            yield
    finally:
        current.reset(token)
        _tell()


def _tell() -> None:
    if not connection.in_atomic_block or connection.needs_rollback:
        return
    # A transaction in which a statement failed takes its settings back by itself.
    if connection.connection.info.transaction_status != TransactionStatus.INERROR:
        connection.take_role()  # type: ignore[attr-defined]

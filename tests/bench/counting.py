"""Counts what a request asks of the database, and how long the database took."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connections

APART = re.compile(
    r"set_config\('role'|SAVEPOINT|django_session|access_readlog"
    r"|FROM \"access_user\" WHERE \"access_user\"\.\"id\" = %s LIMIT 21",
)
"""What belongs to every request, whatever its page: role, session, user, log of reads."""


@dataclass(slots=True)
class Asked:
    """Statements of one request, and the seconds that the database took for them."""

    of_page: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Django's hook around every statement."""
        (self.apart if APART.search(sql) else self.of_page).append(sql)
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - began


@contextmanager
def asked() -> Iterator[Asked]:
    """Count every statement on every connection of this process."""
    found = Asked()
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(found))
        yield found


def processor() -> tuple[float, float]:
    """Seconds of processor time so far: of this process, and of its database connections.

    Independent of what else the machine does. The second is 0 where the system does not tell.
    """
    return time.process_time(), sum(_of_backend(connections[alias]) for alias in connections)


def _of_backend(connection: Any) -> float:
    if connection.connection is None:
        return 0.0
    try:
        told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(told.split()[0]) / 1e9

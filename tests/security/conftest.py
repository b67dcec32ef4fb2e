"""The cast of the tests of access."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.security import rows


@pytest.fixture
def cast(db: None, as_owner: Callable[[], AbstractContextManager[None]]) -> rows.Cast:
    """Two people, one of them hidden, and a user for each database role."""
    with as_owner():
        return rows.cast()

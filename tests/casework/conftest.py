from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.casework.lives import Life, begin, in_care


@pytest.fixture(autouse=True)
def _on_the_day() -> Any:
    with time_machine.travel("2026-11-25 10:00+00:00", tick=True):
        yield


@pytest.fixture
def life(as_owner: Any) -> Life:
    """Tegan: in care with a gap, former relevant at 18."""
    from datetime import date

    made = begin(as_owner)
    in_care(made, date(2019, 12, 20), date(2021, 8, 30))
    in_care(made, date(2021, 11, 14), date(2025, 3, 4))
    return made


@pytest.fixture
def adviser(client: Client, life: Life) -> Client:
    """Her adviser's browser."""
    client.post("/account/demo/", {"email": life.adviser.email})
    return client

"""Short words for building histories and asking what is owed."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.statute.build import d
from throughcare.statute.duties import Event, History, Obligation, obligations
from throughcare.statute.law import SHIPPED, Overlay

Told = tuple[Any, ...]
"""(kind, day) or (kind, day, data)."""


def history(born: str, *told: Told) -> History:
    events = tuple(Event(kind, d(day), *rest) for kind, day, *rest in told)
    return History(d(born), events)


def owed(code: str, born: str, *told: Told, overlay: Overlay = SHIPPED) -> list[Obligation]:
    return list(obligations(history(born, *told), overlay=overlay, codes=[code]))


def dates(found: list[Obligation]) -> list[tuple[date | None, date | None]]:
    return [(o.statutory_due, o.local_due) for o in found]

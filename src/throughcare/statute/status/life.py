"""The statuses of a whole life."""

from __future__ import annotations

from datetime import date

from throughcare.statute.facts import CaseFacts
from throughcare.statute.law import SHIPPED, Overlay
from throughcare.statute.status.spans import StatusSpan


def whole_life(
    facts: CaseFacts, overlay: Overlay = SHIPPED, *, workings: bool = False
) -> tuple[StatusSpan, ...]:
    """Every status from birth on, oldest first, without a gap; open periods go on."""
    raise NotImplementedError


def on(
    facts: CaseFacts, day: date, overlay: Overlay = SHIPPED, *, workings: bool = True
) -> StatusSpan:
    """The status on one day, with its workings."""
    raise NotImplementedError

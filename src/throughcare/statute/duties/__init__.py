"""What is owed to a young person, by when, and why.

A duty is data (:class:`Duty`); :func:`obligations` applies all of them to what happened. To change
the law, change the declaration in the file of its topic; nothing else knows an interval.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from throughcare.statute.duties import adviser, care, plan, records, safeguarding
from throughcare.statute.duties.model import (
    Event,
    History,
    Obligation,
    State,
    local_state,
    state,
    working_state,
)
from throughcare.statute.duties.rules import Duty, StandardRefused, Terms, check_standard
from throughcare.statute.duties.timeline import DERIVED, TOLD, Timeline, status_events
from throughcare.statute.duties.words import explain, reason_line
from throughcare.statute.law import SHIPPED, Overlay

DUTIES: dict[str, Duty] = {
    duty.code: duty
    for topic in (plan, adviser, care, safeguarding, records)
    for duty in topic.DUTIES
}
"""Every duty by its code."""

EVENT_KINDS: frozenset[str] = frozenset(
    {kind for duty in DUTIES.values() for kind in (*duty.met_by, *duty.reads)}
    | {kind for kind, _, _ in TOLD}
    | {"died", "education_started", "education_ended", "turned_21", "turned_25"}
)
"""Kinds of what happened that some duty reads."""


def obligations(
    history: History, *, overlay: Overlay = SHIPPED, codes: Iterable[str] | None = None
) -> tuple[Obligation, ...]:
    """Everything owed to one person, past, open and to come, by duty and occurrence.

    Holds for every day: ``state`` says how each stands on one. ``codes`` limits it to those
    duties. Raises StandardRefused where the overlay sets a standard laxer than the law.
    """
    timeline = Timeline(history, overlay)
    terms = _terms(overlay)
    found: list[Obligation] = []
    for code in DUTIES if codes is None else codes:
        here = terms[code]
        if here is None:
            continue
        owed = list(here.duty.rule(timeline, here))
        if len(owed) > 1:
            owed.sort(key=OPENS)
        number = 0
        for one in owed:
            if one.anchor_on is not None and not here.start <= one.anchor_on <= here.end:
                continue
            if one.ceased_on is not None and one.ceased_on <= one.opens:
                continue
            number += 1
            found.append(one if number == 1 else one.numbered(number))
    return tuple(found)


OPENS = attrgetter("opens")
_last: tuple[Overlay, dict[str, Terms | None]] | None = None


def _terms(overlay: Overlay) -> dict[str, Terms | None]:
    """Every duty on this overlay's terms; None where it is not law. Kept for the last overlay."""
    global _last
    if _last is None or _last[0] is not overlay:
        terms = {}
        for duty in DUTIES.values():
            force = duty.in_force(overlay)
            terms[duty.code] = None if force is None else Terms(duty, overlay, force)
        _last = (overlay, terms)
    return _last[1]


__all__ = [
    "DERIVED",
    "DUTIES",
    "EVENT_KINDS",
    "Duty",
    "Event",
    "History",
    "Obligation",
    "StandardRefused",
    "State",
    "check_standard",
    "explain",
    "local_state",
    "obligations",
    "reason_line",
    "state",
    "status_events",
    "working_state",
]

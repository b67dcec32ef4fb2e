"""What is owed to a young person, by when, and why.

A duty is data (:class:`Duty`); :func:`obligations` applies all of them to what happened. To change
the law, change the declaration in the file of its topic; nothing else knows an interval.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
    found: list[Obligation] = []
    for code in DUTIES if codes is None else codes:
        duty = DUTIES[code]
        force = duty.in_force(overlay)
        if force is None:
            continue
        owed = sorted(duty.rule(timeline, Terms(duty, overlay, force)), key=lambda o: o.opens)
        number = 0
        for one in owed:
            if one.anchor_on is not None and not force[0] <= one.anchor_on <= force[1]:
                continue
            if one.ceased_on is not None and one.ceased_on <= one.opens:
                continue
            number += 1
            found.append(replace(one, occurrence=number))
    return tuple(found)


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

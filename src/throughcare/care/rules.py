"""Pure decisions of care: what follows from a status that a source states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.care.codes import LS, PLACE
from throughcare.statute.dates import birthday
from throughcare.statute.status import Status, StatusSpan

NEXT = {
    # What a stated status becomes at an age (rulebook, section 1), where no fact says more.
    Status.ELIGIBLE: ((18, Status.FORMER_RELEVANT),),
    Status.RELEVANT: ((18, Status.FORMER_RELEVANT),),
    Status.FORMER_RELEVANT: ((21, Status.FR_NOT_RECEIVING),),
    Status.QUALIFYING: ((21, Status.QUALIFYING_EDUCATION_ONLY),),
}


def stated_life(dob: date, stated: Sequence[tuple[date, str, str]]) -> list[tuple[StatusSpan, str]]:
    """Statuses that follow from what sources state, each with its source; to 25, then closed.

    ``stated``: (from day, status, source), oldest first; each holds until the next one. Never
    certain, always flagged ``stated``: nobody has seen the history from which it would follow.
    """
    found: list[tuple[StatusSpan, str]] = []
    closes = birthday(dob, 25)
    for place, (start, code, source) in enumerate(stated):
        until = stated[place + 1][0] if place + 1 < len(stated) else None
        status = Status(code)
        day = start
        while True:
            turns = [(birthday(dob, age), then) for age, then in NEXT.get(status, ())]
            turns.append((closes, Status.CLOSED))
            ahead = [(on, then) for on, then in turns if on > day]
            end = min((on for on, _ in ahead), default=None)
            if status is Status.CLOSED or end is None:
                end = None
            if until is not None and (end is None or end >= until):
                end = until
            found.append((StatusSpan(status, day, end, flags=("stated",), certain=False), source))
            if end is None or end == until:
                break
            status = dict(ahead)[end]
            day = end
    return found


STARTS = {
    # RNE of the 903: what a period's first day is in somebody's story.
    "S": "became_looked_after",
    "L": "care_changed",
    "P": "placement_started",
    "T": "placement_started",
    "B": "placement_started",
    "U": "placement_started",
}


def event_of_start(reason_started: str, legal_status: str, placement: str) -> tuple[str, str]:
    """The chronology kind and summary of a period's first day."""
    kind = STARTS.get(reason_started, "placement_started")
    said = [LS.label(legal_status)] if legal_status else []
    said += [PLACE.label(placement)] if placement else []
    return kind, "; ".join(said)


@dataclass(frozen=True, slots=True)
class Implied:
    """A status fact that an end of care implies, until the next care begins."""

    kind: str
    start: date
    end: date | None
    detail: dict[str, Any]


ENDS: dict[str, tuple[str, dict[str, Any]]] = {
    # REC of the 903 (statutory-data: "What an end of care says").
    "E4A": ("home", {"with": "parent"}),
    "E4B": ("home", {"with": "parent"}),
    "E13": ("home", {"with": "other"}),
    "E9": ("detained", {}),
    "E45": ("sgo", {"looked_after_immediately_before": True}),
    "E46": ("sgo", {"looked_after_immediately_before": True}),
    "E47": ("sgo", {"looked_after_immediately_before": True}),
    "E48": ("sgo", {"looked_after_immediately_before": True}),
}


def implied(periods: Sequence[tuple[date, date | None, str]]) -> list[Implied]:
    """What the ends of care say by themselves.

    ``periods``: (start, end, reason ended), oldest first. A fact that a worker has recorded
    goes before an implied one of the same kind; the caller leaves those out.
    """
    found = []
    starts = [start for start, _, _ in periods]
    for _, end, reason in periods:
        if end is not None and reason in ENDS:
            kind, detail = ENDS[reason]
            later = min((s for s in starts if s >= end), default=None)
            if later != end:
                found.append(Implied(kind, end, later, detail))
    return found

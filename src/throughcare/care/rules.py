"""Pure decisions of care: what follows from a status that a source states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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

"""The legal status over time, derived from care and status facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from throughcare.care import selectors
from throughcare.care.kinds import KINDS
from throughcare.care.models import StatusPeriod
from throughcare.care.rules import stated_life
from throughcare.house.projections import TableProjection
from throughcare.people.kinds import KINDS as PEOPLE_KINDS
from throughcare.statute import law
from throughcare.statute.status import StatusSpan, whole_life


def derive(person_ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    """Status periods of these people: derived where care or a status fact is known, else stated."""
    said = selectors.stated(person_ids)
    for person_id, facts in selectors.case_facts(person_ids).items():
        has_history = facts.care or facts.home or facts.detained or facts.sgo
        if not has_history and person_id in said:
            for span, source in stated_life(facts.dob, said[person_id]):
                yield _row(person_id, span, source)
        else:
            for span in whole_life(facts):
                yield _row(person_id, span, "")


def _row(person_id: int, span: StatusSpan, source: str) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "status": str(span.status),
        "start": span.start,
        "end": span.end,
        "flags": list(span.flags),
        "certain": span.certain,
        "stated": bool(source),
        "source": source,
        "responsible": span.responsible,
        "forecast": span.forecast,
    }


STATUS = TableProjection(
    name="status",
    model=StatusPeriod,
    derive=derive,
    version=lambda: law.RULES_VERSION,
    kinds=frozenset({*KINDS, *PEOPLE_KINDS}),
)

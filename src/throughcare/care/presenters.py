"""What the pages of care show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from throughcare.access.models import User
from throughcare.care.codes import LS, PLACE, REC
from throughcare.care.models import CarePeriod, StatusFact, StatusPeriod
from throughcare.people.head import compact, optional_url
from throughcare.people.models import Person
from throughcare.statute.status import Status, label
from throughcare.ui.components import Action, Cell, Column, Empty, Identity, Link, Table
from throughcare.ui.formatting import day_and_year, sentence, spoken

CAN_END = (
    StatusFact.Kind.HOME,
    StatusFact.Kind.DETAINED,
    StatusFact.Kind.SGO,
    StatusFact.Kind.EDUCATION,
)
DETAILS = {
    "parent": "with a parent",
    "pr": "with somebody else with parental responsibility",
    "other": "with somebody else",
    "support": "support from 21 to 24",
    "education": "help with education or training",
    "opt_out": "no more support",
}
FACT_TITLES = {
    StatusFact.Kind.HOME: "a home with a parent",
    StatusFact.Kind.DETAINED: "custody or a stay in hospital",
    StatusFact.Kind.SGO: "a special guardianship order",
    StatusFact.Kind.EDUCATION: "education or training",
    StatusFact.Kind.REQUEST: "what was asked of us",
    StatusFact.Kind.DIED: "a death",
}
"""What can be recorded beside care, as the end of "Record …"."""


@dataclass(frozen=True, slots=True)
class CarePage:
    """Periods of care and the facts beside them."""

    title: str
    about: str
    actions: Sequence[Action]
    care: Table | None
    no_care: Empty
    facts: Table | None
    no_facts: Empty
    record: Sequence[Link]


def identity(person: Person, now: StatusPeriod | None, today: date) -> Identity:
    """The compact head, with the status and the way to its reasons."""
    found = compact(person, today, current="care")
    if now is None:
        return found
    why = optional_url("why_status", person.public_id)
    return replace(
        found,
        status=label(Status(now.status)).lower(),
        status_why=Link("Why?", why, hidden="is this the legal status") if why else None,
    )


def head(person: Person, today: date) -> Identity:
    """The head over a form, without ways that would lead away from it."""
    return replace(compact(person, today), crumb=None, parts=())


def care_page(
    person: Person, care: Sequence[CarePeriod], facts: Sequence[StatusFact], user: User
) -> CarePage:
    """Everything that the legal status rests on."""
    them = spoken(person.pronouns, person.called)
    may = user.can("care.record")
    new = Action("Record a period of care", reverse("care_new", args=[person.public_id]))
    return CarePage(
        title=f"{sentence(them.possessive)} care",
        about="The legal status and what is owed follow from what stands here.",
        actions=[new] if may else [],
        care=_care(person, care, may) if care else None,
        no_care=Empty("No period of care is recorded."),
        facts=_facts(person, facts, may) if facts else None,
        no_facts=Empty("No other fact that bears on the legal status is recorded."),
        record=[
            Link(sentence(text), reverse("status_fact_new", args=[person.public_id, kind.value]))
            for kind, text in FACT_TITLES.items()
        ]
        if may
        else [],
    )


def days(start: date, end: date | None) -> str:
    """``14 November 2021 to 4 March 2025``; ``Since 14 November 2021``."""
    if end is None:
        return f"Since {day_and_year(start)}"
    return f"{day_and_year(start)} to {day_and_year(end)}"


def _care(person: Person, care: Sequence[CarePeriod], may: bool) -> Table:
    columns = [
        Column("Period"),
        Column("Legal status"),
        Column("Placement"),
        Column("Ended because"),
        Column("Source"),
    ]
    rows = []
    for row in reversed(care):
        cells = [
            Cell(days(row.start, row.end)),
            Cell(_coded(LS.label(row.legal_status), row.legal_status, short=row.short_break)),
            Cell(_coded(PLACE.label(row.placement_type), row.placement_type)),
            Cell(REC.label(row.reason_ended) if row.reason_ended else "–"),
            Cell(row.source or "Recorded here"),
        ]
        if may:
            href = reverse("care_correct", args=[person.public_id, row.start.isoformat()])
            cells.append(Cell(link=Link("Correct", href, hidden=days(row.start, row.end))))
        rows.append(cells)
    return Table("Periods of care", [*columns, *([Column("Change")] if may else [])], rows)


def _coded(said: str, code: str, *, short: bool = False) -> str:
    found = f"{said} ({code})" if code and code not in said else said
    return f"{found}, a short break" if short else found


def _facts(person: Person, facts: Sequence[StatusFact], may: bool) -> Table:
    rows = []
    for row in reversed(facts):
        cells = [
            Cell(row.get_kind_display(), note=_detail(row)),
            Cell(_fact_days(row)),
            Cell(row.source or "Recorded here"),
        ]
        if may:
            href = reverse("status_fact_end", args=[person.public_id, row.kind, row.start])
            change = Link("Say when it ended", href, hidden=row.get_kind_display())
            cells.append(Cell(link=change) if row.kind in CAN_END else Cell("–"))
        rows.append(cells)
    columns = [Column("Fact"), Column("Days"), Column("Source")]
    return Table(
        "Other facts for the legal status",
        [*columns, *([Column("Change")] if may else [])],
        rows,
    )


def _fact_days(row: StatusFact) -> str:
    return days(row.start, row.end) if row.kind in CAN_END else day_and_year(row.start)


def _detail(row: StatusFact) -> str:
    said = [DETAILS[v] for v in row.detail.values() if isinstance(v, str) and v in DETAILS]
    return ", ".join(said)

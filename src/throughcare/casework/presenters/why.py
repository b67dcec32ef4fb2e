"""Why somebody has their legal status: in a sentence, as a picture, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.urls import reverse

from throughcare.access.models import User
from throughcare.care.codes import LS
from throughcare.care.models import CarePeriod, StatusFact, StatusPeriod
from throughcare.casework.presenters.people import SHORT
from throughcare.casework.selectors.why import StatusReasons
from throughcare.people.head import compact, optional_url
from throughcare.people.models import Person
from throughcare.statute.dates import birthday
from throughcare.statute.law import CERTAINTIES, SOURCES
from throughcare.statute.status import Status, StatusSpan, Working, label, label_young_person
from throughcare.ui.components import (
    Cell,
    Column,
    Identity,
    LifeBar,
    Link,
    Notice,
    Span,
    State,
    Step,
    Table,
)
from throughcare.ui.formatting import (
    Spoken,
    count,
    day_and_year,
    sentence,
    spoken,
)
from throughcare.ui.life_bar import age_at

IS = {
    Status.NOT_YET: "is not yet 16",
    Status.NONE: "has no leaving-care status",
    Status.LOOKED_AFTER_NOT_ELIGIBLE: "is looked after, and not yet eligible",
    Status.ELIGIBLE: "is an eligible child",
    Status.RELEVANT: "is a relevant child",
    Status.QUALIFYING: "is a qualifying young person",
    Status.QUALIFYING_EDUCATION_ONLY: "is a qualifying young person, for education only",
    Status.FORMER_RELEVANT: "is a former relevant young person",
    Status.FR_EDUCATION_23C: "is a former relevant young person, on a course begun before 21",
    Status.FR_23CA: "is a former relevant young person, in education again",
    Status.FR_23CZB: "is a former relevant young person with support from 21 to 24",
    Status.FR_NOT_RECEIVING: "is a former relevant young person who receives no support now",
    Status.MANUAL_REVIEW: "needs a person to decide the legal status",
    Status.CLOSED: "is no longer owed leaving-care support",
}
NOT_DRAWN = (Status.NOT_YET, Status.NONE, Status.CLOSED)
ANSWERS = {"yes": State("met", "Yes"), "no": State("none", "No")}
BIRTHDAYS = (16, 18, 21, 25)
READ = "C"
"""The certainty of a text that was read in its source: nothing needs to be said of it."""


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Everything on the page that explains a status."""

    title: str
    lede: str
    until: str
    """The end of the lede that matters most."""
    life: LifeBar
    steps: Sequence[Step]
    over_time_title: str
    over_time: Sequence[tuple[str, str]]
    """(days, status), the latest first."""
    means_title: str
    means: str
    care_title: str
    care: Table | None
    facts: Table | None
    notice: Notice | None
    correct: Sequence[Link]
    stated_by: str


def identity(person: Person, now: StatusPeriod | None, today: date) -> Identity:
    """The compact head, with the status and the way to its reasons."""
    found = compact(person, today, current="person")
    if now is None:
        return found
    why = optional_url("why_status", person.public_id)
    return replace(
        found,
        status=SHORT[Status(now.status)].lower(),
        status_why=Link("Why?", why, hidden="is this the legal status"),
    )


def status_page(why: StatusReasons, user: User, today: date) -> StatusPage:
    """The status on a day, with the steps that lead to it."""
    person = why.person
    them = spoken(person.pronouns, person.called)
    whose = sentence(them.possessive)
    status, start, end = _now(why)
    stated = why.now.source if why.now and why.now.stated else ""
    return StatusPage(
        title=f"{person.called} {IS[status]}" if status else f"{person.called}: not known yet",
        lede=_lede(status, start, stated, why),
        until=_until(person, them, end),
        life=life_bar(why, today),
        steps=steps(why.reasons.workings if why.reasons else (), _records(why)),
        over_time_title=f"{whose} status over time",
        over_time=_over_time(why.life, today),
        means_title=f"What it means for {person.called}",
        means=label_young_person(status) if status else "",
        care_title=f"{whose} periods of care",
        care=_care_table(why.care) if why.care else None,
        facts=_facts_table(why.facts) if why.facts else None,
        notice=_notice(why),
        correct=_correct(person, them, user),
        stated_by=stated,
    )


def _now(why: StatusReasons) -> tuple[Status | None, date | None, date | None]:
    span: StatusSpan | StatusPeriod | None = why.reasons or why.now
    if span is None:
        return None, None, None
    return Status(span.status), span.start, span.end


def _lede(status: Status | None, start: date | None, stated: str, why: StatusReasons) -> str:
    if status is None or start is None:
        return "Nothing is recorded from which a legal status follows."
    if stated:
        return (
            f"{stated} says so. No history of care is recorded here from which it would follow, "
            "so it is shown as stated and cannot be worked out."
        )
    if status is Status.MANUAL_REVIEW:
        return "The facts can be read in more than one way, and the law does not settle which."
    if start <= why.person.date_of_birth:
        return "Each step below says which fact and which rule leads there."
    return f"So since {day_and_year(start)}."


def _until(person: Person, them: Spoken, end: date | None) -> str:
    if end is None:
        return ""
    said = f"until {day_and_year(end)}"
    for age in BIRTHDAYS:
        if birthday(person.date_of_birth, age) == end:
            return f"{said}, {them.possessive} {age}{'st' if age == 21 else 'th'} birthday"
    return said


def steps(workings: Sequence[Working], records: Mapping[str, Link]) -> list[Step]:
    """The steps of the law, each with its records and its source."""
    found = []
    for one in workings:
        source = SOURCES.get(one.source)
        found.append(
            Step(
                one.question,
                (*one.sums, one.text),
                ANSWERS.get(one.answer),
                [records[ref] for ref in one.refs if ref in records],
                law=Link(source.citation, source.url) if source and source.url else None,
                note="" if one.certainty == READ else CERTAINTIES[one.certainty],
            )
        )
    return found


def _records(why: StatusReasons) -> dict[str, Link]:
    """The facts that the steps name, as places on the same page."""
    care = {
        f"care:{row.pk}": Link(f"Period of care, {_days(row.start, row.end)}", "#care")
        for row in why.care
    }
    facts = {
        f"fact:{row.pk}": Link(f"{row.get_kind_display()}, {_days(row.start, row.end)}", "#facts")
        for row in why.facts
    }
    return {**care, **facts}


def _days(start: date, end: date | None) -> str:
    return (
        f"{day_and_year(start)} to {day_and_year(end)}" if end else f"since {day_and_year(start)}"
    )


def life_bar(why: StatusReasons, today: date) -> LifeBar:
    """Care and status against age."""
    born = why.person.date_of_birth

    def at(on: date | None, default: float) -> float:
        return default if on is None else age_at(born, max(on, born))

    now = age_at(born, today)
    care = [Span(at(c.start, 0), at(c.end, now)) for c in why.care]
    shown = [p for p in why.life if Status(p.status) not in NOT_DRAWN]
    status = [
        Span(at(p.start, 0), at(p.end, 25), SHORT[Status(p.status)], _style(p, today))
        for p in joined(shown)
    ]
    rows = [("In care", day_and_year(c.start), _ends(c.end)) for c in why.care]
    rows += [(SHORT[Status(p.status)], day_and_year(p.start), _ends(p.end)) for p in joined(shown)]
    return LifeBar(
        says=_says(why, today), care=care, status=status, now=now, first=_first(care), rows=rows
    )


def joined(life: Sequence[StatusPeriod]) -> list[StatusPeriod]:
    """Neighbours that differ in a flag only, as one."""
    found: list[StatusPeriod] = []
    for one in life:
        if found and (found[-1].status, found[-1].end) == (one.status, one.start):
            last = found.pop()
            one = StatusPeriod(
                person_id=one.person_id,
                status=one.status,
                start=last.start,
                end=one.end,
                certain=one.certain and last.certain,
                stated=one.stated,
            )
        found.append(one)
    return found


def _first(care: Sequence[Span]) -> float:
    """The age at which the bar begins: a year before 14, unless care began only later."""
    return 13 if any(span.start < 14 for span in care) or not care else 14


def _style(period: StatusPeriod, today: date) -> Literal["past", "current", "forecast"]:
    if period.start > today:
        return "forecast"
    return "past" if period.end is not None and period.end <= today else "current"


def _ends(end: date | None) -> str:
    return day_and_year(end) if end else "goes on"


def _says(why: StatusReasons, today: date) -> str:
    care = count(len(why.care), "period of care", "periods of care") if why.care else "no care"
    said = [f"{care} recorded"]
    for period in joined([p for p in why.life if Status(p.status) not in NOT_DRAWN]):
        name = SHORT[Status(period.status)].lower()
        said.append(f"{name} {_days(period.start, period.end)}")
    return f"{sentence('; '.join(said))}. Today is {day_and_year(today)}."


def _over_time(life: Sequence[StatusPeriod], today: date) -> list[tuple[str, str]]:
    found = []
    for period in reversed(joined(life)):
        status = Status(period.status)
        if status is Status.NOT_YET or (period.start > today and status is Status.CLOSED):
            continue
        when = f"From {day_and_year(period.start)}"
        if period.end is not None and period.end <= today:
            when = f"{day_and_year(period.start)} to {day_and_year(period.end)}"
        found.append((when, label(status)))
    return found


def _care_table(care: Sequence[CarePeriod]) -> Table:
    columns = (Column("Period"), Column("Legal status"), Column("Source"))
    return Table(
        "Periods of care",
        columns,
        [
            (
                Cell(sentence(_days(row.start, row.end))),
                Cell(_legal(row)),
                Cell(row.source or "Recorded here"),
            )
            for row in reversed(care)
        ],
    )


def _legal(row: CarePeriod) -> str:
    said = f"{LS.label(row.legal_status)} ({row.legal_status})" if row.legal_status else "Not given"
    return f"{said}, a short break" if row.short_break else said


def _facts_table(facts: Sequence[StatusFact]) -> Table:
    return Table(
        "Other facts for the legal status",
        (Column("Fact"), Column("Days"), Column("Source")),
        [
            (
                Cell(row.get_kind_display()),
                Cell(sentence(_days(row.start, row.end))),
                Cell(row.source or "Recorded here"),
            )
            for row in reversed(facts)
        ],
    )


def _notice(why: StatusReasons) -> Notice | None:
    if not why.stale:
        return None
    return Notice(
        "The rules or the facts have changed, and lists are being brought up to date. "
        "This page has the new answer.",
        "info",
    )


def _correct(person: Person, them: Spoken, user: User) -> list[Link]:
    href = optional_url("care", person.public_id) if user.can("care.record") else ""
    return [Link(f"Correct {them.possessive} periods of care", href)] if href else []


def status_url(person: Person) -> str:
    """The page that explains the status."""
    return reverse("why_status", args=[person.public_id])

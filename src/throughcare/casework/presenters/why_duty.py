"""Why something is owed by the day it is owed by: the fact, the rule, the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from throughcare.access.models import User
from throughcare.casework import models
from throughcare.casework.presenters.duties import action, duty_state, what
from throughcare.casework.presenters.why import status_url
from throughcare.casework.rules import DutyState, is_late_in_law, state
from throughcare.casework.selectors.why import DutyReasons
from throughcare.house.rooms import kinds
from throughcare.statute.duties import DUTIES, Duty, Obligation
from throughcare.statute.duties.words import BEGAN, length
from throughcare.statute.law import CERTAINTIES, SOURCES
from throughcare.ui.components import Action, Link, Notice, Row, State, SumLine, SumPart
from throughcare.ui.formatting import day, day_and_year, listed, possessive

MET_BY = {
    "needs_assessment_completed": "a completed assessment",
    "pathway_plan_signed": "a signed plan",
    "pathway_review_held": "a completed plan review",
    "pa_visit_seen": "a visit by the adviser at which they were seen",
    "contact": "a contact at which they answered",
}
"""What meets a duty that this version keeps, in a worker's words."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum, and whose date it is."""

    title: str
    line: SumLine


@dataclass(frozen=True, slots=True)
class DutyPage:
    """Everything on the page that explains a date."""

    title: str
    state: State
    reason: str
    sums: Sequence[Sum]
    rows: Sequence[Row]
    action: Action | None
    means_title: str
    means: str
    notice: Notice | None
    correct: Sequence[Link]


def duty_page(why: DutyReasons, user: User, today: date) -> DutyPage:
    """A date with its reasons."""
    person, duty, owed = why.person, why.duty, why.owed
    rule = DUTIES[duty.code]
    began = _began(why)
    done = state(duty, today) in (DutyState.MET, DutyState.MET_LATE, DutyState.NOT_APPLICABLE)
    return DutyPage(
        title=_title(why, today),
        state=duty_state(duty, today),
        reason=duty.reason,
        sums=_sums(rule, owed, began, why, today) if owed else (),
        rows=_rows(rule, why, today),
        action=None if done else action(duty, person, user),
        means_title=f"What it means for {person.called}",
        means=f"{rule.title_young_person.rstrip('.')}.",
        notice=None if owed else _OLD,
        correct=[Link(f"Open what the time is counted from: {began.text.lower()}", began.href)]
        if began.href
        else [],
    )


_OLD = Notice(
    "What this rested on has been corrected, and the date is being worked out again. "
    "Look again in a minute.",
    "info",
)


def _title(why: DutyReasons, today: date) -> str:
    duty = why.duty
    whose = f"{possessive(why.person.called)} {what(duty)}"
    if duty.due_on is None:
        return f"Why {whose} is owed as soon as possible"
    tense = "was" if duty.due_on < today or (duty.met_on and duty.met_on <= today) else "is"
    return f"Why {whose} {tense} due on {day_and_year(duty.due_on)}"


def _began(why: DutyReasons) -> Link:
    """What started the clock: in words, and where it is recorded."""
    kind = why.duty.anchor_kind
    text = BEGAN.get(kind, kind.replace("_", " ").capitalize() + " on {}")
    text = text.removesuffix("{}").rstrip().removesuffix(" on").removesuffix(" was")
    return Link(text, _where(why))


def _where(why: DutyReasons) -> str:
    if why.anchor is not None:
        url = kinds()[why.anchor.kind].url
        return (url(why.anchor) if url else None) or ""
    follows_status = why.owed is not None and why.owed.anchor_ref is None
    return status_url(why.person) if follows_status else ""


def _sums(rule: Duty, owed: Obligation, began: Link, why: DutyReasons, today: date) -> list[Sum]:
    if owed.anchor_on is None:
        return []
    fact = SumPart(
        day_and_year(owed.anchor_on),
        began.text[:1].lower() + began.text[1:],
        Link("open it", began.href, hidden=began.text.lower()) if began.href else None,
    )
    found = []
    ours = owed.local_due
    by_law = owed.statutory_due
    if by_law is not None:
        part = SumPart(length(rule, owed, by_law, lawful=True), "in law, the longest gap")
        same = ours is None or ours >= by_law
        found.append(Sum("In law", SumLine((fact, part), _result(by_law, why, today, lawful=True))))
        if same:
            return found
    if ours is not None:
        part = SumPart(length(rule, owed, ours, lawful=False), "our own standard")
        found.append(Sum("By our own standard", SumLine((fact, part), _result(ours, why, today))))
    return found


def _result(due: date, why: DutyReasons, today: date, *, lawful: bool = False) -> SumPart:
    duty = why.duty
    said = duty_state(duty, today)
    if due != duty.due_on:
        late = lawful and is_late_in_law(duty, today) and duty.met_on is None
        if late:
            return SumPart(day_and_year(due), "overdue in law, too", kind="overdue")
        return SumPart(day_and_year(due), "the law’s date")
    note = f"{said.text} today" if said.kind == "overdue" else said.text
    return SumPart(
        day_and_year(due),
        note if note != day(due, today) else "",
        kind=None if said.kind == "none" else said.kind,
    )


def _rows(rule: Duty, why: DutyReasons, today: date) -> list[Row]:
    duty, owed = why.duty, why.owed
    source = SOURCES[rule.source]
    met_by = listed((MET_BY.get(k, k.replace("_", " ")) for k in rule.met_by), "or")
    never = f"{rule.never_met_by[:1].lower()}{rule.never_met_by[1:]}"
    found = [
        Row("Who it applies to", rule.applies_to),
        Row("What meets it", f"{met_by[:1].upper()}{met_by[1:]}.", note=f"What does not: {never}"),
        Row(
            "In law",
            day_and_year(duty.statutory_due)
            if duty.statutory_due
            else "The law sets no date here.",
            note=CERTAINTIES[duty.certainty],
            link=Link(source.citation, source.url),
        ),
        Row("Our own standard", _standard(rule, duty)),
    ]
    if duty.statutory_due or duty.local_due:
        working = rule.interval is not None and rule.interval.unit == "working days"
        found.append(
            Row(
                "Moved?",
                "Saturdays, Sundays and bank holidays in England are not counted."
                if working
                else "No. Dates are not moved for weekends or bank holidays.",
            )
        )
    found.append(Row("Has it been met?", _met(why, today)))
    if owed and owed.ceased_on and duty.met_on is None:
        found.append(Row("When does it end?", f"It is owed until {day_and_year(owed.ceased_on)}."))
    return found


def _standard(rule: Duty, duty: models.Duty) -> str:
    local, by_law = duty.local_due, duty.statutory_due
    if local is None:
        return f"The same: {rule.interval}." if by_law and rule.interval else "None is set."
    if local == by_law:
        return "The same. It can be shorter than the law, never longer."
    return f"{day_and_year(local)}. It can be shorter than the law, never longer."


def _met(why: DutyReasons, today: date) -> str:
    duty = why.duty
    if duty.met_on is None or duty.met_on > today:
        return "Nothing recorded meets it yet."
    late = duty.due_on is not None and duty.met_on > duty.due_on
    return f"Yes, on {day_and_year(duty.met_on)}{', late' if late else ''}."

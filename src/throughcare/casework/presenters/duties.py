"""Duties as rows: state in shape, word and colour, the reason, the next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from throughcare.access.models import User
from throughcare.casework.models import Contact, Duty, Milestone
from throughcare.casework.rules import SOON, DutyState, is_late_in_law, state
from throughcare.house import TodayItem
from throughcare.people.models import Person
from throughcare.ui.components import Action, DutyRow, Kind, Link, State
from throughcare.ui.formatting import count, day, due, sentence


@dataclass(frozen=True, slots=True)
class Deed:
    """How a duty is called in a list, and what meets it."""

    what: str
    button: str
    page: str
    query: tuple[tuple[str, str], ...]
    permission: str


def _visit(what: str, kind: str = Contact.Kind.VISIT, button: str = "Record a visit") -> Deed:
    return Deed(what, button, "new_contact", (("kind", kind),), "contact.record")


def _step(what: str, kind: str, button: str) -> Deed:
    return Deed(what, button, "new_step", (("kind", kind),), "plan.record")


DEEDS = {
    "needs-assessment": _step(
        "assessment of needs", Milestone.Kind.ASSESSMENT, "Record the assessment"
    ),
    "pathway-plan": _step("pathway plan", Milestone.Kind.PLAN, "Record the plan"),
    "pathway-plan-review": _step("plan review", Milestone.Kind.REVIEW, "Record the review"),
    "pathway-plan-review-requested": _step(
        "review they asked for", Milestone.Kind.REVIEW, "Record the review"
    ),
    "pa-first-visit": _visit("first visit after a move"),
    "pa-visit": _visit("visit"),
    "pa-contact": _visit("contact", button="Record a contact"),
}
"""What this version can do about each duty that it keeps."""

NEAR = timedelta(days=183)
"""What opens later than this is no next thing yet."""


def duty_state(duty: Duty, today: date) -> State:
    """The state of a duty in words: ``7 days overdue``, ``Due Friday``, ``Done 2 June``."""
    now = state(duty, today)
    if now is DutyState.MET_LATE and duty.met_on and duty.due_on:
        late = count((duty.met_on - duty.due_on).days, "day", "days")
        return State("met", f"Done {day(duty.met_on, today)}, {late} late")
    if now is DutyState.MET and duty.met_on:
        return State("met", f"Done {day(duty.met_on, today)}")
    if now is DutyState.NOT_APPLICABLE:
        return State("none", "No longer owed")
    if duty.due_on is None:
        return State("due" if now is DutyState.DUE else "none", "As soon as possible")
    if now is DutyState.OVERDUE and duty.statutory_due and not is_late_in_law(duty, today):
        over = count((today - duty.due_on).days, "day", "days")
        return State("overdue", f"{over} past our own date")
    return State(_kind(now, duty.due_on, today), due(duty.due_on, today))


def _kind(now: DutyState, due_on: date, today: date) -> Kind:
    if now is DutyState.OVERDUE:
        return "overdue"
    return "due" if due_on <= today + SOON else "none"


def dates(duty: Duty, today: date) -> str:
    """The dates under a state: the law's, and our own where it is another."""
    if duty.due_on is None:
        return ""
    if duty.statutory_due is not None and duty.local_due is not None:
        if duty.statutory_due == duty.local_due:
            return day(duty.due_on, today)
        return f"Ours {day(duty.local_due, today)}, the law’s {day(duty.statutory_due, today)}"
    return day(duty.due_on, today)


def what(duty: Duty) -> str:
    """A duty in few words: ``plan review``."""
    deed = DEEDS.get(duty.code)
    return deed.what if deed else duty.code.replace("-", " ")


def why(duty: Duty, person: Person) -> Link | None:
    """The page that explains the date, where a room brings it."""
    try:
        href = reverse("why_duty", args=[person.public_id, duty.code, duty.occurrence])
    except NoReverseMatch:
        return None
    return Link("Why this date?", href, hidden=f"{person.name}, {what(duty)}")


def action(duty: Duty, person: Person, user: User) -> Action | None:
    """The button that meets a duty, for those who may."""
    deed = DEEDS.get(duty.code)
    if deed is None or not user.can(deed.permission):
        return None
    href = f"{reverse(deed.page, args=[person.public_id])}?{urlencode(deed.query)}"
    return Action(deed.button, href, hidden=f"for {person.name}")


def worklist_row(duty: Duty, user: User, today: date) -> DutyRow:
    """A duty among those of several people."""
    person = duty.person
    return DutyRow(
        duty_state(duty, today),
        what(duty),
        on=dates(duty, today),
        who=Link(person.name, person_url(person)),
        reason=duty.reason,
        why=why(duty, person),
        action=action(duty, person, user),
    )


def own_row(duty: Duty, person: Person, user: User, today: date) -> DutyRow:
    """A duty on the person's own page."""
    done = state(duty, today) in (DutyState.MET, DutyState.MET_LATE)
    return DutyRow(
        duty_state(duty, today),
        sentence(what(duty)),
        reason=duty.reason if done else f"{_by(duty, today)} {duty.reason}".strip(),
        why=why(duty, person),
        action=None if done else action(duty, person, user),
    )


def _by(duty: Duty, today: date) -> str:
    if duty.statutory_due and duty.local_due and duty.statutory_due != duty.local_due:
        ours, law = day(duty.local_due, today), day(duty.statutory_due, today)
        return f"By {ours}, our own standard; by {law} in law."
    return f"By {day(duty.due_on, today)}." if duty.due_on else ""


def today_item(duty: Duty, user: User, today: date) -> TodayItem:
    """A duty as what this room brings to a user's Today."""
    row = worklist_row(duty, user, today)
    at = duty.due_on.isoformat() if duty.due_on else "9999-12-31"
    return TodayItem(
        sort=(0, f"{at} {duty.pk:020}"),
        state=row.state.kind,
        when=row.state.text,
        on=row.on,
        who=duty.person.name,
        who_url=person_url(duty.person),
        what=row.what,
        why=row.reason,
        why_url=row.why.href if row.why else "",
        action=row.action.text if row.action else "",
        action_url=row.action.href if row.action else "",
    )


def today_row(item: TodayItem) -> DutyRow:
    """What any room brought to Today, as a row."""
    return DutyRow(
        State(item.state, item.when),  # type: ignore[arg-type]
        item.what,
        on=item.on,
        who=Link(item.who, item.who_url),
        reason=item.why,
        why=Link("Why this date?", item.why_url, hidden=f"{item.who}, {item.what}")
        if item.why_url
        else None,
        action=Action(item.action, item.action_url, hidden=f"for {item.who}")
        if item.action_url
        else None,
    )


def person_url(person: Person) -> str:
    """The page of a person."""
    return reverse("person", args=[person.public_id])


def next_of(duties: Sequence[Duty], today: date, *, besides: str = "") -> str:
    """The next thing to do, in a few words: ``Visit, by tomorrow``."""
    for duty in duties:
        if duty.code == besides or duty.opens_on > today + NEAR:
            continue
        said = sentence(what(duty))
        if duty.due_on is None:
            return f"{said}, as soon as possible"
        left = (duty.due_on - today).days
        when = {0: "today", 1: "by tomorrow"}.get(left, f"by {day(duty.due_on, today)}")
        return f"{said}, {when}" if left >= 0 else f"{said}, {count(-left, 'day', 'days')} overdue"
    return ""

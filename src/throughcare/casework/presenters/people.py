"""Young people in lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from throughcare.casework.models import Duty
from throughcare.casework.presenters.duties import next_of, person_url
from throughcare.casework.rules import SEEN_WITHIN, SOON, DutyState, state
from throughcare.casework.rules.people import NEEDS_ADVISER, SEEN_BY_ADVISER
from throughcare.casework.selectors.people import Line
from throughcare.people.models import Person
from throughcare.statute.status import Status
from throughcare.statute.status.codes import LABELS
from throughcare.ui.components import Cell, Column, Link, State, Table
from throughcare.ui.formatting import count, day, due, number, short_day

REVIEW = "pathway-plan-review"
NO_PLAN = (Status.NOT_YET, Status.NONE, Status.QUALIFYING, Status.QUALIFYING_EDUCATION_ONLY)
NO_PLAN_NEEDED = (*NO_PLAN, Status.FR_NOT_RECEIVING, Status.CLOSED)

SHORT = {
    **LABELS,
    Status.FR_NOT_RECEIVING: "Not receiving support",
    Status.FR_EDUCATION_23C: "Former relevant, education",
    Status.FR_23CA: "Former relevant, education",
    Status.FR_23CZB: "Former relevant, 21 to 24",
    Status.LOOKED_AFTER_NOT_ELIGIBLE: "Looked after",
}


def age(person: Person, today: date) -> int:
    """Age in whole years; born on 29 February, a year older on 1 March of other years."""
    born = person.date_of_birth
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def name_cell(person: Person, today: date, note: str = "") -> Cell:
    """The name, which opens the record, and the age."""
    beneath = str(age(person, today))
    if person.known_as and person.known_as != person.given_name:
        beneath += f" · {person.known_as}"
    return Cell(
        link=Link(person.name, person_url(person)),
        note=f"{beneath} · {note}" if note else beneath,
    )


def status_cell(line: Line) -> Cell:
    """The legal status today, and whether it is only stated."""
    if line.status is None:
        return Cell("Not known yet")
    said = SHORT[Status(line.status.status)]
    return Cell(said, note=f"stated by {line.status.source}" if line.status.stated else "")


def seen_cell(line: Line, today: date) -> Cell:
    """When somebody was last seen in person; attempts never count."""
    seen = line.seen
    expected = line.status is not None and line.status.status in SEEN_BY_ADVISER
    if seen is None or seen.seen_on is None:
        if seen is not None and seen.contact_on is not None:
            return Cell("Not seen yet", note=f"in contact {short_day(seen.contact_on, today)}")
        return Cell("Not seen yet")
    gone = today - seen.seen_on
    said = f"{short_day(seen.seen_on, today)} · {_days(gone.days)}"
    tried = (
        f"{count(seen.attempts_since, 'attempt', 'attempts')} since" if seen.attempts_since else ""
    )
    if expected and gone > SEEN_WITHIN:
        return Cell(state=State("overdue", said), note=tried)
    return Cell(said, note=tried)


def _days(gone: int) -> str:
    if gone == 0:
        return "today"
    return "yesterday" if gone == 1 else f"{number(gone)} days"


def review_cell(line: Line, today: date) -> Cell:
    """When the plan is to be reviewed."""
    review = next((d for d in line.duties if d.code == REVIEW), None)
    if review is None or review.due_on is None:
        needed = line.status is not None and line.status.status not in NO_PLAN_NEEDED
        return Cell(state=State("none", "No plan yet" if needed else "No plan needed"))
    return Cell(state=review_state(review, today))


def review_state(review: Duty, today: date) -> State:
    """Overdue, due soon, or the date with a tick."""
    assert review.due_on is not None  # noqa: S101 - callers ask for dated ones
    if state(review, today) is DutyState.OVERDUE:
        return State("overdue", due(review.due_on, today))
    if review.due_on <= today + SOON:
        return State("due", due(review.due_on, today))
    return State("met", day(review.due_on, today))


MINE = (
    Column("Name"),
    Column("Status"),
    Column("Last seen"),
    Column("Plan review"),
    Column("Next thing"),
)


def my_table(lines: Sequence[Line], today: date) -> Table:
    """An adviser's own young people."""
    return Table("My young people", MINE, [_mine(line, today) for line in lines])


def _mine(line: Line, today: date) -> list[Cell]:
    return [
        name_cell(line.person, today),
        status_cell(line),
        seen_cell(line, today),
        review_cell(line, today),
        Cell(next_of(line.duties, today, besides=REVIEW) or "Nothing is owed"),
    ]


EVERYBODY = (
    Column("Name"),
    Column("Status"),
    Column("Personal adviser"),
    Column("Last seen"),
    Column("Plan review"),
    Column("Next thing"),
)


def people_table(lines: Sequence[Line], today: date, caption: str = "Young people") -> Table:
    """Young people of several advisers."""
    return Table(caption, EVERYBODY, [_one(line, today) for line in lines])


def _one(line: Line, today: date) -> list[Cell]:
    name, status, *rest = _mine(line, today)
    return [name, status, adviser_cell(line), *rest]


def adviser_cell(line: Line) -> Cell:
    """Who works with somebody; marked where the law asks for an adviser and there is none."""
    if line.adviser:
        return Cell(line.adviser)
    needed = line.status is not None and line.status.status in NEEDS_ADVISER
    return Cell(state=State("look", "No adviser")) if needed else Cell("None needed")

"""Young people who move: whom to choose, what to check before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict

from throughcare.casework.models import Allocation, TeamPlacement
from throughcare.casework.presenters.people import (
    adviser_cell,
    age,
    name_cell,
    review_cell,
    seen_cell,
    status_cell,
)
from throughcare.casework.rules import DutyState, state
from throughcare.casework.selectors.people import Line
from throughcare.statute.status import Status
from throughcare.statute.status.codes import LABELS
from throughcare.ui.components import Cell, Column, Link, Row, Table
from throughcare.ui.formatting import count, day_and_year, number


def option(line: Line, today: date) -> tuple[str, str, str]:
    """A young person to choose: (address, name, ``18 · Former relevant · with Nadia Okonjo``)."""
    said = [str(age(line.person, today))]
    if line.status is not None:
        said.append(LABELS[Status(line.status.status)])
    said.append(f"with {line.adviser}" if line.adviser else "no adviser")
    return str(line.person.public_id), line.person.name, " · ".join(said)


def at_present(placed: TeamPlacement | None, adviser: Allocation | None) -> list[Row]:
    """Who looks after somebody now."""
    team = Row("Team", placed.team.name if placed else "None yet")
    if adviser is None:
        return [team, Row("Personal adviser", "Nobody yet")]
    note = "" if adviser.worker.has_access_today else "no longer works here"
    since = f"since {day_and_year(adviser.start)}"
    return [team, Row("Personal adviser", f"{adviser.worker.name}, {since}", note=note)]


def chosen_notice(called: str, worker: str, start: date) -> str:
    """What has been settled for one young person."""
    return f"{worker} works with {called} from {day_and_year(start)}."


def ended_notice(called: str, start: date) -> str:
    """That nobody works with one young person any more."""
    return f"{called} has no adviser from {day_and_year(start)}. Choose somebody soon."


def moved_notice(people: int, worker: str, start: date) -> str:
    """What has been settled for several."""
    works = "works" if worker else ""
    return (
        f"{worker} {works} with {count(people, 'young person', 'young people')} more from "
        f"{day_and_year(start)}."
    )


def move_about(shown: int, total: int) -> str:
    """How many there are to choose from."""
    if not total:
        return ""
    if shown < total:
        return f"The first {number(shown)} of {number(total)}, by name. Move these first."
    return f"{count(total, 'young person', 'young people')}, by name."


def choose_all(query: QueryDict, shown: int) -> Link | None:
    """Ticks everybody without script; none where there is one only, or it was done."""
    if shown < 2 or query.get("all") == "yes":
        return None
    kept = query.copy()
    kept["all"] = "yes"
    return Link(f"Tick all {shown}", f"?{kept.urlencode()}")


def check_title(people: int, worker: str) -> str:
    """What is about to happen."""
    return f"{count(people, 'young person', 'young people')} to {worker}"


def check_about(team: str, start: date, reason: str) -> str:
    """Where to, from when, and why."""
    said = f"{team}, from {day_and_year(start)}." if team else f"From {day_and_year(start)}."
    return f"{said} {reason}".strip()


CHECK = (
    Column("Name"),
    Column("Status"),
    Column("Adviser now"),
    Column("Last seen"),
    Column("Plan review"),
    Column("Overdue", numeric=True),
)


def check_table(moving: Sequence[Line], worker: str, today: date) -> Table:
    """How things stand with each, before they are handed over."""
    return Table(
        "Who moves, and how things stand",
        CHECK,
        [
            [
                name_cell(line.person, today),
                status_cell(line),
                adviser_cell(line),
                seen_cell(line, today),
                review_cell(line, today),
                Cell(number(_overdue(line, today))),
            ]
            for line in moving
        ],
    )


def _overdue(line: Line, today: date) -> int:
    return sum(1 for duty in line.duties if state(duty, today) is DutyState.OVERDUE)


def check_nudges(
    moving: Sequence[Line],
    worker: str,
    has: int | None,
    more: int,
    limit: int,
    today: date,
) -> list[tuple[str, str]]:
    """What to look at before moving: (what, why). It points out, and never blocks."""
    found = []
    if has is not None and limit and has + more > limit:
        found.append(
            (
                f"{worker} would have {has + more} young people.",
                f"The team’s limit is {limit}.",
            )
        )
    late = sum(_overdue(line, today) for line in moving)
    if late:
        found.append(
            (
                f"{count(late, 'duty is', 'duties are')} overdue.",
                f"{worker} takes over what is late, too.",
            )
        )
    same = [line.person.name for line in moving if line.adviser == worker]
    if same:
        found.append(
            (f"{worker} works with {len(same)} of them already.", "They stay as they are.")
        )
    return found

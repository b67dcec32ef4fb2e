"""The work of teams: a table of numbers, each of which opens what it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from throughcare.access.models import Team, User
from throughcare.access.selectors import names
from throughcare.casework.models import Allocation
from throughcare.casework.selectors.caseload import AdviserNumbers, Chosen, Numbers
from throughcare.ui.components import (
    Action,
    Cell,
    Column,
    DutyRow,
    Figure,
    Kind,
    Link,
    State,
    Table,
)
from throughcare.ui.formatting import count, listed, number, possessive, sentence, short_day

TINTED_FROM = 3
"""Three or more late in one place are tinted."""

SHOWS = {
    # the query: (head of the column, what is read out after the number, a page's title)
    "": ("Young people", "young people", "Young people"),
    "overdue": ("Duties overdue", "duties overdue", "Duties overdue"),
    "week": ("Due this week", "duties due this week", "Due this week"),
    "plans": ("Plans out of date", "plans out of date", "Plans out of date"),
    "unseen": ("Not seen, 8 weeks", "not seen for 8 weeks", "Not seen for 8 weeks"),
}
LISTS = {**SHOWS, "needs": ("Need an adviser", "without an adviser", "Need an adviser")}
"""Every list; the last has no column, since it waits above the table."""

MEANS = (
    (
        "Young people",
        "Everybody whom the team looks after today, by the adviser who works with them today. "
        "An adviser who has left counts as none; not everybody in that row needs one.",
    ),
    (
        "Duties overdue",
        "Each thing owed whose date has passed: the law’s date, or our own where ours is "
        "earlier. One young person may count more than once.",
    ),
    ("Due this week", "Each thing owed that is due today or in the six days after."),
    (
        "Plans out of date",
        "Young people whose assessment of needs, plan or plan review is overdue.",
    ),
    (
        "Not seen, 8 weeks",
        "Young people whom an adviser should see, and whom nobody has met in person for more "
        "than 8 weeks. Calls and attempts don’t count. Somebody new counts after 8 weeks.",
    ),
)
"""What each number means, in the words of the page."""

COLUMNS = tuple(Column(head, numeric=True) for head, _, _ in SHOWS.values())


def _counts(numbers: Numbers) -> Mapping[str, int]:
    return {
        "": numbers.people,
        "overdue": numbers.overdue,
        "week": numbers.week,
        "plans": numbers.plans,
        "unseen": numbers.unseen,
    }


def list_url(page: str, args: Sequence[Any], **query: str) -> str:
    """The list that a number opens."""
    chosen = {name: value for name, value in query.items() if value}
    return reverse(page, args=args) + (f"?{urlencode(chosen)}" if chosen else "")


def _cells(
    numbers: Numbers, limit: int, of: str, page: str, args: Sequence[Any], **query: str
) -> list[Cell]:
    found = []
    for show, counted in _counts(numbers).items():
        tint: Kind | None = None
        note = ""
        if show in ("overdue", "plans", "unseen") and counted >= TINTED_FROM:
            tint = "overdue"
        if show == "" and limit and counted > limit:
            tint, note = "due", f"our limit is {limit}"
        href = list_url(page, args, **query, show=show) if counted else ""
        hidden = f"{SHOWS[show][1]}, {of}"
        found.append(Cell(figure=Figure(number(counted), href, tint, hidden), note=note))
    return found


def total(rows: Sequence[Numbers]) -> Numbers:
    """The sum of rows."""
    found = Numbers()
    for row in rows:
        found = found + row
    return found


def team_table(team: Team, work: Sequence[AdviserNumbers], members: Sequence[User]) -> Table:
    """The work of one team by adviser, most overdue first; members without anybody are shown."""
    named = {row.worker_id: row for row in work}
    for member in members:
        if member.pk not in named:
            named[member.pk] = AdviserNumbers(member.pk, member.name, Numbers())
    works_for = {member.pk: member.works_for for member in members}
    rows = sorted(
        named.values(),
        key=lambda r: (-r.numbers.overdue, r.worker_id is not None, r.worker),
    )
    tinted = [
        [
            _adviser_cell(
                team, row, row.worker_id in works_for, works_for.get(row.worker_id or 0, "")
            ),
            *_cells(
                row.numbers,
                team.caseload_limit if row.worker_id else 0,
                row.worker or "no adviser",
                "team_people",
                [team.slug],
                adviser=str(row.worker_id) if row.worker_id else "none",
            ),
        ]
        for row in rows
    ]
    numbers = total([row.numbers for row in rows])
    return Table(
        "The team’s work",
        (Column("Personal adviser"), *COLUMNS),
        tinted,
        [Cell(team.name), *_cells(numbers, 0, team.name, "team_people", [team.slug])],
    )


def _adviser_cell(team: Team, row: AdviserNumbers, member: bool, works_for: str) -> Cell:
    if row.worker_id is None:
        href = list_url("team_people", [team.slug], adviser="none")
        return Cell(link=Link("No adviser", href))
    href = list_url("team_people", [team.slug], adviser=str(row.worker_id))
    note = f"agency: {works_for}" if works_for else "" if member else "not in this team"
    return Cell(link=Link(row.worker, href), note=note)


def service_table(teams: Sequence[Team], work: Mapping[int, Numbers], unplaced: Numbers) -> Table:
    """The work of every team, and of those who are in none yet."""
    rows = [
        [
            Cell(link=Link(team.name, reverse("team_one", args=[team.slug]))),
            *_cells(work.get(team.pk, Numbers()), 0, team.name, "team_people", [team.slug]),
        ]
        for team in teams
    ]
    numbers = [work.get(team.pk, Numbers()) for team in teams]
    if unplaced.people:
        rows.append(
            [
                Cell(link=Link("No adviser, no team yet", reverse("unplaced_people"))),
                *_cells(unplaced, 0, "not in a team yet", "unplaced_people", []),
            ]
        )
    whole = total([*numbers, unplaced])
    return Table(
        "The work of every team",
        (Column("Team"), *COLUMNS),
        rows,
        [Cell("The whole service"), *_cells(whole, 0, "the whole service", "service_people", [])],
    )


def without_adviser_row(
    team: Team, left: Sequence[int], last: Mapping[int, Allocation], today: date, *, may: bool
) -> DutyRow | None:
    """What waits for a manager: young people with no adviser, why, and the next step."""
    if not left:
        return None
    gone = sorted(
        {last[pk].worker.name for pk in left if pk in last},
    )
    ends = [last[pk].end or last[pk].worker.ends_on for pk in left if pk in last]
    since = min((end for end in ends if end is not None), default=None)
    if gone:
        whose = "Their adviser" if len(gone) == 1 else "Their advisers"
        moved = "has" if len(gone) == 1 else "have"
        reason = (
            f"{whose}, {listed(gone)}, {moved} moved on. Until you choose, their duties are yours."
        )
        if len(left) == 1:
            reason = reason.replace("their duties", "the duties")
    else:
        reason = "Nobody has been chosen yet. Until you choose, their duties are yours."
    href = list_url("team_move", [team.slug], show="needs")
    return DutyRow(
        State("overdue", f"Since {short_day(since, today)}" if since else "Waiting"),
        "no personal adviser",
        who=Link(
            count(len(left), "young person", "young people"),
            list_url("team_people", [team.slug], show="needs"),
        ),
        reason=reason,
        action=Action("Choose an adviser", href) if may else None,
    )


def over_limit_rows(team: Team, work: Sequence[AdviserNumbers], *, may: bool) -> list[DutyRow]:
    """What waits for a manager: advisers with more young people than the team's standard."""
    found = []
    for row in work:
        if row.worker_id is None or row.numbers.people <= team.caseload_limit:
            continue
        over = row.numbers.people - team.caseload_limit
        href = list_url("team_move", [team.slug], adviser=str(row.worker_id))
        found.append(
            DutyRow(
                State("look", "Over our limit"),
                f"{row.numbers.people} young people",
                who=Link(
                    row.worker,
                    list_url("team_people", [team.slug], adviser=str(row.worker_id)),
                ),
                reason=f"Our limit is {team.caseload_limit}, so "
                f"{possessive(row.worker.split()[0])} caseload is {over} over it.",
                action=Action("Move young people", href) if may else None,
            )
        )
    return found


def whole_link(team: Team, numbers: Numbers) -> Link:
    """How many young people a team has, and their list."""
    text = count(numbers.people, "young person", "young people")
    return Link(text, list_url("team_people", [team.slug]))


def advisers(how_many: int) -> str:
    """``5 personal advisers``."""
    return count(how_many, "personal adviser", "personal advisers")


def adviser_name(chosen: Chosen) -> str:
    """Whose part of the work a list shows; empty for everybody's."""
    if chosen.adviser is None:
        return ""
    if chosen.adviser == 0:
        return "no adviser"
    return names({chosen.adviser}).get(chosen.adviser, "somebody who is not here")


def list_title(chosen: Chosen, total: int) -> str:
    """The title of a list that a number opened, with the same number in it."""
    return f"{LISTS[chosen.show][2]}: {number(total)}"


def list_about(whose: str, adviser: str, shown: int, total: int) -> str:
    """Whose list it is, and whether all of it is shown."""
    said = f"{whose}, {adviser}" if adviser else whose
    said = sentence(said)
    return f"{said}. The first {number(shown)} are shown." if shown < total else said


def _who(chosen: Chosen) -> str:
    if chosen.adviser is None:
        return ""
    return str(chosen.adviser) if chosen.adviser else "none"


def list_chips(chosen: Chosen, route: str, args: Sequence[Any]) -> list[tuple[str, str, str]]:
    """The other numbers of the same part: (show, text, address)."""
    return [
        (show, head, list_url(route, args, adviser=_who(chosen), show=show))
        for show, (head, _, _) in LISTS.items()
    ]


def list_actions(chosen: Chosen, args: Sequence[str], total: int) -> list[Action]:
    """What a manager may do with those on a list."""
    if not total or chosen.shows_duties:
        return []
    if chosen.unplaced:
        return [Action("Choose a team and an adviser", reverse("newcomers"))]
    if chosen.team_id is None:
        return []
    if chosen.show == "needs":
        return [Action("Choose an adviser", list_url("team_move", args, show="needs"))]
    text = "Choose an adviser" if chosen.adviser == 0 else "Move young people"
    return [Action(text, list_url("team_move", args, adviser=_who(chosen)))]


def service_waiting(
    teams: Sequence[Team], unplaced: int, without: Mapping[int, int], *, may: bool
) -> list[DutyRow]:
    """What waits for whoever answers for the service."""
    rows = []
    if unplaced:
        rows.append(
            DutyRow(
                State("overdue", "Waiting"),
                "no adviser, and no team yet",
                who=Link(
                    count(unplaced, "young person", "young people"), reverse("unplaced_people")
                ),
                reason="Brought in or newly recorded. Until you choose, nobody answers for them.",
                action=Action("Choose a team and an adviser", reverse("newcomers"))
                if may
                else None,
            )
        )
    rows += [
        DutyRow(
            State("overdue", "Waiting"),
            f"no personal adviser, {team.name}",
            who=Link(
                count(without[team.pk], "young person", "young people"),
                list_url("team_people", [team.slug], show="needs"),
            ),
            reason="They need one, and nobody who still works here has been chosen.",
            action=Action(
                "Choose an adviser",
                list_url("team_move", [team.slug], show="needs"),
                hidden=f"in {team.name}",
            )
            if may
            else None,
        )
        for team in teams
        if without.get(team.pk)
    ]
    return rows

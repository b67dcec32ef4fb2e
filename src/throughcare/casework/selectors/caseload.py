"""The work of teams in numbers, and the lists that the numbers open: one definition for both.

Set-based SQL: a number for the whole service costs one pass over what is owed today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.db import connection

from throughcare.casework.rules import PLAN_DUTIES, SEEN_WITHIN, WEEK
from throughcare.casework.rules.people import (
    APPROACHING_MONTHS,
    NEEDS_ADVISER,
    SEEN_BY_ADVISER,
    TO_BE_PLACED,
)
from throughcare.casework.selectors.duties import STATE

STATE_TODAY = STATE.replace("%s", "%(day)s")

OVERDUE = f"({STATE_TODAY}) = 'overdue'"
DUE_THIS_WEEK = f"({STATE_TODAY}) IN ('due', 'upcoming') AND casework_duty.due_on < %(week)s"
PLAN_OUT_OF_DATE = f"casework_duty.code = ANY(%(plans)s) AND {OVERDUE}"
NO_ADVISER = "who.worker_id IS NULL AND s.status = ANY(%(needs_adviser)s)"
"""Those who need an adviser and have none who still works here."""

UNSEEN = "s.status = ANY(%(seen_by_adviser)s) AND coalesce(l.seen_on, who.since) < %(seen_since)s"

TEAM = 't.start <= %(day)s AND (t."end" IS NULL OR t."end" > %(day)s)'
ADVISER = """(
    SELECT a.person_id, a.worker_id, u.name AS worker
    FROM casework_allocation a JOIN access_user u ON u.id = a.worker_id
    WHERE a.part = 'adviser' AND a.start <= %(day)s AND (a."end" IS NULL OR a."end" > %(day)s)
      AND u.is_active AND (u.ends_on IS NULL OR u.ends_on >= %(day)s)
  )"""
"""Current advisers who still work here: somebody whose adviser has left has none."""

PLACED = f"""
  SELECT t.person_id, t.team_id, t.start AS since, w.worker_id, w.worker
  FROM casework_teamplacement t LEFT JOIN {ADVISER} w USING (person_id)
  WHERE {TEAM} AND (%(team)s::bigint IS NULL OR t.team_id = %(team)s)
"""  # noqa: S608 - constants only

WAITING = f"""
  SELECT p.id AS person_id, NULL::bigint AS team_id, p.created_at::date AS since,
    w.worker_id, w.worker
  FROM (
    SELECT * FROM people_person p
    WHERE NOT EXISTS (SELECT 1 FROM casework_teamplacement t WHERE t.person_id = p.id AND {TEAM})
    OFFSET 0
  ) p
  JOIN care_statusperiod s ON s.person_id = p.id
    AND s.start <= %(day)s AND (s."end" IS NULL OR s."end" > %(day)s)
  LEFT JOIN {ADVISER} w ON w.person_id = p.id
  WHERE (s.status = ANY(%(to_be_placed)s)
      OR (s.status = 'NOT_YET' AND p.date_of_birth <= %(approaching)s))
"""  # noqa: S608 - constants only
"""Those in no team who are owed one; a file brings younger children and closed records, too."""

IN_TEAMS = f"who AS ({PLACED})"
UNPLACED = f"who AS ({WAITING})"
EVERYBODY = f"who AS ({PLACED} UNION ALL {WAITING})"

STATUS = (
    "LEFT JOIN care_statusperiod s ON s.person_id = who.person_id"
    ' AND s.start <= %(day)s AND (s."end" IS NULL OR s."end" > %(day)s)'
)
SEEN = "LEFT JOIN casework_lastseen l ON l.person_id = who.person_id"

SEEN_LONG_AGO = f"""
  coalesce(l.seen_on, who.since) < %(seen_since)s AND EXISTS (
    SELECT FROM care_statusperiod s WHERE s.person_id = who.person_id
      AND s.start <= %(day)s AND (s."end" IS NULL OR s."end" > %(day)s) AND {UNSEEN})
"""
"""As ``UNSEEN``, asking for the status of those alone who were not seen: few of a service."""

# OFFSET 0 keeps the state from being worked out once for each number that it goes into.
OWED = f"""
  SELECT d.person_id, count(*) FILTER (WHERE d.state = 'overdue') AS overdue,
    count(*) FILTER (WHERE d.state IN ('due', 'upcoming')) AS week,
    bool_or(d.state = 'overdue' AND d.code = ANY(%(plans)s)) AS plan
  FROM (
    SELECT casework_duty.person_id, casework_duty.code, {STATE_TODAY} AS state
    FROM casework_duty
    WHERE casework_duty.met_on IS NULL AND casework_duty.due_on < %(week)s {{of}}
    OFFSET 0
  ) d
  GROUP BY d.person_id
"""  # noqa: S608 - constants only
OWED_BY_EACH = (
    f"LATERAL ({OWED.format(of='AND casework_duty.person_id = who.person_id')}) owed ON true"
)
"""For a team: a look into the index for each of its people."""
OWED_BY_ALL = f"({OWED.format(of='')}) owed ON owed.person_id = who.person_id"
"""For the service: one pass over what is open."""

NUMBERS = f"""
WITH {{who}}
SELECT {{by}}, count(*), coalesce(sum(owed.overdue), 0), coalesce(sum(owed.week), 0),
  count(*) FILTER (WHERE owed.plan), count(*) FILTER (WHERE {SEEN_LONG_AGO})
FROM who LEFT JOIN {{owed}} {SEEN}
GROUP BY {{by}}
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class Numbers:
    """One row of the table of work."""

    people: int = 0
    overdue: int = 0
    week: int = 0
    plans: int = 0
    unseen: int = 0

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Numbers)))


@dataclass(frozen=True, slots=True)
class AdviserNumbers:
    """The work of one adviser with a team's young people; of nobody where ``worker_id`` is None."""

    worker_id: int | None
    worker: str
    numbers: Numbers


def params(day: date, team_id: int | None = None) -> dict[str, Any]:
    """What every query here takes."""
    months = day.year * 12 + day.month - 1 - APPROACHING_MONTHS
    return {
        "day": day,
        "team": team_id,
        "week": day + WEEK,
        "plans": list(PLAN_DUTIES),
        "seen_by_adviser": [str(status) for status in SEEN_BY_ADVISER],
        "needs_adviser": [str(status) for status in NEEDS_ADVISER],
        "to_be_placed": [str(status) for status in TO_BE_PLACED],
        "seen_since": day - SEEN_WITHIN,
        "approaching": date(months // 12, months % 12 + 1, 1) + timedelta(days=day.day - 1),
    }


def rows(sql: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What a query brings."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def team_numbers(team_id: int, day: date) -> list[AdviserNumbers]:
    """The work of a team by adviser, as far as the reader sees its young people. 1 query."""
    sql = NUMBERS.format(who=IN_TEAMS, by="who.worker_id, who.worker", owed=OWED_BY_EACH)
    return [
        AdviserNumbers(worker_id, worker or "", Numbers(*map(int, numbers)))
        for worker_id, worker, *numbers in rows(sql, params(day, team_id))
    ]


def service_numbers(day: date) -> dict[int, Numbers]:
    """The work of every team, as far as the reader sees its young people. 1 query."""
    sql = NUMBERS.format(who=IN_TEAMS, by="who.team_id", owed=OWED_BY_ALL)
    return {team_id: Numbers(*map(int, numbers)) for team_id, *numbers in rows(sql, params(day))}


def unplaced_numbers(day: date) -> Numbers:
    """The work with those in no team who are owed one. 1 query."""
    sql = NUMBERS.format(who=UNPLACED, by="who.team_id", owed=OWED_BY_EACH)
    return next((Numbers(*map(int, n)) for _, *n in rows(sql, params(day))), Numbers())


def without_adviser(day: date) -> dict[int, int]:
    """Team -> how many of its young people need an adviser and have none. 1 query."""
    sql = f"""
    WITH {IN_TEAMS} SELECT who.team_id, count(*) FROM who
    WHERE who.worker_id IS NULL AND EXISTS (
      SELECT FROM care_statusperiod s WHERE s.person_id = who.person_id
        AND s.start <= %(day)s AND (s."end" IS NULL OR s."end" > %(day)s) AND {NO_ADVISER})
    GROUP BY who.team_id
    """  # noqa: S608 - constants only
    return dict(rows(sql, params(day)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which part of the work a list shows; every filter stands in the address.

    ``adviser``: a worker's id, 0 for nobody, None for everybody. ``show``: ``""`` for everyone,
    ``overdue`` and ``week`` (duties), ``plans``, ``unseen`` and ``needs`` (young people; the
    last need an adviser and have none). Neither a team nor ``unplaced``: the whole service.
    """

    team_id: int | None = None
    unplaced: bool = False
    adviser: int | None = None
    show: str = ""

    @property
    def shows_duties(self) -> bool:
        """Whether the list counts duties, not young people."""
        return self.show in ("overdue", "week")


def _where(chosen: Chosen) -> str:
    if chosen.adviser is None:
        return "true"
    return "who.worker_id IS NULL" if chosen.adviser == 0 else "who.worker_id = %(adviser)s"


def _within(chosen: Chosen) -> str:
    if chosen.unplaced:
        return UNPLACED
    return EVERYBODY if chosen.team_id is None else IN_TEAMS


def duty_ids(chosen: Chosen, day: date, limit: int) -> tuple[list[int], int]:
    """Ids of the duties that a number counts, soonest first, and how many there are. 1 query."""
    counted = OVERDUE if chosen.show == "overdue" else DUE_THIS_WEEK
    sql = f"""
    WITH {_within(chosen)}
    SELECT casework_duty.id, count(*) OVER ()
    FROM casework_duty JOIN who USING (person_id)
    WHERE casework_duty.met_on IS NULL AND casework_duty.due_on < %(week)s
      AND {counted} AND {_where(chosen)}
    ORDER BY casework_duty.due_on, casework_duty.id LIMIT %(limit)s
    """  # noqa: S608 - constants only
    return _ids(sql, chosen, day, limit)


def person_ids(chosen: Chosen, day: date, limit: int) -> tuple[list[int], int]:
    """Ids of the young people that a number counts, by name, and how many there are. 1 query."""
    counted = {
        "": "true",
        "unseen": UNSEEN,
        "needs": NO_ADVISER,
        "plans": (
            "EXISTS (SELECT 1 FROM casework_duty"  # noqa: S608 - constants only
            " WHERE casework_duty.person_id = who.person_id"
            f" AND casework_duty.met_on IS NULL AND {PLAN_OUT_OF_DATE})"
        ),
    }[chosen.show]
    sql = f"""
    WITH {_within(chosen)}
    SELECT who.person_id, count(*) OVER ()
    FROM who JOIN people_person n ON n.id = who.person_id {STATUS} {SEEN}
    WHERE {counted} AND {_where(chosen)}
    ORDER BY n.family_name, n.given_name, n.id LIMIT %(limit)s
    """  # noqa: S608 - constants only
    return _ids(sql, chosen, day, limit)


def _ids(sql: str, chosen: Chosen, day: date, limit: int) -> tuple[list[int], int]:
    given = {**params(day, chosen.team_id), "adviser": chosen.adviser, "limit": limit}
    found: Sequence[tuple[Any, ...]] = rows(sql, given)
    return [pk for pk, _ in found], found[0][1] if found else 0

"""Sets the recording times of the demo back, so that three years were not all written today.

The one thing that no service offers, and none should: only the owner of the tables may, and
only here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import psycopg

from throughcare.demo.script import Life, actual
from throughcare.demo.staff import BY_KEY


def set_back(lives: Sequence[Life], owner_url: str) -> None:
    """Let every event of the demo have been recorded when it happened, or a little later.

    Contacts take the days that their worker took to write them up; a record was opened when
    the team took the young person on.
    """
    with psycopg.connect(owner_url) as owner, owner.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            "CREATE TEMPORARY TABLE written (child_id text, worker text, kind text, on_day date,"
            " late integer) ON COMMIT DROP"
        )
        with cursor.copy("COPY written FROM STDIN") as copy:
            for row in _late(lives):
                copy.write_row(row)
        cursor.execute(
            "CREATE TEMPORARY TABLE taken_on (child_id text, on_day date) ON COMMIT DROP"
        )
        with cursor.copy("COPY taken_on FROM STDIN") as copy:
            for life in lives:
                if life.joined is not None:
                    copy.write_row((life.child_id, actual(life.joined)))
        for statement in STATEMENTS:
            cursor.execute(statement)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


TABLES = ("chronology_event", "casework_contact", "casework_milestone", "people_person")
"""What says when it was recorded; their triggers would see a change of the fact in it."""

STATEMENTS = (
    # A contact, by who made it and when; its history and its event follow it.
    """
    UPDATE casework_contact c
    SET recorded_at = least(
      now(), (c.happened_on + w.late + time '16:40') AT TIME ZONE 'Europe/London')
    FROM written w, people_person p, access_user u
    WHERE p.id = c.person_id AND p.child_id = w.child_id AND u.id = c.worker_id
      AND u.email = w.worker AND w.kind = c.kind AND w.on_day = c.happened_on
    """,
    """
    UPDATE casework_milestone
    SET recorded_at = least(now(), ("on" + 1 + time '16:40') AT TIME ZONE 'Europe/London')
    """,
    """
    UPDATE people_person p
    SET created_at = least(now(), (t.on_day + time '09:30') AT TIME ZONE 'Europe/London')
    FROM taken_on t WHERE t.child_id = p.child_id
    """,
    """
    UPDATE chronology_event e SET recorded_at = p.created_at,
      happened_on = (p.created_at AT TIME ZONE 'Europe/London')::date
    FROM people_person p WHERE e.kind = 'person_registered' AND p.id = e.person_id
    """,
    """
    UPDATE chronology_event e SET recorded_at = c.recorded_at
    FROM casework_contact c WHERE e.record_type = 'casework.contact' AND e.record_id = c.id
    """,
    """
    UPDATE chronology_event
    SET recorded_at = least(now(), (happened_on + 1 + time '16:40') AT TIME ZONE 'Europe/London')
    WHERE record_type <> 'casework.contact' AND kind <> 'person_registered'
    """,
    """
    UPDATE casework_contacthistory h
    SET recorded_at = c.recorded_at, pgh_created_at = c.recorded_at
    FROM casework_contact c WHERE c.id = h.pgh_obj_id
    """,
    """
    UPDATE casework_milestonehistory h
    SET recorded_at = m.recorded_at, pgh_created_at = m.recorded_at
    FROM casework_milestone m WHERE m.id = h.pgh_obj_id
    """,
    """
    UPDATE people_personhistory h SET created_at = p.created_at, pgh_created_at = p.created_at
    FROM people_person p WHERE p.id = h.pgh_obj_id
    """,
)


def _late(lives: Sequence[Life]) -> Iterable[tuple[str, str, str, date, int]]:
    for life in lives:
        for talk in life.talks:
            yield life.child_id, BY_KEY[talk.worker].email, talk.kind, talk.on, talk.late

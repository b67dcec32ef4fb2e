"""What a contact counts as, and the state of a duty: one function, and its twin in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from throughcare.casework.rules import (
    DutyState,
    contact_summary,
    contact_title,
    event_kind,
    impossible_day,
    state,
)
from throughcare.casework.selectors.duties import STATE
from throughcare.statute.duties import Obligation, working_state

DAY = date(2026, 11, 25)
near = st.integers(-5, 5).map(lambda n: DAY + timedelta(days=n))
maybe = st.none() | near


@dataclass
class Owed:
    opens_on: date
    statutory_due: date | None
    due_on: date | None
    met_on: date | None
    ceased_on: date | None


owed = st.builds(Owed, near, maybe, maybe, maybe, maybe)


@given(owed)
def test_the_state_is_that_of_the_law(one: Owed) -> None:
    obligation = Obligation(
        "pa-visit", 1, one.opens_on, one.due_on, None, one.met_on, one.ceased_on, None, "", "", "H"
    )
    assert str(state(one, DAY)) == str(working_state(obligation, DAY))


@pytest.mark.django_db
def test_the_state_in_sql_is_the_state_in_python() -> None:
    days = [None, *(DAY + timedelta(days=n) for n in (-2, -1, 0, 1))]
    cases = [
        Owed(opens, None, due, met, ceased)
        for opens in days[1:]
        for due in days
        for met in days
        for ceased in days
    ]
    values = ", ".join(["(%s::int, %s::date, %s::date, %s::date, %s::date)"] * len(cases))
    given_days: list[Any] = []
    for number, one in enumerate(cases):
        given_days += [number, one.opens_on, one.due_on, one.met_on, one.ceased_on]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT n, {STATE} FROM (VALUES {values})"
            " AS casework_duty (n, opens_on, due_on, met_on, ceased_on)",
            [DAY] * STATE.count("%s") + given_days,
        )
        found = dict(cursor.fetchall())
    assert len(cases) == 500
    assert [found[n] for n in range(len(cases))] == [str(state(one, DAY)) for one in cases]


def test_due_on_the_day_and_overdue_after_it() -> None:
    one = Owed(DAY, None, DAY, None, None)
    assert state(one, DAY) is DutyState.DUE
    assert state(one, DAY + timedelta(days=1)) is DutyState.OVERDUE


@pytest.mark.parametrize(
    ("kind", "seen", "is_adviser", "counted"),
    [
        ("visit", True, True, "pa_visit_seen"),
        ("visit", True, False, "contact"),
        ("visit", False, True, "pa_visit_failed"),
        ("phone", True, True, "contact"),
        ("phone", False, True, "contact_attempted"),
        ("message", False, False, "contact_attempted"),
    ],
)
def test_what_a_contact_counts_as(kind: str, seen: bool, is_adviser: bool, counted: str) -> None:
    assert event_kind(kind=kind, seen=seen, is_adviser=is_adviser) == counted


def test_what_a_contact_is_called() -> None:
    visit = contact_title(kind="visit", seen=True, seen_alone=True, place="At home")
    assert visit == "Visit at home, seen alone"
    elsewhere = contact_title(kind="visit", seen=True, seen_alone=None, place="Ostrey College")
    assert elsewhere == "Visit, Ostrey College"
    tried = contact_title(kind="phone", seen=False, seen_alone=None, place="")
    assert tried == "Tried to call, no answer"


@given(st.text(max_size=800), st.text(max_size=800), st.booleans())
def test_a_summary_fits_its_column_and_says_what_an_attempt_is(
    note: str, agreed: str, seen: bool
) -> None:
    said = contact_summary(title="Visit", seen=seen, note=note, agreed=agreed)
    assert len(said) <= 300
    assert said.startswith("Visit")
    assert said.endswith("Counts as an attempt, not as contact.") is not seen or seen


def test_days_that_cannot_be() -> None:
    assert impossible_day(DAY, today=DAY, born=DAY) is None
    assert impossible_day(DAY + timedelta(days=1), today=DAY, born=DAY)
    assert impossible_day(DAY - timedelta(days=1), today=DAY, born=DAY)

"""What holds for every history: local never after the law, order without meaning, one life."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.statute.build import asked, care, course, d, facts, home
from tests.statute.owed import history
from tests.statute.strategies import DOBS, lives
from throughcare.statute.dates import birthday
from throughcare.statute.duties import (
    DUTIES,
    EVENT_KINDS,
    Event,
    History,
    State,
    explain,
    local_state,
    obligations,
    reason_line,
    state,
    status_events,
    working_state,
)
from throughcare.statute.facts import CaseFacts
from throughcare.statute.law import SOURCES
from throughcare.statute.status import whole_life

SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS = sorted(EVENT_KINDS - {"release_date_set"})


@st.composite
def histories(draw: st.DrawFn) -> History:
    dob = draw(DOBS)
    events = draw(
        st.lists(
            st.builds(
                Event,
                st.sampled_from(KINDS),
                st.integers(14 * 365, 26 * 365).map(lambda n: dob + timedelta(days=n)),
            ),
            max_size=25,
        )
    )
    return History(dob, tuple(events))


@st.composite
def derived(draw: st.DrawFn) -> History:
    """A history over derived statuses, as the record keeps it."""
    case: CaseFacts = draw(lives())
    told = draw(histories())
    moved = [Event(e.kind, case.dob + (e.on - told.dob)) for e in told.events]
    return History(case.dob, (*status_events(whole_life(case), case.dob), *moved))


ANY = st.one_of(histories(), derived())


@SOME
@given(ANY)
def test_local_is_never_after_statutory(told: History) -> None:
    for owed in obligations(told):
        if owed.local_due is not None and owed.statutory_due is not None:
            assert owed.local_due <= owed.statutory_due


@SOME
@given(ANY, st.randoms())
def test_order_of_events_means_nothing(told: History, chance: random.Random) -> None:
    mixed = History(told.dob, tuple(chance.sample(told.events, len(told.events))))
    assert obligations(mixed) == obligations(told)


@SOME
@given(ANY)
def test_occurrences_are_counted_from_one_without_a_gap(told: History) -> None:
    by_code: dict[str, list[int]] = {}
    opens: dict[str, date] = {}
    for owed in obligations(told):
        by_code.setdefault(owed.duty, []).append(owed.occurrence)
        assert opens.get(owed.duty, date.min) <= owed.opens
        opens[owed.duty] = owed.opens
    for numbers in by_code.values():
        assert numbers == list(range(1, len(numbers) + 1))


@SOME
@given(ANY, st.integers(14 * 365, 27 * 365))
def test_states_follow_one_another(told: History, after: int) -> None:
    day = told.dob + timedelta(days=after)
    for owed in obligations(told):
        here = state(owed, day)
        if owed.met_on is not None:
            assert owed.ceased_on is None or owed.met_on < owed.ceased_on
            if owed.met_on <= day:
                assert here in (State.MET, State.MET_LATE)
            else:
                assert here not in (State.MET, State.MET_LATE)
        if here is State.OVERDUE:
            due = owed.statutory_due or owed.local_due
            assert due is not None
            assert due < day
            assert owed.opens <= day
        assert (local_state(owed, day) is None) is (owed.local_due is None)
        if here is State.OVERDUE:
            assert working_state(owed, day) is State.OVERDUE


@SOME
@given(ANY)
def test_every_obligation_says_why(told: History) -> None:
    for owed in obligations(told):
        line = reason_line(owed)
        assert line.endswith(".")
        assert len(line) <= 300
        for step in explain(owed):
            assert step.source in SOURCES
            assert step.text.endswith(".")


@SOME
@given(lives())
def test_derived_statuses_start_the_clocks_that_they_should(case: CaseFacts) -> None:
    spans = whole_life(case)
    told = History(case.dob, status_events(spans, case.dob))
    found = obligations(told, codes=["pa-appointment"])
    begun = {
        s.start
        for s, before in zip(spans, (None, *spans), strict=False)
        if s.status in ("ELIGIBLE", "RELEVANT", "FORMER_RELEVANT")
        and (before is None or before.status is not s.status)
    }
    assert begun <= {o.anchor_on for o in found}


def test_the_life_of_example_a_as_it_is_kept() -> None:
    case = facts("10/5/2009", care("1/2/2020"))
    told = status_events(whole_life(case), case.dob)
    assert [(e.kind, e.on) for e in told] == [
        ("became_eligible", d("10/5/2025")),
        ("became_former_relevant", d("10/5/2027")),
        ("stopped_receiving", d("10/5/2030")),
        ("status_closed", d("10/5/2034")),
        ("turned_21", d("10/5/2030")),
        ("turned_25", d("10/5/2034")),
    ]
    found = {(o.duty, o.occurrence): o for o in obligations(History(case.dob, told))}
    assert found["needs-assessment", 1].statutory_due == d("10/8/2025")
    assert found["annual-offer", 1].opens == d("10/5/2030")
    assert found["annual-offer", 1].local_due == d("7/6/2030")
    assert state(found["annual-offer", 1], d("1/1/2026")) is State.UPCOMING
    assert found["annual-offer", 1].ceased_on == d("10/5/2034")


def test_derived_and_told_statuses_lead_to_the_same() -> None:
    case = facts(
        "15/6/2003", care("1/1/2015", "1/3/2021"), home("1/3/2021", "1/4/2021"),
        course("1/9/2022", "1/7/2025"), asked("1/3/2025", "support"),
    )  # fmt: skip
    more = (
        ("became_looked_after", "1/1/2015"),
        ("left_care", "1/3/2021"),
        ("support_request", "1/3/2025"),
        ("pathway_plan_signed", "1/6/2020"),
        ("pathway_review_held", "1/6/2023"),
        ("pa_appointed", "1/7/2019"),
    )
    told = history(
        "15/6/2003", ("became_eligible", "15/6/2019"), ("became_relevant", "1/3/2021"),
        ("became_former_relevant", "15/6/2021"), ("education_started", "1/9/2022"),
        ("education_ended", "1/7/2025"), *more,
    )  # fmt: skip
    kept = history("15/6/2003", *more)
    kept = History(kept.dob, (*status_events(whole_life(case), case.dob), *kept.events))
    codes = [code for code in DUTIES if code != "record-retention"]

    def said(told: History) -> list[tuple[object, ...]]:
        return [
            (o.duty, o.occurrence, o.opens, o.statutory_due, o.local_due, o.met_on)
            for o in obligations(told, codes=codes)
        ]

    assert said(told) == said(kept)


def test_support_asked_while_studying_runs_on_after_it() -> None:
    case = facts("15/6/2003", care("1/1/2015"), course("1/9/2022", "1/7/2025"), asked("1/3/2025"))
    kept = History(
        case.dob,
        (
            *status_events(whole_life(case), case.dob),
            Event("support_request", d("1/3/2025")),
            Event("pathway_plan_signed", d("1/6/2025")),
        ),
    )
    (assessment,) = obligations(kept, codes=["needs-assessment"])[1:]
    assert assessment.local_due == d("1/6/2025")
    assert assessment.ceased_on == birthday(case.dob, 25)


def test_ages_and_statuses_that_lie_ahead_open_ahead() -> None:
    case = facts("10/5/2009", care("1/2/2020"))
    told = History(case.dob, status_events(whole_life(case), case.dob))
    (one,) = obligations(told, codes=["needs-assessment"])
    assert one.opens == d("10/5/2025")
    assert state(one, d("9/5/2025")) is State.UPCOMING


def test_no_visits_are_owed_to_somebody_known_to_have_no_status() -> None:
    case = facts("10/5/2009")
    moved = Event("moved_into_s23b_accommodation", d("1/6/2025"))
    kept = History(case.dob, (*status_events(whole_life(case), case.dob), moved))
    assert obligations(kept, codes=["pa-first-visit", "accommodation-review"]) == ()
    unknown = History(case.dob, (moved,))
    assert len(obligations(unknown, codes=["pa-first-visit", "accommodation-review"])) == 2

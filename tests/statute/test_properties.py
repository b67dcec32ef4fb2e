"""What holds for every life: no gap, no double counting, order without meaning, day by day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.statute.oracle import Both, Oracle
from tests.statute.strategies import care_periods, lives
from throughcare.statute.dates import birthday
from throughcare.statute.facts import CarePeriod, CaseFacts
from throughcare.statute.law import SHIPPED
from throughcare.statute.status import Status, on, whole_life
from throughcare.statute.status.life import Life
from throughcare.statute.status.reading import Reading

DAY = timedelta(days=1)
PLENTY = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PLENTY
@given(lives(), st.data())
def test_agrees_with_the_rulebook_read_day_by_day(case: CaseFacts, data: st.DataObject) -> None:
    spans = whole_life(case)
    slow = Both(case)
    turns = [s.start for s in spans] + [birthday(case.dob, n) for n in (16, 18, 21, 25)]
    days = {t + n * DAY for t in turns for n in (-1, 0, 1)}
    days |= {case.dob + timedelta(days=data.draw(st.integers(4700, 9500))) for _ in range(12)}
    for day in sorted(d for d in days if d >= case.dob):
        said = next(s for s in spans if s.end is None or day < s.end)
        assert str(said.status) == slow.on(day), day


@SOME
@given(lives())
def test_no_day_without_a_status(case: CaseFacts) -> None:
    spans = whole_life(case)
    assert spans[0].start == case.dob
    assert spans[-1].end is None
    for one, two in pairwise(spans):
        assert one.end == two.start
        assert one.start < two.start
    if not case.education:
        assert spans[-1].status is Status.CLOSED


@SOME
@given(lives())
def test_whole_life_equals_the_days(case: CaseFacts) -> None:
    life = Life(case)
    spans = whole_life(case)
    place = 0
    day = birthday(case.dob, 12)
    last = birthday(case.dob, 26)
    while day < last:
        while spans[place].end is not None and spans[place].end <= day:  # type: ignore[operator]
            place += 1
        assert life.span(life.at(day.toordinal()), 1, None) == replace(
            spans[place], start=date.min, end=None
        )
        day += DAY


@SOME
@given(lives(), st.randoms())
def test_order_of_facts_means_nothing(case: CaseFacts, chance: random.Random) -> None:
    def mixed(items: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(chance.sample(items, len(items)))

    other = replace(
        case,
        care=mixed(case.care),
        home=mixed(case.home),
        education=mixed(case.education),
        requests=mixed(case.requests),
    )
    assert whole_life(other, workings=True) == whole_life(case, workings=True)


@SOME
@given(lives())
def test_union_is_never_counted_twice(case: CaseFacts) -> None:
    slow = Oracle(case, long_breaks=False)
    quick = Reading(case, SHIPPED, long_breaks=False)
    twice = Reading(replace(case, care=case.care * 2), SHIPPED, long_breaks=False)
    for day in (birthday(case.dob, 16), birthday(case.dob, 17), birthday(case.dob, 18)):
        number = quick.days_since_14(day.toordinal())
        assert number == slow.cum(day) == twice.days_since_14(day.toordinal())
        assert number <= (day - birthday(case.dob, 14)).days + 1


@PLENTY
@given(lives(), st.data())
def test_more_care_never_removes_eligibility_reached(case: CaseFacts, data: st.DataObject) -> None:
    more = data.draw(care_periods(case.dob, breaks=False))
    more = replace(more, end_reason=None)
    after = replace(case, care=(*case.care, more))
    for long_breaks in (False, True):
        one = Reading(case, SHIPPED, long_breaks=long_breaks)
        two = Reading(after, SHIPPED, long_breaks=long_breaks)
        if one.eligible_from is not None:
            assert two.eligible_from is not None
            assert two.eligible_from <= one.eligible_from
    now = whole_life(after)
    for span in whole_life(case):
        if span.status is Status.ELIGIBLE:
            day = span.start
            said = next(s for s in now if s.end is None or day < s.end)
            assert said.status is Status.ELIGIBLE


@SOME
@given(lives())
def test_certain_exactly_where_nothing_is_open(case: CaseFacts) -> None:
    for span in whole_life(case):
        open_question = span.status is Status.MANUAL_REVIEW or "arguable" in span.flags
        assert span.certain is not open_question
        if span.forecast is not None:
            assert span.status is Status.LOOKED_AFTER_NOT_ELIGIBLE
            assert span.forecast < birthday(case.dob, 18)


@SOME
@given(lives())
def test_every_answer_shows_its_workings(case: CaseFacts) -> None:
    for span in whole_life(case, workings=True):
        assert len(span.workings) >= 2
        for step in span.workings:
            assert step.question.endswith("?")
            assert step.text
            assert step.answer in ("yes", "no", "info")


def test_one_day_says_what_the_span_says() -> None:
    case = CaseFacts(date(2008, 6, 15), (CarePeriod(date(2020, 1, 1), None, "C2"),))
    for span in whole_life(case):
        assert on(case, span.start, workings=False) == span

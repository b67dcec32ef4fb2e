"""The demo's lives: the law makes of them what the demo says, on whatever day it is loaded."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from throughcare.demo.cast import everybody
from throughcare.demo.planted import CONTRADICTION, DUPLICATE, FAULT
from throughcare.demo.script import ADVISER, Life, actual, maybe
from throughcare.demo.slots import COUNTS
from throughcare.demo.staff import BY_KEY
from throughcare.demo.when import Calendar, years_after
from throughcare.statute import facts as law
from throughcare.statute.status import whole_life

WRITTEN = date(2026, 11, 25)
DAYS = [WRITTEN + timedelta(days=n) for n in (0, 1, 96, 200, 366, 461, 827, 1300)]


def case_facts(life: Life) -> law.CaseFacts:
    of = {
        kind: [f for f in life.facts if f.kind == kind]
        for kind in ("home", "sgo", "education", "request")
    }
    return law.CaseFacts(
        dob=life.dob,
        care=tuple(
            law.CarePeriod(
                actual(c.start), maybe(c.end), c.legal_status, end_reason=c.ended or None
            )
            for c in life.care
        ),
        home=tuple(
            law.HomePeriod(actual(f.start), maybe(f.end), str(f.detail["with"])) for f in of["home"]
        ),
        sgo=tuple(law.SpecialGuardianship(actual(f.start), maybe(f.end), True) for f in of["sgo"]),
        education=tuple(
            law.Education(actual(f.start), maybe(f.end), bool(f.detail["programme_from_before_21"]))
            for f in of["education"]
        ),
        requests=tuple(law.Request(actual(f.start), str(f.detail["kind"])) for f in of["request"]),
    )


def status_on(life: Life, day: date) -> str:
    spans = [
        s for s in whole_life(case_facts(life)) if s.start <= day and (s.end is None or s.end > day)
    ]
    return str(spans[0].status)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_law_makes_of_the_facts_what_the_demo_says(day: date) -> None:
    lives = everybody(day)
    wrong = {x.key: (x.status, status_on(x, day)) for x in lives if status_on(x, day) != x.status}
    assert wrong == {}
    counted = Counter(x.status for x in lives if DUPLICATE not in x.tags)
    assert counted == COUNTS


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_is_recorded_that_has_not_happened(day: date) -> None:
    for life in everybody(day):
        happened = [t.on for t in life.talks] + [actual(s.on) for s in life.steps]
        happened += [actual(c.start) for c in life.care] + [actual(p.as_at) for p in life.positions]
        assert all(life.dob <= on <= day for on in happened), life.key
        assert all(t.on.weekday() < 5 for t in life.talks), life.key


def test_the_same_every_time() -> None:
    assert everybody(WRITTEN) == everybody(WRITTEN)


def test_everybody_named_works_here_while_they_do() -> None:
    calendar = Calendar(WRITTEN)
    for life in everybody(WRITTEN):
        for spell in life.spells:
            staff = BY_KEY[spell.worker]
            left = staff.leaves(calendar)
            end = maybe(spell.end)
            assert left is None or (end is not None and end <= left), (life.key, spell)
        for talk in life.talks:
            assert talk.worker in BY_KEY


def test_caseloads_are_those_of_the_story() -> None:
    held = Counter(
        s.worker
        for life in everybody(WRITTEN)
        for s in life.spells
        if s.part == ADVISER and s.end is None
    )
    assert held["rhodri_castellane"] == 31
    assert held["nadia_okonjo"] == 18
    left_behind = [
        life.key
        for life in everybody(WRITTEN)
        if life.status not in {"NOT_YET", "QUALIFYING", "FR_NOT_RECEIVING"}
        and any(s.worker == "pascal_ironmonger" for s in life.spells)
        and not any(s.part == ADVISER and s.end is None for s in life.spells)
    ]
    assert len(left_behind) == 6


def test_what_is_planted_is_there() -> None:
    tags = Counter(tag for life in everybody(WRITTEN) for tag in life.tags)
    assert (tags[DUPLICATE], tags[CONTRADICTION], tags[FAULT]) == (1, 3, 15)
    assert tags["separated"] == 30
    assert tags["disabled"] == 18
    assert tags["parent"] == 12
    assert tags["lost touch"] == 3
    assert tags["homeless"] == 2
    closed = [life for life in everybody(WRITTEN) if life.named]
    assert [life.key for life in closed] == ["bethany"]


def test_sentences_carry_their_dates_along() -> None:
    later = everybody(WRITTEN + timedelta(days=100))
    said = [t.note + t.agreed + t.words for life in later for t in life.talks]
    assert not any(re.search(r"\[\[|\]\]|\{\w+\}", text) for text in said)
    dawit = next(x for x in later if x.key == "dawit")
    ends = Calendar(WRITTEN + timedelta(days=100)).moved(date(2027, 1, 13))
    assert any(f"{ends.day} {ends:%B}" in t.note for t in dawit.talks)


def test_workers_write_to_the_young_person() -> None:
    """Notes speak to "you"; nobody is a "service user" who "was reluctant to engage"."""
    notes = [t.note for life in everybody(WRITTEN) for t in life.talks if t.seen and t.note]
    about = re.compile(r"\b(service user|client|non-compliant|DNA|engage)\b", re.IGNORECASE)
    assert not [n for n in notes if about.search(n)]


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 3, 1), 18, date(2026, 3, 1)),
    ],
)
def test_birthdays(day: date, years: int, then: date) -> None:
    assert years_after(day, years) == then

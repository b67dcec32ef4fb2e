"""Lives made up by hypothesis, crowded round the days on which the law turns."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from throughcare.statute.dates import birthday
from throughcare.statute.facts import (
    CarePeriod,
    CaseFacts,
    Education,
    HomePeriod,
    Period,
    Request,
    SpecialGuardianship,
)

DOBS = st.sampled_from(
    [date(2008, 2, 29), date(2007, 8, 31), date(2009, 1, 1), date(2006, 12, 25), date(2008, 6, 15)]
)


@st.composite
def days_near(draw: st.DrawFn, dob: date, ages: tuple[int, ...], spread: int = 200) -> date:
    return birthday(dob, draw(st.sampled_from(ages))) + timedelta(
        days=draw(st.integers(-spread, spread))
    )


@st.composite
def spans(draw: st.DrawFn, dob: date, ages: tuple[int, ...]) -> tuple[date, date | None]:
    start = draw(days_near(dob, ages))
    length = draw(
        st.one_of(st.none(), st.integers(0, 40), st.sampled_from([88, 90, 91, 92, 180, 184, 400]))
    )
    return start, None if length is None else start + timedelta(days=length)


@st.composite
def care_periods(draw: st.DrawFn, dob: date, *, breaks: bool = True) -> CarePeriod:
    start, end = draw(spans(dob, (13, 14, 15, 16, 17)))
    codes = ["C2", "V2", "J1", *(["V3", "V4"] if breaks else [])]
    reasons = [None, None, None, "E11", "E3"]
    return CarePeriod(
        start,
        end,
        draw(st.sampled_from(codes)),
        short_break=breaks and draw(st.integers(0, 5)) == 0,
        authority=draw(st.sampled_from(["this", "this", "this", "other"])),
        end_reason=draw(st.sampled_from(reasons)) if end else None,
    )


@st.composite
def lives(draw: st.DrawFn) -> CaseFacts:
    dob = draw(DOBS)
    few = st.integers(0, 2)
    care = draw(st.lists(care_periods(dob), max_size=5))
    home = [
        HomePeriod(
            *draw(spans(dob, (15, 16, 17, 18))), draw(st.sampled_from(["parent", "pr", "other"]))
        )
        for _ in range(draw(few))
    ]
    detained = [Period(*draw(spans(dob, (15, 16)))) for _ in range(draw(st.integers(0, 1)))]
    orders = [
        SpecialGuardianship(*draw(spans(dob, (12, 16, 18))), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 1)))
    ]
    education = [
        Education(*draw(spans(dob, (20, 21, 23, 25))), draw(st.sampled_from([None, True, False])))
        for _ in range(draw(few))
    ]
    requests = [
        Request(
            draw(days_near(dob, (21, 22, 23, 24))),
            draw(st.sampled_from(["support", "education", "opt_out"])),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    died = draw(days_near(dob, (15, 17, 19, 23))) if draw(st.integers(0, 12)) == 0 else None
    return CaseFacts(
        dob,
        tuple(care),
        tuple(home),
        tuple(detained),
        tuple(orders),
        tuple(education),
        tuple(requests),
        died,
    )

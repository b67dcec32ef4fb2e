"""Why a status holds: the facts used, the days counted, the rule and its source, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from throughcare.statute.law import CERTAINTIES, SOURCES
from throughcare.statute.status import steps
from throughcare.statute.status.adult import Adult
from throughcare.statute.status.codes import Status, label
from throughcare.statute.status.life import Life
from throughcare.statute.status.reading import Reading
from throughcare.statute.status.spans import StatusSpan, Working


def explain(life: Life, span: StatusSpan, day: date) -> tuple[Working, ...]:
    """The steps that lead to the status of ``span`` on ``day``, in the order of the law."""
    now = day.toordinal()
    found = list(_steps(life, span.status, now))
    found += [steps.of_flag(life, name, now) for name in span.flags]
    found.append(steps.holds_until(life, span))
    return tuple(found)


def _steps(life: Life, status: Status, now: int) -> Iterator[Working]:
    r = life.reading
    if now >= life.died:
        yield steps.died(life)
        return
    if status is Status.MANUAL_REVIEW and life.other is not None:
        first = life.by(r, life.adult, now)[0]
        second = life.by(life.other, life.other_adult, now)[0]
        if first is not second:
            yield from _two_readings(life, first, second, now)
            return
    yield steps.age(r, now)
    if now < r.b16:
        return
    if now < r.b18:
        yield from _child(life, r, now)
        return
    yield from _adult(life, status, now)


def _two_readings(life: Life, first: Status, second: Status, now: int) -> Iterator[Working]:
    r, other = life.reading, life.other
    assert other is not None  # noqa: S101  (the caller has looked)
    yield steps.age(r, now)
    yield steps.long_break(r)
    yield steps.thirteen_weeks(r, now, "Without the long break")
    yield steps.thirteen_weeks(other, now, "With the long break")
    yield Working(
        "So which status is it?",
        "info",
        f"Without the long break: {label(first).lower()}. With it: {label(second).lower()}. "
        "The law does not settle this, so a person decides.",
        source="CP48",
        certainty="M",
    )


def _child(life: Life, r: Reading, now: int) -> Iterator[Working]:
    yield steps.in_care_now(r, now)
    if r.in_care(now):
        yield steps.thirteen_weeks(r, now)
        if r.eligible_from is None or r.eligible_from > now:
            yield steps.forecast(r, now)
        return
    yield steps.thirteen_weeks(r, now)
    if r.was_eligible(now):
        yield steps.was_eligible(r, now)
        ended = r.care_ended(now)
        if ended in r.adoptions:
            yield steps.adopted(r, now)
            if not r.home_since_adoption(ended or now, now):
                return
        yield steps.six_months_at_home(r, now)
        return
    yield steps.was_eligible(r, now)
    if r.facts.detained:
        yield steps.detained_at_16(r)
        if r.detained_at_16 is not None:
            yield steps.six_months_at_home(r, now)
            return
    if r.facts.sgo:
        yield steps.special_guardianship(r, now)
        if r.special_guardianship(now):
            return
    yield steps.cared_for_from_16(r, now)


def _adult(life: Life, status: Status, now: int) -> Iterator[Working]:
    r, adult = life.reading, life.adult
    last = r.b18 - 1
    if adult.former_relevant:
        yield steps.thirteen_weeks(r, last)
        yield steps.at_18(r, adult)
        if r.b21 <= now:
            yield from _after_21(r, adult, status, now)
        return
    yield from _child(life, r, last)
    yield steps.at_18(r, adult)
    if adult.manual or adult.from_home is not None:
        yield steps.home_at_18(r, adult, now)
    if now >= r.b25:
        yield steps.turned_25(r)
    elif adult.qualifying and now >= r.b21 and status is not Status.MANUAL_REVIEW:
        yield steps.education_to_25(r)


def _after_21(r: Reading, adult: Adult, status: Status, now: int) -> Iterator[Working]:
    yield steps.studies(r, adult, now)
    if status is Status.FR_EDUCATION_23C:
        return
    if now >= r.b25:
        yield steps.turned_25(r)
        return
    yield steps.asked_for_education(r, adult, now)
    if status is not Status.FR_23CA:
        yield steps.asked_for_support(r, adult, now)
    if status is Status.FR_NOT_RECEIVING:
        yield steps.yearly_offer()


def sentences(workings: tuple[Working, ...]) -> list[str]:
    """Workings as plain sentences, with their sums and sources."""
    found = []
    for step in workings:
        answer = {"yes": "Yes. ", "no": "No. "}.get(step.answer, "")
        sums = f" {'; '.join(step.sums)}." if step.sums else ""
        source = SOURCES.get(step.source)
        cited = f" [{source.citation}; {CERTAINTIES[step.certainty].lower()}]" if source else ""
        found.append(f"{step.question} {answer}{step.text}{sums}{cited}")
    return found

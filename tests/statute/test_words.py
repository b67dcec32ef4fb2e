"""What is said to the young person is plain, what is printed is true, and the law stands alone."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest

from tests.server import ROOT
from tests.statute.build import d
from tests.statute.owed import owed
from tests.statute.reading_age import grade
from throughcare.statute.dates import bank_holidays, by_rule
from throughcare.statute.docs import render
from throughcare.statute.duties import DUTIES, EVENT_KINDS, check_standard, reason_line
from throughcare.statute.law import CERTAINTIES, SOURCES, Interval, Overlay
from throughcare.statute.prospective import PROSPECTIVE, in_force
from throughcare.statute.rates import RATES, rate_on
from throughcare.statute.status import Status, label, label_young_person

LEGAL = re.compile(r"eligible|relevant|qualifying|looked after|statut|s23|section|pathway", re.I)


@pytest.mark.parametrize("status", list(Status))
def test_a_status_is_told_plainly(status: Status) -> None:
    text = label_young_person(status)
    assert not LEGAL.search(text)
    assert grade(text) <= 6, grade(text)
    assert label(status)


@pytest.mark.parametrize("code", sorted(DUTIES))
def test_a_duty_is_told_plainly(code: str) -> None:
    duty = DUTIES[code]
    assert not LEGAL.search(duty.title_young_person)
    assert grade(duty.title_young_person) <= 6
    assert duty.title_worker[0].isupper()
    assert duty.never_met_by.endswith(".")


@pytest.mark.parametrize("code", sorted(DUTIES))
def test_a_duty_names_its_source_and_is_never_laxer_than_itself(code: str) -> None:
    duty = DUTIES[code]
    assert duty.source in SOURCES
    assert duty.certainty in CERTAINTIES
    assert set(duty.met_by) <= EVENT_KINDS
    if duty.local and duty.interval and code != "annual-offer":
        check_standard(duty, duty.local)


@pytest.mark.docs
@pytest.mark.parametrize("path", sorted(render()))
def test_the_printed_reference_is_true(path: str) -> None:
    assert (ROOT / path).read_text() == render()[path], "run `make docs`"


def test_the_law_needs_no_django() -> None:
    code = (
        "import sys, throughcare.statute.cases, throughcare.statute.docs;"
        "throughcare.statute.docs.render();"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'requests', 'click')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src", check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("8 weeks", Interval(8, "weeks")),
        ("1 month", Interval(1, "months")),
        (" 5 working days ", Interval(5, "working days")),
    ],
)
def test_an_interval_is_read_as_it_is_written(text: str, interval: Interval) -> None:
    assert Interval.parse(text) == interval
    assert Interval.parse(str(interval)) == interval


@pytest.mark.parametrize("text", ["soon", "8", "-2 days", "2 fortnights"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a length of time"):
        Interval.parse(text)


def test_bank_holidays_by_rule_are_those_of_the_list() -> None:
    listed = bank_holidays()
    moved = {date(2020, 5, 4), date(2022, 5, 30)}  # to 8 May 2020 and 2 June 2022
    for year in range(2013, 2028):
        assert by_rule(year) - listed <= moved


def test_the_reason_says_what_was_last_and_what_the_law_gives() -> None:
    found = owed(
        "pathway-plan-review", "11/2/2007", ("became_former_relevant", "11/2/2025"),
        ("pathway_plan_signed", "1/3/2026"), ("pathway_review_held", "18/5/2026"),
    )  # fmt: skip
    assert reason_line(found[1]) == "Last review was 18 May, and the law gives 6 months."


def test_a_rate_is_that_of_its_day_and_an_administrators_goes_before_it() -> None:
    assert rate_on("setting-up-home", d("31/3/2023")) == 2000
    assert rate_on("setting-up-home", d("1/4/2023")) == 3000
    assert rate_on("apprenticeship-bursary", d("31/7/2023")) is None
    own = Overlay(rates={"setting-up-home": ((d("1/4/2023"), 3000), (d("1/4/2027"), 3500))})
    assert rate_on("setting-up-home", d("1/4/2027"), own) == 3500
    assert own.stamp() != Overlay().stamp()
    assert all(rate.source in SOURCES for rate in RATES.values())


def test_prospective_law_waits_for_its_day_and_then_everything_follows() -> None:
    assert not any(in_force(code, d("1/1/2040")) for code in PROSPECTIVE)
    told = ("became_former_relevant", "11/2/2025")
    assert owed("staying-close-assessment", "11/2/2007", told) == []
    law = Overlay(commencements={"staying-close-assessment": d("1/9/2027")})
    (one,) = owed("staying-close-assessment", "11/2/2007", told, overlay=law)
    assert one.opens == d("1/9/2027")
    assert in_force("staying-close-assessment", d("1/9/2027"), law)
    assert not in_force("staying-close-assessment", d("31/8/2027"), law)
    assert {p.duty for p in PROSPECTIVE.values() if p.duty} == {
        code for code, duty in DUTIES.items() if duty.prospective
    }

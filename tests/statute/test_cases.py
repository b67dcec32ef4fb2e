"""The two interfaces for cases as JSON, and what is said where a case cannot be read."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from throughcare.statute.cases import CaseError, due_json, evaluate_json

CASE: dict[str, Any] = {
    "id": "example-A",
    "dob": "2009-05-10",
    "care_periods": [
        {
            "start": "2020-02-01",
            "end": None,
            "legal_status": "C2",
            "short_break": False,
            "authority": "this",
            "end_reason": None,
        }
    ],
    "home_periods": [{"start": "2025-02-01", "end": "2025-09-10", "with": "parent"}],
    "detained_or_hospital": [{"start": "2025-06-15", "end": None}],
    "sgo": {"date": "2021-05-01", "end": None, "looked_after_immediately_before": True},
    "education": {"programme_from_before_21": True, "start": "2028-09-20", "end": "2031-06-30"},
    "requests": [{"date": "2032-03-01", "kind": "support"}],
    "on": ["2025-05-09", "2025-05-10", "2027-05-10", "2030-05-10", "2032-03-01"],
}
HISTORY: dict[str, Any] = {
    "id": "review",
    "dob": "2007-02-11",
    "as_of": "2026-03-01",
    "history": [
        {"kind": "became_former_relevant", "on": "2025-02-11"},
        {"kind": "pathway_plan_signed", "on": "2025-08-31"},
    ],
}


def test_the_shape_of_evaluate() -> None:
    (answer,) = evaluate_json([CASE])
    assert answer["id"] == "example-A"
    assert list(answer["on"]) == CASE["on"]
    assert [a["status"] for a in answer["on"].values()] == [
        "NOT_YET",
        "ELIGIBLE",
        "FORMER_RELEVANT",
        "FR_EDUCATION_23C",
        "FR_23CZB",
    ]
    for said in answer["on"].values():
        assert set(said) == {
            "status",
            "flags",
            "manual_check",
            "responsible",
            "forecast",
            "certain",
            "workings",
        }
        assert said["manual_check"] is False
        assert said["workings"]
        assert all(isinstance(line, str) for line in said["workings"])


def test_a_case_of_nothing_but_a_birthday() -> None:
    bare = {"id": "bare", "dob": "2009-05-10", "care_periods": [], "home_periods": [],
            "detained_or_hospital": [], "sgo": None, "education": None, "requests": [],
            "on": ["2009-05-09", "2025-05-10", "2034-05-10"]}  # fmt: skip
    said = evaluate_json([bare])[0]["on"]
    assert [a["status"] for a in said.values()] == ["NOT_YET", "NONE", "CLOSED"]
    assert said["2025-05-10"]["responsible"] == "this"


def test_a_programme_without_a_start_is_read_by_its_flag() -> None:
    case = with_(CASE, "education.start", None)
    assert evaluate_json([case]) == evaluate_json([CASE])
    with pytest.raises(CaseError, match="start"):
        evaluate_json([with_(case, "education.programme_from_before_21", None)])


def test_manual_check_stands_with_its_flag_and_the_forecast_is_a_date() -> None:
    case = {**CASE, "care_periods": [{**CASE["care_periods"][0], "start": "2027-02-09"}],
            "home_periods": [], "detained_or_hospital": [], "sgo": None,
            "on": ["2027-03-01", "2027-05-10"]}  # fmt: skip
    first, second = evaluate_json([case])[0]["on"].values()
    assert first["status"] == "LOOKED_AFTER_NOT_ELIGIBLE"
    assert first["forecast"] is None  # the 91st day is the 18th birthday
    assert (first["manual_check"], first["flags"]) == (False, [])
    assert (second["manual_check"], second["flags"]) == (True, ["near-91-days"])
    case["care_periods"][0]["start"] = "2026-02-09"
    case["on"] = ["2026-02-10"]
    assert evaluate_json([case])[0]["on"]["2026-02-10"]["forecast"] == "2026-05-10"


def test_the_shape_of_due() -> None:
    (answer,) = due_json([HISTORY])
    review = next(x for x in answer["duties"] if x["duty"] == "pathway-plan-review")
    assert {k: v for k, v in review.items() if k != "workings"} == {
        "duty": "pathway-plan-review",
        "occurrence": 1,
        "statutory_due": "2026-02-28",
        "local_due": None,
        "state": "overdue",
        "local_state": None,
    }
    assert any("31 August 2025 + 6 months = 28 February 2026" in x for x in review["workings"])
    assert "annual-offer" not in {x["duty"] for x in answer["duties"]}


def test_an_accommodation_review_is_listed_before_it_opens() -> None:
    told = {**HISTORY, "as_of": "2025-03-10", "history": [
        {"kind": "became_former_relevant", "on": "2025-02-11"},
        {"kind": "moved_into_s23b_accommodation", "on": "2025-03-01"}]}  # fmt: skip
    found = {x["duty"]: x for x in due_json([told])[0]["duties"]}
    assert found["accommodation-review"]["state"] == "upcoming"
    assert found["accommodation-review"]["local_due"] == "2025-04-12"


def test_data_of_events_is_read() -> None:
    told = {**HISTORY, "history": [
        {"kind": "release_date_set", "on": "2026-01-05", "date": "2026-03-31"},
        {"kind": "event_happened", "on": "2026-02-27", "urgent": True},
        {"kind": "placement_started", "on": "2025-01-01", "to_18": True},
        {"kind": "sw_visit_seen", "on": "2026-02-01"}]}  # fmt: skip
    found = {(x["duty"], x["occurrence"]): x for x in due_json([told])[0]["duties"]}
    assert found["release-plan", 1]["statutory_due"] == "2026-03-17"
    assert found["write-up", 1]["local_due"] == "2026-03-02"


def with_(base: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    case = copy.deepcopy(base)
    target: Any = case
    *steps, field = path.split(".")
    for step in steps:
        target = target[int(step)] if step.isdigit() else target[step]
    target[field] = value
    return case


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("dob", "10/05/2009", ["example-A", "dob", "2025-05-10"]),
        ("dob", "2009-02-30", ["dob", "not a date in the calendar"]),
        ("dob", None, ["dob"]),
        ("on", "2025-05-10", ["on", "list"]),
        ("on", ["tomorrow"], ["on 1"]),
        ("care_periods", "none", ["care_periods", "list"]),
        ("care_periods", [5], ["care_periods 1", "object"]),
        ("care_periods.0.end", "2019-01-01", ["care_periods 1", "end", "before the start"]),
        ("care_periods.0.legal_status", "Z9", ["legal_status", "Z9"]),
        ("care_periods.0.short_break", "yes", ["short_break", "true or false"]),
        ("care_periods.0.authority", "that", ["authority", "this, other"]),
        ("care_periods.0.end_reason", 5, ["end_reason"]),
        ("care_periods.0.legal_staus", "C2", ["legal_staus", "legal_status"]),
        ("home_periods.0.with", "aunt", ["home_periods 1", "with", "parent, pr, other"]),
        ("requests.0.kind", "money", ["requests 1", "kind", "opt_out"]),
        ("sgo.date", 2021, ["sgo 1", "date"]),
        ("care_period", [], ["care_period", "care_periods"]),
    ],
)
def test_a_mistake_is_named_by_case_and_field(path: str, value: Any, says: list[str]) -> None:
    with pytest.raises(CaseError) as caught:
        evaluate_json([with_(CASE, path, value)])
    for part in ("example-A", *says):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("as_of", "", ["as_of"]),
        ("history", None, ["history", "list"]),
        ("history.0.kind", "became_former_relevent", ["history 1", "became_former_relevant"]),
        ("history.0.on", "2026-03-02", ["history 1", "after as_of"]),
        ("history.0", {"kind": "release_date_set", "on": "2026-01-01"}, ["history 1", "date"]),
    ],
)
def test_a_mistake_in_a_history_is_named(path: str, value: Any, says: list[str]) -> None:
    case = copy.deepcopy(HISTORY)
    if path == "history.0":
        case["history"][0] = value
    else:
        case = with_(HISTORY, path, value)
    with pytest.raises(CaseError) as caught:
        due_json([case])
    for part in ("review", *says):
        assert part in str(caught.value)


@pytest.mark.parametrize("read", [evaluate_json, due_json])
@pytest.mark.parametrize("value", [{}, "text", None, [3], [{"dob": "2009-05-10"}]])
def test_a_file_of_another_shape_is_refused(read: Any, value: Any) -> None:
    with pytest.raises(CaseError):
        read(value)

"""Care: what the legal status rests on can be recorded and corrected, and the status follows."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.casework.lives import Life, begin, in_care
from throughcare.access.models import User
from throughcare.care.models import CarePeriod, StatusFact, StatusPeriod
from throughcare.care.services import end_status_fact
from throughcare.house import Refused

pytestmark = pytest.mark.django_db(databases=["default", "log"])


@pytest.fixture(autouse=True)
def _on_the_day() -> Any:
    with time_machine.travel("2026-11-25 10:00+00:00", tick=True):
        yield


@pytest.fixture
def life(as_owner: Any) -> Life:
    """Mirela: 17, in care since she was 12."""
    made = begin(as_owner, given_name="Mirela", known_as="", date_of_birth=date(2009, 7, 16))
    in_care(made, date(2022, 2, 7), None)
    return made


@pytest.fixture
def adviser(client: Client, life: Life) -> Client:
    client.post("/account/demo/", {"email": life.adviser.email})
    return client


def post(client: Client, life: Life, path: str, **data: str) -> Any:
    return client.post(
        f"/people/{life.person.public_id}/care/{path}",
        {"idempotency_key": str(uuid.uuid4()), **data},
    )


def on(name: str, day: str) -> dict[str, str]:
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), day.split("/"), strict=True))


def status(life: Life, as_owner: Any) -> str:
    with as_owner():
        found = StatusPeriod.objects.get(
            person=life.person, start__lte=date(2026, 11, 25), end__gt=date(2026, 11, 25)
        )
    return found.status


PERIOD = {"legal_status": "C2", "reason_started": "S", "placement_type": "U4"}


def test_an_end_of_care_moves_the_status(adviser: Client, life: Life, as_owner: Any) -> None:
    assert status(life, as_owner) == "ELIGIBLE"
    answer = post(
        adviser, life, "2022-02-07/", **PERIOD, reason_ended="E6",
        **on("start", "7/2/2022"), **on("end", "19/11/2026"),
    )  # fmt: skip
    assert answer.status_code == 302
    assert status(life, as_owner) == "RELEVANT"
    html = adviser.get(answer["Location"]).content.decode()
    assert "Period of care corrected. Legal status now: relevant." in html


def test_an_end_needs_its_reason_and_keeps_what_was_typed(adviser: Client, life: Life) -> None:
    answer = post(
        adviser, life, "2022-02-07/", **PERIOD,
        **on("start", "7/2/2022"), **on("end", "31/11/2026"),
    )  # fmt: skip
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "November has 30 days." in html
    assert 'value="31"' in html
    answer = post(
        adviser, life, "2022-02-07/", **PERIOD,
        **on("start", "7/2/2022"), **on("end", "30/10/2026"),
    )  # fmt: skip
    assert "Choose why it ended" in answer.content.decode()


def test_two_periods_cannot_cover_the_same_day(adviser: Client, life: Life, as_owner: Any) -> None:
    answer = post(adviser, life, "new/", **PERIOD, **on("start", "1/5/2024"), **on("end", "//"))
    assert answer.status_code == 422
    assert "Two periods of care cover the same day" in answer.content.decode()
    with as_owner():
        assert CarePeriod.objects.filter(person=life.person).count() == 1


def test_a_code_that_no_list_knows_is_kept(adviser: Client, life: Life, as_owner: Any) -> None:
    with as_owner():
        CarePeriod.objects.filter(person=life.person).update(placement_type="ZZ")
    answer = post(
        adviser, life, "2022-02-07/", legal_status="V2", reason_started="S",
        placement_type="ZZ", reason_ended="", **on("start", "7/2/2022"), **on("end", "//"),
    )  # fmt: skip
    assert answer.status_code == 302
    with as_owner():
        period = CarePeriod.objects.get(person=life.person)
    assert (period.legal_status, period.placement_type) == ("V2", "ZZ")


@pytest.mark.parametrize(
    ("kind", "more", "detail"),
    [
        ("home", {"with": "parent"}, {"with": "parent"}),
        ("detained", {}, {}),
        (
            "sgo",
            {"looked_after_immediately_before": "no"},
            {"looked_after_immediately_before": False},
        ),
        ("education", {"programme_from_before_21": "yes"}, {"programme_from_before_21": True}),
        ("request", {"kind": "support"}, {"kind": "support"}),
        ("died", {}, {}),
    ],
)
def test_each_fact_is_kept_as_the_rules_read_it(
    adviser: Client, life: Life, as_owner: Any, kind: str, more: dict[str, str], detail: Any
) -> None:
    assert adviser.get(f"/people/{life.person.public_id}/care/facts/{kind}/new/").status_code == 200
    answer = post(adviser, life, f"facts/{kind}/new/", **on("start", "20/11/2026"), **more)
    assert answer.status_code == 302
    with as_owner():
        fact = StatusFact.objects.get(person=life.person)
    assert (fact.kind, fact.start, fact.end, fact.detail) == (
        kind, date(2026, 11, 20), None, detail,
    )  # fmt: skip


def test_a_home_that_broke_down_is_ended(adviser: Client, life: Life, as_owner: Any) -> None:
    post(
        adviser, life, "2022-02-07/", **PERIOD, reason_ended="E4A",
        **on("start", "7/2/2022"), **on("end", "1/3/2026"),
    )  # fmt: skip
    post(adviser, life, "facts/home/new/", **on("start", "1/3/2026"), **{"with": "parent"})
    assert status(life, as_owner) == "QUALIFYING"
    answer = post(adviser, life, "facts/home/2026-03-01/", **on("end", "10/11/2026"))
    assert answer.status_code == 302
    assert status(life, as_owner) == "RELEVANT"


def test_an_end_before_the_beginning_is_refused(adviser: Client, life: Life) -> None:
    post(adviser, life, "facts/home/new/", **on("start", "1/3/2026"), **{"with": "parent"})
    answer = post(adviser, life, "facts/home/2026-03-01/", **on("end", "1/2/2026"))
    assert answer.status_code == 422
    assert "It ends before it begins" in answer.content.decode()


def test_only_what_is_recorded_can_be_ended(life: Life) -> None:
    with life.acting() as by, pytest.raises(Refused, match="Nothing of this kind"):
        end_status_fact(
            by=by, person_id=life.person.pk, kind="home", start=date(2026, 1, 1), end=None
        )


@pytest.mark.parametrize(
    "path",
    [
        "2022-02-08/",
        "2022-02-30/",
        "facts/pigeon/new/",
        "facts/home/2026-01-01/",
        "facts/died/2026-01-01/",
    ],
)
def test_what_does_not_exist_is_not_found(adviser: Client, life: Life, path: str) -> None:
    assert adviser.get(f"/people/{life.person.public_id}/care/{path}").status_code == 404


def test_who_reads_only_sees_care_and_no_way_to_change_it(
    client: Client, life: Life, as_owner: Any
) -> None:
    with as_owner():
        auditor = User.objects.create(name="Connie", email="c@x.test", role="auditor")
    client.post("/account/demo/", {"email": auditor.email})
    html = client.get(f"/people/{life.person.public_id}/care/").content.decode()
    assert "Full care order (C2)" in html
    assert not re.search(r"care/(new|facts|2022)", html)
    for path in ("new/", "2022-02-07/", "facts/home/new/"):
        assert client.get(f"/people/{life.person.public_id}/care/{path}").status_code == 403
        assert post(client, life, path).status_code == 403


def test_another_adviser_sees_nothing(client: Client, life: Life, as_owner: Any) -> None:
    with as_owner():
        other = User.objects.create(name="Kit", email="k@x.test", role="personal_adviser")
    client.post("/account/demo/", {"email": other.email})
    for path in ("", "new/", "2022-02-07/", "facts/home/new/"):
        response = client.get(f"/people/{life.person.public_id}/care/{path}")
        assert response.status_code == 404
        assert "Mirela" not in response.content.decode()

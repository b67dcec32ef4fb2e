"""A return in the database: through the rooms' services, all or nothing, the story told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.generate import Return, make, spoil
from tests.exchange.model import Model
from throughcare.access.acting import acting_as
from throughcare.access.models import Subject
from throughcare.access.selectors import installation_user
from throughcare.accommodation.models import Accommodation
from throughcare.care.models import CarePeriod, StatedStatus, StatusFact, StatusPeriod
from throughcare.casework.models import Duty, InTouch
from throughcare.chronology.models import Event
from throughcare.eet.models import Activity
from throughcare.exchange.ssda903.record import Kept
from throughcare.exchange.ssda903.run import bring_in
from throughcare.house import projections
from throughcare.people.models import Headline, Person, SearchToken

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
TABLES = (
    Person,
    Subject,
    CarePeriod,
    StatusFact,
    StatedStatus,
    InTouch,
    Activity,
    Accommodation,
    Event,
    StatusPeriod,
    Duty,
    Headline,
    SearchToken,
)

HOME = {
    "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", "PLACE_PROVIDER": "PR1", "DEC": "",
    "REC": "", "REASON_PLACE_CHANGE": "", "HOME_POST": "", "PL_POST": "", "URN": "",
}  # fmt: skip


def header(child: str, born: str, **cells: str) -> dict[str, str]:
    row = {"CHILD": child, "SEX": "F", "DOB": born, "ETHNIC": "WBRI", "UPN": "UN1"}
    return row | {"MOTHER": "", "MC_DOB": ""} | cells


def episode(child: str, start: str, **cells: str) -> dict[str, str]:
    return {"CHILD": child, "DECOM": start} | HOME | cells


def leaving(child: str, born: str, touch: str, does: str, home: str) -> dict[str, str]:
    return {"CHILD": child, "DOB": born, "IN_TOUCH": touch, "ACTIV": does, "ACCOM": home}


class Bring:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = Kept(installation_user())

    def __call__(self, made: Return, **options: Any) -> dict[str, Any]:
        made.write(self.folder)
        options = {"year": 2026, **options}
        with bring_in(self.folder, self.kept, today=TODAY, **options) as report:
            return report.as_dict()


@pytest.fixture
def bring(tmp_path: Path) -> Iterator[Bring]:
    with acting_as(installation_user()):
        yield Bring(tmp_path / "return")


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in TABLES}


def events(child: str) -> list[tuple[str, date, bool]]:
    """What stands in the story of a child: kind, day, and whether it is voided."""
    rows = Event.objects.filter(person__child_id=child).order_by("happened_on", "pk")
    return [(e.kind, e.happened_on, hasattr(e, "voided_by")) for e in rows]


def people() -> list[int]:
    return list(Person.objects.values_list("pk", flat=True))


def test_every_fact_is_there_and_says_where_it_came_from(bring: Bring) -> None:
    found = bring(
        Return(
            [header("1", "12/06/2008"), header("2", "03/02/2006", SEX="2", UPN="wrong")],
            [
                episode("1", "01/05/2020", DEC="01/07/2025", REC="X1", HOME_POST="zz1 1ab"),
                episode("1", "01/07/2025", RNE="P", LS="C9", PLACE="K2", URN="1234567"),
            ],
            [leaving("2", "03/02/2006", "YES", "f3", "U1")],
        )
    )
    assert found["applied"]
    one, two = Person.objects.order_by("child_id")
    assert (one.name, one.date_of_birth, one.source) == (
        "Child 1",
        date(2008, 6, 12),
        "SSDA903 2026",
    )
    assert (two.sex, two.upn, two.invalid_codes) == ("2", "WRONG", ["SEX", "UPN"])
    first, second = CarePeriod.objects.filter(person=one).order_by("start")
    assert (first.end, first.reason_ended, first.home_postcode) == (
        date(2025, 7, 1),
        "X1",
        "ZZ1 1AB",
    )
    assert (second.end, second.legal_status, second.invalid_codes, second.urn) == (
        None,
        "C9",
        ["LS"],
        "1234567",
    )
    facts = [
        (row.person_id, row.as_at, row.code, row.valid, row.source)
        for model in (InTouch, Activity, Accommodation)
        for row in model._default_manager.all()
    ]
    at = date(2026, 2, 3)
    assert facts == [
        (two.pk, at, "YES", True, "SSDA903 2026"),
        (two.pk, at, "F3", False, "SSDA903 2026"),
        (two.pk, at, "U1", True, "SSDA903 2026"),
    ]
    assert [kind for kind, _, _ in events("1")] == [
        "became_looked_after",
        "placement_started",
        "person_registered",
    ]


def test_status_duties_sight_and_search_follow_at_once(bring: Bring) -> None:
    bring(make(30, seed=8))
    assert projections.differences(people()) == []
    for model in (StatusPeriod, Duty, SearchToken):
        assert model._default_manager.exists(), model


def test_somebody_without_a_history_of_care_has_a_stated_status(bring: Bring) -> None:
    row = leaving("1", "03/02/2006", "YES", "F2", "U1")
    bring(Return([header("1", "03/02/2006")], [], [row]))
    now = StatusPeriod.objects.get(start__lte=TODAY, end__gt=TODAY)
    assert (now.status, now.stated, now.source, now.certain) == (
        "FORMER_RELEVANT",
        True,
        "SSDA903 2026",
        False,
    )
    bring(Return([], [episode("1", "01/05/2019", DEC="03/02/2024", REC="E5")], [row]))
    now = StatusPeriod.objects.get(start__lte=TODAY, end__gt=TODAY)
    assert (now.status, now.stated) == ("FORMER_RELEVANT", False)


def test_a_death_that_oc3_tells_closes_and_can_be_taken_back(bring: Bring) -> None:
    made = Return(
        [header("1", "03/02/2006")],
        [episode("1", "01/05/2019", DEC="03/02/2024", REC="E5")],
        [leaving("1", "03/02/2006", "DIED", "0", "0")],
    )
    bring(made)
    assert StatusPeriod.objects.get(start__lte=TODAY, end=None).status == "CLOSED"
    made.oc3[0] |= {"IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"}
    found = bring(made)
    assert found["tables"]["OC3"]["changed"] == 1
    assert not StatusFact.objects.exists()
    now = StatusPeriod.objects.get(start__lte=TODAY, end__gt=TODAY)
    assert now.status == "FORMER_RELEVANT"
    assert projections.differences(people()) == []


def test_the_same_again_writes_nothing(bring: Bring) -> None:
    made = make(20, seed=4)
    bring(made)
    before = counts()
    stamp = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    again = bring(made)
    assert again["applied"]
    assert {t["created"] + t["changed"] for t in again["tables"].values()} == {0}
    assert counts() == before
    assert Event.objects.order_by("-pk").values_list("pk", flat=True).first() == stamp


def test_an_end_that_comes_later_is_told_in_the_story(bring: Bring) -> None:
    made = Return([header("1", "03/02/2008")], [episode("1", "01/05/2019")])
    bring(made)
    made.episodes[0] |= {"DEC": "03/02/2026", "REC": "E17"}
    bring(made)
    assert ("left_care", date(2026, 2, 3), False) in events("1")
    made.episodes[0] |= {"DEC": "01/02/2026"}
    bring(made)
    told = events("1")
    assert ("left_care", date(2026, 2, 3), True) in told
    assert ("left_care", date(2026, 2, 1), False) in told
    assert ("became_looked_after", date(2019, 5, 1), False) in told
    assert projections.differences(people()) == []


def test_two_episodes_may_exchange_days(bring: Bring) -> None:
    made = Return(
        [header("1", "03/02/2008")],
        [
            episode("1", "01/05/2019", DEC="01/06/2020", REC="X1"),
            episode("1", "01/06/2020", RNE="P", DEC="01/06/2021", REC="X1"),
            episode("1", "01/06/2021", RNE="P"),
        ],
    )
    bring(made)
    made.episodes[0]["DEC"] = "01/05/2020"
    made.episodes[1:2] = [
        episode("1", "01/05/2020", RNE="P", DEC="01/06/2020", REC="X1"),
        episode("1", "01/06/2020", RNE="P", DEC="01/01/2021", REC="X1"),
        episode("1", "01/01/2021", RNE="P", DEC="01/06/2021", REC="X1"),
    ]
    found = bring(made)
    assert found["applied"], found["rejected"]
    assert found["tables"]["Episodes"] == {
        "read": 5,
        "created": 2,
        "changed": 2,
        "unchanged": 1,
        "rejected": 0,
    }


def test_a_birth_date_corrected_moves_what_oc3_said(bring: Bring) -> None:
    made = Return([header("1", "03/02/2006")], [], [leaving("1", "03/02/2006", "YES", "F2", "U1")])
    bring(made)
    made.header[0]["DOB"] = made.oc3[0]["DOB"] = "05/02/2006"
    bring(made)
    for model in (InTouch, Activity, Accommodation):
        assert model._default_manager.get().as_at == date(2026, 2, 5)
    assert StatedStatus.objects.get().from_day == date(2026, 2, 5)
    assert projections.differences(people()) == []


def test_refused_leaves_every_table_as_it_was(bring: Bring) -> None:
    bring(make(5, seed=2))
    before = counts()
    more = make(30, seed=3, first_id=600_001)
    more.episodes[-1]["DECOM"] = "31/06/2020"
    found = bring(more)
    assert not found["applied"]
    assert counts() == before


def test_a_fault_half_way_undoes_everything(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counts()

    def fails(**_: Any) -> None:
        raise RuntimeError("half way")

    monkeypatch.setattr("throughcare.exchange.ssda903.load.record_accommodation_many", fails)
    with pytest.raises(RuntimeError, match="half way"):
        bring(make(10, seed=2))
    assert counts() == before


def test_what_somebody_recorded_meanwhile_is_seen_under_the_lock(
    bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Return([header("1", "03/02/2008")], [episode("1", "01/05/2020")])
    bring(Return(made.header, []))
    here = bring.kept.here
    asked: list[int] = []

    def meanwhile(*args: Any) -> Any:
        asked.append(1)
        if len(asked) == 2:
            CarePeriod.objects.create(
                person=Person.objects.get(), start=date(2019, 1, 1), legal_status="V2"
            )
        return here(*args)

    monkeypatch.setattr(bring.kept, "here", meanwhile)
    found = bring(made)
    assert not found["applied"]
    assert [p["rule"] for p in found["rejected"]] == ["overlap"]


def test_the_number_of_queries_does_not_grow_with_the_children(bring: Bring) -> None:
    def queries(children: int, seed: int) -> int:
        made = make(children, seed=seed, first_id=seed * 100_000)
        with CaptureQueriesContext(connection) as caught:
            assert bring(made)["applied"]
        return len(caught)

    queries(4, 1)
    assert queries(200, 2) <= queries(40, 3) + 2


@pytest.mark.parametrize("seed", range(12))
def test_the_database_holds_what_the_model_holds(bring: Bring, seed: int) -> None:
    model = Model()
    for turn in range(3):
        made = spoil(make(12, seed=seed), faults=turn * 3, seed=seed * 10 + turn)
        made.write(bring.folder)
        found = bring(made, accept_rejects=True)
        with bring_in(bring.folder, model, today=TODAY, year=2026, accept_rejects=True) as report:
            assert report.as_dict() == found
    children = list(model.children)
    kept, modelled = bring.kept.here(children, 2026), model.here(children, 2026)
    for child in children:
        ours, theirs = kept[child], modelled[child]
        assert ours.header.cells == theirs.header.cells
        assert ours.header.invalid == theirs.header.invalid
        assert {k: e.cells for k, e in ours.episodes.items()} == {
            k: e.cells for k, e in theirs.episodes.items()
        }
        assert (ours.leaving and ours.leaving.cells) == (theirs.leaving and theirs.leaving.cells)
        assert ours.leaving_as_at == theirs.leaving_as_at
    assert projections.differences(people()) == []


def test_only_the_installation_may_bring_a_return_in(
    bring: Bring, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    from django.core.exceptions import PermissionDenied

    from throughcare.access.models import User
    from throughcare.exchange.ssda903.load import load_return

    with as_owner():
        worker = User.objects.create(name="A", email="a@example.org", role="personal_adviser")
    with acting_as(worker), pytest.raises(PermissionDenied):
        load_return(by=worker, batches=[], year=2026)

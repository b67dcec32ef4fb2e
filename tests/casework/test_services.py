"""Writes of casework: who may, what is refused, what follows, and that one is many of one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.casework.lives import Life, step, visited
from throughcare.access.acting import acting_as
from throughcare.access.models import Grant, Sight, Team, User
from throughcare.casework import services
from throughcare.casework.models import Allocation, Contact, Duty, InTouch, LastSeen, TeamPlacement
from throughcare.casework.selectors.duties import next_visit
from throughcare.casework.services import (
    NewAllocation,
    NewContact,
    NewInTouch,
    NewMilestone,
    NewPlacement,
)
from throughcare.chronology.models import Event
from throughcare.house import Refused
from throughcare.house.projections import differences

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def somebody(as_owner: Any, role: str, name: str = "Kit") -> User:
    with as_owner():
        return User.objects.create(name=name, email=f"{name}@y.test".lower(), role=role)


def events(life: Life, kind: str) -> list[Event]:
    with life.acting():
        return list(Event.objects.filter(person=life.person, kind=kind, voided_by__isnull=True))


def open_visit(life: Life) -> Duty | None:
    with life.acting():
        return next_visit(life.person.pk, TODAY)


def test_a_new_adviser_ends_the_old_one_and_sight_follows(life: Life, as_owner: Any) -> None:
    kit = somebody(as_owner, "personal_adviser")
    new = NewAllocation(life.person.pk, kit.pk, TODAY, reason="Nadia moves to another team")
    with life.acting() as by:
        services.allocate(by=by, person_id=life.person.pk, new=new)
        old, now = Allocation.objects.filter(person=life.person).order_by("start")
        assert (old.end, old.reason_ended) == (TODAY, "Nadia moves to another team")
        assert now.worker_id == kit.pk
        seen_by = set(
            Sight.objects.filter(person_id=life.person.pk, until_at=None).values_list(
                "user_id", flat=True
            )
        )
        assert kit.pk in seen_by
        assert life.adviser.pk not in seen_by
        assert differences([life.person.pk]) == []
    (chosen,) = [e for e in events(life, "pa_appointed") if e.happened_on == TODAY]
    assert chosen.summary == "Kit, after Nadia Okonjo\nNadia moves to another team"


@pytest.mark.parametrize("role", ["nurse", "elected_member", "business_support", "young_person"])
def test_who_may_not_be_an_adviser(life: Life, as_owner: Any, role: str) -> None:
    with as_owner():
        somebody_else = User.objects.create(
            name="No",
            email="no@y.test",
            role=role,
            person_id=life.person.pk if role == "young_person" else None,
        )
    with life.acting() as by, pytest.raises(Refused, match="can't be somebody's"):
        services.allocate(
            by=by,
            person_id=life.person.pk,
            new=NewAllocation(life.person.pk, somebody_else.pk, TODAY),
        )


def test_nobody_is_allocated_to_who_has_left_or_twice(life: Life, as_owner: Any) -> None:
    kit = somebody(as_owner, "personal_adviser")
    with as_owner():
        User.objects.filter(pk=kit.pk).update(is_active=False)
    person = life.person.pk
    with life.acting() as by:
        with pytest.raises(Refused, match="no longer works here"):
            services.allocate(by=by, person_id=person, new=NewAllocation(person, kit.pk, TODAY))
        again = NewAllocation(person, life.adviser.pk, TODAY)
        with pytest.raises(Refused, match="already"):
            services.allocate(by=by, person_id=person, new=again)
        early = NewAllocation(person, life.adviser.pk, date(2001, 1, 1))
        with pytest.raises(Refused, match="before they were born"):
            services.allocate(by=by, person_id=person, new=early)


def test_an_adviser_may_not_allocate(life: Life) -> None:
    with acting_as(life.adviser), pytest.raises(PermissionDenied):
        services.allocate(
            by=life.adviser,
            person_id=life.person.pk,
            new=NewAllocation(life.person.pk, life.adviser.pk, TODAY),
        )


def test_moving_team_takes_the_old_teams_sight(life: Life, as_owner: Any) -> None:
    with as_owner():
        west = Team.objects.create(name="West", slug="west")
    with life.acting() as by:
        new = NewPlacement(life.person.pk, west.pk, TODAY)
        services.place_in_team(by=by, person_id=life.person.pk, new=new)
        old, now = TeamPlacement.objects.filter(person=life.person).order_by("start")
        assert old.end == TODAY
        assert now.team_id == west.pk
        live = Grant.objects.filter(person_id=life.person.pk, source="team", until_at=None)
        assert [g.team_id for g in live] == [west.pk]
        with pytest.raises(Refused, match="has them already"):
            services.place_in_team(by=by, person_id=life.person.pk, new=new)


def test_ending_needs_a_reason_and_takes_sight(life: Life) -> None:
    with life.acting() as by:
        row = Allocation.objects.get(person=life.person)
        ask: dict[str, Any] = {
            "by": by,
            "person_id": life.person.pk,
            "allocation_id": row.pk,
            "end": TODAY,
        }
        with pytest.raises(Refused) as refused:
            services.end_allocation(**ask, reason=" ")
        assert refused.value.field == "reason"
        services.end_allocation(**ask, reason="Left the service")
        assert not Sight.objects.filter(user_id=life.adviser.pk, until_at=None).exists()
    assert events(life, "pa_ended")[0].summary == "Nadia Okonjo\nLeft the service"


def test_a_visit_moves_the_due_date_and_an_attempt_does_not(life: Life) -> None:
    step(life, "moved_into_s23b_accommodation", date(2026, 1, 5))
    visited(life, date(2026, 9, 23))
    before = open_visit(life)
    assert before is not None
    assert before.due_on == date(2026, 11, 18)
    visited(life, TODAY, seen=False, note="Nobody in.")
    assert open_visit(life).due_on == before.due_on  # type: ignore[union-attr]
    visited(life, TODAY)
    assert open_visit(life).due_on == date(2027, 1, 20)  # type: ignore[union-attr]
    with life.acting():
        seen = LastSeen.objects.get(person=life.person)
        assert (seen.seen_on, seen.attempts_since) == (TODAY, 0)
        assert differences([life.person.pk]) == []


def test_only_the_advisers_own_visit_meets_the_visit(life: Life, as_owner: Any) -> None:
    worker = somebody(as_owner, "nurse")
    other = somebody(as_owner, "personal_adviser", "Suyin")
    for who in (worker, other):
        new = NewContact(life.person.pk, "visit", TODAY, worker_id=who.pk)
        with life.acting() as by:
            services.record_contact(by=by, person_id=life.person.pk, new=new)
    assert len(events(life, "contact")) == 1
    assert len(events(life, "pa_visit_seen")) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"happened_on": date(2026, 11, 26)}, "happened_on"),
        ({"happened_on": date(2001, 1, 1)}, "happened_on"),
        ({"seen": False, "their_words": "hi"}, "their_words"),
        ({"seen": False, "seen_alone": True}, "seen"),
        ({"kind": "phone", "home_seen": True}, "home_seen"),
        ({"shared": False}, "why_not_shared"),
        ({"kind": "pigeon"}, "kind"),
    ],
)
def test_contacts_that_cannot_be(life: Life, given: dict[str, Any], field: str) -> None:
    new = NewContact(**{"person_id": life.person.pk, "kind": "visit", "happened_on": TODAY} | given)
    with life.acting() as by:
        with pytest.raises(Refused) as refused:
            services.record_contact(by=by, person_id=life.person.pk, new=new)
        assert refused.value.field == field
        assert not Contact.objects.exists()


def test_their_words_are_kept_exactly_and_shared(life: Life) -> None:
    words = "  im alright \n\n the room is cold tho  "
    visited(life, TODAY, their_words=words, note="Kofi made tea.", place="at home")
    (event,) = events(life, "pa_visit_seen")
    assert event.words == words
    assert event.shared
    assert event.summary == "Visit at home\nKofi made tea."


def test_a_correction_voids_and_the_history_keeps_both(life: Life) -> None:
    visited(life, date(2026, 11, 20), note="First.")
    with life.acting() as by:
        row = Contact.objects.get()
        services.correct_contact(
            by=by,
            person_id=life.person.pk,
            contact_id=row.pk,
            changes={"happened_on": date(2026, 11, 19), "seen": False},
        )
        assert LastSeen.objects.get(person=life.person).seen_on is None
        assert differences([life.person.pk]) == []
    assert events(life, "pa_visit_seen") == []
    assert events(life, "pa_visit_failed")[0].happened_on == date(2026, 11, 19)


def test_what_is_taken_back_counts_nowhere(life: Life) -> None:
    visited(life, TODAY)
    with life.acting() as by:
        row = Contact.objects.get()
        ask: dict[str, Any] = {"by": by, "person_id": life.person.pk, "contact_id": row.pk}
        with pytest.raises(Refused):
            services.withdraw_contact(**ask, reason="")
        services.withdraw_contact(**ask, reason="About somebody else")
        assert not LastSeen.objects.exists()
        assert differences([life.person.pk]) == []
        with pytest.raises(Refused):
            services.correct_contact(**ask, changes={"note": "x"})
    assert events(life, "contact_withdrawn")[0].summary == "About somebody else"


def test_a_step_is_recorded_once_a_day_and_taken_back(life: Life) -> None:
    new = NewMilestone(life.person.pk, "pathway_plan_signed", date(2026, 8, 1))
    with life.acting() as by:
        row = services.record_milestone(by=by, person_id=life.person.pk, new=new)
        with pytest.raises(Refused, match="already"):
            services.record_milestone(by=by, person_id=life.person.pk, new=new)
        due = Duty.objects.get(person=life.person, code="pathway-plan-review", met_on=None)
        assert due.statutory_due == date(2027, 2, 1)
        services.withdraw_milestone(
            by=by, person_id=life.person.pk, milestone_id=row.pk, reason="Wrong day"
        )
        assert not Duty.objects.filter(code="pathway-plan-review").exists()
        services.record_milestone(by=by, person_id=life.person.pk, new=new)


def test_a_nurse_records_contacts_and_no_steps(life: Life, as_owner: Any) -> None:
    nurse = somebody(as_owner, "nurse")
    with acting_as(nurse), pytest.raises(PermissionDenied):
        services.record_milestone(
            by=nurse,
            person_id=life.person.pk,
            new=NewMilestone(life.person.pk, "pathway_plan_signed", TODAY),
        )


def test_nobody_out_of_sight_is_written_to(life: Life, as_owner: Any) -> None:
    stranger = somebody(as_owner, "personal_adviser")
    with acting_as(stranger), pytest.raises(PermissionDenied):
        services.record_contact(
            by=stranger,
            person_id=life.person.pk,
            new=NewContact(life.person.pk, "visit", TODAY),
        )


def test_saying_the_same_again_changes_nothing(life: Life) -> None:
    new = NewInTouch(life.person.pk, date(2026, 3, 4), "YES", "SSDA903 2026")
    with life.acting() as by:
        assert services.record_in_touch(by=by, person_id=life.person.pk, new=new)
        assert services.record_in_touch(by=by, person_id=life.person.pk, new=new) is None
        other = NewInTouch(life.person.pk, date(2026, 3, 4), "NO", "SSDA903 2026")
        services.record_in_touch_many(by=by, new=[other])
        assert InTouch.objects.get().code == "NO"
    (said,) = events(life, "in_touch_stated")
    assert said.happened_on == date(2026, 3, 4)


def test_one_is_many_of_one(life: Life) -> None:
    person = life.person.pk
    one = NewContact(person, "visit", date(2026, 10, 1), note="x", worker_id=life.adviser.pk)
    with life.acting() as by:
        services.record_contact(by=by, person_id=person, new=one)
        services.record_contacts_many(by=by, new=[one])
        services.record_milestone(
            by=by, person_id=person, new=NewMilestone(person, "pathway_plan_signed", TODAY)
        )
        assert differences([person]) == []
        skipped = {"id", "public_id", "recorded_at"}
        first, second = Contact.objects.order_by("pk").values()
        assert {k: v for k, v in first.items() if k not in skipped} == {
            k: v for k, v in second.items() if k not in skipped
        }
        bad = NewContact(person, "visit", date(2027, 1, 1))
        with pytest.raises(Refused):
            services.record_contacts_many(by=by, new=[one, bad])
        assert Contact.objects.count() == 2

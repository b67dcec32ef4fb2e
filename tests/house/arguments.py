"""How each registered service is called in a test, written by hand."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from throughcare.access.models import Membership, Team, User
from throughcare.access.services import NewGrant
from throughcare.accommodation.services import NewAccommodation
from throughcare.care.services import NewCarePeriod, NewStatedStatus, NewStatusFact
from throughcare.casework import services as casework
from throughcare.eet.services import NewActivity
from throughcare.exchange.ssda903.verdict import Verdict
from throughcare.house.clock import now, today
from throughcare.people.services import NewPerson

_number = itertools.count(1)

HOME_SINCE = date(2019, 5, 6)
"""From when the ground says that they lived with a parent."""


@dataclass
class Ground:
    """Whom and what the services are called about: ``person`` is touched by both sides."""

    person: int
    other: int
    team: Team
    to_team: Team
    manager: User
    advisers: list[User]
    leaver: User
    system: User
    membership: Membership
    care_period: int
    contact: int
    allocation: int
    milestone: int
    status_fact: int
    made: list[int] = field(default_factory=list)


Build = Callable[[Ground, Random], dict[str, Any]]


def _day(rng: Random, most: int = 400) -> date:
    return today() - timedelta(days=rng.randrange(1, most))


def _people(g: Ground, rng: Random) -> list[int]:
    return rng.choice([[g.person], [g.other, g.person], [g.person, g.other]])


def _new_grant(g: Ground, rng: Random) -> NewGrant:
    if rng.random() < 0.5:
        return NewGrant(g.person, "team", team_id=g.team.pk)
    return NewGrant(
        g.person,
        rng.choice(["allocation", "named"]),
        user_id=rng.choice(g.advisers).pk,
        until_at=rng.choice([None, now() + timedelta(days=3)]),
    )


def _care(g: Ground, person: int, rng: Random) -> NewCarePeriod:
    start = date(2012, 1, 1) + timedelta(days=rng.randrange(0, 900))
    return NewCarePeriod(
        person,
        start,
        rng.choice(["C2", "V2"]),
        end=start + timedelta(days=rng.randrange(30, 400)),
        reason_started="S",
        reason_ended="E3",
        placement_type="U1",
    )


def _fact(g: Ground, person: int, rng: Random) -> NewStatusFact:
    return NewStatusFact(person, "home", _day(rng), detail={"with": "parent"})


def _contact(g: Ground, person: int, rng: Random) -> casework.NewContact:
    seen = rng.random() < 0.7
    return casework.NewContact(
        person,
        rng.choice(["visit", "phone"]),
        _day(rng, 60),
        seen=seen,
        their_words="I am fine" if seen else "",
    )


def _allocation(g: Ground, person: int, rng: Random) -> casework.NewAllocation:
    return casework.NewAllocation(person, rng.choice(g.advisers).pk, _day(rng, 20), reason="Moved")


def _placement(g: Ground, person: int, rng: Random) -> casework.NewPlacement:
    return casework.NewPlacement(person, g.to_team.pk, _day(rng, 20))


def _milestone(g: Ground, person: int, rng: Random) -> casework.NewMilestone:
    return casework.NewMilestone(
        person, rng.choice(["needs_assessment_completed", "pathway_plan_signed"]), _day(rng)
    )


def _said(kind: type[Any], code: str) -> Build:
    return lambda g, rng: {
        "new": [kind(p, _day(rng, 5), code, f"SSDA903 {2020 + rng.randrange(5)}")
                for p in _people(g, rng)]
    }  # fmt: skip


def _verdict(g: Ground, rng: Random) -> Verdict:
    child = f"C{next(_number)}"
    header = {
        "CHILD": child, "SEX": "1", "DOB": "2007-05-06", "ETHNIC": "WBRI", "UPN": "UN3",
        "MOTHER": "", "MC_DOB": "",
    }  # fmt: skip
    return Verdict(
        child, None, header=header, born=date(2007, 5, 6),
        invalid={"Header": frozenset(), "OC3": frozenset()},
    )  # fmt: skip


def _form(g: Ground, rng: Random) -> dict[str, Any]:
    return {"person_id": g.person, "form": "casework.contact"}


def one(build: Callable[[Ground, int, Random], Any]) -> Build:
    """For a service about one person: its ``new``."""
    return lambda g, rng: {"person_id": g.person, "new": build(g, g.person, rng)}


def many(build: Callable[[Ground, int, Random], Any]) -> Build:
    """For a ``*_many`` service: its ``new`` about one or both people, in any order."""
    return lambda g, rng: {"new": [build(g, p, rng) for p in _people(g, rng)]}


ARGUMENTS: dict[str, Build] = {
    "access.services.grant": lambda g, rng: {"person_id": g.person, "new": _new_grant(g, rng)},
    "access.services.grant_many": lambda g, rng: {"new": [_new_grant(g, rng), _new_grant(g, rng)]},
    "access.services.end_grants": lambda g, rng: {
        "person_id": g.person, "source": "allocation", "record_id": g.allocation,
        "until_at": now(),
    },
    "access.services.restrict": lambda g, rng: {
        "person_id": g.person, "named": [rng.choice(g.advisers).pk], "reason": "At risk",
    },
    "access.services.unrestrict": lambda g, rng: {"person_id": g.person},
    "access.services.add_user": lambda g, rng: {
        "name": "Somebody", "email": f"new{next(_number)}@example.invalid",
        "role": "personal_adviser",
    },
    "access.services.close_user": lambda g, rng: {"user_id": g.leaver.pk},
    "access.services.set_password": lambda g, rng: {
        "user_id": g.advisers[0].pk, "password": "correct horse battery",
    },
    "access.services.forget_code": lambda g, rng: {"user_id": g.leaver.pk},
    "access.services.add_team": lambda g, rng: {
        "name": f"Team {next(_number)}", "slug": f"team-{next(_number)}",
    },
    "access.services.join_team": lambda g, rng: {
        "team_id": g.team.pk, "user_id": rng.choice(g.advisers).pk, "start": _day(rng),
    },
    "access.services.leave_team": lambda g, rng: {
        "membership_id": g.membership.pk, "end": _day(rng, 5),
    },
    "accommodation.services.record_accommodation_many": _said(NewAccommodation, "B1"),
    "care.services.record_care_period": one(_care),
    "care.services.record_care_periods_many": many(_care),
    "care.services.correct_care_period": lambda g, rng: {
        "person_id": g.person, "care_period_id": g.care_period,
        "changes": {"legal_status": rng.choice(["C1", "C2", "E1", "V2"]),
                    "end": rng.choice([None, date(2025, 2, 3), date(2024, 5, 6)])},
    },
    "care.services.correct_care_periods_many": lambda g, rng: {
        "changes": {g.care_period: {"start": date(2016, 1, 1) + timedelta(rng.randrange(300))}},
    },
    "care.services.record_status_fact": one(_fact),
    "care.services.record_status_facts_many": many(_fact),
    "care.services.end_status_fact": lambda g, rng: {
        "person_id": g.person, "kind": "home", "start": HOME_SINCE, "end": _day(rng),
    },
    "care.services.withdraw_status_facts_many": lambda g, rng: {
        "fact_ids": [g.status_fact], "because": "In error",
    },
    "care.services.state_statuses_many": lambda g, rng: {
        "new": [NewStatedStatus(p, "FORMER_RELEVANT", _day(rng), "SSDA903 2025")
                for p in _people(g, rng)],
    },
    "casework.services.allocation.place_in_team": one(_placement),
    "casework.services.allocation.place_in_team_many": many(_placement),
    "casework.services.allocation.allocate": one(_allocation),
    "casework.services.allocation.allocate_many": many(_allocation),
    "casework.services.allocation.end_allocation": lambda g, rng: {
        "person_id": g.person, "allocation_id": g.allocation, "end": _day(rng, 5),
        "reason": "Left the service",
    },
    "casework.services.allocation.hand_over": lambda g, rng: {
        "person_ids": _people(g, rng), "start": _day(rng, 3), "reason": "Handed over",
        "worker_id": rng.choice(g.advisers).pk,
    },
    "casework.services.contacts.record_contact": one(_contact),
    "casework.services.contacts.record_contacts_many": many(_contact),
    "casework.services.contacts.correct_contact": lambda g, rng: {
        "person_id": g.person, "contact_id": g.contact,
        "changes": {"happened_on": _day(rng, 60), "place": rng.choice(["", "Home"])},
    },
    "casework.services.contacts.withdraw_contact": lambda g, rng: {
        "person_id": g.person, "contact_id": g.contact, "reason": "Twice",
    },
    "casework.services.in_touch.record_in_touch": lambda g, rng: {
        "person_id": g.person,
        "new": casework.NewInTouch(g.person, _day(rng, 5), "YES", "Phone"),
    },
    "casework.services.in_touch.record_in_touch_many": _said(casework.NewInTouch, "YES"),
    "casework.services.milestones.record_milestone": one(_milestone),
    "casework.services.milestones.record_milestones_many": many(_milestone),
    "casework.services.milestones.withdraw_milestone": lambda g, rng: {
        "person_id": g.person, "milestone_id": g.milestone, "reason": "In error",
    },
    "eet.services.record_activities_many": _said(NewActivity, "F1"),
    "exchange.ssda903.load.load_return": lambda g, rng: {
        "batches": [[_verdict(g, rng)], [_verdict(g, rng)]], "year": 2026,
    },
    "people.services.register_person": lambda g, rng: {
        "new": NewPerson(date(2008, 1, 2), given_name="New", family_name=f"N{next(_number)}"),
    },
    "people.services.register_people_many": lambda g, rng: {
        "new": [NewPerson(date(2008, 1, 2), given_name="New", family_name=f"N{next(_number)}")
                for _ in range(2)],
    },
    "people.services.correct_person": lambda g, rng: {
        "person_id": g.person,
        "changes": {"date_of_birth": date(2007, rng.randrange(1, 12), 5)},
    },
    "people.services.correct_people_many": lambda g, rng: {
        "changes": {p: {"known_as": f"K{next(_number)}"} for p in _people(g, rng)},
    },
    "recording.services.save_draft": lambda g, rng: {
        **_form(g, rng), "title": "A contact", "url": "/", "fields": {"note": str(rng.random())},
        "version": rng.randrange(3), "window": uuid.UUID(int=rng.getrandbits(128)),
    },
    "recording.services.join_draft": lambda g, rng: {
        **_form(g, rng), "fields": {"note": "joined"}, "version": rng.choice([1, 1, 1, 2]),
    },
    "recording.services.discard_draft": _form,
}  # fmt: skip
"""Name below ``throughcare`` -> what it is called with, beside ``by``."""


def acts(g: Ground, permission: str | None) -> User:
    """Who calls a service with this permission: the manager where they may."""
    return g.manager if permission is not None and g.manager.can(permission) else g.system

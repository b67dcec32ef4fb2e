"""Hands the lives to the rooms' services, each piece as the person who would have recorded it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from throughcare.access import services as access
from throughcare.access.models import Grant, Team, User
from throughcare.accommodation.codes import ACCOM
from throughcare.accommodation.services import NewAccommodation, record_accommodation_many
from throughcare.care.services import (
    NewCarePeriod,
    NewStatusFact,
    record_care_periods_many,
    record_status_facts_many,
)
from throughcare.casework import services as casework
from throughcare.casework.codes import IN_TOUCH
from throughcare.casework.models import Milestone
from throughcare.demo.script import ADVISER, SOCIAL_WORKER, Life, actual, maybe
from throughcare.demo.staff import STAFF, TEAMS
from throughcare.demo.when import Calendar
from throughcare.eet.codes import ACTIV
from throughcare.eet.services import NewActivity, record_activities_many
from throughcare.people.services import NewPerson, register_people_many

Step = tuple[str, Callable[[], None]]
T = TypeVar("T")

MANAGERS = {
    "transition": "gwendolyn_attah",
    "east": "callum_fairweather",
    "west": "soraya_dumbarton",
    "disability": "malachi_pennyfeather",
}


def _odd(life: Life) -> bool:
    return life.dob.day % 2 == 1


def _one_of(*keys: str) -> Callable[[Life], bool]:
    return lambda life: life.key in keys


def _tagged(*tags: str) -> Callable[[Life], bool]:
    return lambda life: bool(life.tags & set(tags))


AROUND: tuple[tuple[str, str, Callable[[Life], bool]], ...] = (
    # Who beside adviser, social worker and team sees whom, and why.
    ("thandeka_rowbotham", "Reviews their plan", lambda x: x.status == "ELIGIBLE" and _odd(x)),
    (
        "gideon_marsh_whitlow",
        "Reviews their plan",
        lambda x: x.status == "ELIGIBLE" and not _odd(x),
    ),
    ("odalys_brightwater", "Asked for the nurse", _tagged("ill", "disabled")),
    ("odalys_brightwater", "Asked for the nurse", _one_of("tegan", "callum", "sam")),
    ("kwabena_tillotson", "Looking for work or learning", _tagged("neet", "expecting")),
    ("janine_pocklington", "Needs a home", _tagged("homeless", "bed and breakfast")),
    ("janine_pocklington", "Needs a home", _one_of("marcus", "kofi")),
    ("petra_lindqvist_rao", "Asked for an advocate", _one_of("tegan", "dawit", "mia", "reece")),
    ("bilal_sotherton", "Council of young people", _one_of("nia", "idris", "mia", "lowri")),
)


class Harrowmere:
    """The demo authority in the making: users, people and what is known of them."""

    def __init__(self, lives: Sequence[Life], installation: User, today: date) -> None:
        self.lives = lives
        self.installation = installation
        self.today = today
        self.calendar = Calendar(today)
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.ids: dict[str, int] = {}

    def steps(self) -> list[Step]:
        """What is done, in order, each piece by itself."""
        return [
            ("teams and staff", self.staff),
            ("young people", self.people),
            ("periods of care", self.care),
            ("what else the law asks", self.facts),
            ("teams", self.placements),
            ("advisers and social workers", self.allocations),
            ("assessments, plans, reviews", self.milestones),
            ("visits and contacts", self.contacts),
            ("what returns say", self.positions),
            ("who else is around them", self.around),
            ("closed records", self.restrictions),
            ("who has left", self.leavers),
        ]

    def staff(self) -> None:
        """Teams, accounts without a password, and who works where."""
        by = self.installation
        for entry in TEAMS:
            self.teams[entry.slug] = access.add_team(
                by=by, name=entry.name, slug=entry.slug, caseload_limit=entry.caseload_limit
            )
        for one in STAFF:
            user = access.add_user(
                by=by,
                name=one.name,
                email=one.email,
                role=one.role,
                ends_on=one.ends_on(self.today),
                works_for=one.works_for,
            )
            self.users[one.key] = user
            for team in one.teams:
                access.join_team(
                    by=by,
                    team_id=self.teams[team].pk,
                    user_id=user.pk,
                    start=one.joined(self.calendar),
                    end=one.leaves(self.calendar),
                )

    def people(self) -> None:
        """Records are opened by business support."""
        people = register_people_many(
            by=self.users["maureen_tregidga"],
            new=[
                NewPerson(
                    date_of_birth=life.dob,
                    given_name=life.given,
                    family_name=life.family,
                    known_as=life.known_as,
                    pronouns=life.pronouns,
                    child_id=life.child_id,
                    sex=life.sex,
                    ethnicity=life.ethnicity,
                    upn=life.upn,
                    mother=life.mother,
                    mother_child_date_of_birth=maybe(life.mothers_child_born),
                    invalid_codes=_invalid(life),
                )
                for life in self.lives
            ],
        )
        self.ids = {life.key: person.pk for life, person in zip(self.lives, people, strict=True)}

    def care(self) -> None:
        """Each period by the social worker, or the manager of the team."""
        for who, lives in self._by(_care_recorder):
            record_care_periods_many(
                by=self.users[who],
                new=[
                    NewCarePeriod(
                        person_id=self.ids[life.key],
                        start=actual(c.start),
                        legal_status=c.legal_status,
                        end=maybe(c.end),
                        category_of_need=c.need,
                        reason_started=c.started,
                        reason_ended=c.ended,
                        placement_type=c.placement,
                        placement_provider=c.provider,
                        reason_placement_changed=c.changed,
                        home_postcode=c.home_postcode,
                        placement_postcode=c.postcode,
                        urn=c.urn,
                        invalid_codes=("LS",) if c.legal_status == "C3" else (),
                    )
                    for life in lives
                    for c in life.care
                ],
            )

    def facts(self) -> None:
        """Homes, education, requests: by the same."""
        for who, lives in self._by(_care_recorder):
            record_status_facts_many(
                by=self.users[who],
                new=[
                    NewStatusFact(
                        self.ids[life.key], f.kind, actual(f.start), maybe(f.end), dict(f.detail)
                    )
                    for life in lives
                    for f in life.facts
                ],
            )

    def placements(self) -> None:
        """Which team looks after whom, by its manager."""
        for who, lives in self._by(lambda x: MANAGERS[x.team]):
            casework.place_in_team_many(
                by=self.users[who],
                new=[
                    casework.NewPlacement(
                        self.ids[life.key],
                        self.teams[life.team].pk,
                        actual(life.joined or self.today),
                    )
                    for life in lives
                ],
            )

    def allocations(self) -> None:
        """Who works with whom, by the manager of the team."""
        for who, lives in self._by(lambda x: MANAGERS[x.team]):
            casework.allocate_many(
                by=self.users[who],
                new=[
                    casework.NewAllocation(
                        person_id=self.ids[life.key],
                        worker_id=self.users[s.worker].pk,
                        start=actual(s.start),
                        part=s.part,
                        end=maybe(s.end),
                        reason_ended=s.why_ended,
                    )
                    for life in lives
                    for s in life.spells
                ],
            )

    def milestones(self) -> None:
        """Assessments, plans, reviews and moves, each by whoever stood for it."""
        new: dict[str, list[casework.NewMilestone]] = defaultdict(list)
        for life in self.lives:
            person_id = self.ids[life.key]
            for step in life.steps:
                if step.kind in Milestone.Kind.values:
                    new[step.by].append(
                        casework.NewMilestone(person_id, step.kind, actual(step.on), step.summary)
                    )
            for kind, on, place in _moves(life):
                new[_adviser_on(life, on)].append(casework.NewMilestone(person_id, kind, on, place))
        for who, rows in new.items():
            casework.record_milestones_many(by=self.users[who], new=rows)

    def contacts(self) -> None:
        """Visits, calls, messages and attempts, each by whoever made it."""
        new: dict[str, list[casework.NewContact]] = defaultdict(list)
        for life in self.lives:
            for talk in life.talks:
                new[talk.worker].append(
                    casework.NewContact(
                        person_id=self.ids[life.key],
                        kind=talk.kind,
                        happened_on=talk.on,
                        seen=talk.seen,
                        seen_alone=talk.alone,
                        home_seen=talk.home if talk.kind == "visit" and talk.seen else None,
                        place=talk.place,
                        their_words=talk.words,
                        note=talk.note,
                        agreed=talk.agreed,
                    )
                )
        for who, rows in new.items():
            casework.record_contacts_many(by=self.users[who], new=rows)

    def positions(self) -> None:
        """What the returns of the last years say, with the return as the source."""
        said = [
            (self.ids[life.key], p, actual(p.as_at), f"SSDA903 {_year(actual(p.as_at))}")
            for life in self.lives
            for p in life.positions
        ]
        by = self.installation
        casework.record_in_touch_many(
            by=by,
            new=[
                casework.NewInTouch(i, on, p.in_touch, source, IN_TOUCH.valid(p.in_touch))
                for i, p, on, source in said
            ],
        )
        record_activities_many(
            by=by,
            new=[
                NewActivity(i, on, p.activity, source, ACTIV.valid(p.activity))
                for i, p, on, source in said
            ],
        )
        record_accommodation_many(
            by=by,
            new=[
                NewAccommodation(i, on, p.home, source, ACCOM.valid(p.home))
                for i, p, on, source in said
            ],
        )

    def around(self) -> None:
        """Those beside the allocated who see a young person, each with a reason."""
        access.grant_many(
            by=self.installation,
            new=[
                access.NewGrant(
                    self.ids[life.key],
                    Grant.Source.ALLOCATION,
                    user_id=self.users[who].pk,
                    reason=reason,
                )
                for who, reason, fits in AROUND
                for life in self.lives
                if fits(life) and not life.named
            ],
        )

    def restrictions(self) -> None:
        """Records closed to all but those named, by the manager of the team."""
        for life in self.lives:
            if life.named:
                access.restrict(
                    by=self.users[MANAGERS[life.team]],
                    person_id=self.ids[life.key],
                    named=[self.users[who].pk for who in life.named],
                    reason=life.restricted_because,
                )

    def leavers(self) -> None:
        """Accounts of those who no longer work here."""
        for one in STAFF:
            if one.left is not None:
                access.close_user(by=self.installation, user_id=self.users[one.key].pk)

    def _by(self, recorder: Callable[[Life], str]) -> Iterable[tuple[str, list[Life]]]:
        groups: dict[str, list[Life]] = defaultdict(list)
        for life in self.lives:
            groups[recorder(life)].append(life)
        return groups.items()


def _care_recorder(life: Life) -> str:
    workers = [s.worker for s in life.spells if s.part == SOCIAL_WORKER]
    return workers[0] if workers else MANAGERS[life.team]


def _moves(life: Life) -> Iterable[tuple[str, date, str]]:
    """Moves into and out of homes that the authority arranged."""
    later = [*life.homes[1:], None]
    for home, after in zip(life.homes, later, strict=False):
        if home.arranged:
            yield Milestone.Kind.MOVED_IN, actual(home.start), home.place
            if after is not None and not after.arranged:
                yield Milestone.Kind.MOVED_OUT, actual(after.start), ""


def _adviser_on(life: Life, on: date) -> str:
    """Who stood for a move: the adviser of the day, else any, else the team's manager."""
    advisers = [s for s in life.spells if s.part == ADVISER]
    for spell in advisers:
        end = maybe(spell.end)
        if actual(spell.start) <= on + timedelta(days=1) and (end is None or on < end):
            return spell.worker
    return advisers[-1].worker if advisers else MANAGERS[life.team]


def _invalid(life: Life) -> list[str]:
    """Columns that hold a code on no list, as an import would have marked them."""
    found = []
    if life.sex not in {"M", "F", "U"}:
        found.append("SEX")
    if life.ethnicity in {"WBRT", "UNKN", "W BRI"}:
        found.append("ETHNIC")
    if life.upn in {"O123456789012", "A12345678901", "S987654321098", "UN9"}:
        found.append("UPN")
    return found


def _year(day: date) -> int:
    """The collection year, named by its end."""
    return day.year + (day.month >= 4)

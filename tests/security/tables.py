"""What each database role may do to each table, written out by hand, apart from the policies.

S select, I insert, U update, D delete. A table that is not here fails the tests: whoever adds
one says here what it is. ``person`` is the column that says whom a row is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

ROLES = ("app_case", "app_wide", "app_self", "app_figures", "app_system")
LOGINS = ("throughcare_web", "throughcare_jobs")
EVERYBODY = (*ROLES, *LOGINS)


@dataclass(frozen=True)
class Table:
    """What a table is to the access rules.

    ``kind``: ``person`` (rows about somebody), ``history`` (of such rows), ``sight``,
    ``mine`` (rows of one user), ``users``, ``other`` (about nobody).
    ``shared``: the column by which the young person sees a row, ``*`` for every row of theirs.
    ``owner``: the column of the one user who sees a row.
    """

    kind: str
    may: dict[str, str]
    person: str = ""
    shared: str = ""
    owner: str = ""
    updates: str = ""
    """The one column that may be updated, where it is one."""


def _may(**by_role: str) -> dict[str, str]:
    names = {"web": "throughcare_web", "jobs": "throughcare_jobs"}
    return {names.get(role, f"app_{role}"): letters for role, letters in by_role.items()}


def about(
    writes: str = "IUD", *, person: str = "person_id", shared: str = "", owner: str = ""
) -> Table:
    """A table with a person: staff see whom they see, the young person what is shared."""
    letters = f"S{writes}"
    may = _may(case=letters, wide=letters, system=letters, **({"self": "S"} if shared else {}))
    return Table("person", may, person=person, shared=shared, owner=owner)


def history(*, person: str = "person_id") -> Table:
    """What became of the rows of a table with a person: read like it, written by nobody."""
    return Table("history", _may(case="S", wide="S", system="S"), person=person)


SIGN_IN = Table("other", _may(web="SIUD", jobs="SIUD", system="SIUD"))
JOBS = Table("other", _may(jobs="SIUD", system="SIUD"))
SETTINGS = Table("other", _may(web="S", jobs="S", system="S"))
NOBODYS = Table("other", {})
STAFF = Table("other", _may(case="S", wide="S", figures="S", system="SIU"))
STAFF_HISTORY = Table("other", _may(system="S"))

TABLES: dict[str, Table] = {
    # house
    "house_submission": Table(
        "mine",
        _may(case="SIUD", wide="SIUD", self="SIUD", figures="SIUD", system="SIUD"),
        owner="user_id",
    ),
    # access
    "access_subject": replace(about("U"), updates="restricted"),
    "access_grant": about("IU"),
    "access_granthistory": history(),
    "access_sight": Table(
        "sight", _may(case="S", wide="S", system="S"), person="person_id", owner="user_id"
    ),
    "access_readlog": Table(
        "person",
        _may(case="S", wide="S", system="S", web="I", jobs="I"),
        person="person_id",
    ),
    "access_throttle": Table("other", _may(web="SIUD", system="SD")),
    "access_user": Table(
        "users",
        _may(case="S", wide="S", self="S", figures="S", system="SIU", web="SU", jobs="SU"),
        person="person_id",
    ),
    "access_userhistory": Table("other", _may(system="S"), person="person_id"),
    "access_team": STAFF,
    "access_teamhistory": STAFF_HISTORY,
    "access_membership": STAFF,
    "access_membershiphistory": STAFF_HISTORY,
    # people
    "people_person": about(person="id", shared="*"),
    "people_personhistory": history(person="pgh_obj_id"),
    "people_searchtoken": about(),
    "people_headline": about(),
    # chronology and recording
    "chronology_event": about("I", shared="shared"),
    "recording_draft": about(owner="user_id"),
    # care
    "care_careperiod": about(),
    "care_careperiodhistory": history(),
    "care_statusfact": about(),
    "care_statusfacthistory": history(),
    "care_statedstatus": about(),
    "care_statedstatushistory": history(),
    "care_statusperiod": about(),
    # casework
    "casework_teamplacement": about(),
    "casework_teamplacementhistory": history(),
    "casework_allocation": about(),
    "casework_allocationhistory": history(),
    "casework_contact": about("IU"),
    "casework_contacthistory": history(),
    "casework_intouch": about(),
    "casework_intouchhistory": history(),
    "casework_milestone": about("IU"),
    "casework_milestonehistory": history(),
    "casework_duty": about(),
    "casework_lastseen": about(),
    # practice
    "accommodation_accommodation": about(),
    "accommodation_accommodationhistory": history(),
    "eet_activity": about(),
    "eet_activityhistory": history(),
    # signing in
    "django_session": SIGN_IN,
    "account_emailaddress": SIGN_IN,
    "account_emailconfirmation": Table("other", _may(web="SIUD", jobs="SIUD")),
    "mfa_authenticator": SIGN_IN,
    # Django's and others' own
    "django_migrations": SETTINGS,
    "django_content_type": SETTINGS,
    "auth_group": NOBODYS,
    "auth_group_permissions": NOBODYS,
    "auth_permission": NOBODYS,
    "pghistory_context": STAFF_HISTORY,
    "procrastinate_jobs": JOBS,
    "procrastinate_events": JOBS,
    "procrastinate_periodic_defers": JOBS,
    "procrastinate_workers": JOBS,
}

WITH_A_PERSON = sorted(
    name for name, table in TABLES.items() if table.kind in ("person", "history")
)


@dataclass(frozen=True)
class Definer:
    """A function that passes the policies: who may call it, and why it must."""

    callers: frozenset[str]
    reason: str = field(compare=False, default="")


DEFINERS = {
    "access_hidden()": Definer(
        frozenset({"app_wide", "app_system"}),
        "the policies of app_wide ask it who is restricted",
    ),
    "access_derive_sight(bigint[])": Definer(
        frozenset({"app_system"}), "check and rebuild compare sight with what follows from grants"
    ),
    "access_refresh_sight(bigint[])": Definer(
        frozenset({"app_case", "app_wide", "app_system"}), "the one writer of sight"
    ),
    "access_register(bigint[])": Definer(
        frozenset({"app_case", "app_wide", "app_system"}),
        "a new person is seen before the first row about them is written",
    ),
}
"""Beside these only the triggers of the history, which nobody may call."""

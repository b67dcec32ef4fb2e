"""Where each role may go: the one list from which the global navigation is made.

An entry appears when its address exists and the reader's role has its permission, so a room
that comes later brings its entry by naming its page. Names of pages are global: ``today``,
``team``, ``service``, ``people`` (the list), ``find``, ``person`` (``person=<uuid>``), ``story``,
``why_status``, ``why_duty``, ``new_contact``, ``drafts``, ``home`` (sends each role to its page).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from throughcare.access.models import User
from throughcare.ui.components import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the global navigation; ``permission`` empty where everybody may open it."""

    text: str
    page: str
    permission: str = ""


TODAY = Entry("Today", "today", "contact.record")
PEOPLE = Entry("Young people", "people", "person.find")
PLANS = Entry("Plans", "plans", "person.open")
MESSAGES = Entry("Messages", "messages", "person.open")
LIBRARY = Entry("Library", "library")
FIGURES = Entry("Figures", "figures")
DECISIONS = Entry("Decisions", "decisions")
AUDITS = Entry("Audits", "audits")
RETURNS = Entry("Returns", "returns")

ADVISER = (TODAY, PEOPLE, PLANS, MESSAGES, LIBRARY)
PARTNER = (TODAY, PEOPLE, MESSAGES, LIBRARY)
READER = (PEOPLE, FIGURES, LIBRARY)
SERVICE = (
    Entry("Service", "service", "service.see"),
    Entry("Teams", "teams", "team.see"),
    PEOPLE,
    DECISIONS,
    AUDITS,
    FIGURES,
    RETURNS,
    Entry("Improvement", "improvement"),
    LIBRARY,
)
MEMBER = (FIGURES, Entry("Promises", "promises"))

ENTRIES: dict[str, tuple[Entry, ...]] = {
    "personal_adviser": ADVISER,
    "social_worker": ADVISER,
    "team_manager": (
        Entry("Team today", "team", "team.see"),
        Entry("Today", "today", "contact.record"),
        PEOPLE,
        DECISIONS,
        Entry("Supervision", "supervision"),
        AUDITS,
        FIGURES,
        LIBRARY,
    ),
    "service_manager": SERVICE,
    "director": SERVICE,
    "principal_social_worker": SERVICE,
    "iro": (
        Entry("Today", "today", "person.open"),
        PEOPLE,
        Entry("Reviews", "reviews"),
        Entry("Challenges", "challenges"),
        FIGURES,
        LIBRARY,
    ),
    "nurse": PARTNER,
    "eet_adviser": PARTNER,
    "housing_officer": PARTNER,
    "advocate": (Entry("Today", "today", "person.open"), PEOPLE, MESSAGES, LIBRARY),
    "participation_worker": (PEOPLE, MESSAGES, LIBRARY),
    "business_support": (PEOPLE, LIBRARY),
    "virtual_school_head": READER,
    "inspector": (Entry("Teams", "teams", "team.see"), *READER),
    "auditor": (AUDITS, PEOPLE, LIBRARY),
    "performance_analyst": (
        FIGURES,
        RETURNS,
        PEOPLE,
        Entry("Bring data in", "data_in"),
        Entry("Take data out", "data_out"),
        Entry("Definitions", "definitions"),
    ),
    "out_of_hours": (),
    "commissioner": MEMBER,
    "elected_member": MEMBER,
    "board_chair": MEMBER,
    "administrator": (
        Entry("Users", "users", "users.manage"),
        Entry("Teams", "manage_teams", "users.manage"),
        Entry("Rules and rates", "rules"),
        Entry("Jobs", "jobs"),
        Entry("Status", "status"),
    ),
    "young_person": (
        Entry("Home", "me"),
        Entry("My plan", "my_plan"),
        Entry("My rights", "my_rights"),
        Entry("Messages", "my_messages"),
    ),
    "installation": (),
}

FOOTER = (
    Entry("Help", "help"),
    Entry("Accessibility", "accessibility"),
    Entry("Who has looked at records", "reads", "person.open"),
)


@cache
def address(page: str) -> str | None:
    """Where a page without parameters is, or None where no room brings it."""
    try:
        return reverse(page)
    except NoReverseMatch:
        return None


def entries(user: User) -> list[tuple[Entry, str]]:
    """The entries open to this user, each with its address."""
    return [
        (entry, where)
        for entry in ENTRIES[user.role]
        if (where := address(entry.page)) and _may(user, entry)
    ]


def footer(user: User | None) -> list[Link]:
    """What stands at the foot of every page, of what exists and is open to this reader."""
    return [
        Link(entry.text, where)
        for entry in FOOTER
        if (where := address(entry.page))
        and (not entry.permission or (user is not None and _may(user, entry)))
    ]


def _may(user: User, entry: Entry) -> bool:
    return not entry.permission or user.can(entry.permission)

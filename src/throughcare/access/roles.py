"""Every role as readable code: a name, a sentence that a manager can check, permissions.

``reach`` says whom the role sees, and so which database role a request takes:

- ``own``: those allocated to the user by name (``app_case``)
- ``team``: those, and everyone whom the user's teams look after (``app_case``)
- ``service``: everyone but restricted people on whom the user is not named (``app_wide``)
- ``self``: the young person alone, and only what is shared with them (``app_self``)
- ``figures``: stored figures, never a person (``app_figures``)
- ``nobody``: sign-in tables and settings, never a person (no role at all)
- ``system``: commands and jobs, whose login alone may take it (``app_system``)
"""

from __future__ import annotations

from dataclasses import dataclass, field

DATABASE_ROLES = {
    "own": "app_case",
    "team": "app_case",
    "service": "app_wide",
    "self": "app_self",
    "figures": "app_figures",
    "nobody": None,
    "system": "app_system",
}

OPEN = frozenset({"person.open", "person.find"})
CASEWORK = OPEN | {
    "contact.record",
    "eet.record",
    "home.record",
    "plan.record",
    "draft.keep",
    "person.register",
    "care.record",
}
MANAGE = CASEWORK | {"allocation.change", "team.see", "person.restrict"}


@dataclass(frozen=True)
class Role:
    """What a role is called, what it may do and whom it sees."""

    code: str
    name: str
    sentence: str
    reach: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    landing: str = "today"
    reads_only: bool = False

    @property
    def database_role(self) -> str | None:
        """The role that each of its transactions takes in the database."""
        return DATABASE_ROLES[self.reach]


_ALL = (
    Role(
        "personal_adviser",
        "Personal adviser",
        "Sees the young people allocated to them and records visits, contacts and plans.",
        "own",
        CASEWORK,
    ),
    Role(
        "social_worker",
        "Social worker",
        "Sees the young people allocated to them and records visits, contacts and plans.",
        "own",
        CASEWORK,
    ),
    Role(
        "team_manager",
        "Team manager",
        "Sees everyone whom their teams look after, chooses advisers and records as they do.",
        "team",
        MANAGE,
        landing="team",
    ),
    Role(
        "service_manager",
        "Service manager",
        "Sees everyone in the service, every team, and chooses advisers; not restricted people "
        "on whom they are not named.",
        "service",
        MANAGE | {"service.see"},
        landing="service",
    ),
    Role(
        "director",
        "Director",
        "Sees everyone in the service and every team; changes nothing in a record.",
        "service",
        OPEN | {"team.see", "service.see"},
        landing="service",
        reads_only=True,
    ),
    Role(
        "principal_social_worker",
        "Principal social worker",
        "Sees everyone in the service to look at the quality of practice; changes nothing.",
        "service",
        OPEN | {"team.see", "service.see"},
        landing="service",
        reads_only=True,
    ),
    Role(
        "iro",
        "Independent reviewing officer",
        "Sees the young people whose reviews they chair.",
        "own",
        OPEN | {"draft.keep"},
        landing="find",
    ),
    Role(
        "nurse",
        "Nurse",
        "Sees the young people referred to them.",
        "own",
        OPEN | {"contact.record", "draft.keep"},
    ),
    Role(
        "eet_adviser",
        "EET adviser",
        "Sees the young people referred to them for education, employment and training.",
        "own",
        OPEN | {"contact.record", "draft.keep"},
    ),
    Role(
        "virtual_school_head",
        "Virtual school head",
        "Sees everyone in the service for their learning; changes nothing.",
        "service",
        OPEN,
        landing="find",
        reads_only=True,
    ),
    Role(
        "housing_officer",
        "Housing officer",
        "Sees the young people referred to them for housing.",
        "own",
        OPEN | {"contact.record", "draft.keep"},
    ),
    Role(
        "commissioner",
        "Commissioner",
        "Sees figures only, never a person.",
        "figures",
        landing="no_access",
        reads_only=True,
    ),
    Role(
        "advocate",
        "Advocate",
        "Sees the young people who asked for an advocate, and changes nothing.",
        "own",
        OPEN,
        landing="find",
        reads_only=True,
    ),
    Role(
        "participation_worker",
        "Participation worker",
        "Sees the young people who take part in shaping the service.",
        "own",
        OPEN,
        landing="find",
        reads_only=True,
    ),
    Role(
        "auditor",
        "Auditor",
        "Sees everyone in the service to audit records; changes nothing in them.",
        "service",
        OPEN,
        landing="find",
        reads_only=True,
    ),
    Role(
        "performance_analyst",
        "Performance analyst",
        "Sees everyone in the service to check data and make returns; changes nothing.",
        "service",
        OPEN,
        landing="find",
        reads_only=True,
    ),
    Role(
        "business_support",
        "Business support",
        "Sees everyone whom their teams look after and keeps details up to date.",
        "team",
        OPEN | {"person.register", "draft.keep"},
        landing="find",
    ),
    Role(
        "out_of_hours",
        "Out-of-hours worker",
        "Finds a person by search in an emergency; sees nobody until they do.",
        "own",
        frozenset({"person.find", "person.open"}),
        landing="find",
    ),
    Role(
        "elected_member",
        "Elected member",
        "Sees figures only, never a person.",
        "figures",
        landing="no_access",
        reads_only=True,
    ),
    Role(
        "board_chair",
        "Improvement board chair",
        "Sees figures only, never a person.",
        "figures",
        landing="no_access",
        reads_only=True,
    ),
    Role(
        "inspector",
        "Inspector",
        "Reads everything but restricted records until the day on which the visit ends; every "
        "read is logged.",
        "service",
        OPEN | {"team.see", "service.see"},
        landing="find",
        reads_only=True,
    ),
    Role(
        "administrator",
        "System administrator",
        "Looks after users and teams, and never sees a person.",
        "nobody",
        frozenset({"users.manage"}),
        landing="no_access",
    ),
    Role(
        "young_person",
        "Young person",
        "Sees themselves only, and only what is shared with them.",
        "self",
        landing="no_access",
    ),
    Role(
        "installation",
        "This installation",
        "Acts for commands and jobs (import, rebuild, retention); nobody can sign in as it.",
        "system",
        frozenset(
            {"*"},
        ),
        landing="no_access",
    ),
)

ROLES: dict[str, Role] = {role.code: role for role in _ALL}

CHOICES = [(role.code, role.name) for role in _ALL]

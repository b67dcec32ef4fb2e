"""Who works in Harrowmere's leaving-care service: every role at least once, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from throughcare.demo.when import Calendar

DOMAIN = "harrowmere.example"
LONG_AGO = date(2019, 4, 1)


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """A team, and how many young people it thinks right for one adviser."""

    slug: str
    name: str
    caseload_limit: int


TRANSITION = TeamEntry("transition", "Transition 16+", 18)
EAST = TeamEntry("east", "After-care East", 20)
WEST = TeamEntry("west", "After-care West", 20)
DISABILITY = TeamEntry("disability", "Disability 16–25", 15)
TEAMS = (TRANSITION, EAST, WEST, DISABILITY)


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody with an account.

    ``since`` and ``left`` are written days (``when.WRITTEN_ON``); ``ends_in`` days from today
    for whoever's access ends by itself.
    """

    name: str
    role: str
    sentence: str
    teams: tuple[str, ...] = ()
    works_for: str = ""
    since: date = LONG_AGO
    left: date | None = None
    ends_in: int | None = None
    sign_in: bool = False
    """Whether the sign-in page offers a button for them in demo mode."""

    @property
    def key(self) -> str:
        """The name as lives refer to it: ``nadia_okonjo``."""
        return self.name.lower().replace("cllr ", "").replace(" ", "_").replace("-", "_")

    @property
    def email(self) -> str:
        """An address under a domain that nobody can own."""
        return f"{self.name.lower().replace('cllr ', '').replace(' ', '.')}@{DOMAIN}"

    def ends_on(self, today: date) -> date | None:
        """The last day of access."""
        return None if self.ends_in is None else today + timedelta(days=self.ends_in)

    def joined(self, calendar: Calendar) -> date:
        """The first day in the team."""
        return calendar.moved(self.since)

    def leaves(self, calendar: Calendar) -> date | None:
        """The first day on which they no longer work here; None for those who stay."""
        return None if self.left is None else calendar.moved(self.left)


def _d(text: str) -> date:
    return date.fromisoformat(text)


STAFF = (
    # Personal advisers: seven posts filled, one vacant since Pascal left.
    Staff(
        "Nadia Okonjo",
        "personal_adviser",
        "Adviser to 18 young people in After-care East, with a visit or two overdue.",
        ("east",),
        since=_d("2021-09-06"),
        sign_in=True,
    ),
    Staff("Suyin Marrable", "personal_adviser", "Adviser in After-care East.", ("east",)),
    Staff(
        "Tomasz Birtwhistle",
        "personal_adviser",
        "Adviser in After-care East.",
        ("east",),
        since=_d("2022-02-14"),
    ),
    Staff(
        "Pascal Ironmonger",
        "personal_adviser",
        "Left last week; six young people were not handed over.",
        ("east",),
        since=_d("2022-10-03"),
        left=_d("2026-11-20"),
    ),
    Staff(
        "Rhodri Castellane",
        "personal_adviser",
        "Agency adviser in After-care West with 31 young people and a desk that drifts.",
        ("west",),
        works_for="Tidewater Staffing",
        since=_d("2026-08-03"),
        sign_in=True,
    ),
    Staff(
        "Delphine Awoyemi",
        "personal_adviser",
        "Adviser in After-care West.",
        ("west",),
        works_for="Tidewater Staffing",
        since=_d("2026-05-11"),
    ),
    Staff(
        "Aaliyah Penhaligon",
        "personal_adviser",
        "Adviser in Transition 16+, met before 17½.",
        ("transition",),
        since=_d("2023-01-09"),
    ),
    Staff(
        "Marguerite Tolliver",
        "personal_adviser",
        "Adviser in Disability 16–25.",
        ("disability",),
        since=_d("2020-06-01"),
    ),
    # Advisers who came and went in After-care West.
    Staff(
        "Kit Sallowfield",
        "personal_adviser",
        "Left After-care West in the summer.",
        ("west",),
        since=_d("2022-05-02"),
        left=_d("2026-07-31"),
    ),
    Staff(
        "Ngozi Farthingale",
        "personal_adviser",
        "Left After-care West in the spring.",
        ("west",),
        since=_d("2021-03-01"),
        left=_d("2026-05-01"),
    ),
    # Social workers.
    Staff(
        "Ottilie Brackenbury",
        "social_worker",
        "Social worker in Transition 16+.",
        ("transition",),
        since=_d("2026-09-14"),
        sign_in=True,
    ),
    Staff("Femi Castleton", "social_worker", "Social worker in Transition 16+.", ("transition",)),
    Staff(
        "Jonah Rusbridger",
        "social_worker",
        "Social worker in Transition 16+.",
        ("transition",),
        since=_d("2022-08-01"),
    ),
    Staff(
        "Priyanka Eastlake",
        "social_worker",
        "Social worker in Transition 16+.",
        ("transition",),
        since=_d("2024-02-05"),
    ),
    Staff(
        "Siobhan Merriweather-Li",
        "social_worker",
        "Social worker in Disability 16–25.",
        ("disability",),
    ),
    Staff(
        "Carys Ledwidge",
        "social_worker",
        "Left Transition 16+ last year.",
        ("transition",),
        works_for="Tidewater Staffing",
        since=_d("2023-04-03"),
        left=_d("2025-06-27"),
    ),
    Staff(
        "Aldo Finnemore",
        "social_worker",
        "Left Transition 16+ in the winter.",
        ("transition",),
        works_for="Tidewater Staffing",
        since=_d("2025-06-30"),
        left=_d("2026-01-30"),
    ),
    Staff(
        "Bertrand Oakes-Adeyemi",
        "social_worker",
        "Left Transition 16+ in the summer.",
        ("transition",),
        since=_d("2026-02-02"),
        left=_d("2026-09-11"),
    ),
    # Managers.
    Staff(
        "Gwendolyn Attah",
        "team_manager",
        "Manages Transition 16+: assessments and first plans.",
        ("transition",),
        sign_in=True,
    ),
    Staff(
        "Callum Fairweather",
        "team_manager",
        "Manages After-care East: six young people have no adviser since one left.",
        ("east",),
        sign_in=True,
    ),
    Staff(
        "Soraya Dumbarton",
        "team_manager",
        "Manages After-care West: agency staff, late records, one adviser with 31.",
        ("west",),
        sign_in=True,
    ),
    Staff("Malachi Pennyfeather", "team_manager", "Manages Disability 16–25.", ("disability",)),
    Staff(
        "Bronwen Achterberg",
        "service_manager",
        "Sees every team and everyone but a restricted record.",
        sign_in=True,
    ),
    Staff("Desmond Harcastle", "service_manager", "Head of service."),
    Staff(
        "Philippa Quarrington-Bose",
        "director",
        "Director: looks at everything, changes nothing.",
        sign_in=True,
    ),
    Staff(
        "Leopold Ashworth-Nair",
        "principal_social_worker",
        "Reads records for the quality of practice.",
        sign_in=True,
    ),
    # Others around the young people.
    Staff(
        "Thandeka Rowbotham",
        "iro",
        "Reviews the plans of young people still in care.",
        sign_in=True,
    ),
    Staff("Gideon Marsh-Whitlow", "iro", "Reviews the plans of young people still in care."),
    Staff(
        "Odalys Brightwater",
        "nurse",
        "Care leavers' nurse, to 25.",
        works_for="Harrowmere Community Health",
        sign_in=True,
    ),
    Staff("Kwabena Tillotson", "eet_adviser", "Finds ways into work and learning.", sign_in=True),
    Staff("Janine Pocklington", "housing_officer", "The housing service's link.", sign_in=True),
    Staff(
        "Rosalind Mbeki-Hartley",
        "virtual_school_head",
        "Looks after the learning of everyone in care.",
        sign_in=True,
    ),
    Staff(
        "Petra Lindqvist-Rao",
        "advocate",
        "Speaks for those who ask for it.",
        works_for="Say It Advocacy",
        sign_in=True,
    ),
    Staff(
        "Bilal Sotherton",
        "participation_worker",
        "Works with the council of young people.",
        sign_in=True,
    ),
    Staff("Constance Varley", "auditor", "Audits records, whole service.", sign_in=True),
    Staff("Hugo Stanmere-Osei", "auditor", "Audits records, whole service."),
    Staff("Ines Quillfeather", "performance_analyst", "Checks data for the returns.", sign_in=True),
    Staff(
        "Maureen Tregidga",
        "business_support",
        "Keeps details up to date for both After-care teams.",
        ("east", "west"),
        sign_in=True,
    ),
    Staff(
        "Yusuf Marchbank",
        "out_of_hours",
        "On call at night: one search box, nobody in sight until then.",
        sign_in=True,
    ),
    Staff("Sheila Cottingham-Adu", "out_of_hours", "On call at night."),
    Staff("Everard Sung", "commissioner", "Figures only, never a person.", sign_in=True),
    Staff(
        "Cllr Winifred Osgathorpe", "elected_member", "Figures only, never a person.", sign_in=True
    ),
    Staff("Cllr Ranjit Hallam-Deol", "elected_member", "Figures only, never a person."),
    Staff(
        "Alasdair Fennimore",
        "board_chair",
        "Chairs the improvement board: figures only.",
        works_for="Independent",
        sign_in=True,
    ),
    Staff(
        "Tobias Wexcombe",
        "administrator",
        "Accounts and teams, never a person.",
        sign_in=True,
    ),
    Staff(
        "Eleanor Strickland-Vaz",
        "inspector",
        "Visiting: reads, changes nothing, and every read is logged; access ends by itself.",
        works_for="Visiting inspectorate",
        ends_in=9,
        sign_in=True,
    ),
)

BY_KEY = {person.key: person for person in STAFF}

"""Invented content, as the pages of the demo authority would have it on 25 November 2026."""

from __future__ import annotations

from throughcare.ui.components import (
    Action,
    Alert,
    Area,
    Cell,
    Chip,
    Column,
    Conflict,
    Crumb,
    DemoUser,
    DutyRow,
    Empty,
    Entry,
    Fact,
    Figure,
    Identity,
    LifeBar,
    Link,
    Month,
    Notice,
    Pages,
    Part,
    Progress,
    Row,
    Saving,
    Side,
    Span,
    State,
    Step,
    SumLine,
    SumPart,
    Table,
    Voice,
)

HERE = "/gallery/"

NOTICE = Notice("Visit recorded. The next one is due by 25 January 2027.")
NOTICE_INFO = Notice("Records are being brought up to date; some dates may be old.", "info")

ALERT = Alert(
    title="Never give out where Tegs lives",
    text="Her mother’s partner has tried to find her. Share her address with no one outside the "
    "service, not even to confirm it.",
    by="Nadia Okonjo, 3 September · look again by 3 December",
    link=Link("Full reasons", HERE),
    tag="Never give out her address",
)

WHY_STATUS = Link("Why?", "/gallery/why/", "is this her status")
MESSAGE = "can we talk about my place before the review, dont want them knowing where i am"

TEGAN = Identity(
    name="Tegan Achebe-Lowe",
    href="/gallery/person/",
    called="Tegs",
    about=("she/her", "19, born 4 March 2007"),
    crumb=Crumb("Young people", HERE),
    actions=(Action("Record a visit", "/gallery/form/", main=True), Action("All drafts", HERE)),
    alert=ALERT,
    facts=(
        Fact(
            "Legal status",
            "Former relevant",
            link=Link("Why?", "/gallery/why/", "is this her status"),
        ),
        Fact("Personal adviser", "Nadia Okonjo", "since Feb 2025"),
        Fact("Last seen", "20 days ago", "5 Nov, at home"),
        Fact("Best way to reach her", "Text first", "never voicemail"),
        Fact("Lives", "Supported lodgings"),
    ),
    parts=tuple(
        Part(text, "/gallery/person/", text == "Overview")
        for text in ("Overview", "Story", "Plan", "Home", "Work and learning", "Health", "Safety")
    ),
    status="former relevant",
    status_why=WHY_STATUS,
)
FEW_PARTS = tuple(Part(t, HERE, t == "Story") for t in ("Overview", "Story"))
LONG = Identity(
    name="Maximiliana-Theodora Featherstonehaugh-Wickremasinghe",
    href=HERE,
    about=("17, born 29 February 2008",),
    parts=FEW_PARTS,
    status="eligible",
)

OWN_DUTIES = (
    DutyRow(
        State("overdue", "7 days overdue"),
        "Review her plan",
        reason="By 18 November. Care Leavers Regulations 2010, reg 7(2).",
        why=Link("Why this date?", "/gallery/why/", "for the plan review"),
        action=Action("Start the review", HERE),
    ),
    DutyRow(
        State("due", "Due in 8 days"),
        "Look at the address alert again",
        reason="By 3 December. Our own standard: every 3 months.",
        why=Link("Why?", "/gallery/why/", "by 3 December"),
    ),
    DutyRow(
        State("none", "5 January 2027"),
        "Next visit",
        reason="Law: 2 months after the last, as we arranged her home. Reg 8(2)(c).",
        why=Link("Why?", "/gallery/why/", "by 5 January"),
    ),
    DutyRow(
        State("met", "Done 2 June"),
        "Health passport",
        reason="Given and explained; copy offered again at 21.",
    ),
)

TODAY_DUTIES = (
    DutyRow(
        State("overdue", "7 days overdue"),
        "plan review",
        on="18 November",
        who=Link("Tegan Achebe-Lowe", HERE),
        reason="Last review was 18 May, and the law gives 6 months.",
        why=Link("Why this date?", "/gallery/why/", "for Tegan Achebe-Lowe"),
        action=Action("Start the review", HERE, hidden="for Tegan Achebe-Lowe"),
    ),
    DutyRow(
        State("overdue", "2 days overdue"),
        "visit",
        on="23 November",
        who=Link("Kofi Brandreth", HERE),
        reason="Last seen 23 September. We arranged where he lives, so every 2 months.",
        why=Link("Why this date?", "/gallery/why/", "for Kofi Brandreth"),
        action=Action("Record a visit", "/gallery/form/", hidden="to Kofi Brandreth"),
    ),
    DutyRow(
        State("due", "Due tomorrow"),
        "first visit after a move",
        on="26 November",
        who=Link("Mirela Dunstone", HERE),
        reason="Moved to Quay House on 19 November: a visit within 7 days.",
        why=Link("Why this date?", "/gallery/why/", "for Mirela Dunstone"),
        action=Action("Record a visit", "/gallery/form/", hidden="to Mirela Dunstone"),
    ),
)

AREAS = (
    Area(
        "Home", HERE, State("look", "Suitable, but she no longer feels safe. Look again by 3 Dec")
    ),
    Area(
        "Work and learning", HERE, State("met", "Level 2 catering, 4 days a week, since September")
    ),
    Area("Health", HERE, State("due", "Wellbeing talk asked for. Nurse Odalys, 1 Dec")),
    Area("Money", HERE, State("none", "£1,240 of her £3,000 setting-up allowance left")),
    Area("Safety", HERE, State("overdue", "Risk assessment from 4 Sept needs a plan action")),
)

CHIPS = tuple(
    Chip(text, HERE, text == "Everything")
    for text in ("Everything", "What matters most", "Visits and contacts", "Her words", "Decisions")
)

STORY = (
    Month(
        "November 2026",
        (
            Entry(
                "25 Nov",
                "Tegs sent a message",
                words=MESSAGE,
                meta="8:12am, from her phone",
                disc="voice",
            ),
            Entry(
                "16 Nov",
                "Tried to call, no answer",
                "Two calls and a text. Counts as an attempt, not as contact.",
                meta="Nadia Okonjo · written the same day",
            ),
            Entry(
                "5 Nov",
                "Visit at home, seen alone",
                "Tegs has been sleeping badly since the phone calls started. We agreed to look at "
                "other places together, and to ask the nurse for some time to talk.",
                meta="Nadia Okonjo · written 6 Nov",
                links=(Link("Read it all", HERE, "about the visit on 5 November"),),
                disc="matters",
            ),
        ),
    ),
    Month(
        "September 2026",
        (Entry("1 Sep", "Started Level 2 catering at Ostrey College", meta="Nadia Okonjo"),),
    ),
)
PAGES = Pages(next=Link("Older entries", HERE), previous=Link("Newest entries", HERE))

VOICES = (
    Voice(
        "Tegs",
        "8:12am",
        MESSAGE,
        Link("Answer", HERE, "Tegs"),
    ),
    Voice("Idris", "yesterday", "got the apprenticeship interview!! its on 4 Dec 👏"),
)

SUM = SumLine(
    (
        SumPart("18 May 2026", "last review", Link("open it", HERE)),
        SumPart("6 months", "in law, the longest gap"),
    ),
    SumPart("18 November 2026", "7 days overdue today", kind="overdue"),
)
STEPS = (
    Step(
        "Was she 16 or 17 and in care?",
        ("Born 4 March 2007, so 16 on 4 March 2023. In care that day under a care order.",),
        State("met", "Yes"),
        (Link("Period of care, 14 Nov 2021 to 4 Mar 2025", HERE),),
    ),
    Step(
        "Had she been in care 13 weeks (91 days) since turning 14?",
        (
            "4 Mar 2021 to 30 Aug 2021: 179 days",
            "14 Nov 2021 to 4 Mar 2025: 1,206 days",
            "1,385 days in all; the 91st was 2 June 2021. The first day of a period counts, the "
            "last does not; no short breaks.",
        ),
        State("met", "Yes"),
    ),
    Step(
        "Does she live with a parent?", ("Nothing of the kind is recorded.",), State("none", "No")
    ),
)
LIFE = LifeBar(
    says="In care to 4 March 2025 but for ten weeks in 2021; eligible from 16, former relevant "
    "from 18 to 21; she is 19 today.",
    care=(Span(12.8, 14.5), Span(14.7, 18)),
    status=(
        Span(16, 18, "Eligible", "past"),
        Span(18, 21, "Former relevant", "current"),
        Span(21, 25, "if she asks for support, to 25", "forecast"),
    ),
    now=19.72,
    rows=(
        ("In care", "20 December 2019", "30 August 2021"),
        ("In care", "14 November 2021", "4 March 2025"),
        ("Eligible", "4 March 2023", "3 March 2025"),
        ("Former relevant", "4 March 2025", "3 March 2028"),
    ),
)
RULE_ROWS = (
    Row("Who it applies to", "Relevant and former relevant young people"),
    Row(
        "What meets it",
        "A completed plan review. A draft, a visit or a cancelled meeting does not.",
    ),
    Row(
        "In law",
        "18 November 2026 · Care Leavers (England) Regulations 2010, reg 7(2)",
        "Not yet checked against the text of the law; high certainty",
    ),
    Row("Our own standard", "The same: 6 months. It can be shorter than the law, never longer."),
)

PEOPLE = Table(
    "My young people, most pressing first",
    (
        Column("Name", sort=HERE, sorted="ascending"),
        Column("Status"),
        Column("Last seen"),
        Column("Plan review"),
    ),
    (
        (
            Cell(link=Link("Tegan Achebe-Lowe", HERE), note="19 · address protected"),
            Cell("Former relevant"),
            Cell("5 Nov · 20 days"),
            Cell(state=State("overdue", "7 days overdue")),
        ),
        (
            Cell(link=Link("Kofi Brandreth", HERE), note="18 · Harrowmere"),
            Cell("Former relevant"),
            Cell(state=State("overdue", "23 Sep · 63 days")),
            Cell(state=State("met", "12 March 2027")),
        ),
        (
            Cell(link=Link("Jarek Holloway-Nnadi", HERE), note="22 · Leeds"),
            Cell("Not receiving support"),
            Cell("Feb · by phone"),
            Cell(state=State("none", "No plan needed")),
        ),
    ),
)
TEAM = Table(
    "The team’s work",
    (
        Column("Personal adviser"),
        Column("Young people", numeric=True),
        Column("Duties overdue", numeric=True),
        Column("Due this week", numeric=True),
    ),
    (
        (
            Cell(link=Link("Rhodri Castellane", HERE), note="agency, since August"),
            Cell(
                figure=Figure("22", HERE, "look", "young people of Rhodri Castellane"),
                note="our limit is 20",
            ),
            Cell(figure=Figure("5", HERE, "overdue", "overdue with Rhodri Castellane")),
            Cell(figure=Figure("6", HERE, hidden="due this week with Rhodri Castellane")),
        ),
        (
            Cell(link=Link("Aaliyah Penhaligon", HERE)),
            Cell(figure=Figure("1,017", HERE, hidden="young people of Aaliyah Penhaligon")),
            Cell(figure=Figure("0")),
            Cell(figure=Figure("2", HERE, hidden="due this week with Aaliyah Penhaligon")),
        ),
    ),
    (
        Cell("North team"),
        Cell(figure=Figure("1,039", HERE, hidden="young people of the team")),
        Cell(figure=Figure("5", HERE, hidden="overdue in the team")),
        Cell(figure=Figure("8", HERE, hidden="due this week in the team")),
    ),
)
NOBODY = Empty("Nothing is overdue. Next: Mirela’s visit, tomorrow.", good=True)
NO_GOALS = Empty(
    "No goals yet. Start from what Idris said matters.", action=Action("Add a goal", HERE)
)

STATES = (
    State("overdue", "7 days overdue"),
    State("due", "Due tomorrow"),
    State("look", "Look again by 3 December"),
    State("met", "Done 2 June"),
    State("info", "At 2:06am today"),
    State("none", "No plan needed"),
)
PROGRESS = Progress(
    "Checking placements.csv", 8412, 9960, "8,412 of 9,960 lines", "About 20 seconds left.", HERE
)
SAVING = Saving("/gallery/form/", 3, "Saved 10:42am")
CONFLICTS = (
    Conflict(
        "What happened",
        Side("Yours", "typed in this window", "We met at the café.\nHe starts on Monday."),
        Side("Saved at 10:44am", "in another window", "We met at the café. He starts on Tuesday."),
    ),
)
DEMO_USERS = (
    DemoUser(
        "Nadia Okonjo", "Personal adviser", "nadia.okonjo@harrowmere.invalid", "18 young people"
    ),
    DemoUser("Callum Fairweather", "Team manager", "callum.fairweather@harrowmere.invalid"),
)

VISIT = {"kind": "visit", "place": "The café he chose", "who": ["carer"]}
WRONG_VISIT = {
    "seen_on_day": "31",
    "seen_on_month": "6",
    "seen_on_year": "2026",
    "at": "half past two",
    "words": "i start on monday!!",
    "idempotency_key": "",
}

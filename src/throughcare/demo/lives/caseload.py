"""Young people with whom Nadia Okonjo works."""

from __future__ import annotations

from throughcare.demo.lives.telling import (
    Care,
    Turns,
    adviser,
    d,
    home,
    step,
    text,
    tried,
    visit,
    worker,
)
from throughcare.demo.script import Life, Position

NADIA = "nadia_okonjo"

TEGAN = Life(
    key="tegan",
    given="Tegan",
    family="Achebe-Lowe",
    known_as="Tegs",
    born=(20, d("2027-03-04")),
    sex="F",
    pronouns="she",
    ethnicity="MWBA",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-08",
    tags=frozenset({"college", "carers", "safe address"}),
    care=[
        Care(
            d("2020-01-12"), Turns(18), "C2", "N1", "S", "E5", "U4", "PR1", "", "HA2 1GD", "HA4 6SF"
        ),
    ],
    spells=[
        worker("priyanka_eastlake", "2024-02-05", Turns(18), "Turned 18"),
        adviser(NADIA, "2025-02-10"),
    ],
    homes=[home(Turns(18), "E1", "Supported lodgings with Ruth")],
    steps=[
        step("needs_assessment_completed", "2023-05-23", "jonah_rusbridger"),
        step("pathway_plan_signed", "2023-06-13", "jonah_rusbridger"),
        step("pathway_review_held", "2025-11-20", NADIA),
        step("pathway_review_held", "2026-05-18", NADIA),
    ],
    positions=[Position(d("2026-03-04"), "YES", "F2", "E1")],
    talks=[
        visit(
            "2026-08-11",
            NADIA,
            words="ruths dog sleeps on MY bed now, she says im spoiling him",
            note="You are at Ruth's and it suits you. Level 2 catering starts in "
            "[[2026-09-01|month]] and you have "
            "the knives already. We did not talk about your mum's partner because you did not "
            "want to.",
            agreed="I ask the college about the bus pass. You show me the first thing you bake.",
        ),
        visit(
            "2026-09-03",
            NADIA,
            place="at the café by the bus station",
            words="he was outside college. he didnt do anything. he just stood there",
            note="You saw your mum's partner outside college on your first days there. You are "
            "frightened of being found, and angry that you have to be the one who thinks about it. "
            "Nobody outside the service is told where you live, not even to say yes or no.",
            agreed="Callum and I do a safety plan with you tomorrow. Ruth knows what to do. You "
            "text "
            "first; you don't pick up numbers you don't know.",
        ),
        text(
            "2026-10-09",
            NADIA,
            words="made focaccia. chef said its better than his. im telling EVERYONE",
            note="I asked for a slice.",
        ),
        visit(
            "2026-11-05",
            NADIA,
            words="i lie there and listen for cars",
            note="You have been sleeping badly since the phone calls started. We agreed to look at "
            "other places together, and to ask the nurse for some time to talk. You still want to "
            "finish the course where you are, with the people you know.",
            agreed="I look at two places a bus ride from college. Odalys sees you on "
            "[[2026-12-01]], after your class.",
        ),
        tried("2026-11-16", NADIA, note="Two calls and a text, as you like it: text first."),
    ],
)


KOFI = Life(
    key="kofi",
    given="Kofi",
    family="Brandreth",
    born=(19, d("2027-08-02")),
    sex="M",
    pronouns="he",
    ethnicity="BAFR",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-09",
    tags=frozenset({"work", "own home"}),
    care=[
        Care(
            d("2019-06-03"),
            Turns(18),
            "C2",
            "N5",
            "S",
            "E5",
            "K2",
            "PR4",
            "",
            "HA1 9KK",
            "HA2 4TU",
            "SC990117",
        ),
    ],
    spells=[
        worker("femi_castleton", "2023-09-04", Turns(18), "Turned 18"),
        adviser(NADIA, "2026-04-13"),
    ],
    homes=[home(Turns(18), "D1", "Supported flat, Chapel Row")],
    steps=[
        step("needs_assessment_completed", "2024-10-22", "femi_castleton"),
        step("pathway_plan_signed", "2024-11-12", "femi_castleton"),
        step("pathway_review_held", "2026-03-10", "femi_castleton"),
        step("pathway_review_held", "2026-09-14", NADIA),
    ],
    positions=[Position(d("2026-08-02"), "YES", "F5", "D1")],
    talks=[
        visit(
            "2026-09-14",
            NADIA,
            words="council flat. own door. own DOOR Nadia",
            note="We held your review round the kitchen table. You are top of the list for the "
            "flat "
            "in Sailmakers' Yard and you want the tenancy from [[2026-12-01]].",
            agreed="You keep saving the £20 a week. I book the tenancy workshop.",
        ),
        visit(
            "2026-09-23",
            NADIA,
            words="I dont need furniture I need a telly and a mattress, in that order",
            note="You came straight from a shift at the boatyard, paint to the elbows. We did the "
            "list for your setting-up-home money and you moved the mattress to the top after all.",
            agreed="I order the mattress in the last week of November. You measure the door.",
        ),
    ],
)


MIRELA = Life(
    key="mirela",
    given="Mirela",
    family="Dunstone",
    born=(18, d("2027-07-16")),
    sex="F",
    pronouns="she",
    ethnicity="WOTH",
    status="RELEVANT",
    team="east",
    told="2026-10",
    tags=frozenset({"college", "own home"}),
    care=[
        Care(
            d("2022-02-07"),
            d("2026-11-19"),
            "V2",
            "N4",
            "S",
            "E5",
            "U6",
            "PR4",
            "",
            "HA5 5DH",
            "HA6 2PQ",
        ),
    ],
    spells=[
        worker("priyanka_eastlake", "2025-07-21"),
        adviser(NADIA, "2026-10-12"),
    ],
    joined=d("2026-10-12"),
    homes=[home("2026-11-19", "D1", "Quay House")],
    steps=[
        step("needs_assessment_completed", "2025-10-07", "priyanka_eastlake"),
        step("pathway_plan_signed", "2025-11-04", "priyanka_eastlake"),
        step("pathway_review_held", "2026-06-09", "priyanka_eastlake"),
    ],
    talks=[
        visit(
            "2026-10-20",
            NADIA,
            words="I want to stay at college and I want a door that locks from my side",
            note="You and your foster carers have agreed that Quay House is the next step. You "
            "asked "
            "good questions about who has the keys.",
            agreed="We look round together. You bring Lena.",
        ),
        visit(
            "2026-11-17",
            NADIA,
            place="at Ostrey College",
            words="two bags and a plant. Is that sad or is it cool",
            note="Packed and ready. It is cool. You move on [[2026-11-19]] and I come within the "
            "week after, "
            "because that is the law and because I want to see the plant.",
            agreed="You text me what is missing on the first night.",
        ),
    ],
)


SAFIYA = Life(
    key="safiya",
    given="Safiya",
    family="Wren-Tadesse",
    born=(21, d("2027-06-08")),
    sex="F",
    pronouns="she",
    ethnicity="BAFR",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-10",
    tags=frozenset({"apprenticeship", "own home", "separated"}),
    care=[
        Care(
            d("2022-03-21"), Turns(18), "V2", "N8", "S", "E5", "U6", "PR4", "", "HA1 4QX", "HA5 2LW"
        ),
    ],
    spells=[
        worker("femi_castleton", "2022-08-08", Turns(18), "Turned 18"),
        adviser(NADIA, "2023-11-06"),
    ],
    homes=[home(Turns(18), "U1", "Shared flat, Ostrey")],
    steps=[
        step("needs_assessment_completed", "2022-10-11", "femi_castleton"),
        step("pathway_plan_signed", "2022-11-01", "femi_castleton"),
        step("pathway_review_held", "2025-12-02", NADIA),
        step("pathway_review_held", "2026-05-27", NADIA),
    ],
    positions=[Position(d("2026-06-08"), "YES", "F4", "U1")],
    talks=[
        visit(
            "2026-10-01",
            NADIA,
            words="They let me do the whole shift plan. Me. In my second language",
            note="You are nine months into the care apprenticeship and they want you for the "
            "senior "
            "course. The flatmate's noise is still the problem.",
            agreed="I ask the landlord about the other room.",
        ),
        visit(
            "2026-11-11",
            NADIA,
            place="at the drop-in",
            words="I want the review early. Things are changing and the plan says old things",
            note="Then we have it early. You do not need a reason, and yours is a good one.",
            agreed="I offer you two dates by [[2026-11-27]]. You say who comes.",
        ),
    ],
)


IDRIS = Life(
    key="idris",
    given="Idris",
    family="Vellacott",
    born=(20, d("2027-01-19")),
    sex="M",
    pronouns="he",
    ethnicity="MWAS",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-10",
    tags=frozenset({"neet", "own home"}),
    care=[
        Care(
            d("2017-09-18"), Turns(18), "C2", "N1", "S", "E5", "U4", "PR1", "", "HA3 9LX", "HA4 5BT"
        ),
    ],
    spells=[
        worker("jonah_rusbridger", "2023-02-06", Turns(18), "Turned 18"),
        adviser(NADIA, "2024-09-02"),
    ],
    homes=[home(Turns(18), "B1", "With his aunt", "")],
    steps=[
        step("needs_assessment_completed", "2023-04-04", "jonah_rusbridger"),
        step("pathway_plan_signed", "2023-04-25", "jonah_rusbridger"),
        step("pathway_review_held", "2026-02-04", NADIA),
        step("pathway_review_held", "2026-08-03", NADIA),
    ],
    positions=[Position(d("2026-01-19"), "YES", "G5", "B1")],
    talks=[
        visit(
            "2026-10-28",
            NADIA,
            place="at the drop-in",
            words="Its an apprenticeship with the water company. Boots, van, the lot",
            note="You filled the form in by yourself before you told me. We practised the question "
            "about a time you worked in a team, and you used the night of the flood.",
            agreed="You press send. I book the suit from the charity.",
        ),
        text(
            "2026-11-24",
            NADIA,
            words="got the apprenticeship interview!! its on 4 Dec 👏",
            note="I answered with six exclamation marks. Drop-in today at half past two.",
        ),
    ],
)


LOWRI = Life(
    key="lowri",
    given="Lowri",
    family="Papadakis",
    born=(19, d("2027-09-24")),
    sex="F",
    pronouns="she",
    ethnicity="WOTH",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-10",
    tags=frozenset({"college", "carers", "staying put"}),
    care=[
        Care(
            d("2018-04-09"),
            Turns(18),
            "C2",
            "N3",
            "S",
            "E17",
            "U4",
            "PR1",
            "",
            "HA2 7RJ",
            "HA3 4FE",
        ),
    ],
    spells=[
        worker("jonah_rusbridger", "2023-10-02", Turns(18), "Turned 18"),
        adviser(NADIA, "2026-05-05"),
    ],
    homes=[home(Turns(18), "Z1", "With the Wainwrights", "")],
    steps=[
        step("needs_assessment_completed", "2024-12-10", "jonah_rusbridger"),
        step("pathway_plan_signed", "2025-01-14", "jonah_rusbridger"),
        step("pathway_review_held", "2026-05-06", NADIA),
        step("pathway_review_held", "2026-10-30", NADIA),
    ],
    positions=[Position(d("2026-09-24"), "YES", "F2", "Z1")],
    talks=[
        visit(
            "2026-10-30",
            NADIA,
            alone=False,
            words="I'm not leaving and they're not leaving so thats that",
            note="We held your review with the Wainwrights and the good biscuits. You are staying "
            "put, it is agreed in writing, and the money for it has come through.",
        ),
        visit(
            "2026-11-09",
            NADIA,
            words="I don't agree with the money bit in my plan.",
            note="It says that you should pay board from your bursary. You think that is not "
            "what was "
            "agreed, and I have looked: you are right that it changed after the meeting.",
            agreed="I take it back to who changed it. Your words stand beside it until then.",
        ),
    ],
)

LIVES = (
    TEGAN,
    KOFI,
    MIRELA,
    SAFIYA,
    IDRIS,
    LOWRI,
)

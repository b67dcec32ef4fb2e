"""Those for whom the ground moves: Mia and Reece."""

from __future__ import annotations

from throughcare.demo.lives.telling import Care, call, d, home, step, text, tried, visit, worker
from throughcare.demo.script import Fact, Life

MIA = Life(
    key="mia",
    given="Mia",
    family="Trevelyan-Booth",
    born=(17, d("2027-06-23")),
    sex="F",
    pronouns="she",
    ethnicity="WBRI",
    status="ELIGIBLE",
    team="transition",
    told="2026-06",
    care=[
        Care(
            d("2021-03-15"),
            d("2023-11-06"),
            "C2",
            "N1",
            "S",
            "X1",
            "U6",
            "PR4",
            "",
            "HA2 2DX",
            "HA5 9LD",
        ),
        Care(
            d("2023-11-06"), None, "C2", "N1", "P", "", "U4", "PR1", "CREQO", "HA2 2DX", "HA3 5CN"
        ),
    ],
    joined=d("2024-11-18"),
    spells=[
        worker("jonah_rusbridger", "2024-11-18", "2025-02-14", "Moved to another team"),
        worker("carys_ledwidge", "2025-02-17", "2025-06-27", "Left the service"),
        worker("aldo_finnemore", "2025-06-30", "2026-01-30", "Left the service"),
        worker("bertrand_oakes_adeyemi", "2026-02-02", "2026-09-11", "Left the service"),
        worker("ottilie_brackenbury", "2026-09-14"),
    ],
    talks=[
        visit(
            "2026-06-30",
            "bertrand_oakes_adeyemi",
            words="is this the part where you say your staying",
            note="You are 16 now, so there is an assessment to do together and then a plan. You "
            "said "
            "you have told your story to four people and the next can read it.",
            agreed="I read the file first and come back with what I think I know; you correct it.",
        ),
        tried(
            "2026-08-11",
            "bertrand_oakes_adeyemi",
            kind="visit",
            place="at home",
            note="You were at your friend's. I had mixed up the days; that was me.",
        ),
        text(
            "2026-09-10",
            "bertrand_oakes_adeyemi",
            words="knew it",
            note="I wrote to say that tomorrow is my last day. It should not have been a text.",
        ),
        visit(
            "2026-09-22",
            "ottilie_brackenbury",
            words="number 5. do you get a badge",
            note="We met. I said that I am the fifth in two years, that this is ours to put right, "
            "and that I did not come to ask questions. We made toast. You showed me the running "
            "times on your phone: 5k in 24.10.",
            agreed="I come on Tuesdays. I bring the bits of the file that are wrong and a red pen.",
        ),
        visit(
            "2026-10-20",
            "ottilie_brackenbury",
            words="you did actually read it",
            note="You crossed out eleven things. Your assessment was due on [[=2026-09-23]] and "
            "is late. I "
            "said sorry for that. We did the parts on school and on running today.",
            agreed="Two more Tuesdays for the rest. You choose who comes to the meeting.",
        ),
        visit(
            "2026-11-17",
            "ottilie_brackenbury",
            words="thandeka is properly on it isnt she",
            note="Thandeka, who chairs your reviews, has told our managers formally that your "
            "plan is "
            "late and why it matters. You read her letter. You liked the word unacceptable.",
            agreed="We finish the health part on [[2026-11-24]]. You say if that is too soon.",
        ),
    ],
)


REECE = Life(
    key="reece",
    given="Reece",
    family="Hathersage",
    born=(18, d("2027-05-19")),
    sex="M",
    pronouns="he",
    ethnicity="MWBC",
    status="RELEVANT",
    team="transition",
    told="2026-02",
    tags=frozenset({"homeless"}),
    care=[
        Care(
            d("2022-09-12"),
            d("2026-03-06"),
            "V2",
            "N5",
            "S",
            "E4A",
            "U6",
            "PR4",
            "",
            "HA5 1LR",
            "HA8 4GA",
        ),
    ],
    facts=[
        Fact("home", d("2026-03-06"), d("2026-11-10"), {"with": "parent"}),
    ],
    joined=d("2022-09-12"),
    spells=[
        worker("bertrand_oakes_adeyemi", "2026-02-02", "2026-03-06", "Care ended"),
        worker("femi_castleton", "2026-11-12"),
    ],
    homes=[
        home("2026-03-06", "B1", "With his mum", ""),
        home("2026-11-10", "S2", "Sofas of friends", ""),
    ],
    steps=[
        step("needs_assessment_completed", "2025-10-20", "aldo_finnemore"),
    ],
    talks=[
        visit(
            "2026-02-18",
            "bertrand_oakes_adeyemi",
            place="at the chip shop on Marine Parade",
            words="Mum says its different now. I want to try it. I'm not stupid I know it might "
            "not "
            "work",
            note="You go home to your mum in March, by agreement. You have thought about it "
            "hard. You "
            "said what you would do if it went wrong: ring Aldo. Aldo has left, so I gave you my "
            "number.",
            agreed="I visit you both in the first week and again in the fourth.",
        ),
        call(
            "2026-03-24",
            "bertrand_oakes_adeyemi",
            words="its alright. she cooks. its weird",
            note="Three weeks at home. You sounded tired and cheerful.",
        ),
        text(
            "2026-11-10",
            "gwendolyn_attah",
            words="is aldo there. its reece. ive left mums. dont send the police im ok",
            note="You texted the team phone at night. Mum's partner is back and you will not be in "
            "the house with him. You slept at Kieran's.",
            agreed="I ring you in the morning.",
        ),
        visit(
            "2026-11-13",
            "femi_castleton",
            place="at the bus station",
            words="I dont need a new one I need Aldo. He knows it all I dont want to say it again",
            note="You are on Kieran's sofa, then his cousin's; never more than two nights. Because "
            "home broke down you are owed a plan and a person again, and I told you so. Aldo works "
            "for another council now. I asked, and he will ring you once, to say hello.",
            agreed="I read what you already told us before I ask you anything. I find you a bed, "
            "not bed and breakfast. You answer when it is this number.",
        ),
        tried(
            "2026-11-18",
            "femi_castleton",
            kind="visit",
            place="at Kieran's",
            note="Nobody in. I put a card through the door with the money for your phone.",
        ),
        text(
            "2026-11-20",
            "femi_castleton",
            words="got the card. did aldo say when",
            note="I answered: this week. I have found a room in supported lodgings to look at on "
            "[[2026-11-26]].",
        ),
    ],
)

LIVES = (
    MIA,
    REECE,
)

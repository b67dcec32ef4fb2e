"""Those of twenty-two and over: Sam, Nia, Jarek."""

from __future__ import annotations

from throughcare.demo.lives.telling import Care, Turns, adviser, call, d, home, step, visit
from throughcare.demo.script import Fact, Life, Position

SAM = Life(
    key="sam",
    given="Sam",
    family="Ferreira-Nunn",
    born=(23, d("2027-05-02")),
    sex="F",
    pronouns="she",
    ethnicity="WOTH",
    status="FR_23CZB",
    team="east",
    told="2026-11",
    care=[
        Care(
            d("2013-01-21"),
            Turns(18),
            "C2",
            "N1",
            "S",
            "E6",
            "K2",
            "PR4",
            "",
            "HA3 6DD",
            "HA7 8CU",
            "SC990018",
        ),
    ],
    facts=[Fact("request", d("2026-11-09"), None, {"kind": "support"})],
    spells=[
        adviser("suyin_marrable", "2022-02-07", Turns(21), "Turned 21, support ended"),
        adviser("nadia_okonjo", "2026-11-11"),
    ],
    joined=d("2022-02-07"),
    homes=[home(Turns(18), "U1", "Rented room", "")],
    steps=[
        step("annual_offer_made", "2025-06-05", "suyin_marrable", "By letter, to the old address")
    ],
    positions=[Position(Turns(20), "YES", "P5", "U1"), Position(Turns(21), "YES", "F5", "U1")],
    talks=[
        call(
            "2026-11-09",
            "nadia_okonjo",
            words="Is this still the number for leaving care? I'm 22 so I don't know if you do me "
            "anymore",
            note="We do. You owe about £2,300 on three cards and a loan and you have stopped "
            "opening "
            "the app. A letter should have reached you in June asking if you wanted us; it went "
            "to a "
            "flat you left, or it never went. I am sorry. You asked, so support starts today.",
            agreed="I ring you tomorrow with somebody's name. It will not be twenty questions.",
        ),
        visit(
            "2026-11-16",
            "nadia_okonjo",
            place="at the café at the bus station",
            words="I want two things. I want the phone to stop ringing and I want my papers, the "
            "ones "
            "about my nan. I don't want twenty pages about my hobbies",
            note="We did two things on one side of paper. Breathing space for the debts: applied "
            "for, here, on your phone. Your papers: I have asked, and they must answer you "
            "within a "
            "month.",
            agreed="Debt adviser with you on [[2026-11-27]]. I ask about your nan's photographs "
            "by name.",
        ),
    ],
)


NIA = Life(
    key="nia",
    given="Nia",
    family="Blackwood-Amoah",
    born=(24, d("2027-08-13")),
    sex="F",
    pronouns="she",
    ethnicity="MWBA",
    status="FR_EDUCATION_23C",
    team="east",
    told="2026-06",
    care=[
        Care(
            d("2012-07-02"),
            Turns(18),
            "C2",
            "N3",
            "S",
            "E17",
            "U4",
            "PR1",
            "",
            "HA4 1AE",
            "HA3 7UX",
        ),
    ],
    facts=[
        Fact("education", d("2023-09-04"), d("2027-08-31"), {"programme_from_before_21": True}),
    ],
    spells=[adviser("nadia_okonjo", "2022-01-17")],
    joined=d("2021-02-15"),
    homes=[home(Turns(18), "U1", "Own tenancy", "")],
    steps=[
        step("needs_assessment_completed", "2019-11-05", "jonah_rusbridger"),
        step("pathway_plan_signed", "2019-11-26", "jonah_rusbridger"),
        step("pathway_review_held", "2025-11-18", "nadia_okonjo"),
        step("pathway_review_held", "2026-05-19", "nadia_okonjo"),
        step("pathway_review_held", "2026-11-17", "nadia_okonjo"),
    ],
    positions=[
        Position(d("2025-08-13"), "YES", "F4", "U1"),
        Position(d("2026-08-13"), "YES", "F4", "U1"),
    ],
    talks=[
        call(
            "2026-06-25",
            "nadia_okonjo",
            words="Council tax: they stop it at 21 here and at 25 two miles up the road. Explain "
            "that "
            "to me like I'm a councillor",
            note="I could not. You are putting it on the agenda of the council of young people, "
            "whose "
            "chair you are, and you wanted the number of people it concerns.",
            agreed="I find out what I may count for you without naming anybody.",
        ),
        visit(
            "2026-09-08",
            "nadia_okonjo",
            place="on the town hall steps",
            words="I audited six plans. In four of them I couldn't tell who the person was",
            note="You did your second audit as a young auditor. You said it kindly and they went "
            "pink.",
        ),
        visit(
            "2026-11-17",
            "nadia_okonjo",
            words="I want my records. All of it. I want to read it before I decide if I'm angry",
            note="We held your review. Second year of the apprenticeship, business "
            "administration, on "
            "course. You asked for your records and I have written that down as asked today. I "
            "said "
            "we would read the hard bits together if you wanted; you said you would decide on the "
            "day.",
            agreed="I give you the date by which they must come. You tell me who sits with you.",
        ),
    ],
)


JAREK = Life(
    key="jarek",
    given="Jarek",
    family="Holloway-Nnadi",
    born=(23, d("2027-05-20")),
    sex="M",
    pronouns="he",
    ethnicity="MWBA",
    status="FR_NOT_RECEIVING",
    team="east",
    told="2025-06",
    tags=frozenset({"out of area"}),
    care=[
        Care(
            d("2014-10-13"), Turns(18), "C2", "N1", "S", "E6", "U6", "PR4", "", "HA7 3MM", "HA9 1VC"
        ),
    ],
    spells=[adviser("nadia_okonjo", "2021-09-06")],
    joined=d("2021-09-06"),
    homes=[home(Turns(18), "U1", "Leeds", "")],
    steps=[step("annual_offer_made", "2025-11-27", "nadia_okonjo", "By phone and letter")],
    positions=[Position(Turns(20), "YES", "F5", "U1"), Position(Turns(21), "YES", "F5", "U1")],
    talks=[
        call(
            "2025-11-27",
            "nadia_okonjo",
            words="Leeds is good. I'm good. But its nice that you still ring",
            note="I rang to say that the offer stands: support to 25, any time, no reasons "
            "needed. You "
            "are a shift leader now.",
            agreed="I ring again in a year, or you ring first.",
        ),
        call(
            "2026-02-17",
            "nadia_okonjo",
            words="quick one. do you still have my swimming certificates",
            note="I found them. They are in the post.",
        ),
    ],
)

LIVES = (
    SAM,
    NIA,
    JAREK,
)

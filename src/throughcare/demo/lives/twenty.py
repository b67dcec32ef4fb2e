"""Those of twenty and twenty-one: Marcus, Aaliyah, Jordan."""

from __future__ import annotations

from throughcare.demo.lives.telling import Care, Turns, adviser, call, d, home, step, visit, worker
from throughcare.demo.script import Fact, Life, Position

MARCUS = Life(
    key="marcus",
    given="Marcus",
    family="Delacroix-Webb",
    born=(21, d("2027-05-11")),
    sex="M",
    pronouns="he",
    ethnicity="BCRB",
    status="FORMER_RELEVANT",
    team="west",
    told="2026-06",
    tags=frozenset({"custody"}),
    care=[
        Care(
            d("2015-06-22"),
            Turns(18),
            "C2",
            "N1",
            "S",
            "E6",
            "K2",
            "PR4",
            "",
            "HA1 3PP",
            "HA9 8EU",
            "SC990052",
        ),
    ],
    spells=[
        worker("femi_castleton", "2022-05-11", Turns(18), "Turned 18"),
        adviser("kit_sallowfield", "2024-02-05", "2026-07-31", "Left the service"),
        adviser("rhodri_castellane", "2026-08-03"),
    ],
    homes=[
        home(Turns(18), "U1", "Flat, Harbour Road", ""),
        home("2026-06-19", "X2", "In custody", ""),
    ],
    steps=[
        step("needs_assessment_completed", "2022-08-09", "femi_castleton"),
        step("pathway_plan_signed", "2022-09-06", "femi_castleton"),
        step(
            "entered_custody",
            "2026-06-19",
            "kit_sallowfield",
            "Sentenced to 12 months, out after half",
        ),
        step("pathway_review_held", "2025-12-09", "kit_sallowfield"),
        step("pathway_review_held", "2026-06-30", "kit_sallowfield"),
    ],
    positions=[
        Position(d("2026-05-11"), "YES", "G5", "U2"),
        Position(d("2026-09-30"), "YES", "F5", "X2"),
    ],
    talks=[
        visit(
            "2026-06-30",
            "kit_sallowfield",
            place="at the prison, legal visits",
            words="At least they have to feed you",
            note="You were quieter than I have known you. We did your review in forty minutes "
            "with a "
            "pencil because they take the pens off us.",
            agreed="Somebody visits every month. I told you that I leave in July and hated "
            "saying it.",
        ),
        visit(
            "2026-09-15",
            "rhodri_castellane",
            place="at the prison, legal visits",
            words="I done my food hygiene. Got the certificate. Got a job in the kitchen",
            note="You are on enhanced. You asked twice where you will live.",
            agreed="I ask probation and housing for one meeting, with you on the phone.",
            late=12,
        ),
        call(
            "2026-10-22",
            "rhodri_castellane",
            words="its eight weeks. last time they told me on the day. on the DAY",
            note="No address yet. Your release is [[2026-12-18]].",
        ),
        visit(
            "2026-11-13",
            "rhodri_castellane",
            place="at the prison, legal visits",
            words="If its a hostel with that lot Ill be back in by February. I know me",
            note="You were plain about what would send you back and I wrote it as you said it. The "
            "hostel probation suggests has two people you must stay away from.",
            agreed="Probation, housing and I settle an address by [[2026-12-04]], two weeks "
            "before, "
            "as we must. You ring me from the wing on the Monday.",
            late=6,
        ),
    ],
)


AALIYAH = Life(
    key="aaliyah",
    given="Aaliyah",
    family="Rahmani-Holt",
    born=(21, d("2027-03-05")),
    sex="F",
    pronouns="she",
    ethnicity="AOTH",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-05",
    tags=frozenset({"out of area"}),
    care=[
        Care(
            d("2016-02-15"),
            Turns(18),
            "C2",
            "N1",
            "S",
            "E17",
            "U4",
            "PR1",
            "",
            "HA4 4NB",
            "HA3 1RF",
        ),
    ],
    spells=[
        worker("jonah_rusbridger", "2022-08-01", Turns(18), "Turned 18"),
        adviser("suyin_marrable", "2023-09-04"),
    ],
    facts=[
        Fact("education", d("2025-09-22"), d("2028-06-30"), {"programme_from_before_21": True}),
    ],
    homes=[
        home(Turns(18), "Z1", "With Mrs Holt", ""),
        home("2025-09-20", "U1", "Shared student house", ""),
    ],
    steps=[
        step("needs_assessment_completed", "2022-05-17", "jonah_rusbridger"),
        step("pathway_plan_signed", "2022-06-07", "jonah_rusbridger"),
        step("pathway_review_held", "2025-10-07", "suyin_marrable"),
        step("pathway_review_held", "2026-04-08", "suyin_marrable"),
        step("pathway_review_held", "2026-10-06", "suyin_marrable"),
    ],
    positions=[Position(d("2026-03-05"), "YES", "F1", "U1")],
    talks=[
        visit(
            "2026-05-14",
            "suyin_marrable",
            place="at the students' union",
            words="I got a 68 for the one I cried about",
            note="I came up on the train and you had made a timetable for my visit. First year "
            "nearly "
            "done. You have friends, a job in the library, and no idea where you sleep in July.",
            agreed="We ask the university for the summer room and I ask for the money for it.",
        ),
        call(
            "2026-07-15",
            "suyin_marrable",
            video=True,
            words="Summer room!! Same corridor!!",
            note="The university said yes. The vacation grant covers it.",
        ),
        visit(
            "2026-10-06",
            "suyin_marrable",
            place="at the café under the library",
            words="Everyone does the 'what are you doing for the holidays' thing. I say revising",
            note="We held your review. The £2,000 bursary has been paid. The house you share "
            "empties "
            "when term ends, and you said you would rather not be the girl alone with six "
            "bedrooms again.",
            agreed="You ask Mrs Holt if the room is still yours for the week, and I ask her "
            "about the "
            "money so that you do not have to.",
        ),
        call(
            "2026-11-04",
            "suyin_marrable",
            words="she said of COURSE love and then said her brother has the room. I can have "
            "the sofa. "
            "I don't want to be a sofa person",
            note="You were laughing, then not.",
            agreed="I find out what halls can do. You say which you would choose if money was "
            "nothing.",
        ),
        call(
            "2026-11-20",
            "suyin_marrable",
            video=True,
            words="If money was nothing: Priyas family, they asked me properly. But four trains",
            note="Then we pay for four trains. You are 21 on [[=2027-03-05]] and asked what "
            "stops; the "
            "course carries us on together until you finish it.",
            agreed="I book the trains when you send me the days, by [[2026-12-04]].",
        ),
    ],
)


JORDAN = Life(
    key="jordan",
    given="Jordan",
    family="Applethwaite",
    born=(22, d("2027-06-17")),
    sex="M",
    pronouns="they",
    ethnicity="WBRI",
    status="FR_23CZB",
    team="east",
    told="2026-05",
    tags=frozenset({"bed and breakfast"}),
    care=[
        Care(
            d("2014-09-08"), Turns(18), "C2", "N1", "S", "E5", "U4", "PR4", "", "HA2 5TK", "HA5 7AJ"
        ),
    ],
    facts=[Fact("request", d("2026-06-18"), None, {"kind": "support"})],
    spells=[adviser("tomasz_birtwhistle", "2023-03-13")],
    joined=d("2023-03-13"),
    homes=[
        home("2023-09-04", "U1", "First flat", ""),
        home("2026-06-04", "W2", "Bed and breakfast", ""),
    ],
    steps=[
        step("needs_assessment_completed", "2026-08-04", "tomasz_birtwhistle"),
        step("pathway_plan_signed", "2026-08-25", "tomasz_birtwhistle"),
    ],
    positions=[
        Position(d("2025-06-17"), "YES", "P5", "U1"),
        Position(d("2026-06-17"), "YES", "G5", "W2"),
    ],
    talks=[
        visit(
            "2026-05-21",
            "tomasz_birtwhistle",
            words="i knew about the letters. i put them in the drawer so they werent there",
            note="The landlord has the possession order. We emptied the drawer on the bed "
            "together: "
            "£1,900 behind. You did not want me to say that it could have been caught in February. "
            "It could have, and by us.",
            agreed="I go with you to the housing office on Thursday at nine.",
        ),
        visit(
            "2026-06-18",
            "tomasz_birtwhistle",
            place="at the bed and breakfast",
            words="theres a kettle. thats the good thing",
            note="You were 21 yesterday and asked me whether I was here to say goodbye. No: you "
            "said "
            "you want support to go on, so it does. I wrote that down as your request.",
            agreed="Bed and breakfast is for days, not weeks; I chase housing every day.",
        ),
        visit(
            "2026-08-04",
            "tomasz_birtwhistle",
            place="at the bed and breakfast",
            words="if i get another one you have to hide the drawer",
            note="We wrote your assessment with what went wrong in it, in your words, and what "
            "would "
            "have helped: rent paid straight to the landlord, and somebody who asks in week three.",
        ),
        visit(
            "2026-10-21",
            "tomasz_birtwhistle",
            place="at 12b Sailmakers' Yard",
            words="it has a BATH",
            note="We saw the flat. It needs paint and a cooker. £640 of your £3,000 is left from "
            "the "
            "first time, and we made the list around that.",
            agreed="Cooker and bed first. Rent goes straight to the landlord from day one.",
        ),
        call(
            "2026-11-23",
            "tomasz_birtwhistle",
            words="monday. MONDAY. ive told everyone including the man in the kebab shop",
            note="Keys on [[2026-11-30]] at ten. The van is booked for eleven.",
            agreed="I am there at ten. In week three I ask about the drawer.",
        ),
    ],
)

LIVES = (
    MARCUS,
    AALIYAH,
    JORDAN,
)

"""Those of eighteen and nineteen: Kayleigh, Leon, Chloe, Callum."""

from __future__ import annotations

from throughcare.demo.lives.telling import (
    Care,
    Turns,
    adviser,
    call,
    d,
    home,
    step,
    text,
    tried,
    visit,
    worker,
)
from throughcare.demo.script import Life, Position

KAYLEIGH = Life(
    key="kayleigh",
    given="Kayleigh",
    family="Thorogood",
    born=(20, d("2027-04-22")),
    sex="F",
    pronouns="she",
    ethnicity="WBRI",
    mother="1",
    mothers_child_born=d("2025-09-21"),
    status="FORMER_RELEVANT",
    team="east",
    told="2026-05",
    tags=frozenset({"parent", "expecting"}),
    care=[
        Care(
            d("2017-03-06"), Turns(18), "C2", "N1", "S", "E5", "U4", "PR1", "", "HA1 7SN", "HA4 2EU"
        ),
    ],
    spells=[
        worker("jonah_rusbridger", "2023-05-01", Turns(18), "Turned 18"),
        adviser("suyin_marrable", "2024-10-14"),
    ],
    homes=[home(Turns(18), "D1", "Quay House, parent and baby")],
    steps=[
        step("needs_assessment_completed", "2023-07-18", "jonah_rusbridger"),
        step("pathway_plan_signed", "2023-08-08", "jonah_rusbridger"),
        step("pathway_review_held", "2025-09-30", "suyin_marrable"),
        step("pathway_review_held", "2026-03-24", "suyin_marrable"),
        step("pathway_review_held", "2026-09-22", "suyin_marrable"),
    ],
    positions=[Position(d("2026-04-22"), "YES", "G6", "D1")],
    talks=[
        visit(
            "2026-05-12",
            "suyin_marrable",
            words="She says mama and DADDY and he hasn't even met her 😂",
            note="Ava pulled herself up on my bag and stood. You got up four times in the night "
            "and "
            "still had the washing out. Lorna, her social worker, has put Ava on a child-in-need "
            "plan since the shouting in April; you said it felt like being back there.",
            agreed="I come to the child-in-need meeting as your person, not as theirs.",
        ),
        visit(
            "2026-08-04",
            "suyin_marrable",
            place="at the children's centre",
            words="I did a test. dont tell lorna yet",
            note="You are pregnant again, and pleased, and scared of what they will say. I said "
            "nobody is in trouble for that. You tell Lorna yourself, and I sit next to you.",
            agreed="Midwife first, Lorna second, both this fortnight.",
        ),
        visit(
            "2026-09-02",
            "suyin_marrable",
            words="Told her. she was alright actually. she brought me a bump book",
            note="Ava walked to me across the rug, three steps. You want to go back to college for "
            "health and social care and the only thing in the way is who has Ava.",
            agreed="Kwabena finds a course with a crèche. I look at Care to Learn for you.",
        ),
        call(
            "2026-10-08",
            "suyin_marrable",
            words="the nursery wants a deposit. with WHAT",
            note="£150, which you do not have. The hardship fund can pay it; I have asked.",
            agreed="I text you yes or no by Friday.",
        ),
        visit(
            "2026-11-12",
            "suyin_marrable",
            words="I want her to see me with a bag and a lanyard",
            note="You are about 22 weeks on [[2026-11-25]] and the scan was good. The college "
            "has a "
            "place from January, four half days, with nursery from 9. The nursery cannot keep "
            "Ava's "
            "place past the middle of December without the deposit, which the fund has still not "
            "said yes to.",
            agreed="I take the deposit to Callum if there is no yes by [[2026-11-30]]. You and I "
            "look "
            "at what happens to the course when the baby comes, so that you pause and don't stop.",
        ),
    ],
)


LEON = Life(
    key="leon",
    given="Leon",
    family="Abernathy-Cole",
    born=(19, d("2026-12-20")),
    sex="M",
    pronouns="he",
    ethnicity="MWBC",
    status="FORMER_RELEVANT",
    team="west",
    told="2026-06",
    tags=frozenset({"lost touch"}),
    care=[
        Care(
            d("2016-11-07"),
            Turns(18),
            "C2",
            "N1",
            "S",
            "E6",
            "K2",
            "PR4",
            "",
            "HA1 2BW",
            "HA8 6KD",
            "SC990231",
        ),
    ],
    spells=[
        worker("femi_castleton", "2023-12-20", Turns(18), "Turned 18"),
        adviser("kit_sallowfield", "2025-06-02", "2026-07-31", "Left the service"),
        adviser("rhodri_castellane", "2026-08-03"),
    ],
    homes=[home(Turns(18), "D1", "Supported flat, Ferncombe")],
    steps=[
        step("needs_assessment_completed", "2024-04-16", "femi_castleton"),
        step("pathway_plan_signed", "2024-05-14", "femi_castleton"),
        step("pathway_review_held", "2026-01-20", "kit_sallowfield"),
    ],
    positions=[Position(Turns(18), "YES", "G5", "U1")],
    talks=[
        visit(
            "2026-06-16",
            "kit_sallowfield",
            place="at the skate park",
            alone=True,
            words="Im alright. Stop asking if im alright",
            note="You talked more about the deck you are building than about yourself, which is "
            "fair.",
        ),
        visit(
            "2026-08-02",
            "rhodri_castellane",
            words="so your the agency one",
            note="I introduced myself. You were packing. You said that you stay with a mate in "
            "town "
            "some nights and did not want to say where.",
            agreed="You keep your phone topped up; I put £10 on it each month.",
            late=16,
        ),
        tried("2026-08-27", "rhodri_castellane", note="Rang twice, straight to voicemail."),
        tried(
            "2026-09-09",
            "rhodri_castellane",
            kind="visit",
            place="at the flat",
            note="No answer. Post behind the door.",
        ),
        tried("2026-09-24", "rhodri_castellane", kind="message", note="Texted. Not delivered."),
        tried("2026-10-15", "rhodri_castellane", note="Number no longer in use."),
        tried(
            "2026-10-30",
            "rhodri_castellane",
            kind="visit",
            place="at the skate park",
            note="Asked the others there. They think you are in Bristol.",
        ),
        tried(
            "2026-11-16",
            "rhodri_castellane",
            kind="visit",
            place="at the flat",
            note="Neighbour has not seen you since the summer. I have told Soraya.",
        ),
    ],
)


CHLOE = Life(
    key="chloe",
    given="Chloe",
    family="Penrhyn",
    born=(20, d("2027-07-09")),
    sex="F",
    pronouns="she",
    ethnicity="WBRI",
    status="FORMER_RELEVANT",
    team="west",
    told="2026-07",
    care=[
        Care(
            d("2019-02-11"),
            d("2021-08-16"),
            "C2",
            "N1",
            "S",
            "X1",
            "U6",
            "PR4",
            "",
            "HA7 5YT",
            "HA2 9QS",
        ),
        Care(
            d("2021-08-16"),
            Turns(18),
            "C2",
            "N1",
            "P",
            "E5",
            "K2",
            "PR4",
            "CREQB",
            "HA7 5YT",
            "HA6 3VB",
            "SC990306",
        ),
    ],
    spells=[
        worker("priyanka_eastlake", "2024-02-05", Turns(18), "Turned 18"),
        adviser("ngozi_farthingale", "2025-02-03", "2026-05-01", "Left the service"),
        adviser("delphine_awoyemi", "2026-05-11"),
    ],
    homes=[home(Turns(18), "D1", "Supported flat, Marine Parade")],
    steps=[
        step("needs_assessment_completed", "2023-10-03", "priyanka_eastlake"),
        step("pathway_plan_signed", "2023-11-07", "priyanka_eastlake"),
        step("pathway_review_held", "2026-01-13", "ngozi_farthingale"),
        step("pathway_review_held", "2026-07-14", "delphine_awoyemi"),
    ],
    positions=[Position(d("2026-07-09"), "YES", "G5", "D2")],
    talks=[
        visit(
            "2026-07-14",
            "delphine_awoyemi",
            words="Everyone thinks they know who i hang out with. None of you have met them",
            note="We did your review with chips. Two teams have scored your safety differently: "
            "one "
            "says high, one says medium, and nobody had asked you. I asked you.",
            agreed="You give it your own score, and that goes to the panel beside theirs.",
        ),
        call(
            "2026-08-25",
            "delphine_awoyemi",
            words="im back im fine my phone died",
            note="You were away from Sunday night to Tuesday. You did not want the return talk "
            "with "
            "someone you don't know, so I asked for it to be me.",
        ),
        visit(
            "2026-09-16",
            "delphine_awoyemi",
            place="at the beach shelter",
            words="he buys me trainers he doesnt OWN me",
            note="You told me about the car, and about the second phone. I said what worries me "
            "and "
            "why, once, and then listened. You asked what happens to what you tell me. I told you.",
            agreed="Nothing goes to the police without you knowing first, unless you are in danger "
            "that minute.",
        ),
        visit(
            "2026-10-29",
            "delphine_awoyemi",
            words="I can feel when its going to kick off. I just go anyway",
            note="Third time missing since the summer, one night. We drew a map of the hours "
            "before "
            "each of the three. You saw the pattern before I did: it is after calls with your dad.",
            agreed="You text me an owl after a call with your dad. Just an owl.",
        ),
        text(
            "2026-11-10",
            "delphine_awoyemi",
            words="🦉",
            note="I rang. We talked for an hour about nothing.",
        ),
        visit(
            "2026-11-18",
            "delphine_awoyemi",
            words="put that i said it was a 6 on some days and an 8 on others. not a medium",
            note="We wrote what you want the panel to hear on [[2026-12-11]]. You want to be there "
            "for your part and not for the rest.",
            agreed="I ask for one score from both teams before that day, with reasons.",
        ),
    ],
)


CALLUM = Life(
    key="callum",
    given="Callum",
    family="Hesketh-Obi",
    born=(20, d("2027-08-30")),
    sex="M",
    pronouns="he",
    ethnicity="MWBA",
    status="FORMER_RELEVANT",
    team="east",
    told="2026-06",
    care=[
        Care(
            d("2018-05-14"), Turns(18), "C2", "N5", "S", "E5", "U4", "PR1", "", "HA2 8LM", "HA4 9GH"
        ),
    ],
    spells=[
        worker("jonah_rusbridger", "2023-09-04", Turns(18), "Turned 18"),
        adviser("tomasz_birtwhistle", "2025-03-10"),
    ],
    homes=[home("2025-09-01", "D1", "Training flat, Chapel Row")],
    steps=[
        step("needs_assessment_completed", "2023-11-14", "jonah_rusbridger"),
        step("pathway_plan_signed", "2023-12-05", "jonah_rusbridger"),
        step("pathway_review_held", "2026-02-24", "tomasz_birtwhistle"),
        step("pathway_review_held", "2026-08-25", "tomasz_birtwhistle"),
    ],
    positions=[Position(d("2026-08-30"), "YES", "G4", "D1")],
    talks=[
        visit(
            "2026-06-24",
            "tomasz_birtwhistle",
            words="It's not like I'm ill. I just can't get to the end of things",
            note="You had not opened the curtains this week and said so before I could. I asked "
            "about being safe; you are, and you told me how you know.",
            agreed="GP together on Monday. I wait outside unless you want me in.",
        ),
        visit(
            "2026-07-20",
            "tomasz_birtwhistle",
            place="at the surgery",
            words="He said low mood. I could have told him low mood",
            note="The doctor referred you for talking therapy. Twelve weeks' wait, they said.",
        ),
        call(
            "2026-09-03",
            "tomasz_birtwhistle",
            words="So I'm too bad for one and not bad enough for the other. Good to know where "
            "you stand",
            note="Two services have now said no: one because there is no diagnosis, one because "
            "you are seeing your GP. I told you I think that is wrong and that I am challenging "
            "it.",
            agreed="I write to both today and copy you in. You tell me what to take out.",
        ),
        visit(
            "2026-10-14",
            "tomasz_birtwhistle",
            place="at the lifeboat station",
            words="They gave me a mug with my name on. Spelt wrong but",
            note="You did your third Wednesday on the boats. You were up at seven for it. You "
            "talked "
            "to Mick about engines for twenty minutes; you did not notice that I noticed.",
            agreed="Odalys, our nurse, meets you there, not at a clinic.",
        ),
        visit(
            "2026-11-10",
            "tomasz_birtwhistle",
            place="at the lifeboat station",
            words="On boat days I'm a person with a job. Other days I'm a person with a problem",
            note="Week 17 of waiting. The challenge has gone to the complaints lead at the "
            "trust. You "
            "gave your week five out of ten; it was three in September.",
            agreed="Two boat days from December. I ring the trust every Tuesday until they are "
            "sick "
            "of me.",
        ),
        text(
            "2026-11-24",
            "tomasz_birtwhistle",
            words="new mug 😎 spelt right",
            note="Nineteen weeks. The trust says they will answer by Friday.",
        ),
    ],
)

LIVES = (
    KAYLEIGH,
    LEON,
    CHLOE,
    CALLUM,
)

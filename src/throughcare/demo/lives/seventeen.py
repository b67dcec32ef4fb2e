"""Those of seventeen: Dawit, Ellie, Tom."""

from __future__ import annotations

from throughcare.demo.lives.telling import Care, adviser, call, d, step, text, tried, visit, worker
from throughcare.demo.script import Life

DAWIT = Life(
    key="dawit",
    given="Dawit",
    family="Tesfamikael-Goitom",
    born=(18, d("2027-02-03")),
    sex="M",
    pronouns="he",
    ethnicity="BAFR",
    upn="UN1",
    status="ELIGIBLE",
    team="transition",
    told="2026-05",
    tags=frozenset({"separated"}),
    care=[
        Care(d("2025-02-17"), d("2025-04-28"), "V2", "N8", "S", "X1", "T0", "", "", "", "HA1 4QX"),
        Care(d("2025-04-28"), None, "V2", "N8", "P", "", "U6", "PR1", "", "", "HA4 7RD"),
    ],
    spells=[
        worker("femi_castleton", "2025-02-17"),
        adviser("aaliyah_penhaligon", "2026-08-12"),
    ],
    steps=[
        step("needs_assessment_completed", "2025-09-02", "femi_castleton"),
        step("pathway_plan_signed", "2025-09-16", "femi_castleton"),
        step("pathway_review_held", "2026-03-10", "femi_castleton", "At the care review"),
        step("pathway_review_held", "2026-09-08", "femi_castleton", "At the care review"),
    ],
    talks=[
        visit(
            "2026-05-19",
            "femi_castleton",
            place="at home",
            words="I play football with the boys from church. Now I have three friends, not one.",
            note="We spoke with the Tigrinya interpreter on the phone, Mr Habte, whom you asked "
            "for "
            "again. You showed me the table you laid for Easter. You are sleeping better and you "
            "want the blind mended because the street lamp shines in.",
            agreed="I ask your carers about the blind this week. You keep the college place.",
        ),
        visit(
            "2026-07-08",
            "femi_castleton",
            place="at Ostrey College",
            words="When my paper finish they can send me back? I ask every night this question.",
            note="You asked what happens when your leave to remain ends on [[=2027-01-13]]. I told "
            "you the truth: you must ask for more before that day, and then your rights go on "
            "while "
            "they decide. I did not have a solicitor's name to give you and I should have had.",
            agreed="I find a solicitor who does legal aid and ring you by the end of the month.",
        ),
        call(
            "2026-08-14",
            "aaliyah_penhaligon",
            words="You are the new one? For after I am 18?",
            note="I rang to say hello. I am your personal adviser and I stay with you after 18, "
            "to 25 "
            "if you want. You asked if I change as often as the others. I said I hope not, and "
            "that "
            "I have been here since 2023.",
            agreed="We meet at the church hall on the Thursday, with Mr Habte.",
        ),
        visit(
            "2026-08-20",
            "aaliyah_penhaligon",
            place="at St Brannoc's church hall",
            words="In church nobody ask me for paper.",
            note="You showed me round and I met Deacon Yonas. Church is where you feel like "
            "yourself: Sunday, and the youth evening on Thursday. I will not book things on "
            "Thursdays.",
            agreed="You bring your Home Office letters next time. I bring a folder for them.",
        ),
        visit(
            "2026-09-23",
            "aaliyah_penhaligon",
            words="They found my sister. She is alive. I did not sleep, I was laughing.",
            note="The Red Cross wrote: your sister Selam is in Kampala. We read the letter three "
            "times. You cried and so, a bit, did I. You have her number and had already talked for "
            "two hours.",
            agreed="I ask what the tracing service can do next. You tell me if you want help to "
            "send "
            "her something.",
        ),
        tried(
            "2026-10-06",
            "aaliyah_penhaligon",
            note="Rang the law centre for you: their list is closed until the new year.",
        ),
        visit(
            "2026-10-21",
            "femi_castleton",
            words="Seven weeks is short. For you it is long because you sleep.",
            note="Two of the three firms I tried have no room. The third wants your papers before "
            "they say yes. You are right to be angry; this was asked for in July. You are eating "
            "less and I told you I had noticed.",
            agreed="I take your papers to the third firm myself on Friday. I ask my manager to pay "
            "for advice privately if they say no. You see the GP with your carer about sleep.",
        ),
        text(
            "2026-11-02",
            "aaliyah_penhaligon",
            words="Selam says hello to you. She say thank you for her brother",
            note="You texted a photo of you both on the screen.",
        ),
        visit(
            "2026-11-17",
            "aaliyah_penhaligon",
            place="at Ostrey College",
            words="I want to be electrician. Teacher says level 1 in June and then level 2. But "
            "for "
            "level 2 I must be here.",
            note="No solicitor yet. Your leave ends on [[=2027-01-13]], seven weeks and a bit. I "
            "told you that Gwendolyn, who manages us, now has this at the top of her list and that "
            "you can complain, with Petra to help you. You said not yet.",
            agreed="Gwendolyn decides on paying for a solicitor by [[2026-11-27]]. I ring you that "
            "day, whatever the answer is.",
        ),
    ],
)


ELLIE = Life(
    key="ellie",
    given="Ellie",
    family="Marchetti-Dunn",
    born=(18, d("2027-03-14")),
    sex="F",
    pronouns="she",
    ethnicity="WBRI",
    status="ELIGIBLE",
    team="transition",
    told="2026-06",
    care=[
        Care(
            d("2018-10-08"),
            d("2019-05-20"),
            "C1",
            "N1",
            "S",
            "X1",
            "U6",
            "PR4",
            "",
            "HA2 6PB",
            "HA6 1WE",
        ),
        Care(
            d("2019-05-20"), None, "C2", "N1", "B", "", "U4", "PR1", "CARPL", "HA2 6PB", "HA3 8JT"
        ),
    ],
    spells=[
        worker("priyanka_eastlake", "2024-02-05"),
        adviser("aaliyah_penhaligon", "2026-06-01"),
    ],
    steps=[
        step("needs_assessment_completed", "2025-06-03", "priyanka_eastlake"),
        step("pathway_plan_signed", "2025-06-24", "priyanka_eastlake"),
        step("pathway_review_held", "2026-04-14", "priyanka_eastlake", "At the care review"),
        step("pathway_review_held", "2026-10-06", "priyanka_eastlake", "At the care review"),
    ],
    talks=[
        visit(
            "2026-06-09",
            "priyanka_eastlake",
            words="Jan's is home. I'm not going to a flat with a plastic sofa thanks",
            note="You told me, in front of Jan, that you want to stay when you are 18. Jan wants "
            "it "
            "too. She went quiet when I said the fostering fee stops and a smaller payment comes "
            "in "
            "its place. You noticed.",
            agreed="I put the staying put request in writing to the panel before your September.",
        ),
        visit(
            "2026-09-01",
            "aaliyah_penhaligon",
            place="in Jan's garden",
            words="so is it yes or no. its a simple question",
            note="We met properly for the first time, with the dog. The form went in today. You "
            "start the second year of childcare at Ostrey College next week and it is five minutes "
            "from Jan's.",
            agreed="I chase the money decision and tell you what I hear, even if it is nothing.",
        ),
        call(
            "2026-09-29",
            "aaliyah_penhaligon",
            words="nothing is not an answer",
            note="Nothing yet, and I said so. The decision should have taken four weeks.",
        ),
        visit(
            "2026-10-13",
            "priyanka_eastlake",
            words="If Jan has to work nights because of me then I'd rather go. But I dont want "
            "to go",
            note="You asked me not to put pressure on Jan. She worked out for me what she would "
            "lose: the fee is more than half of what she lives on. You know the number; she told "
            "you, because you two don't do secrets.",
            agreed="I ask the service manager for an answer in writing, with the figure for Jan, "
            "so "
            "that nobody has to guess.",
        ),
        visit(
            "2026-11-19",
            "aaliyah_penhaligon",
            place="at the café by college",
            words="Ive started a list of what id take with me. In case. Its a short list",
            note="You have waited since September and you are 18 on [[=2027-03-14]]. You are "
            "sleeping "
            "badly and have missed two mornings. I told your tutor only what you said I could: "
            "that "
            "home is up in the air.",
            agreed="I ask for a date for the decision by [[2026-11-27]]. You ring me, any time, if "
            "the list gets longer.",
        ),
    ],
)


TOM = Life(
    key="tom",
    given="Tom",
    family="Winterbourne",
    born=(18, d("2027-06-02")),
    sex="M",
    pronouns="he",
    ethnicity="WBRI",
    status="ELIGIBLE",
    team="disability",
    told="2026-06",
    tags=frozenset({"disabled"}),
    care=[
        Care(
            d("2020-01-13"),
            None,
            "C2",
            "N2",
            "S",
            "",
            "K2",
            "PR4",
            "",
            "HA7 2QD",
            "HA9 3FN",
            "SC990117",
        ),
    ],
    spells=[
        worker("siobhan_merriweather_li", "2022-01-10"),
        adviser("marguerite_tolliver", "2026-03-02"),
    ],
    steps=[
        step("needs_assessment_completed", "2025-08-19", "siobhan_merriweather_li"),
        step("pathway_plan_signed", "2025-09-09", "siobhan_merriweather_li"),
        step("pathway_review_held", "2026-05-12", "siobhan_merriweather_li", "At the care review"),
        step("pathway_review_held", "2026-11-03", "siobhan_merriweather_li", "At the care review"),
    ],
    talks=[
        visit(
            "2026-06-10",
            "marguerite_tolliver",
            words="I like trains. I like Kev. I do not like it when people change.",
            note="Tom, we looked at your picture cards for one hour. You picked three for a good "
            "house: quiet, a garden, Kev on Saturdays. You put NOISE in the bin.",
            agreed="I keep your three cards in my bag. I show them to everybody who talks about "
            "your "
            "house.",
        ),
        visit(
            "2026-08-05",
            "siobhan_merriweather_li",
            words="Is it adult team now? Who?",
            note="The adult team should have met you by your 17th birthday. They have not. I wrote "
            "to them again today and told their manager that you are waiting. It is not your "
            "fault.",
            agreed="I ring them on Friday. Kev puts it on your board with a question mark.",
        ),
        visit(
            "2026-09-30",
            "marguerite_tolliver",
            place="at Hollins Farm",
            alone=False,
            words="Two dogs. Trains go past at 10 and 4. I counted.",
            note="We went to see a shared lives house, only to look. You sat in the kitchen with "
            "Pauline and the two dogs for forty minutes and you took your headphones off.",
            agreed="We go again for tea. You decide, one thing at a time. Today: do you want to go "
            "again? You pointed to YES.",
        ),
        visit(
            "2026-11-11",
            "marguerite_tolliver",
            words="Again. Tea again.",
            note="Your plan is in pictures now. We went through the page about money: you know "
            "what "
            "you want to buy and what it costs, and you need help with bills. We wrote down that "
            "you "
            "decide about where you eat and who visits, and that Siobhan asks a best-interests "
            "meeting about the tenancy only.",
            agreed="Tea at Hollins Farm on [[2026-12-02]], at four, for the train.",
        ),
    ],
)

LIVES = (
    DAWIT,
    ELLIE,
    TOM,
)

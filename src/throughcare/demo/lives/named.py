"""Some whom team pages name: those waiting for a decision on staying put, and a closed record."""

from __future__ import annotations

from throughcare.demo.lives.telling import Care, Turns, adviser, d, home, step, visit, worker
from throughcare.demo.script import Life, Position

HAMID = Life(
    key="hamid",
    given="Hamid",
    family="Noorzai-Ellery",
    born=(18, d("2027-02-21")),
    sex="M",
    pronouns="he",
    ethnicity="AOTH",
    upn="UN1",
    status="ELIGIBLE",
    team="east",
    told="2026-10",
    tags=frozenset({"college", "carers", "separated"}),
    care=[
        Care(d("2023-11-13"), None, "V2", "N8", "S", "", "U4", "PR1", "", "HA1 4QX", "HA3 7PY"),
    ],
    spells=[
        worker("femi_castleton", "2023-11-13"),
        adviser("nadia_okonjo", "2026-08-24"),
    ],
    joined=d("2026-08-24"),
    steps=[
        step("needs_assessment_completed", "2025-05-13", "femi_castleton"),
        step("pathway_plan_signed", "2025-05-20", "femi_castleton"),
        step("pathway_review_held", "2026-07-21", "femi_castleton", "At the care review"),
    ],
    talks=[
        visit(
            "2026-10-14",
            "nadia_okonjo",
            words="Mrs Wainwright cries when I say flat. So I don't say flat",
            note="You want to stay with the Wainwrights after 18, and they want you. It should be "
            "decided three months before your birthday, and that day is close.",
            agreed="I ask Callum to decide. You keep teaching Mr Wainwright chess.",
        ),
        visit(
            "2026-11-17",
            "nadia_okonjo",
            words="Solicitor is on 3 December. I have new shirt",
            note="We read the letter about your leave to remain together, with the interpreter "
            "on the "
            "phone. You know what to bring. The staying put decision has not come and I said so.",
            agreed="I come with you on the day, and we eat after.",
        ),
    ],
)


BLESSING = Life(
    key="blessing",
    given="Blessing",
    family="Tregarthen",
    born=(18, d("2027-03-09")),
    sex="F",
    pronouns="she",
    ethnicity="BAFR",
    status="ELIGIBLE",
    team="transition",
    tags=frozenset({"college", "carers"}),
    care=[Care(d("2019-11-04"), None, "C2", "N1", "S", "", "U4", "PR1", "", "HA6 8AQ", "HA3 6KM")],
    spells=[worker("jonah_rusbridger", "2023-05-08"), adviser("aaliyah_penhaligon", "2026-08-17")],
    steps=[
        step("needs_assessment_completed", "2025-05-29", "jonah_rusbridger"),
        step("pathway_plan_signed", "2025-06-12", "jonah_rusbridger"),
    ],
)


COREY = Life(
    key="corey",
    given="Corey",
    family="Lindgren-Shah",
    born=(18, d("2027-04-30")),
    sex="M",
    pronouns="he",
    ethnicity="MWAS",
    status="ELIGIBLE",
    team="transition",
    tags=frozenset({"college", "carers"}),
    care=[Care(d("2021-05-17"), None, "C2", "N5", "S", "", "U6", "PR4", "", "HA2 2WE", "HA5 8XD")],
    spells=[worker("jonah_rusbridger", "2023-05-08"), adviser("aaliyah_penhaligon", "2026-10-05")],
    steps=[
        step("needs_assessment_completed", "2025-07-22", "jonah_rusbridger"),
        step("pathway_plan_signed", "2025-08-05", "jonah_rusbridger"),
    ],
)


BETHANY = Life(
    key="bethany",
    given="Bethany",
    family="Tolliver-Crane",
    born=(20, d("2027-02-15")),
    sex="F",
    pronouns="she",
    status="FORMER_RELEVANT",
    team="west",
    tags=frozenset({"work", "own home"}),
    care=[
        Care(
            d("2018-02-12"), Turns(18), "C2", "N1", "S", "E5", "U6", "PR4", "", "HA4 4WW", "HA6 7LS"
        )
    ],
    spells=[
        worker("priyanka_eastlake", "2024-02-05", Turns(18), "Turned 18"),
        adviser("ngozi_farthingale", Turns(18), "2026-05-01", "Left the service"),
        adviser("delphine_awoyemi", "2026-05-11"),
    ],
    homes=[home(Turns(18), "U1", "Own tenancy", "")],
    steps=[
        step("needs_assessment_completed", "2023-05-02", "priyanka_eastlake"),
        step("pathway_plan_signed", "2023-05-23", "priyanka_eastlake"),
        step("pathway_review_held", "2026-01-20", "ngozi_farthingale"),
        step("pathway_review_held", "2026-07-22", "delphine_awoyemi"),
    ],
    named=("soraya_dumbarton", "delphine_awoyemi"),
    restricted_because="Her aunt works in this service and is not to see her record.",
    positions=[Position(d("2026-02-15"), "YES", "P5", "U1")],
)

LIVES = (
    HAMID,
    BLESSING,
    COREY,
    BETHANY,
)

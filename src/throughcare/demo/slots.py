"""How many of whom: the shape of the demo authority, beside the lives told in depth."""

from __future__ import annotations

from dataclasses import dataclass

COUNTS = {
    "NOT_YET": 6,
    "ELIGIBLE": 27,
    "RELEVANT": 4,
    "FORMER_RELEVANT": 57,
    "FR_EDUCATION_23C": 9,
    "FR_23CA": 3,
    "FR_23CZB": 16,
    "FR_NOT_RECEIVING": 27,
    "QUALIFYING": 11,
}
"""How many young people the law puts where, the told ones included."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one generated young person.

    ``name``: (given, family, girl?) where a page's picture names them; ``age`` in years.
    """

    team: str
    status: str
    adviser: str = ""
    name: tuple[str, str, str] | None = None
    age: tuple[float, float] = (0.0, 0.0)
    tags: frozenset[str] = frozenset()


FR, NR, CZB, CA, EDU, QUAL = (
    "FORMER_RELEVANT",
    "FR_NOT_RECEIVING",
    "FR_23CZB",
    "FR_23CA",
    "FR_EDUCATION_23C",
    "QUALIFYING",
)

AGES = {
    "NOT_YET": (15.55, 15.95),
    "ELIGIBLE": (16.1, 16.75),
    "RELEVANT": (16.7, 17.8),
    FR: (18.05, 20.95),
    EDU: (21.1, 23.6),
    CA: (21.8, 24.4),
    CZB: (21.15, 24.7),
    NR: (21.1, 24.85),
    QUAL: (18.2, 20.7),
}

# team, adviser, how many of each status
CASELOADS: tuple[tuple[str, str, dict[str, int]], ...] = (
    ("east", "nadia_okonjo", {FR: 5, EDU: 1, CZB: 1}),
    ("east", "suyin_marrable", {FR: 5, EDU: 2, CZB: 2, NR: 3}),
    ("east", "tomasz_birtwhistle", {FR: 7, EDU: 2, CA: 1, CZB: 3, NR: 4}),
    ("east", "pascal_ironmonger", {FR: 3, EDU: 1, CZB: 1}),
    ("east", "", {NR: 5}),
    ("west", "rhodri_castellane", {FR: 10, EDU: 1, CA: 1, CZB: 2, NR: 9, QUAL: 4}),
    ("west", "delphine_awoyemi", {FR: 6, EDU: 1, CA: 1, CZB: 2, NR: 3, QUAL: 2}),
    ("west", "", {NR: 2}),
    ("disability", "marguerite_tolliver", {FR: 4, CZB: 1, QUAL: 2}),
    ("transition", "aaliyah_penhaligon", {"RELEVANT": 2}),
    ("transition", "", {"NOT_YET": 5, "ELIGIBLE": 3}),
    ("disability", "", {"NOT_YET": 1}),
)

NAMED = tuple(
    Slot(team, status, adviser, name, age, frozenset(tags.split(", ")))
    for team, status, adviser, name, age, tags in (
        ("east", FR, "nadia_okonjo", ("Zainab", "Merriweather", "F"), (19.2, 19.8), "neet"),
        ("east", FR, "suyin_marrable", ("Emeka", "Larkspur", "M"), (20.1, 20.9), "neet, ill"),
        ("east", FR, "suyin_marrable", ("Yara", "Thistlewood", "F"), (20.1, 20.9), "neet, ill"),
        ("east", FR, "tomasz_birtwhistle", ("Dafydd", "Okoro-Finch", "M"), (20.1, 20.9), "neet"),
        (
            "east",
            FR,
            "pascal_ironmonger",
            ("Marek", "Penrose", "M"),
            (19.2, 19.8),
            "neet, lost touch",
        ),
        ("west", CZB, "rhodri_castellane", ("Oona", "Silverdale", "F"), (21.3, 21.8), "neet"),
        ("west", CZB, "rhodri_castellane", ("Lennox", "Applegarth", "M"), (21.3, 21.8), "neet"),
    )
)

SPREAD = {
    # Tags given out by chance among generated young people; told ones have theirs already.
    "separated": 27,
    "disabled": 17,
    "parent": 11,
    "out of area": 34,
    "staying put": 8,
    "custody": 3,
    "homeless": 1,
    "lost touch": 2,
}


def slots() -> list[Slot]:
    """Every place that a generated young person fills."""
    found = list(NAMED)
    for team, adviser, counts in CASELOADS:
        for status, many in counts.items():
            found += [Slot(team, status, adviser)] * many
    older = [Slot("transition", "ELIGIBLE", "aaliyah_penhaligon", age=(16.85, 17.9))] * 12
    disabled = [Slot("disability", "ELIGIBLE", "marguerite_tolliver", age=(16.85, 17.9))] * 3
    younger = [Slot("disability", "ELIGIBLE", age=(16.1, 16.75))] * 2
    leaving = [Slot("transition", QUAL, age=(16.5, 17.8))] * 3
    return [*found, *older, *disabled, *younger, *leaving]

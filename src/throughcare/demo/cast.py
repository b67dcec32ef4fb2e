"""Invents the young people who are not told in depth, by seeded chance: the same every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from throughcare.demo import names
from throughcare.demo.care_lives import childhood
from throughcare.demo.history import with_history
from throughcare.demo.lives import TOLD
from throughcare.demo.planted import planted
from throughcare.demo.script import (
    ADVISER,
    SOCIAL_WORKER,
    Home,
    Life,
    Position,
    Step,
    actual,
    moved,
)
from throughcare.demo.slots import AGES, SPREAD, Slot, slots
from throughcare.demo.spells import joined, left_care, spells
from throughcare.demo.when import Calendar, worked, years_after

SEED = 1926


def everybody(today: date) -> list[Life]:
    """All young people of the demo, with their whole history, as of today."""
    chance = Random(SEED)
    calendar = Calendar(today)
    told = [moved(life, calendar) for life in TOLD]
    drawn = _draw(calendar, chance)
    everyone = [with_history(life, today, Random(f"{SEED}/{life.key}")) for life in (*told, *drawn)]
    return [
        replace(
            life,
            child_id=life.child_id or str(900101 + 37 * place),
            joined=life.joined or joined(life, today),
        )
        for place, life in enumerate(planted(everyone))
    ]


def _draw(calendar: Calendar, chance: Random) -> list[Life]:
    places = slots()
    tags = _spread(places, chance)
    used = {(life.given, life.family) for life in TOLD}
    return [
        _invent(slot, tags[number], number, calendar, used, chance)
        for number, slot in enumerate(places)
    ]


def _spread(places: list[Slot], chance: Random) -> list[set[str]]:
    """Give out tags: the disability team's are disabled, most others by chance."""
    tags = [set(slot.tags) for slot in places]
    for slot, mine in zip(places, tags, strict=True):
        if slot.team == "disability":
            mine.add("disabled")
    adults = {"parent", "staying put", "custody", "homeless", "lost touch"}
    for tag, many in SPREAD.items():
        missing = many - sum(tag in mine for mine in tags)
        able = [
            mine
            for slot, mine in zip(places, tags, strict=True)
            if tag not in mine and slot.name is None and _may_be(slot, tag, mine, adults)
        ]
        for mine in chance.sample(able, min(max(missing, 0), len(able))):
            mine.add(tag)
    return tags


def _may_be(slot: Slot, tag: str, mine: set[str], adults: set[str]) -> bool:
    if tag in adults:
        return slot.status == "FORMER_RELEVANT" and not mine & adults
    if tag == "separated":
        return slot.status != "QUALIFYING" and slot.team != "disability"
    return slot.status != "NOT_YET"


def _invent(
    slot: Slot,
    tags: set[str],
    number: int,
    calendar: Calendar,
    used: set[tuple[str, str]],
    chance: Random,
) -> Life:
    today = calendar.today
    low, high = slot.age if slot.age != (0.0, 0.0) else AGES[slot.status]
    born = today - timedelta(days=int(chance.uniform(low, high) * 365.25))
    given, family, sex, ethnicity = _name(slot, tags, used, chance)
    occupation = _occupation(slot, tags, today.year - born.year, chance)
    tags |= {occupation}
    if slot.status not in {"NOT_YET", "ELIGIBLE"} and "staying put" not in tags:
        tags.add("own home")
    child = childhood(slot.status, born, today, tags, chance)
    life = Life(
        key=f"{given}-{family}-{number}".lower().replace(" ", "-"),
        given=given,
        family=family,
        born=born,
        sex=sex,
        pronouns=chance.choice(("they", "", ""))
        if chance.random() < 0.06
        else _pronouns(sex, chance),
        known_as=_known_as(given, chance),
        ethnicity=ethnicity,
        upn="UN1" if "separated" in tags else _upn(chance),
        mother=_mother(sex, tags, today, born),
        mothers_child_born=today - timedelta(days=chance.randint(60, 500))
        if _mother(sex, tags, today, born) == "1"
        else None,
        status=slot.status,
        team=slot.team,
        care=child.care,
        facts=child.facts,
        tags=frozenset(tags),
    )
    life = replace(life, spells=spells(life, slot, calendar, chance))
    return replace(
        life,
        joined=joined(life, today),
        steps=_first_steps(life, chance, today),
        homes=_homes(life, today, chance),
        positions=_positions(life, occupation, today, chance),
    )


def _name(
    slot: Slot, tags: set[str], used: set[tuple[str, str]], chance: Random
) -> tuple[str, str, str, str]:
    if slot.name:
        given, family, sex = slot.name
        return given, family, sex, chance.choice(("WBRI", "MWBA", "WBRI", "MWAS"))
    pool = names.SEPARATED if "separated" in tags else names.HERITAGES
    while True:
        heritage = chance.choices(pool, [h.weight for h in pool])[0]
        girl = chance.random() < (0.12 if "separated" in tags else 0.47)
        if "parent" in tags:
            girl = True
        given = chance.choice(heritage.girls if girl else heritage.boys)
        family = chance.choice(heritage.families)
        if (given, family) not in used and not any(
            given == g for g, _ in used if chance.random() < 0.7
        ):
            used.add((given, family))
            return given, family, "F" if girl else "M", heritage.ethnicity


def _pronouns(sex: str, chance: Random) -> str:
    if chance.random() < 0.15:
        return ""
    return "she" if sex == "F" else "he"


def _known_as(given: str, chance: Random) -> str:
    if chance.random() > 0.12 or len(given) < 5:
        return ""
    return given[: chance.choice((2, 3))] + chance.choice(("", "s", "z"))


def _upn(chance: Random) -> str:
    return chance.choice("ABCDEFGHJKLMNPQRTUVWXYZ") + "".join(chance.choices("0123456789", k=12))


def _mother(sex: str, tags: set[str], today: date, born: date) -> str:
    if sex != "F" or years_after(born, 18) > today:
        return ""
    return "1" if "parent" in tags else "0"


def _occupation(slot: Slot, tags: set[str], age: int, chance: Random) -> str:
    for known in ("neet", "college", "work", "apprenticeship", "university"):
        if known in tags:
            return known
    if slot.status == "NOT_YET":
        return "school"
    if slot.status in {"ELIGIBLE", "RELEVANT"}:
        return chance.choices(("college", "neet", "apprenticeship"), (7, 2, 1))[0]
    if slot.status in {"FR_EDUCATION_23C", "FR_23CA"}:
        return chance.choices(("university", "college", "apprenticeship"), (5, 3, 2))[0]
    if "custody" in tags or "homeless" in tags or "lost touch" in tags:
        return "neet"
    if "parent" in tags:
        return chance.choices(("neet", "college", "work"), (6, 3, 1))[0]
    return chance.choices(
        ("work", "neet", "college", "apprenticeship", "university"), (33, 34, 16, 10, 7)
    )[0]


def _first_steps(life: Life, chance: Random, today: date) -> list[Step]:
    """Assessment and first plan: in three months mostly, later where the team drifts."""
    if life.status in {"NOT_YET", "QUALIFYING"}:
        return []
    start = actual(life.care[0].start)
    eligible = max(life.at(16), start + timedelta(days=91))
    late = chance.random() < (0.3 if life.team == "west" else 0.12)
    assessed = eligible + timedelta(
        days=chance.randint(92, 150) if late else chance.randint(50, 88)
    )
    workers = [s for s in life.spells if s.part == SOCIAL_WORKER]
    by = workers[0].worker if workers else "femi_castleton"
    found = []
    if assessed < today:
        found.append(Step("needs_assessment_completed", worked(assessed), by))
    signed = assessed + timedelta(days=chance.randint(14, 40))
    if signed < today:
        found.append(Step("pathway_plan_signed", worked(signed), by))
    if life.status in {"FR_23CZB", "FR_23CA"}:
        asked = actual(life.facts[0].start)
        adviser = next((s.worker for s in life.spells if s.part == ADVISER), by)
        again = asked + timedelta(days=chance.randint(40, 85))
        for kind, on in (
            ("needs_assessment_completed", again),
            ("pathway_plan_signed", again + timedelta(days=chance.randint(10, 30))),
        ):
            if on < today:
                found.append(Step(kind, worked(on), adviser))
    return found


HOMES = (
    ("U1", "Own tenancy", ""),
    ("D1", "Supported flat", "s23B"),
    ("U1", "Rented room", ""),
    ("E1", "Supported lodgings", "s23B"),
    ("B1", "With family", ""),
    ("T1", "The foyer", "s23B"),
    ("D2", "Shared supported house", "s23B"),
    ("U2", "Rented room", ""),
)
LIKELY = (30, 16, 12, 10, 8, 8, 6, 8)


def _homes(life: Life, today: date, chance: Random) -> list[Home]:
    if life.status in {"NOT_YET", "ELIGIBLE"} or (
        life.at(18) > today and life.status != "RELEVANT"
    ):
        return []
    start = left_care(life) or life.at(18)
    if life.status == "RELEVANT":
        return [Home(start, "D1", "Quay House", "s23B")]
    if life.status == "QUALIFYING":
        return [Home(life.at(18), "U1", "Rented room")]
    if "staying put" in life.tags:
        return [Home(start, "Z1", "With former foster carers")]
    code, place, arranged = chance.choices(HOMES, LIKELY)[0]
    found = [Home(start, code, place, arranged if life.at(21) > today else "")]
    for tag, then, called in (
        ("custody", "X2", "In custody"),
        ("homeless", "S2", "No fixed place"),
    ):
        if tag in life.tags:
            on = max(start + timedelta(days=20), today - timedelta(days=chance.randint(25, 150)))
            found.append(Home(on, then, called))
    return found


ACTIVITY = {
    "work": ("F5", "F5", "P5"),
    "college": ("F2", "F2", "P2"),
    "apprenticeship": ("F4",),
    "university": ("F1",),
    "neet": ("G5",),
    "school": ("F2",),
}


def _positions(life: Life, occupation: str, today: date, chance: Random) -> list[Position]:
    """What the returns of the last years say, on birthdays from 17 on, once care had ended."""
    found = []
    for age in (17, 18, 19, 20, 21):
        on = life.at(age)
        ended = left_care(life)
        out = ended is not None and ended <= on
        if not out or on > today or (today - on).days > 1000 or life.status == "QUALIFYING":
            continue
        now = (today - on).days < 400
        activity = chance.choice(ACTIVITY[occupation])
        if occupation == "neet":
            activity = "G4" if "ill" in life.tags else "G6" if "parent" in life.tags else "G5"
        elif not now and chance.random() < 0.16:
            activity = "G5"
        last = life.homes[-1] if life.homes else None
        home = last.code if last else "B1"
        if "lost touch" in life.tags and now:
            found.append(Position(on, "NO", "0", "0"))
        else:
            found.append(
                Position(on, "YES", activity, home if now else chance.choice(("U1", "D1", home)))
            )
    return found

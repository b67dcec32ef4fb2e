"""Invents a history of care that makes exactly the status which a slot asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from throughcare.demo.script import Care, Fact
from throughcare.demo.when import years_after

FOSTER = ("U4", "U5", "U6")
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(slots=True)
class Childhood:
    """Care and the facts beside it."""

    care: list[Care] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def postcode(chance: Random) -> str:
    """A postcode of the invented authority; the return wants homes and placements to differ."""
    number, letters = chance.randint(1, 9), chance.sample(LETTERS, 2)
    return f"HA{chance.randint(1, 9)} {number}{''.join(letters)}"


def childhood(status: str, born: date, today: date, tags: set[str], chance: Random) -> Childhood:
    """A history for this status; ``today`` is the day on which the law must arrive at it."""
    if status == "QUALIFYING":
        return _qualifying(born, today, chance)
    made = Childhood()
    separated = "separated" in tags
    start = _first_day(status, born, today, separated, chance)
    end, reason = _end(status, born, tags, chance, today)
    made.care = _episodes(start, end, reason, separated, tags, chance, today)
    if status == "FR_EDUCATION_23C":
        begun = years_after(born, 20) + timedelta(days=chance.randint(20, 330))
        made.facts.append(
            Fact(
                "education",
                begun,
                today + timedelta(days=chance.randint(60, 500)),
                {"programme_from_before_21": True},
            )
        )
    elif status == "FR_23CA":
        asked = _between(years_after(born, 21) + timedelta(days=60), today, chance)
        made.facts.append(Fact("request", asked, None, {"kind": "education"}))
        made.facts.append(
            Fact(
                "education",
                asked,
                today + timedelta(days=chance.randint(90, 400)),
                {"programme_from_before_21": False},
            )
        )
    elif status == "FR_23CZB":
        asked = _between(years_after(born, 21), today, chance)
        made.facts.append(Fact("request", asked, None, {"kind": "support"}))
    return made


def _between(first: date, last: date, chance: Random) -> date:
    return first + timedelta(days=chance.randint(1, max(1, (last - first).days - 1)))


def _first_day(status: str, born: date, today: date, separated: bool, chance: Random) -> date:
    if separated:
        # Ninety-one days before 18 at the least, or the law would make them qualifying only.
        latest = min(years_after(born, 17) + timedelta(days=200), today - timedelta(days=120))
        earliest = years_after(born, 15)
        if status == "NOT_YET":
            latest = today - timedelta(days=30)
        elif status == "RELEVANT":
            latest = earliest + timedelta(days=200)
        return _between(earliest, max(latest, earliest + timedelta(days=2)), chance)
    return _between(years_after(born, 5), years_after(born, 14) + timedelta(days=200), chance)


def _end(
    status: str, born: date, tags: set[str], chance: Random, today: date
) -> tuple[date | None, str]:
    if status in {"NOT_YET", "ELIGIBLE"}:
        return None, ""
    if status == "RELEVANT":
        left = _between(years_after(born, 16) + timedelta(days=100), today, chance)
        return left, "E5"
    if "staying put" in tags:
        return years_after(born, 18), "E17"
    return years_after(born, 18), chance.choice(("E5", "E5", "E6"))


def _episodes(
    start: date,
    end: date | None,
    reason: str,
    separated: bool,
    tags: set[str],
    chance: Random,
    today: date,
) -> list[Care]:
    legal = "V2" if separated or chance.random() < 0.2 else "C2"
    need = (
        "N8"
        if separated
        else "N2"
        if "disabled" in tags
        else chance.choice(("N1", "N1", "N1", "N5", "N3", "N4"))
    )
    home = postcode(chance)
    days = ((end or today) - start).days
    moves = (
        sorted(chance.sample(range(40, max(days, 44)), k=min(chance.choice((0, 1, 1, 2, 3)), 3)))
        if days > 60
        else []
    )
    starts = [start, *(start + timedelta(days=m) for m in moves)]
    starts = [s for s in starts if end is None or s < end]
    found = []
    for place, first in enumerate(starts):
        last = place == len(starts) - 1
        kind = (
            chance.choice(FOSTER)
            if last and "staying put" in tags
            else chance.choice((*FOSTER, "K2"))
        )
        found.append(
            Care(
                first,
                end if last else starts[place + 1],
                legal,
                need,
                "S" if place == 0 else "P",
                reason if last else "X1",
                kind,
                "PR1" if kind == "U4" else "PR4",
                "" if place == len(starts) - 1 else chance.choice(("CARPL", "CREQB", "CHILD")),
                home,
                postcode(chance),
                f"SC9{chance.randint(10000, 99999)}" if kind == "K2" else "",
            )
        )
    return found


def _qualifying(born: date, today: date, chance: Random) -> Childhood:
    """Three ways: too short in care after 16, special guardianship, or home for good at 16–17."""
    made = Childhood()
    home, placed = postcode(chance), postcode(chance)
    sixteen = years_after(born, 16)
    way = chance.choice(("short", "sgo", "home"))
    if way == "home" and sixteen + timedelta(days=320) > today:
        way = "short"
    if way == "short":
        start = (
            _between(
                sixteen, min(today, sixteen + timedelta(days=300)) - timedelta(days=75), chance
            )
            if (today - sixteen).days > 160
            else sixteen + timedelta(days=5)
        )
        end = start + timedelta(days=chance.randint(30, 70))
        made.care = [Care(start, end, "V2", "N4", "S", "E8", "U6", "PR4", "", home, placed)]
    elif way == "sgo":
        start = years_after(born, 9) + timedelta(days=chance.randint(0, 300))
        end = start + timedelta(days=chance.randint(300, 900))
        made.care = [Care(start, end, "C2", "N1", "S", "E45", "U1", "PR1", "", home, placed)]
        made.facts = [Fact("sgo", end, None, {"looked_after_immediately_before": True})]
    else:
        start = years_after(born, 14) + timedelta(days=chance.randint(0, 200))
        end = sixteen + timedelta(days=chance.randint(60, 120))
        made.care = [Care(start, end, "V2", "N5", "S", "E4A", "U6", "PR4", "", home, placed)]
        made.facts = [Fact("home", end, None, {"with": "parent"})]
    return made

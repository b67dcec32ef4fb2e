"""Who worked with a generated young person, from when to when."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from throughcare.demo.script import SOCIAL_WORKER, Life, Spell, actual, maybe
from throughcare.demo.slots import Slot
from throughcare.demo.staff import BY_KEY
from throughcare.demo.when import Calendar, worked

LEAVERS = {
    # Who had a desk in After-care West before whom.
    "rhodri_castellane": ("kit_sallowfield", "ngozi_farthingale"),
    "delphine_awoyemi": ("ngozi_farthingale",),
}
TRANSITION_WORKERS = (
    "ottilie_brackenbury",
    "femi_castleton",
    "jonah_rusbridger",
    "priyanka_eastlake",
)
LONG_THERE = ("femi_castleton", "jonah_rusbridger")


def spells(life: Life, slot: Slot, calendar: Calendar, chance: Random) -> list[Spell]:
    """Advisers and social workers of a young person, in order."""
    today = calendar.today
    found: list[Spell] = []
    children = life.status in {"NOT_YET", "ELIGIBLE"}
    eighteen = life.at(18)
    if children or life.status in {"RELEVANT", "FORMER_RELEVANT"}:
        until = None if life.status in {"NOT_YET", "ELIGIBLE", "RELEVANT"} else eighteen
        found += _social_worker(life, until, calendar, chance)
    if not slot.adviser:
        return found
    first = life.at(17) + timedelta(days=chance.randint(150, 260))
    if life.status in {"ELIGIBLE", "RELEVANT"}:
        first = max(
            life.at(16) + timedelta(days=100), today - timedelta(days=chance.randint(20, 220))
        )
    if life.status == "QUALIFYING":
        first = max(first, left_care(life) or first)
    joined = BY_KEY[slot.adviser].joined(calendar)
    chain = [*reversed(LEAVERS.get(slot.adviser, ())), slot.adviser]
    for person, after in zip(chain, [*chain[1:], None], strict=True):
        staff = BY_KEY[person]
        start = max(first, staff.joined(calendar))
        end = staff.leaves(calendar)
        if after is not None and (end is None or BY_KEY[after].joined(calendar) < end):
            end = BY_KEY[after].joined(calendar)
        if end is not None and end <= start:
            continue
        if start > today:
            continue
        found.append(
            Spell(
                person,
                worked(start) if start > joined else start,
                end,
                why_ended=_why(person, end, calendar),
            )
        )
        first = end or first
    return _in_order(found)


def _why(person: str, end: date | None, calendar: Calendar) -> str:
    if end is None:
        return ""
    left = BY_KEY[person].leaves(calendar)
    if person == "pascal_ironmonger":
        return "Left the service, not handed over"
    return "Left the service" if left == end else "Caseloads shared out anew"


def left_care(life: Life) -> date | None:
    """The day on which the last care ended; None where it goes on, or where there was none."""
    return maybe(life.care[-1].end) if life.care else None


def _overlap(before: Spell, after: Spell) -> bool:
    end = maybe(before.end)
    return end is None or end > actual(after.start)


def _in_order(spells: list[Spell]) -> list[Spell]:
    found: list[Spell] = []
    for spell in spells:
        before = next((s for s in reversed(found) if s.part == spell.part), None)
        if before is not None and _overlap(before, spell):
            continue
        found.append(spell)
    return found


def _social_worker(
    life: Life, until: date | None, calendar: Calendar, chance: Random
) -> list[Spell]:
    if life.team == "disability":
        person = "siobhan_merriweather_li"
    elif until is None:
        person = chance.choice(TRANSITION_WORKERS)
    else:
        person = chance.choice(LONG_THERE)
    first = actual(life.care[0].start)
    start = max(life.at(15) + timedelta(days=180), first)
    start = max(start, BY_KEY[person].joined(calendar))
    if start >= calendar.today or (until is not None and start >= until):
        return []
    return [Spell(person, start, until, SOCIAL_WORKER, "Turned 18" if until else "")]


def joined(life: Life, today: date) -> date:
    """When the team took the young person on: the first spell, or 16, or a while ago."""
    starts = [actual(s.start) for s in life.spells]
    if life.status == "QUALIFYING" and not starts:
        return max(life.at(16), left_care(life) or life.at(16))
    return min([*starts, max(life.at(16), min(life.at(18), today - timedelta(days=30)))])

"""Generates the contacts and reviews of the last three years, where nobody wrote them by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from throughcare.demo.profile import Profile, fitting, profile
from throughcare.demo.script import ADVISER, SOCIAL_WORKER, Life, Spell, Step, Talk, actual, maybe
from throughcare.demo.when import worked
from throughcare.demo.words.short import ATTEMPTS, CALLS, MESSAGES, PLACES_OF_VISITS
from throughcare.demo.words.themes import THEMES

MONTHS_KEPT = 36
FAR = timedelta(days=MONTHS_KEPT * 30 + 12)


@dataclass(frozen=True, slots=True)
class Practice:
    """How a team works: days between visits, share of failed ones, days to write up.

    ``quiet``: how long before today the last visit may be; ``review`` days between plan reviews;
    ``calls``: how often there is a call or a message between two visits.
    """

    between: tuple[int, int]
    failed: float
    late: tuple[int, int]
    quiet: tuple[int, int]
    review: tuple[int, int]
    calls: float


GOOD = Practice((32, 48), 0.08, (0, 2), (3, 44), (150, 178), 0.75)
FAIR = Practice((34, 54), 0.12, (0, 5), (4, 52), (155, 182), 0.75)
DRIFTING = Practice((48, 96), 0.26, (1, 21), (10, 110), (165, 290), 0.4)


class Deck:
    """Draws without repeating itself until all has been drawn."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.left: dict[str, list[Any]] = {}

    def draw(self, name: str, cards: Sequence[Any]) -> Any:
        """One of the cards of this name."""
        pile = self.left.setdefault(name, [])
        if not pile:
            pile += self.chance.sample(list(cards), len(cards))
        return pile.pop()


PRACTICE = {"east": GOOD, "west": DRIFTING, "transition": FAIR, "disability": GOOD}


def with_history(life: Life, today: date, chance: Random) -> Life:
    """A life with generated contacts and reviews before those that are told."""
    told = _told_from(life, today)
    practice = PRACTICE[life.team]
    who = profile(chance)
    deck = Deck(chance)
    talks = [
        talk
        for spell in life.spells
        for talk in _spell(life, spell, today, told, practice, who, deck)
    ]
    steps = list(life.steps) + _reviews(life, today, practice, chance)
    return replace(
        life,
        talks=sorted([*talks, *life.talks], key=lambda t: t.on),
        steps=steps,
    )


def _told_from(life: Life, today: date) -> date:
    """The day from which the life is told by hand; today for a generated one."""
    if not life.told:
        return today + timedelta(days=1)
    return min([t.on for t in life.talks], default=today)


def _span(life: Life, spell: Spell, today: date, told: date) -> tuple[date, date]:
    start, end = actual(spell.start), maybe(spell.end)
    last = min(end or today, today, told - timedelta(days=10))
    if spell.part == ADVISER and not life.told:
        last = min(last, _support_ends(life, today))
    return max(start, today - FAR), last


def _support_ends(life: Life, today: date) -> date:
    if life.status in {"FR_NOT_RECEIVING", "QUALIFYING_EDUCATION_ONLY"}:
        return min(life.at(21), today)
    return today


def _spell(
    life: Life,
    spell: Spell,
    today: date,
    told: date,
    practice: Practice,
    who: Profile,
    deck: Deck,
) -> Iterator[Talk]:
    """Visits at the team's pace, with what lies between them, oldest first."""
    chance = deck.chance
    start, last = _span(life, spell, today, told)
    if last <= start:
        return
    lost = "lost touch" in life.tags
    newest = last - timedelta(days=chance.randint(*practice.quiet)) if last == today else last
    if lost:
        newest = last - timedelta(days=chance.randint(80, 120))
    day, visits = newest, []
    while day >= start:
        visits.append(worked(day))
        day -= timedelta(days=chance.randint(*practice.between))
    for on in reversed(visits):
        yield from _before(spell, on, start, practice, deck)
        yield _visit(life, spell, on, practice, who, deck)
    if lost:
        yield from _looked_for(spell, newest, last, deck)
    elif newest < last - timedelta(days=16) and last == today and chance.random() < practice.calls:
        yield _small(spell, worked(today - timedelta(days=chance.randint(2, 9))), practice, deck)


def _visit(
    life: Life, spell: Spell, on: date, practice: Practice, who: Profile, deck: Deck
) -> Talk:
    chance = deck.chance
    fits = {theme.name for theme in fitting(life, on)}
    theme = deck.draw("themes", THEMES)
    while theme.name not in fits:
        theme = deck.draw("themes", THEMES)
    place = theme.place or chance.choices(*zip(*PLACES_OF_VISITS, strict=True))[0]
    words = deck.draw(f"{theme.name}: words", theme.words)
    agreed = deck.draw(f"{theme.name}: agreed", theme.agreed)
    return Talk(
        "visit",
        on,
        spell.worker,
        alone=chance.random() < 0.85,
        home=place == "at home",
        place=place,
        words=who.fill(words) if chance.random() < 0.72 else "",
        note=who.fill(deck.draw(f"{theme.name}: notes", theme.notes)),
        agreed=who.fill(agreed) if chance.random() < 0.8 else "",
        late=chance.randint(*practice.late),
    )


def _before(
    spell: Spell, visit: date, start: date, practice: Practice, deck: Deck
) -> Iterator[Talk]:
    """A failed visit now and then, and a call or a message about half-way."""
    chance = deck.chance
    if chance.random() < practice.failed:
        on = worked(visit - timedelta(days=chance.randint(3, 8)))
        if on >= start:
            kind = chance.choice(("visit", "visit", "phone"))
            yield _attempt(spell, kind, on, deck)
    on = worked(visit - timedelta(days=chance.randint(12, 22)))
    if on >= start and chance.random() < practice.calls:
        yield _small(spell, on, practice, deck)


def _small(spell: Spell, on: date, practice: Practice, deck: Deck) -> Talk:
    chance = deck.chance
    if chance.random() < 0.5:
        words, note = deck.draw("calls", CALLS)
        kind = "video" if chance.random() < 0.12 else "phone"
    else:
        words, note = deck.draw("messages", MESSAGES)
        kind = "message"
    return Talk(kind, on, spell.worker, words=words, note=note, late=chance.randint(*practice.late))


def _attempt(spell: Spell, kind: str, on: date, deck: Deck) -> Talk:
    place = "at home" if kind == "visit" else ""
    note = deck.draw(f"attempts: {kind}", ATTEMPTS[kind])
    return Talk(kind, on, spell.worker, seen=False, place=place, note=note)


def _looked_for(spell: Spell, newest: date, last: date, deck: Deck) -> Iterator[Talk]:
    day = newest + timedelta(days=14)
    kinds = ["phone", "message", "visit", "phone", "visit"]
    while day < last and kinds:
        yield _attempt(spell, kinds.pop(0), worked(day), deck)
        day += timedelta(days=deck.chance.randint(10, 20))


def _reviews(life: Life, today: date, practice: Practice, chance: Random) -> list[Step]:
    """Plan reviews at the team's pace: from each signed plan to the next, or till support ends."""
    plans = sorted(actual(s.on) for s in life.steps if s.kind == "pathway_plan_signed")
    if not plans or any(s.kind == "pathway_review_held" for s in life.steps):
        return []
    found = []
    for place, signed in enumerate(plans):
        last = plans[place + 1] if place + 1 < len(plans) else _support_ends(life, today)
        if place + 1 < len(plans):
            last = min(last, life.at(21))
        quiet = practice.review if practice is DRIFTING else (14, practice.review[0])
        day = last - timedelta(days=chance.randint(6, quiet[1] - 14))
        while day >= max(signed + timedelta(days=80), today - FAR):
            found.append(Step("pathway_review_held", worked(day), _worker_on(life, day)))
            day -= timedelta(days=chance.randint(*practice.review))
    return found


def _worker_on(life: Life, day: date) -> str:
    """The adviser of the day once grown up, else the social worker, else whoever there is."""
    parts = (ADVISER, SOCIAL_WORKER) if day >= life.at(18) else (SOCIAL_WORKER, ADVISER)
    for part in parts:
        for spell in life.spells:
            end = maybe(spell.end)
            gone = end is not None and end <= day
            if spell.part == part and actual(spell.start) <= day and not gone:
                return spell.worker
    return life.spells[-1].worker if life.spells else "bronwen_achterberg"

"""Short forms in which the lives told in depth are written."""

from __future__ import annotations

from datetime import date

from throughcare.demo.script import ADVISER, SOCIAL_WORKER, Care, Home, Spell, Step, Talk
from throughcare.demo.when import Day, Turns

__all__ = [
    "Care",
    "Turns",
    "adviser",
    "call",
    "d",
    "home",
    "step",
    "text",
    "tried",
    "visit",
    "worker",
]


def d(text: str) -> date:
    """A written day, from its ISO form."""
    return date.fromisoformat(text)


def visit(
    on: str,
    who: str,
    *,
    words: str = "",
    note: str = "",
    agreed: str = "",
    place: str = "at home",
    alone: bool | None = True,
    home: bool | None = None,
    late: int = 0,
) -> Talk:
    """Met in person. The home was seen where the visit was at home, unless said otherwise."""
    seen_home = (place == "at home") if home is None else home
    return Talk("visit", d(on), who, True, alone, seen_home, place, words, note, agreed, late)


def call(
    on: str, who: str, *, words: str = "", note: str = "", agreed: str = "", video: bool = False
) -> Talk:
    """Spoken to from afar."""
    return Talk("video" if video else "phone", d(on), who, words=words, note=note, agreed=agreed)


def text(on: str, who: str, *, words: str = "", note: str = "", agreed: str = "") -> Talk:
    """Written to and answered."""
    return Talk("message", d(on), who, words=words, note=note, agreed=agreed)


def tried(on: str, who: str, *, kind: str = "phone", place: str = "", note: str = "") -> Talk:
    """An attempt that reached nobody."""
    return Talk(kind, d(on), who, seen=False, place=place, note=note)


def step(kind: str, on: str | Turns, by: str, summary: str = "") -> Step:
    """A milestone."""
    return Step(kind, on if isinstance(on, Turns) else d(on), by, summary)


def home(on: str | Turns, code: str, place: str, arranged: str = "s23B") -> Home:
    """A move into a home, arranged by the authority unless said otherwise."""
    return Home(_day(on), code, place, arranged)


def adviser(who: str, start: str | Day, end: str | Day | None = None, why: str = "") -> Spell:
    """Somebody's time as personal adviser."""
    return Spell(who, _day(start), None if end is None else _day(end), ADVISER, why)


def worker(who: str, start: str | Day, end: str | Day | None = None, why: str = "") -> Spell:
    """Somebody's time as social worker."""
    return Spell(who, _day(start), None if end is None else _day(end), SOCIAL_WORKER, why)


def _day(day: str | Day) -> Day:
    return d(day) if isinstance(day, str) else day

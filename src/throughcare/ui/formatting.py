"""How dates, times, counts and names are said on every page: one place, plain Python.

Every function that compares with the present takes ``today``, so that it can be tried on any
day; left out, it is the house's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from throughcare.house import clock

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

A_WEEK = 7
SOON = 14
"""Days within which a due date is said as a number of days; beyond, as a date."""


def day(d: date, today: date | None = None) -> str:
    """``18 November``; with the year where it is another than today's."""
    year = "" if d.year == (today or clock.today()).year else f" {d.year}"
    return f"{d.day} {MONTHS[d.month - 1]}{year}"


def day_and_year(d: date) -> str:
    """``18 November 2026``, for births and the law, where the year is always said."""
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


def short_day(d: date, today: date | None = None) -> str:
    """``5 Nov``, for narrow columns; with the year where it is another than today's."""
    year = "" if d.year == (today or clock.today()).year else f" {d.year}"
    return f"{d.day} {MONTHS[d.month - 1][:3]}{year}"


def day_in_month(d: date) -> str:
    """``5 Nov``, beneath a month that says the year."""
    return f"{d.day} {MONTHS[d.month - 1][:3]}"


def full_day(d: date) -> str:
    """``Wednesday 25 November 2026``."""
    return f"{WEEKDAYS[d.weekday()]} {day_and_year(d)}"


def month(d: date) -> str:
    """``November 2026``."""
    return f"{MONTHS[d.month - 1]} {d.year}"


def short_month(d: date) -> str:
    """``Feb 2025``."""
    return f"{MONTHS[d.month - 1][:3]} {d.year}"


def hour(t: time | datetime) -> str:
    """``10:42am``, ``4pm``; a moment is said in London time."""
    if isinstance(t, datetime):
        t = t.astimezone(clock.LONDON).time()
    twelve = t.hour % 12 or 12
    minutes = f":{t.minute:02d}" if t.minute else ""
    return f"{twelve}{minutes}{'am' if t.hour < 12 else 'pm'}"


def moment(at: datetime, today: date | None = None) -> str:
    """``10:42am`` for today, ``5:51pm yesterday``, else ``5:51pm on 18 November``."""
    local = at.astimezone(clock.LONDON)
    today = today or clock.today()
    gone = (today - local.date()).days
    if gone == 0:
        return hour(local)
    if gone == 1:
        return f"{hour(local)} yesterday"
    return f"{hour(local)} on {day(local.date(), today)}"


def ago(d: date, today: date | None = None) -> str:
    """``today``, ``yesterday``, ``20 days ago``; a day to come is said as a date."""
    today = today or clock.today()
    gone = (today - d).days
    if gone < 0:
        return day(d, today)
    if gone == 0:
        return "today"
    return "yesterday" if gone == 1 else f"{number(gone)} days ago"


def due(d: date, today: date | None = None) -> str:
    """``7 days overdue``, ``Due today``, ``Due tomorrow``, ``Due Friday``, ``Due in 8 days``.

    More than two weeks ahead it is the day alone: ``5 January 2027``.
    """
    today = today or clock.today()
    left = (d - today).days
    if left < 0:
        return f"{count(-left, 'day', 'days')} overdue"
    if left == 0:
        return "Due today"
    if left == 1:
        return "Due tomorrow"
    if left < A_WEEK:
        return f"Due {WEEKDAYS[d.weekday()]}"
    return f"Due in {left} days" if left <= SOON else day(d, today)


def number(n: int) -> str:
    """``1,234``."""
    return f"{n:,}"


def count(n: int, one: str, many: str) -> str:
    """``1 young person``, ``1,234 young people``; the plural is always given."""
    return f"{number(n)} {one if n == 1 else many}"


def listed(things: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    words = list(things)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """The text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """``Kofi’s``, ``Tegs’``."""
    return f"{name}’" if name.endswith(("s", "S")) else f"{name}’s"


def initials(name: str) -> str:
    """First letters of the first and the last name."""
    words = name.split()
    return "".join(word[0] for word in dict.fromkeys([words[0], words[-1]])) if words else ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a young person is spoken of: from recorded pronouns, else by name."""

    subject: str
    object: str
    possessive: str
    plural_verb: bool = False

    def verb(self, one: str, many: str) -> str:
        """``is`` or ``are``: "they are", but "she is" and "Kofi is"."""
        return many if self.plural_verb else one


SPOKEN = {
    "she": Spoken("she", "her", "her"),
    "he": Spoken("he", "him", "his"),
    "they": Spoken("they", "them", "their", plural_verb=True),
}


def spoken(pronouns: str, called: str) -> Spoken:
    """Pronouns of somebody, or their name where none are recorded."""
    return SPOKEN.get(pronouns) or Spoken(called, called, possessive(called))


def sizes(parts: Sequence[int]) -> list[float]:
    """Shares of a whole in per cent, to one decimal; all 0 where the whole is 0."""
    whole = sum(parts)
    return [round(100 * part / whole, 1) if whole else 0.0 for part in parts]

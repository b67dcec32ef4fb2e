"""By which words a person is found: pure, the same rules for what is stored and what is asked.

A policy lets the database use an index only for equality (LIKE and trigrams are not
leakproof), so everything that forgives typing becomes a token here: prefixes, sound, each word
with one letter left out, parts of postcodes and of birthdays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import jellyfish

VERSION = "1"
"""Grows when a rule here changes what is stored: every token is then derived anew."""

LONGEST = 60
"""Characters of a token, as the column has them."""

WORD = "w"
PREFIX = "p"
SHORT = "d"
"""A word with one letter left out."""
LAST_OFF = "q"
"""A word without its last letter: a prefix and one letter left out at once."""
SOUND = "s"
POSTCODE = "c"
BIRTH = "b"
IDENTIFIER = "i"

NEAR = (WORD, LAST_OFF, SHORT)

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | dict.fromkeys("'’‘`ʼʻ´", "")
)
_BREAK = re.compile(r"[\W_]+")
_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)(\d)([a-z]{2})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")

Token = tuple[str, str]
"""(class, text)"""


def normalise(text: str) -> str:
    """Lower case without accents, apostrophes or punctuation; words with one space between."""
    # Apostrophes go first: as separate signs some of them decompose into a space. Twice, since
    # some signs decompose into capitals.
    plain = text
    for _ in range(2):
        plain = unicodedata.normalize("NFKD", plain.casefold().translate(_LETTERS))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _BREAK.sub(" ", bare).strip()


def shortened(word: str) -> set[str]:
    """A word with each of its letters left out in turn; nothing for one of two letters."""
    if len(word) < 3:
        return set()
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """How a word sounds, roughly; empty where that would fit too many others."""
    code = jellyfish.metaphone(word).replace(" ", "")
    # Y, W and H tell Safiya from Sophia on paper only.
    code = code[:1] + code[1:].translate({ord(c): None for c in "YWH"})
    return code.lower() if len(code) >= 2 else ""


@lru_cache(maxsize=20_000)
def of_word(word: str) -> tuple[Token, ...]:
    """Every token of one word of a name, already normalised."""
    word = word[:LONGEST]
    found = [(WORD, word)]
    short = shortened(word)
    last_off = word[:-1]
    if len(last_off) >= 2:
        found.append((LAST_OFF, last_off))
        short.discard(last_off)
    found += [(PREFIX, word[:n]) for n in range(2, len(word) - 1)]
    found += [(SHORT, s) for s in sorted(short)]
    if code := sound(word):
        found.append((SOUND, code))
    return tuple(found)


def of_name(*parts: str) -> Iterator[Token]:
    """Tokens of the parts of somebody's name: each word, and words that are written together."""
    written = [normalise(part).split() for part in parts]
    for words in written:
        for word in words:
            yield from of_word(word)
        if len(words) > 1:
            yield from of_word("".join(words))
    if together := "".join(word for words in written[:2] for word in words):
        yield WORD, together[:LONGEST]


def of_birth(born: date) -> Iterator[Token]:
    """The whole day, month with year, day with month, and the year."""
    yield BIRTH, f"{born:%Y-%m-%d}"
    yield BIRTH, f"{born:%Y-%m}"
    yield BIRTH, f"{born:%m-%d}"
    yield BIRTH, f"{born:%Y}"


def of_postcode(text: str) -> Iterator[Token]:
    """The whole postcode, its sector (HM4 2), its district (HM4), and that without a letter."""
    found = _POSTCODE.fullmatch(normalise(text).replace(" ", ""))
    if found is None:
        return
    district, sector, unit = found.groups()
    yield POSTCODE, district + sector + unit
    yield POSTCODE, district + sector
    yield POSTCODE, district
    if district[-1].isalpha():
        yield POSTCODE, district[:-1]


def of_identifier(text: str) -> Iterator[Token]:
    """A number or reference, with and without the noughts before it."""
    plain = normalise(text).replace(" ", "")[:LONGEST]
    if plain:
        yield IDENTIFIER, plain
        if bare := plain.lstrip("0"):
            yield IDENTIFIER, bare


CLASSES: dict[str, Callable[[str], Iterable[Token]]] = {
    "name": of_name,
    "postcode": of_postcode,
    "identifier": of_identifier,
}
"""What a room may hand over in its slot ``search``, and how it is cut into tokens."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One way in which one word of a question may be met.

    ``word``: the number of the word; ``cost``: 0 as written, 1 its beginning, 2 one letter off,
    3 sounds alike.
    """

    word: int
    kind: str
    token: str
    cost: int


WORDS = 6
"""Words of a question that are looked at."""


def words_of(question: str) -> list[str]:
    """The words of a question, normalised."""
    return [w[:LONGEST] for w in normalise(question).split()][:WORDS]


def wanted(question: str) -> list[Wanted]:
    """All that may meet the words of a question; a person is found who meets every word.

    Neighbouring words that make a date, a postcode or one word together are also met as one.
    """
    words = words_of(question)
    found: dict[tuple[int, str, str], int] = {}
    for number, word in enumerate(words):
        for kind, token, cost in _of_one(word):
            _cheapest(found, (number, kind, token), cost)
    for size in (1, 2, 3):
        for start in range(len(words) - size + 1):
            piece = words[start : start + size]
            for kind, token in _together(piece):
                for number in range(start, start + size):
                    _cheapest(found, (number, kind, token), 0)
    return [Wanted(*key, cost) for key, cost in found.items()]


def _cheapest(found: dict[tuple[int, str, str], int], key: tuple[int, str, str], cost: int) -> None:
    found[key] = min(cost, found.get(key, cost))


def _of_one(word: str) -> Iterator[tuple[str, str, int]]:
    yield WORD, word, 0
    if any(c.isdigit() for c in word):
        return
    if len(word) >= 2:
        yield PREFIX, word, 1
        yield LAST_OFF, word, 1
        yield SHORT, word, 2
    for token in shortened(word):
        for kind in NEAR:
            yield kind, token, 2
    if code := sound(word):
        yield SOUND, code, 3


def _together(piece: list[str]) -> Iterator[Token]:
    joined = "".join(piece)
    if len(piece) > 1:
        yield WORD, joined[:LONGEST]
    yield IDENTIFIER, joined[:LONGEST]
    if any(c.isdigit() for c in joined):
        yield POSTCODE, joined[:LONGEST]
    for token in _births(piece):
        yield BIRTH, token


def _births(piece: list[str]) -> Iterable[str]:
    if len(piece) == 1:
        return _birth_in_one(piece[0])
    if len(piece) == 2:
        return [*_month_and_year(*piece), *_day_and_month(*piece), *_day_and_month(*piece[::-1])]
    first, second, third = piece
    if len(first) == 4:
        return _whole(first, second, third)
    if first in _MONTHS:
        return _whole(third, first, second)
    return _whole(third, second, first)


def _birth_in_one(word: str) -> Iterable[str]:
    if not word.isascii() or not word.isdigit():
        return ()
    if len(word) == 4:
        return _years(word)
    if len(word) == 8:
        return {
            *_whole(word[4:], word[2:4], word[:2]),
            *_whole(word[:4], word[4:6], word[6:]),
        }
    return ()


def _whole(year: str, month: str, day: str) -> list[str]:
    number = _month(month)
    matched = _DAY.fullmatch(day)
    if number is None or matched is None:
        return []
    found = []
    for candidate in _years(year):
        try:
            found.append(date(int(candidate), number, int(matched[1])).isoformat())
        except ValueError:
            continue
    return found


def _month_and_year(month: str, year: str) -> list[str]:
    number = _month(month)
    if number is None or len(year) != 4:
        return []
    return [f"{candidate}-{number:02}" for candidate in _years(year)]


def _day_and_month(day: str, month: str) -> list[str]:
    matched = _DAY.fullmatch(day)
    number = _MONTHS.get(month)
    if matched is None or number is None or not 1 <= int(matched[1]) <= 31:
        return []
    return [f"{number:02}-{int(matched[1]):02}"]


def _month(text: str) -> int | None:
    if text in _MONTHS:
        return _MONTHS[text]
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 12:
        return int(text)
    return None


def _years(text: str) -> list[str]:
    """A year, or both that two figures may mean."""
    if not text.isascii() or not text.isdigit():
        return []
    if len(text) == 4 and text[:2] in {"19", "20"}:
        return [text]
    return [f"20{text}", f"19{text}"] if len(text) == 2 else []

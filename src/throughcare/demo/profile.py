"""What a generated young person's talk is made of, and what fits an age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from throughcare.demo import names
from throughcare.demo.script import Life
from throughcare.demo.words.theme import Theme
from throughcare.demo.words.themes import THEMES

CHILDHOOD = frozenset(
    {"adult", "own home", "work", "university", "apprenticeship", "neet", "parent"}
)
"""Tags that do not yet hold for somebody under 18."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Names and things that recur in what one young person and their workers say."""

    friend: str
    place: str
    course: str
    job: str
    hobby: str
    carer: str

    def fill(self, sentence: str) -> str:
        """A sentence with this young person's names and things."""
        return sentence.format(
            friend=self.friend,
            place=self.place,
            course=self.course,
            job=self.job,
            hobby=self.hobby,
            carer=self.carer,
        )


def profile(chance: Random) -> Profile:
    """One young person's names and things, by chance."""
    heritage = chance.choice(names.HERITAGES)
    return Profile(
        friend=chance.choice(heritage.girls + heritage.boys),
        place=chance.choice(names.PLACES),
        course=chance.choice(names.COURSES),
        job=chance.choice(names.JOBS),
        hobby=chance.choice(names.HOBBIES),
        carer=chance.choice(names.CARERS),
    )


def tags_on(life: Life, day: date) -> set[str]:
    """What holds for a young person on a day, as far as their tags say."""
    tags = set(life.tags)
    if day < life.at(18):
        tags -= CHILDHOOD
        tags.add("college" if day >= life.at(16) else "school")
        if any(c.placement[0] == "U" for c in life.care):
            tags.add("carers")
    else:
        tags.add("adult")
        if "staying put" not in tags:
            tags.discard("carers")
    return tags


def fitting(life: Life, day: date) -> list[Theme]:
    """Themes that fit a young person on a day."""
    tags = tags_on(life, day)
    return [theme for theme in THEMES if not theme.needs or theme.needs in tags]

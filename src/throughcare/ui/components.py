"""What the macros of ``ui/macros.html`` take: presenters build these, templates print them.

Texts are ready to be read; no macro computes or formats. Addresses are ready, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["overdue", "due", "look", "met", "info", "none"]
"""triangle, clock, diamond, tick, filled i, ring."""

HOUSE_LEVELS: dict[str, Kind] = {"good": "met"}
"""What the house's headlines call a state, where it is another word."""


def kind(level: str) -> Kind:
    """A level of the house (``good``, ``due``, ``overdue``, ``look``, ``none``) as a state.

    Raises ValueError for another word.
    """
    known = HOUSE_LEVELS.get(level, level)
    if known not in ("overdue", "due", "look", "met", "info", "none"):
        raise ValueError(f"No state is called {level}.")
    return known  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class State:
    """A state: always a shape, a word and a colour together."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``hidden`` is read out after them, to tell links apart."""

    text: str
    href: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does: its verb and its address. ``main`` once a page."""

    text: str
    href: str
    main: bool = False
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to this page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Something owed: on a worklist with ``who``, on the person's own page without."""

    state: State
    what: str
    on: str = ""
    who: Link | None = None
    reason: str = ""
    why: Link | None = None
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the strip under a name: ``Last seen`` · ``20 days ago`` · ``5 Nov, at home``."""

    label: str
    value: str
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """What to do, why, who wrote it and when it is looked at again."""

    title: str
    text: str
    by: str = ""
    link: Link | None = None
    tag: str = ""
    """The alert in few words, for the compact header."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record in the sub-navigation."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """The head of every page about one person."""

    name: str
    href: str
    about: Sequence[str]
    """``she/her``, ``19, born 4 March 2007``; joined by dots."""
    called: str = ""
    """What they like to be called, where it is another name."""
    crumb: Crumb | None = None
    actions: Sequence[Action] = ()
    alert: Alert | None = None
    facts: Sequence[Fact] = ()
    parts: Sequence[Part] = ()
    status: str = ""
    status_why: Link | None = None


@dataclass(frozen=True, slots=True)
class SumPart:
    """One part of a sum: the fact, the rule, or the result."""

    value: str
    note: str = ""
    link: Link | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class SumLine:
    """fact + rule = date."""

    parts: Sequence[SumPart]
    result: SumPart


@dataclass(frozen=True, slots=True)
class Step:
    """One question that the law asks, and how the facts answer it."""

    question: str
    lines: Sequence[str]
    answer: State | None = None
    links: Sequence[Link] = ()
    """The records that were read."""
    law: Link | None = None
    """The text behind it."""
    note: str = ""
    """How certain that text is, where it was not read."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a life bar, in years of age."""

    start: float
    end: float
    text: str = ""
    style: Literal["care", "past", "current", "forecast", "light"] = "care"


@dataclass(frozen=True, slots=True)
class LifeBar:
    """Care and status against age.

    ``says``: the finding in one sentence, read out instead of the picture.
    ``rows``: the same as a table: what, from, to.
    """

    says: str
    care: Sequence[Span]
    status: Sequence[Span]
    now: float | None
    first: float = 13
    last: float = 25
    marks: Sequence[int] = (14, 16, 18, 21, 25)
    rows: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """The young person's own words, exactly as given."""

    who: str
    when: str
    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the story. ``disc``: how its mark is drawn."""

    on: str
    title: str
    text: str = ""
    words: str = ""
    meta: str = ""
    links: Sequence[Link] = ()
    disc: Literal["matters", "routine", "voice"] = "routine"


@dataclass(frozen=True, slots=True)
class Month:
    """The entries of one month, newest first."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and the address of what it counts; without one it is 0 or not known."""

    text: str
    href: str = ""
    kind: Kind | None = None
    hidden: str = ""
    """What it counts, read out after the number."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, whether it holds numbers, a link that sorts by it."""

    text: str
    numeric: bool = False
    sort: str = ""
    sorted: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: plain text, a link, a state or a figure, with a note beneath."""

    text: str = ""
    link: Link | None = None
    state: State | None = None
    figure: Figure | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells carry their labels on phones. The first cell of a row heads it."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter as a link."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """An empty place: whether that is good, and the next step."""

    text: str
    good: bool = False
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of facts: label, what is recorded, a note and links beside it."""

    label: str
    text: str
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """One part of life on the person's page: where it stands, and the room it opens."""

    name: str
    href: str
    state: State


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a list goes on; lists page by key, so there is no last page to name."""

    next: Link | None = None
    previous: Link | None = None


@dataclass(frozen=True, slots=True)
class Saving:
    """A form that keeps itself: where to, the version it was opened at, what was last kept."""

    url: str
    version: int
    saved: str = ""
    """``Saved 10:42am``, or empty where nothing has been kept yet."""
    conflict: str = ""
    """The page that shows both texts."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that were written at once."""

    title: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of one field, ours and theirs."""

    label: str
    ours: Side
    theirs: Side


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come."""

    what: str
    done: int
    total: int
    counted: str
    note: str = ""
    refresh: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What has just happened, or what must be known before going on."""

    text: str
    kind: Literal["done", "info"] = "done"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody whom a visitor of the demo may be."""

    name: str
    role: str
    email: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the global navigation; ``count`` of what waits there."""

    text: str
    href: str
    current: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around a page: whose installation, who reads, where they may go."""

    authority: str
    demo: bool
    nav: Sequence[NavItem] = ()
    user_name: str = ""
    user_role: str = ""
    find_url: str = ""
    sign_out_url: str = ""
    account_url: str = ""
    home_url: str = "/"
    footer: Sequence[Link] = field(default_factory=tuple)
    printed: str = ""
    """The day and hour of this page, for paper: ``25 November 2026, 9:15am``."""
    logged: bool = False
    """Whether the reader opens young people's records, each view of which is logged."""

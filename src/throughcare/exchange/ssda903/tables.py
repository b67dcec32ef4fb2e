"""The tables of a return, known by their exact set of columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Table:
    """One table: its columns in the return's order, which of them are dates, whether it loads.

    ``first`` is the collection year since which the table exists, where that is known.
    """

    name: str
    columns: tuple[str, ...]
    dates: frozenset[str] = frozenset()
    loaded: bool = False


def _table(name: str, columns: str, dates: str = "", *, loaded: bool = False) -> Table:
    return Table(name, tuple(columns.split()), frozenset(dates.split()), loaded)


HEADER = _table("Header", "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB", "DOB MC_DOB", loaded=True)
EPISODES = _table(
    "Episodes",
    "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "DECOM DEC",
    loaded=True,
)
OC3 = _table("OC3", "CHILD DOB IN_TOUCH ACTIV ACCOM", "DOB", loaded=True)

TABLES: tuple[Table, ...] = (
    HEADER,
    EPISODES,
    OC3,
    _table("Reviews", "CHILD DOB REVIEW REVIEW_CODE"),
    _table("UASC", "CHILD SEX DOB DUC"),
    _table(
        "OC2",
        "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK "
        "HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    ),
    _table("AD1", "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR"),
    _table("PlacedAdoption", "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED"),
    _table("PrevPerm", "CHILD DOB PREV_PERM LA_PERM DATE_PERM"),
    _table("Missing", "CHILD DOB MISSING MIS_START MIS_END"),
    _table("SWEpisodes", "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON"),
    _table("DoLo", "CHILD DOB DOLO_START DOLO_END"),
)

BY_NAME = {t.name: t for t in TABLES}
LOADED = tuple(t for t in TABLES if t.loaded)

_BY_COLUMNS = {frozenset(t.columns): t for t in TABLES}

_ALIKE = 0.6
"""How much a heading must resemble a missing one to be taken for its misspelling."""


@dataclass(frozen=True)
class Near:
    """A heading that is nearly a table's."""

    table: Table
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def column(self) -> str:
        """The first column to mend."""
        return (self.missing + self.extra + self.doubled)[0]

    @property
    def reason(self) -> str:
        """What is wrong and how to mend it."""
        parts = []
        if self.missing:
            parts.append(f"lacks {_named('column', self.missing)}")
        if self.extra:
            parts.append(f"has {_named('column', self.extra)} too many")
        if self.doubled:
            parts.append(f"has {_named('column', self.doubled)} twice")
        return (
            f"This is nearly the table {self.table.name}, but it {' and '.join(parts)}. "
            f"Its columns are exactly {', '.join(self.table.columns)}, in any order."
        )


def _named(word: str, names: Sequence[str]) -> str:
    told = [n if n else "without a name" for n in names]
    return f"{word}{'s' if len(told) > 1 else ''} {', '.join(told)}"


def heading(cells: Sequence[str]) -> tuple[str, ...]:
    """A heading trimmed and upper-cased, empty trailing columns left out."""
    names = [" ".join(c.split()).upper() for c in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def recognise(names: Sequence[str]) -> Table | Near | None:
    """Which table a heading (as ``heading`` gives it) belongs to, exactly, nearly or not at all."""
    found = frozenset(names)
    doubled = tuple(n for n, times in Counter(names).items() if times > 1)
    exact = _BY_COLUMNS.get(found)
    if exact is not None:
        return Near(exact, (), (), doubled) if doubled else exact
    nearest = min(
        TABLES,
        key=lambda t: (len(found ^ frozenset(t.columns)), -len(found & frozenset(t.columns))),
    )
    missing = tuple(c for c in nearest.columns if c not in found)
    extra = tuple(dict.fromkeys(n for n in names if n not in nearest.columns))
    if _near(len(found & frozenset(nearest.columns)), missing, extra):
        return Near(nearest, missing, extra, doubled)
    return None


def _near(shared: int, missing: Sequence[str], extra: Sequence[str]) -> bool:
    wrong = len(missing) + len(extra)
    if wrong == 1:
        return shared >= 3
    if len(missing) == len(extra) == 1:
        alike = SequenceMatcher(None, missing[0], extra[0]).ratio()
        return shared >= 2 and (alike >= _ALIKE or shared >= 4)
    return shared >= 5 and shared / (shared + wrong) >= 0.6

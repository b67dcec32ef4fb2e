"""A record kept in memory, as strict as the database: what a return is loaded into in tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from throughcare.exchange.ssda903.tables import EPISODES, HEADER, OC3
from throughcare.exchange.ssda903.verdict import Cells, Here, HereRow, Verdict
from throughcare.exchange.ssda903.year import birthday_within

LONGEST = 40


@dataclass
class Child:
    """One child as the record would hold it."""

    person_id: int
    header: HereRow
    episodes: dict[str, HereRow] = field(default_factory=dict)
    leaving: dict[int, tuple[date, HereRow]] = field(default_factory=dict)


class Model:
    """Refuses what the database's constraints refuse, and undoes everything when it does."""

    def __init__(self) -> None:
        self.children: dict[str, Child] = {}

    def child_ids(self) -> Iterable[str]:
        return list(self.children)

    def here(self, children: Sequence[str], year: int | None) -> dict[str, Here]:
        found = {}
        for number in children:
            child = self.children.get(number)
            if child is not None:
                as_at, leaving = child.leaving.get(year or 0, (None, None))
                found[number] = Here(
                    child.person_id, child.header, dict(child.episodes), leaving, as_at
                )
        return found

    def load(self, batches: Iterable[list[Verdict]], year: int) -> None:
        before = deepcopy(self.children)
        try:
            for verdicts in batches:
                for verdict in verdicts:
                    self._write(verdict, year)
        except BaseException:
            self.children = before
            raise

    def _write(self, v: Verdict, year: int) -> None:
        assert not v.is_rejected or v.does_something, "nothing rejected is loaded"
        if v.header is not None:
            row = HereRow(len(self.children) + 1, v.header, year, v.invalid[HEADER.name])
            _strict(v.header)
            date.fromisoformat(v.header["DOB"])
            if v.here is None:
                assert v.child not in self.children, "a child is registered once"
                self.children[v.child] = Child(row.key, row)
            else:
                self.children[v.child].header = row
        child = self.children[v.child]
        for cells in v.episodes_changed:
            assert cells["DECOM"] in child.episodes, "what is corrected is here"
            child.episodes[cells["DECOM"]] = self._episode(v, cells, year)
        for cells in v.episodes_new:
            assert cells["DECOM"] not in child.episodes, "an episode is recorded once"
            child.episodes[cells["DECOM"]] = self._episode(v, cells, year)
        _no_overlap(list(child.episodes.values()))
        if v.leaving is not None:
            assert v.born is not None
            _strict(v.leaving)
            row = HereRow(child.person_id, v.leaving, year, v.invalid[OC3.name])
            child.leaving[year] = (birthday_within(v.born, year), row)

    def _episode(self, v: Verdict, cells: Cells, year: int) -> HereRow:
        assert tuple(cells) == EPISODES.columns
        _strict(cells)
        return HereRow(0, cells, year, v.invalid[cells["DECOM"]])


def _strict(cells: Cells) -> None:
    for value in cells.values():
        assert len(value) <= LONGEST, value
        assert "\x00" not in value, "PostgreSQL holds no nul"
        value.encode()


def _no_overlap(rows: list[HereRow]) -> None:
    spans = sorted((r.cells["DECOM"], r.cells["DEC"] or "9999-12-31") for r in rows)
    for start, end in spans:
        assert start <= end, "an end before its start"
    full = [s for s in spans if s[0] < s[1]]
    for (_, end), (start, _) in pairwise(full):
        assert end <= start, "an overlap"

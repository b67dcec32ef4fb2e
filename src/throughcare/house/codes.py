"""Code lists of statutory returns as data: each code with its words and the years it is valid in.

A list never guesses: where the first or last valid year is not known it is left open, and a code
that old files still carry but no known year accepts is marked ``retired``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

UNLISTED = "Not on the code list"


@dataclass(frozen=True, slots=True)
class Code:
    """One code. Years are collection years, named by their end: 2026 is 1/4/2025 to 31/3/2026."""

    code: str
    label: str
    first: int | None = None
    last: int | None = None
    retired: bool = False

    def valid_in(self, year: int | None) -> bool:
        """Whether a return of this year may carry the code; any year where None."""
        if self.retired:
            return False
        if year is None:
            return True
        return (self.first is None or year >= self.first) and (
            self.last is None or year <= self.last
        )


class CodeList:
    """The codes of one column of a return."""

    def __init__(self, column: str, codes: Iterable[Code]) -> None:
        self.column = column
        self._codes = {c.code: c for c in codes}

    def __iter__(self) -> Iterator[Code]:
        return iter(self._codes.values())

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def valid(self, code: str, year: int | None = None) -> bool:
        """Whether the code stands on the list for that year."""
        found = self._codes.get(code)
        return found is not None and found.valid_in(year)

    def label(self, code: str) -> str:
        """The code in words; for a raw code that is on no list, that it is on none."""
        if not code:
            return "Not given"
        found = self._codes.get(code)
        return found.label if found is not None else f"{UNLISTED} ({code[:40]})"

    def valid_codes(self, year: int | None = None) -> list[str]:
        """The codes that a return of that year may carry."""
        return [c.code for c in self if c.valid_in(year)]


def listed(column: str, **labels: str) -> CodeList:
    """A list whose codes are valid in every year that is known."""
    return CodeList(column, (Code(code, label) for code, label in labels.items()))

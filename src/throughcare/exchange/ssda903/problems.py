"""What is wrong with a return: one shape for every problem, in words for whoever must mend it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

LONGEST_SHOWN = 80

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


class Unreadable(Exception):
    """A whole file that cannot be read, or a return that cannot be judged; the words say why."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class BadCall(Exception):
    """The call itself is wrong: no such path, an odd option. One sentence for stderr."""


def shown(value: str | None) -> str | None:
    """A value as it may be printed: control characters escaped, cut after 80 characters."""
    if value is None:
        return None
    cut = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
    return _HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", cut)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, as the report prints it.

    ``line`` is the physical line with the heading as 1, in XML the element's line; None where a
    whole file is meant. ``rule`` is the sector's rule number where it has one, the column for a
    code that is on no list, else a short word of our own.
    """

    file: str | None
    line: int | None
    column: str | None
    value: str | None
    child: str | None
    rule: str
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """The problem with its value and child made safe to print."""
        found = asdict(self)
        for field in ("file", "value", "child"):
            found[field] = shown(found[field])
        return found

"""Pure decisions of recording: when two texts meet."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID


def clashes(
    *,
    stored_version: int,
    stored_window: UUID | None,
    stored: Mapping[str, str],
    version: int,
    window: UUID | None,
    typed: Mapping[str, str],
) -> bool:
    """Whether a save would write over words that its window has not seen.

    The same words clash with nothing, and neither does the window that saved last: its own
    earlier save may have been answered after the next one was sent.
    """
    if dict(stored) == dict(typed) or stored_version == version:
        return False
    return window is None or window != stored_window


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Names of the fields that two texts disagree on, in the order of the first."""
    names = list(dict.fromkeys([*one, *other]))
    return [name for name in names if one.get(name, "") != other.get(name, "")]

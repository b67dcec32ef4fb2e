"""What a theme of talk is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """One subject of talk.

    ``needs``: a tag that the young person must have; empty for anybody. ``place``: where such
    talk happens, if not just anywhere.
    """

    name: str
    words: Sequence[str]
    notes: Sequence[str]
    agreed: Sequence[str]
    needs: str = ""
    place: str = ""

"""What casework says of people in a list."""

from __future__ import annotations

from collections.abc import Sequence

from throughcare.casework.selectors.spells import advisers_of
from throughcare.house.clock import today


def listing(person_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """The personal adviser of each today. 1 query."""
    names = advisers_of(person_ids, today())
    return {pk: {"Personal adviser": names.get(pk, "Nobody yet")} for pk in person_ids}

"""Who sees whom, as a projection whose one writer is the database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from throughcare.access.services import GRANTED, refresh_sight
from throughcare.house.projections import BATCH, batches


class SightProjection:
    """Sight follows from grants, memberships and restriction (``access_derive_sight``)."""

    name = "sight"
    kinds = frozenset({GRANTED})
    stage = 2

    def refresh(self, person_ids: Iterable[int]) -> int:
        """Write the differences; how many rows came or went."""
        return sum(refresh_sight(ids) for ids in batches(person_ids, BATCH * 5))

    def differences(self, person_ids: Iterable[int]) -> list[str]:
        """What stored and derived sight disagree on."""
        found = []
        for ids in batches(person_ids, BATCH):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT 'derived, not stored', d.* FROM access_derive_sight(%s::bigint[]) d"
                    " EXCEPT SELECT 'derived, not stored', user_id, person_id, from_at, until_at"
                    " FROM access_sight"
                    " UNION ALL (SELECT 'stored, not derived', user_id, person_id, from_at,"
                    " until_at"
                    " FROM access_sight WHERE person_id = ANY(%s::bigint[])"
                    " EXCEPT SELECT 'stored, not derived', d.*"
                    " FROM access_derive_sight(%s::bigint[]) d)",
                    [ids, ids, ids],
                )
                found += [f"sight: {row}" for row in cursor.fetchall()]
        return found

    def stale(self) -> int:
        """Sight has no rules of its own that could grow old."""
        return 0

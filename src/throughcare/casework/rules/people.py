"""Whom the service owes what kind of attention, by legal status."""

from __future__ import annotations

from throughcare.statute.status import Status

SEEN_BY_ADVISER = (
    Status.LOOKED_AFTER_NOT_ELIGIBLE,
    Status.ELIGIBLE,
    Status.RELEVANT,
    Status.FORMER_RELEVANT,
    Status.FR_EDUCATION_23C,
    Status.FR_23CA,
    Status.FR_23CZB,
)
"""Statuses in which somebody is expected to be seen every eight weeks (local standard)."""

TO_BE_PLACED = (
    *SEEN_BY_ADVISER,
    Status.FR_NOT_RECEIVING,
    Status.QUALIFYING,
    Status.QUALIFYING_EDUCATION_ONLY,
    Status.MANUAL_REVIEW,
)
"""Statuses in which a leaving-care team is owed; a file brings younger children, too."""

NEEDS_ADVISER = (
    Status.ELIGIBLE,
    Status.RELEVANT,
    Status.FORMER_RELEVANT,
    Status.FR_EDUCATION_23C,
    Status.FR_23CA,
    Status.FR_23CZB,
)
"""Statuses in which a personal adviser must be appointed (rulebook, section 2)."""

APPROACHING_MONTHS = 15 * 12 + 6
"""The age in months from which somebody not yet 16 is to be met (rulebook, section 1)."""

"""Who may work with whom."""

from __future__ import annotations

from throughcare.casework.models import Allocation

MANAGERS = ("team_manager", "service_manager")

MAY_HAVE_PART: dict[str, tuple[str, ...]] = {
    Allocation.Part.ADVISER: ("personal_adviser", "social_worker", *MANAGERS),
    Allocation.Part.SOCIAL_WORKER: ("social_worker", *MANAGERS),
}
"""Roles of those who may be allocated in each part; a manager may hold a case meanwhile."""

STARTED = {
    Allocation.Part.ADVISER: "pa_appointed",
    Allocation.Part.SOCIAL_WORKER: "social_worker_allocated",
}
ENDED = {
    Allocation.Part.ADVISER: "pa_ended",
    Allocation.Part.SOCIAL_WORKER: "social_worker_ended",
}

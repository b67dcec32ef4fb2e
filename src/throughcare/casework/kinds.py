"""Chronology kinds of casework. Those that start or meet a duty bear the statute's own names."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from throughcare.house.rooms import Kind


def _contact_url(event: Any) -> str | None:
    public_id = event.data.get("contact")
    return reverse("contact", args=[public_id]) if public_id else None


def _step_url(event: Any) -> str | None:
    public_id = event.data.get("step")
    return reverse("step", args=[public_id]) if public_id else None


KINDS = {
    "team_placed": Kind("A team took over", group="decisions"),
    "team_left": Kind("Left a team", group="decisions"),
    "pa_appointed": Kind("Personal adviser chosen", group="decisions", matters=True),
    "pa_ended": Kind("Personal adviser moved on", group="decisions", matters=True),
    "social_worker_allocated": Kind("Social worker chosen", group="decisions", matters=True),
    "social_worker_ended": Kind("Social worker moved on", group="decisions", matters=True),
    "pa_visit_seen": Kind("Visit", group="visits", counts="seen", url=_contact_url),
    "pa_visit_failed": Kind("Visit, not met", group="visits", counts="attempt", url=_contact_url),
    "contact": Kind("In contact", group="visits", counts="contact", url=_contact_url),
    "contact_attempted": Kind("Tried to reach", group="visits", counts="attempt", url=_contact_url),
    "contact_withdrawn": Kind("A contact was recorded in error", group="visits"),
    "in_touch_stated": Kind("In touch or not, as a source states it", group="visits"),
    **{
        code: Kind(label, group=group, matters=True, url=_step_url)
        for code, label, group in (
            ("needs_assessment_completed", "Assessment of needs completed", "decisions"),
            ("pathway_plan_signed", "Pathway plan signed", "decisions"),
            ("pathway_review_held", "Pathway plan reviewed", "decisions"),
            ("moved_into_s23b_accommodation", "Moved into a home that we arranged", "moves"),
            ("left_s23b_accommodation", "Left the home that we arranged", "moves"),
        )
    },
    "milestone_withdrawn": Kind("A step was recorded in error", group="decisions"),
}

CONTACTS = frozenset({"pa_visit_seen", "pa_visit_failed", "contact", "contact_attempted"})
"""Kinds that a recorded contact may have in the chronology."""

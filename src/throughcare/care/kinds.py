"""Chronology kinds of care. Those that start or meet a duty bear the statute's own names."""

from throughcare.house.rooms import Kind

KINDS = {
    "became_looked_after": Kind("Came into care", group="care", matters=True),
    "placement_started": Kind("Moved", group="moves", matters=True),
    "care_changed": Kind("Legal status changed", group="care"),
    "left_care": Kind("Left care", group="care", matters=True),
    "care_corrected": Kind("Care period corrected", group="care"),
    "status_fact_recorded": Kind("Recorded for the legal status", group="care"),
    "status_stated": Kind("Legal status as a source states it", group="care"),
}

"""Which legal status somebody has on any day, and why."""

from throughcare.statute.status.codes import Status, label, label_young_person
from throughcare.statute.status.life import on, whole_life
from throughcare.statute.status.spans import StatusSpan, Working

__all__ = [
    "Status",
    "StatusSpan",
    "Working",
    "label",
    "label_young_person",
    "on",
    "whole_life",
]

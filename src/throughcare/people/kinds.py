"""Chronology kinds of the person's own details."""

from throughcare.house.rooms import Kind

KINDS = {
    "person_registered": Kind("Record opened"),
    "person_corrected": Kind("Details corrected"),
}

"""The statuses and their names."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Legal status under the leaving-care law of England; one holds on every day of a life."""

    NOT_YET = "NOT_YET"
    NONE = "NONE"
    LOOKED_AFTER_NOT_ELIGIBLE = "LOOKED_AFTER_NOT_ELIGIBLE"
    ELIGIBLE = "ELIGIBLE"
    RELEVANT = "RELEVANT"
    QUALIFYING = "QUALIFYING"
    QUALIFYING_EDUCATION_ONLY = "QUALIFYING_EDUCATION_ONLY"
    FORMER_RELEVANT = "FORMER_RELEVANT"
    FR_EDUCATION_23C = "FR_EDUCATION_23C"
    FR_23CA = "FR_23CA"
    FR_23CZB = "FR_23CZB"
    FR_NOT_RECEIVING = "FR_NOT_RECEIVING"
    MANUAL_REVIEW = "MANUAL_REVIEW"
    CLOSED = "CLOSED"


LABELS = {
    Status.NOT_YET: "Not yet 16",
    Status.NONE: "No leaving-care status",
    Status.LOOKED_AFTER_NOT_ELIGIBLE: "Looked after, not yet eligible",
    Status.ELIGIBLE: "Eligible",
    Status.RELEVANT: "Relevant",
    Status.QUALIFYING: "Qualifying",
    Status.QUALIFYING_EDUCATION_ONLY: "Qualifying (education only)",
    Status.FORMER_RELEVANT: "Former relevant",
    Status.FR_EDUCATION_23C: "Former relevant (education from before 21)",
    Status.FR_23CA: "Former relevant (education)",
    Status.FR_23CZB: "Former relevant (support 21 to 24)",
    Status.FR_NOT_RECEIVING: "Former relevant, not receiving support",
    Status.MANUAL_REVIEW: "Needs a legal review",
    Status.CLOSED: "Closed",
}

YOUNG_PERSON = {
    Status.NOT_YET: "You are under 16. Leaving-care help starts when you turn 16.",
    Status.NONE: "You do not have a right to leaving-care help at the moment.",
    Status.LOOKED_AFTER_NOT_ELIGIBLE: "You are in care. Leaving-care help starts a bit later.",
    Status.ELIGIBLE: "You are in care and getting ready to leave it, with our help.",
    Status.RELEVANT: "You left care before 18, and we still support you.",
    Status.QUALIFYING: "You can ask us for advice and help until you are 21.",
    Status.QUALIFYING_EDUCATION_ONLY: "You can ask us for help with learning until you are 25.",
    Status.FORMER_RELEVANT: "You were in care, and we support you until you are 21.",
    Status.FR_EDUCATION_23C: "You were in care, and we support you while you are on your course.",
    Status.FR_23CA: "You were in care, and we support you with your learning.",
    Status.FR_23CZB: "You were in care, you asked for support, and we give it until you are 25.",
    Status.FR_NOT_RECEIVING: "You were in care. You can ask for our support until you are 25.",
    Status.MANUAL_REVIEW: "We are checking what help you have a right to.",
    Status.CLOSED: "Your support has ended. You can always ask to see your records.",
}


def label(status: Status) -> str:
    """A status in a worker's words."""
    return LABELS[status]


def label_young_person(status: Status) -> str:
    """What a status means, in a sentence to the young person; no legal name in it."""
    return YOUNG_PERSON[status]

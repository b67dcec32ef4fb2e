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
    Status.NOT_YET: "You are under 16. Help with leaving care starts when you turn 16.",
    Status.NONE: "You do not have a right to help with leaving care right now. "
    "If you think that is wrong, tell us and we will look again.",
    Status.LOOKED_AFTER_NOT_ELIGIBLE: "You are in care. Help with leaving care starts "
    "when you have been in care for 13 weeks since you turned 14.",
    Status.ELIGIBLE: "You are in care, and we help you get ready for what comes next. "
    "You have a right to a personal adviser and to a plan that we write with you.",
    Status.RELEVANT: "You left care before you turned 18. You have a right to a personal adviser, "
    "a plan we look at with you every 6 months, a safe place to live and money to live on.",
    Status.QUALIFYING: "You can ask us for advice and help until you are 21. "
    "If you are in college or training, we can help you until you are 25.",
    Status.QUALIFYING_EDUCATION_ONLY: "You can ask us for help with college or training "
    "until you are 25.",
    Status.FORMER_RELEVANT: "You have a right to a personal adviser, a plan we look at with you "
    "every 6 months, and help with where you live, learning and money. "
    "This goes on until you are 21. After that you can ask for more.",
    Status.FR_EDUCATION_23C: "You have a right to a personal adviser, a plan, and help with your "
    "course. This goes on until your course ends.",
    Status.FR_23CA: "You told us that you want to learn. You have a right to a personal adviser, "
    "a plan, and help with your course.",
    Status.FR_23CZB: "You asked for our support. You have a right to a personal adviser and a "
    "plan until you are 25, or until you tell us to stop.",
    Status.FR_NOT_RECEIVING: "You can ask for our support at any time until you are 25. "
    "We ask you every year if you want it.",
    Status.MANUAL_REVIEW: "We are finding out what help you have a right to. "
    "A person looks at it, and we tell you what they say and why.",
    Status.CLOSED: "Our support has ended. You can always ask to read your records.",
}


def label(status: Status) -> str:
    """A status in a worker's words."""
    return LABELS[status]


def label_young_person(status: Status) -> str:
    """What a status means, said to the young person; no legal name in it."""
    return YOUNG_PERSON[status]

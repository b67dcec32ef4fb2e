"""Codes of OC3's ACTIV: what a care leaver mainly does."""

from __future__ import annotations

from throughcare.house.codes import Code, CodeList

ACTIV = CodeList(
    "ACTIV",
    (
        Code("F1", "Full time in higher education"),
        Code("P1", "Part time in higher education"),
        Code("F2", "Full time in education other than higher"),
        Code("P2", "Part time in education other than higher"),
        Code("F4", "Full time in an apprenticeship"),
        Code("P4", "Part time in an apprenticeship"),
        Code("F5", "Full time in training or employment"),
        Code("P5", "Part time in training or employment"),
        Code("G4", "Not in education, employment or training: illness or disability"),
        Code("G5", "Not in education, employment or training: other reason"),
        Code("G6", "Not in education, employment or training: pregnancy or parenting"),
        Code("0", "Not known"),
        Code("F3", "Full time, an old code (F3)", retired=True),
        Code("P3", "Part time, an old code (P3)", retired=True),
    ),
)

NOT_KNOWN = "0"


def in_eet(code: str) -> bool | None:
    """Whether a code means education, employment or training; None where it says nothing.

    F3 and P3 are no longer valid and what they meant is not known for certain: they say nothing.
    """
    if ACTIV.valid(code) and code != NOT_KNOWN:
        return code[0] in "FP"
    return None

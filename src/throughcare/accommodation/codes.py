"""Codes of OC3's ACCOM: a letter for the kind of home, a digit for suitable (1) or not (2).

Homeless and in custody take the unsuitable digit only (rulebook 3.5).
"""

from __future__ import annotations

from throughcare.house.codes import Code, CodeList

KINDS = {
    "B": "With parents or relatives",
    "C": "Community home or other residential care",
    "D": "Semi-independent, transitional accommodation",
    "E": "Supported lodgings",
    "G": "Gone abroad",
    "H": "Deported",
    "K": "Ordinary lodgings without formal support",
    "R": "Residence not known",
    "S": "No fixed abode, homeless",
    "T": "Foyer or similar supported accommodation",
    "U": "Independent living",
    "V": "Emergency accommodation",
    "W": "Bed and breakfast",
    "X": "In custody",
    "Y": "Other accommodation",
    "Z": "With former foster carers",
}
"""The letter of a code in words."""

UNSUITABLE_ONLY = frozenset("SX")
NOT_KNOWN = "0"

ACCOM = CodeList(
    "ACCOM",
    (
        Code(NOT_KNOWN, "Not known"),
        *(
            Code(letter + digit, f"{label}, {said}")
            for letter, label in KINDS.items()
            for digit, said in (("1", "suitable"), ("2", "not suitable"))
            if digit == "2" or letter not in UNSUITABLE_ONLY
        ),
    ),
)


def suitable(code: str) -> bool | None:
    """What a valid code says of suitability; None where it says nothing."""
    if code in ACCOM and code != NOT_KNOWN:
        return code[1] == "1"
    return None

"""Codes of the SSDA903 Header: sex, ethnicity, mother, and the shape of a pupil number."""

from __future__ import annotations

import re

from throughcare.house.codes import Code, CodeList, listed

SEX = CodeList(
    "SEX",
    (
        Code("M", "Male", first=2025),
        Code("F", "Female", first=2025),
        Code("U", "Unknown", first=2025),
        Code("1", "Male (code of returns before 2024/25)", last=2024),
        Code("2", "Female (code of returns before 2024/25)", last=2024),
    ),
)

ETHNIC = listed(
    "ETHNIC",
    WBRI="White British",
    WIRI="White Irish",
    WOTH="Any other White background",
    WIRT="Traveller of Irish heritage",
    WROM="Gypsy or Roma",
    MWBC="White and Black Caribbean",
    MWBA="White and Black African",
    MWAS="White and Asian",
    MOTH="Any other mixed background",
    AIND="Indian",
    APKN="Pakistani",
    ABAN="Bangladeshi",
    AOTH="Any other Asian background",
    BCRB="Caribbean",
    BAFR="African",
    BOTH="Any other Black background",
    CHNE="Chinese",
    OOTH="Any other ethnic group",
    REFU="Did not want to say",
    NOBT="Not yet obtained",
)

MOTHER = CodeList("MOTHER", (Code("1", "Is a mother"), Code("0", "Is not a mother")))

_UPN = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]|UN[1-5]")


def upn_valid(upn: str) -> bool:
    """Whether a text has the shape of a unique pupil number.

    A letter (never I, O or S) and 12 digits, or a letter, 11 digits and a letter, or UN1 to UN5
    for a number that is not known. The check letter itself is not worked out.
    """
    return _UPN.fullmatch(upn) is not None

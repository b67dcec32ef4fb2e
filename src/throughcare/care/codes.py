"""Codes of SSDA903 episodes: legal status, need, placement, and why things began and ended.

Where a code has no last year, none was found in a source; Z11 to Z14 have no meaning that a
source confirms.
"""

from __future__ import annotations

from throughcare.house.codes import Code, CodeList, listed

LS = listed(
    "LS",
    C1="Interim care order",
    C2="Full care order",
    D1="Freeing order",
    E1="Placement order",
    V2="Accommodated under section 20",
    V3="Short breaks under section 20",
    V4="Short breaks by agreement",
    L1="Police protection",
    L2="Emergency protection order",
    L3="Child assessment order",
    J1="Remanded",
    J2="Accommodated under PACE",
    J3="Youth rehabilitation order",
)

SHORT_BREAKS = frozenset({"V3", "V4"})
"""Legal statuses that are short breaks, not care towards the 13 weeks (rulebook 0.4)."""

CIN = listed(
    "CIN",
    N1="Abuse or neglect",
    N2="Disability",
    N3="Parental illness or disability",
    N4="Family in acute stress",
    N5="Family dysfunction",
    N6="Socially unacceptable behaviour",
    N7="Low income",
    N8="Absent parenting",
)

PLACE = CodeList(
    "PLACE",
    (
        Code("A3", "Placed for adoption with consent, with the current foster carer"),
        Code("A4", "Placed for adoption with consent, not with the current foster carer"),
        Code("A5", "Placed for adoption by placement order, with the current foster carer"),
        Code("A6", "Placed for adoption by placement order, not with the current foster carer"),
        Code("K1", "Secure children's home"),
        Code("K2", "Children's home"),
        Code("K3", "Registered supported accommodation", first=2024),
        Code("P1", "With own parents"),
        Code("P3", "Residential employment"),
        Code("R1", "Residential care home"),
        Code("R2", "NHS or other medical establishment"),
        Code("R3", "Family centre"),
        Code("R5", "Young offender institution"),
        Code("S1", "Residential school"),
        Code("T0", "Temporary placement"),
        Code("T1", "Temporary placement"),
        Code("T2", "Temporary placement"),
        Code("T3", "Temporary placement"),
        Code("T4", "Temporary placement"),
        Code("U1", "Foster care with a relative or friend"),
        Code("U2", "Foster care with a relative or friend"),
        Code("U3", "Foster care with a relative or friend"),
        Code("U4", "Foster care"),
        Code("U5", "Foster care"),
        Code("U6", "Foster care"),
        Code("Z11", "Other placement (Z11)", first=2026),
        Code("Z12", "Other placement (Z12)", first=2026),
        Code("Z13", "Other placement (Z13)", first=2026),
        Code("Z14", "Other placement (Z14)", first=2026),
        Code("H5", "Semi-independent living (old code)", last=2025),
        Code("P2", "Independent living (old code)", last=2025),
        Code("Z1", "Other placement (old code)", last=2025),
    ),
)

PLACE_PROVIDER = listed(
    "PLACE_PROVIDER",
    PR0="Parent or person with parental responsibility",
    PR1="Own authority",
    PR2="Another authority",
    PR3="Another public body",
    PR4="Private provider",
    PR5="Voluntary provider",
)

REASON_PLACE_CHANGE = listed(
    "REASON_PLACE_CHANGE",
    CARPL="Change in the care plan",
    CLOSE="Placement closed",
    ALLEG="Allegation under section 47",
    STAND="Concern about standards",
    APPRR="Approval removed",
    CREQB="Carer asked, because of behaviour",
    CREQO="Carer asked, for another reason",
    CHILD="Child asked",
    LAREQ="Authority asked",
    PLACE="Status of the placement only",
    CUSTOD="Custody",
    OTHER="Other",
)

RNE = listed(
    "RNE",
    S="Started to be looked after",
    L="Change of legal status",
    P="Change of placement and carer",
    T="Change of placement, same carer",
    B="Change of legal status, placement and carer",
    U="Change of legal status and placement, same carer",
)

REC = listed(
    "REC",
    X1="Another episode began the same day",
    E11="Adopted, application unopposed",
    E12="Adopted, consent dispensed with",
    E2="Died",
    E3="Another authority took over",
    E4A="Went home to parents, planned",
    E4B="Went home to parents, unplanned",
    E13="Went home to someone without parental responsibility",
    E41="Residence order",
    E45="Special guardianship order (E45)",
    E46="Special guardianship order (E46)",
    E47="Special guardianship order (E47)",
    E48="Special guardianship order (E48)",
    E5="Independent living with formal support",
    E6="Independent living without formal support",
    E7="Residential care funded by adult services",
    E8="Other reason",
    E9="Sentenced to custody",
    E14="Accommodation on remand ended",
    E15="Age assessment found 18 or over",
    E16="Moved abroad",
    E17="18 or over and stayed with the carers",
)

GOES_ON = frozenset({"", "X1"})
"""Reasons after which care itself goes on."""

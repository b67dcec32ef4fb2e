"""The texts that the rules rest on, each under the key that rules cite.

``certainty`` says whether the text itself was read (C) or is known from general knowledge of the
field (H, M); D is a decision of this system. A rule can be less certain than its text.
"""

from __future__ import annotations

from throughcare.statute.law import Source

UK = "https://www.legislation.gov.uk"
CHILDREN_ACT = "Children Act 1989"
CARE_LEAVERS = "Care Leavers (England) Regulations 2010"
PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"


def _act(section: str, certainty: str, schedule: bool = False) -> Source:
    place = f"schedule/{section}" if schedule else f"section/{section}"
    said = f"Schedule {section.replace('/paragraph/', ' para ')}" if schedule else f"s{section}"
    return Source(CHILDREN_ACT, f"{CHILDREN_ACT}, {said}", f"{UK}/ukpga/1989/41/{place}", certainty)


def _leavers(regulation: str, certainty: str) -> Source:
    number = regulation.partition("(")[0]
    return Source(
        CARE_LEAVERS,
        f"{CARE_LEAVERS}, reg {regulation}",
        f"{UK}/uksi/2010/2571/regulation/{number}",
        certainty,
    )


def _planning(regulation: str, certainty: str) -> Source:
    number = regulation.partition("(")[0]
    return Source(
        PLANNING,
        f"{PLANNING}, reg {regulation}",
        f"{UK}/uksi/2010/959/regulation/{number}",
        certainty,
    )


SOURCES: dict[str, Source] = {
    "22": _act("22", "H"),
    "23A": _act("23A", "C"),
    "23C": _act("23C", "C"),
    "23C-21": _act("23C", "H"),
    "23CA": _act("23CA", "H"),
    "23CZB": _act("23CZB", "C"),
    "23CZB7": Source(
        CHILDREN_ACT,
        f"{CHILDREN_ACT}, s23CZB(7)",
        f"{UK}/ukpga/1989/41/section/23CZB",
        "H",
    ),
    "23ZA": Source(
        CHILDREN_ACT,
        f"{CHILDREN_ACT}, s23ZA; Visits to Former Looked After Children in Detention (England) "
        "Regulations 2010",
        f"{UK}/uksi/2010/2797",
        "H",
    ),
    "24": _act("24", "C"),
    "24B": _act("24B", "H"),
    "19B": _act("2/paragraph/19B", "C", schedule=True),
    "PA": Source(
        CHILDREN_ACT,
        f"{CHILDREN_ACT}, Schedule 2 para 19C, s23B(2), s23C(3)(a), s23CA and s23CZB(3)",
        f"{UK}/ukpga/1989/41/section/23C",
        "C",
    ),
    "23CZAA": Source(
        "Children's Wellbeing and Schools Act 2026",
        "Children's Wellbeing and Schools Act 2026, s7 (Children Act 1989, s23CZAA)",
        f"{UK}/ukpga/2026/21/section/7",
        "C",
    ),
    **{
        f"CWSA{section}": Source(
            "Children's Wellbeing and Schools Act 2026",
            f"Children's Wellbeing and Schools Act 2026, s{section}",
            f"{UK}/ukpga/2026/21/section/{section}",
            "C",
        )
        for section in ("4", "8", "9", "38")
    },
    "CL3": _leavers("3", "C"),
    "CL3-3": _leavers("3(3)", "H"),
    "CL5": _leavers("5", "C"),
    "CL6": _leavers("6", "H"),
    "CL7": _leavers("7(2)", "H"),
    "CL7-3": _leavers("7(3)", "M"),
    "CL8": _leavers("8(2)", "C"),
    "CL10": _leavers("10", "C"),
    "CP28": _planning("28", "C"),
    "CP33": _planning("33", "H"),
    "CP40": _planning("40", "C"),
    "CP42": _planning("42(1)", "C"),
    "CP43": _planning("43", "H"),
    "CP48": _planning("48", "C"),
    "CP7": _planning("7", "H"),
    "WT": Source(
        "Working Together to Safeguard Children",
        "Working Together to Safeguard Children 2023",
        "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
        "H",
    ),
    "WT5": Source(
        "Working Together to Safeguard Children",
        "Working Together to Safeguard Children 2023, chapter 5",
        "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
        "C",
    ),
    "MISSING": Source(
        "Children who run away or go missing from home or care",
        "Statutory guidance on children who run away or go missing from home or care",
        "https://www.gov.uk/government/publications/"
        "children-who-run-away-or-go-missing-from-home-or-care",
        "H",
    ),
    "PEP": Source(
        "Promoting the education of looked-after children",
        "Statutory guidance on promoting the education of looked-after children",
        "https://www.gov.uk/government/publications/"
        "promoting-the-education-of-looked-after-children",
        "H",
    ),
    "SEND": Source(
        "Special Educational Needs and Disability Regulations 2014",
        "Special Educational Needs and Disability Regulations 2014",
        f"{UK}/uksi/2014/1530",
        "H",
    ),
    "COMPLAINTS": Source(
        "Children Act 1989 Representations Procedure (England) Regulations 2006",
        "Children Act 1989 Representations Procedure (England) Regulations 2006",
        f"{UK}/uksi/2006/1738",
        "H",
    ),
    "DUAA": Source(
        "UK GDPR and Data (Use and Access) Act 2025",
        "UK GDPR, article 12(3); Data (Use and Access) Act 2025",
        f"{UK}/ukpga/2025/18",
        "C",
    ),
    "CARE58": Source("Care Act 2014", "Care Act 2014, s58", f"{UK}/ukpga/2014/23/section/58", "H"),
    "RELEASE": Source(
        "Children Act 1989 guidance, volume 3",
        "Children Act 1989 guidance, volume 3: planning transition to adulthood for care leavers",
        "https://www.gov.uk/government/publications/"
        "children-act-1989-transition-to-adulthood-for-care-leavers",
        "M",
    ),
    "SETTING-UP": Source(
        "Setting-up-home allowance",
        "Government announcement on the setting-up-home allowance, from 1 April 2023",
        "https://www.gov.uk/government/publications/"
        "children-act-1989-transition-to-adulthood-for-care-leavers",
        "C",
    ),
    "HEB": Source(
        "Children Act 1989 (Higher Education Bursary) (England) Regulations 2009",
        "Children Act 1989 (Higher Education Bursary) (England) Regulations 2009",
        f"{UK}/uksi/2009/2274",
        "C",
    ),
    "BURS": Source(
        "16 to 19 Bursary Fund guide",
        "16 to 19 Bursary Fund guide 2025 to 2026",
        "https://www.gov.uk/guidance/16-to-19-bursary-fund-guide-2025-to-2026-academic-year",
        "C",
    ),
    "APP": Source(
        "Apprenticeships care leavers' bursary guidance",
        "Apprenticeships care leavers' bursary guidance, 2025",
        "https://www.gov.uk/government/publications/apprenticeships-bursary-for-care-leavers",
        "C",
    ),
    "LOCAL": Source(
        "Local standard",
        "Local standard of the service",
        "",
        "D",
    ),
    "RULES": Source(
        "Convention of this system",
        "Convention of this system, where the law is silent",
        "",
        "D",
    ),
}

"""Law that is made but has no date: each rule waits until an administrator sets its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from throughcare.statute.law import SHIPPED, Overlay


@dataclass(frozen=True, slots=True)
class Prospective:
    """A rule without a commencement; ``duty`` is the duty that it brings, where it brings one."""

    code: str
    title: str
    what: str
    source: str
    """A key of ``law.SOURCES``."""
    duty: str | None = None


PROSPECTIVE: dict[str, Prospective] = {
    rule.code: rule
    for rule in (
        Prospective(
            "staying-close-assessment",
            "Staying Close",
            "Former relevant young people under 25: whether their welfare asks for staying close "
            "is assessed, and where it does it is provided.",
            "23CZAA",
            duty="staying-close-assessment",
        ),
        Prospective(
            "local-offer-wider",
            "A wider local offer",
            "The local offer says too what there is on money skills, transition, preventing "
            "homelessness, and leaving prison.",
            "CWSA8",
        ),
        Prospective(
            "not-intentionally-homeless",
            "Care leavers are never intentionally homeless",
            "Relevant, or former relevant and under 25: cannot be intentionally homeless.",
            "CWSA9",
        ),
        Prospective(
            "information-sharing",
            "A duty to share information",
            "A duty to share information for safeguarding, and a single identifier for children.",
            "CWSA4",
        ),
        Prospective(
            "children-not-in-school",
            "Register of children not in school",
            "The authority keeps a register of children not in school.",
            "CWSA38",
        ),
    )
}
"""Every prospective rule by its code; the code is the key of ``Overlay.commencements``."""


def in_force(code: str, day: date, overlay: Overlay = SHIPPED) -> bool:
    """Whether a prospective rule is law on a day. KeyError for an unknown code."""
    since = overlay.commencements.get(PROSPECTIVE[code].code)
    return since is not None and since <= day

"""Codes of OC3's IN_TOUCH: whether the authority is in touch with a care leaver."""

from __future__ import annotations

from throughcare.house.codes import listed

IN_TOUCH = listed(
    "IN_TOUCH",
    YES="In touch",
    NO="Not in touch",
    DIED="Has died",
    REFU="Does not want contact",
    NREQ="No longer needs the service",
    RHOM="Went home to a parent for six months or more",
)

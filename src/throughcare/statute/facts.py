"""The facts on which a legal status hangs. A period covers its ``start`` and not its ``end``.

``ref`` is a key of the caller's own; workings carry it on, so that a page can link to the record.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CarePeriod:
    """A period of care. ``legal_status`` and ``end_reason`` are SSDA903 codes (LS, REC)."""

    start: date
    end: date | None
    legal_status: str
    short_break: bool = False
    authority: str = "this"
    end_reason: str | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class HomePeriod:
    """A time at home. ``with_``: ``parent``, ``pr`` or ``other``.

    ``pr`` is somebody with parental responsibility, or who held a residence or child-arrangements
    order before the care order.
    """

    start: date
    end: date | None
    with_: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A time in detention or in hospital."""

    start: date
    end: date | None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class SpecialGuardianship:
    """A special guardianship order, in force from ``date`` until ``end``."""

    date: dt.date
    end: dt.date | None
    looked_after_immediately_before: bool
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Education:
    """A programme of education or training.

    ``programme_from_before_21`` None: the start says it.
    """

    start: date
    end: date | None
    programme_from_before_21: bool | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a young person told the authority. ``kind``: ``support``, ``education``, ``opt_out``."""

    date: dt.date
    kind: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All that a person's legal status follows from. The order of facts means nothing."""

    dob: date
    care: tuple[CarePeriod, ...] = ()
    home: tuple[HomePeriod, ...] = ()
    detained: tuple[Period, ...] = ()
    sgo: tuple[SpecialGuardianship, ...] = ()
    education: tuple[Education, ...] = ()
    requests: tuple[Request, ...] = ()
    died: date | None = None

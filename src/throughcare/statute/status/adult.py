"""The status from the 18th birthday on."""

from __future__ import annotations

from throughcare.statute.status import flags as flag
from throughcare.statute.status.child import Said, arguable_none, as_child, two_homes
from throughcare.statute.status.codes import Status
from throughcare.statute.status.reading import FOREVER, Reading, Spell, ordinal


class Adult:
    """What the day before the 18th birthday decided, and what follows from it."""

    def __init__(self, r: Reading) -> None:
        self.r = r
        last_day = r.b18 - 1
        self.at_17, _ = as_child(r, last_day)
        self.home = None
        if not r.in_care(last_day) and (r.was_eligible(last_day) or r.detained_at_16 is not None):
            self.home = r.home_on(last_day)
        home, goes_on = self.home, self.home is not None and self.home.end > r.b18
        self.former_relevant = self.manual = self.qualifying = False
        self.breaks_down = self.home_complete = FOREVER
        if self.at_17 is Status.MANUAL_REVIEW:
            self.manual = True
        elif self.at_17 is Status.ELIGIBLE:
            self.former_relevant = True
        elif self.at_17 is Status.RELEVANT:
            if home is not None and goes_on and home.complete == r.b18:
                self.manual = True
            else:
                self.former_relevant = True
                if home is not None and goes_on and home.end > home.complete:
                    self.home_complete = home.complete
        elif home is not None and home.counts_on(last_day):
            self.qualifying = True
            if home.end < r.b21:
                self.breaks_down = home.end
        else:
            self.qualifying = r.cared_for_from_16(r.b18) or r.special_guardianship(last_day)
        self.from_home = home if not self.former_relevant else None
        if self.former_relevant:
            self.studies_until = max(
                (
                    r.b25 if e.end is None else ordinal(e.end)
                    for e in r.facts.education
                    if from_before_21(r, e.start.toordinal(), e.programme_from_before_21)
                ),
                default=0,
            )
            self.education = self._education()
            self.support = self._support()

    def on(self, day: int) -> Said:
        """Status and flags on a day from the 18th birthday on."""
        r = self.r
        if self.former_relevant:
            return self._as_former_relevant(day)
        if day >= r.b25:
            return Status.CLOSED, flag.NOTHING
        flags = two_homes(self.from_home, day)
        if self.manual:
            return Status.MANUAL_REVIEW, flags
        if self.qualifying:
            if day >= self.breaks_down:
                return Status.MANUAL_REVIEW, flags | {flag.ARGUABLE}
            young = day < r.b21
            return (Status.QUALIFYING if young else Status.QUALIFYING_EDUCATION_ONLY), flags
        return Status.CLOSED, arguable_none(r, day)

    def _as_former_relevant(self, day: int) -> Said:
        r = self.r
        flags = flag.NOTHING
        if self.home_complete <= day < r.b25:
            flags = frozenset({flag.ARGUABLE})
        if self.home is not None and day < self.home.end and day < r.b25:
            flags |= two_homes(self.home, day)
        if day < r.b21:
            return Status.FORMER_RELEVANT, flags
        if day < self.studies_until:
            return Status.FR_EDUCATION_23C, flags
        if day >= r.b25:
            return Status.CLOSED, flag.NOTHING
        if any(start <= day < end for start, end in self.education):
            return Status.FR_23CA, flags
        if any(start <= day < end for start, end in self.support):
            return Status.FR_23CZB, flags
        return Status.FR_NOT_RECEIVING, flags

    def _education(self) -> list[Spell]:
        """Section 23CA: from a request at 21 or later to the programme's end, or 25.

        A request made while the programme from before 21 runs starts when that ends.
        """
        r = self.r
        programmes = sorted(
            (e.start.toordinal(), ordinal(e.end))
            for e in r.facts.education
            if not from_before_21(r, e.start.toordinal(), e.programme_from_before_21)
        )
        found = []
        for request in r.facts.requests:
            asked = request.date.toordinal()
            if request.kind != "education" or not r.b21 <= asked < r.b25:
                continue
            start = max(asked, self.studies_until)
            end = next((end for _, end in programmes if end > start), r.b25)
            if start < min(end, r.b25):
                found.append((start, min(end, r.b25)))
        return found

    def _support(self) -> list[Spell]:
        """Section 23CZB: from a request at 21 or later to 25 or opting out, on its own day."""
        r = self.r
        outs = sorted(q.date.toordinal() for q in r.facts.requests if q.kind == "opt_out")
        found = []
        for request in r.facts.requests:
            asked = request.date.toordinal()
            if request.kind == "support" and r.b21 <= asked < r.b25:
                end = min(next((out for out in outs if out >= asked), r.b25), r.b25)
                if asked < end:
                    found.append((asked, end))
        return found


def from_before_21(r: Reading, start: int, said: bool | None) -> bool:
    """Whether a programme is one from before 21: as is said, else by its start."""
    return start < r.b21 if said is None else said

"""The rulebook's section 1, written down once more: slowly, day by day, with sets of days.

Shares nothing with the program but birthdays, months and the facts' shapes.
"""

from __future__ import annotations

from datetime import date, timedelta

from throughcare.statute.dates import add_months, birthday
from throughcare.statute.facts import CarePeriod, CaseFacts

DAY = timedelta(days=1)
FAR = date(2100, 1, 1)


def days(start: date, end: date | None, limit: date) -> set[date]:
    stop = min(end or FAR, limit)
    return {start + n * DAY for n in range(max(0, (stop - start).days))}


def is_break(p: CarePeriod) -> bool:
    return p.legal_status == "V3" or (p.short_break and p.legal_status == "V2")


class Oracle:
    def __init__(self, facts: CaseFacts, *, long_breaks: bool) -> None:
        self.f = facts
        b = [birthday(facts.dob, n) for n in range(26)]
        self.b = b
        broken: set[date] = set()
        self.care: set[date] = set()
        for p in facts.care:
            if p.legal_status == "V4":
                continue
            if is_break(p):
                # One day past the 18th birthday and a month more, so that lengths are seen.
                broken |= days(p.start, p.end, b[18] + 60 * DAY)
            else:
                self.care |= days(p.start, p.end, b[18])
        self.long = False
        for run in runs(broken):
            if len(run) > 28:
                self.long = True
                if long_breaks:
                    self.care |= {x for x in run if x < b[18]}
        self.homes = []
        spells = [(h.start, h.end or FAR) for h in facts.home if h.with_ in ("parent", "pr")]
        covered: set[date] = set()
        for start, end in spells:
            covered |= days(start, end, b[25])
        self.homes = [(run[0], run[-1] + DAY) for run in runs(covered)]

    def cum(self, day: date) -> int:
        return sum(1 for x in self.care if self.b[14] <= x <= day)

    def elig(self, day: date) -> bool:
        return self.b[16] <= day < self.b[18] and day in self.care and self.cum(day) >= 91

    def home6(self, day: date) -> tuple[date, date] | None:
        for start, end in self.homes:
            if add_months(start, 6) <= day < end:
                return start, end
        return None

    def last(self, day: date) -> date | None:
        return max((x for x in self.care if x < day), default=None)

    def case_b(self) -> bool:
        covered: set[date] = set()
        for p in self.f.detained:
            covered |= days(p.start, p.end, self.b[25])
        firsts = {p.start for p in self.f.detained if p.start <= self.b[16] < (p.end or FAR)}
        firsts |= {run[0] for run in runs(covered) if self.b[16] in run}
        return any(x - DAY in self.care and self.cum(x - DAY) >= 91 for x in firsts)

    def child(self, day: date) -> str:
        if day in self.care:
            return "ELIGIBLE" if self.cum(day) >= 91 else "LOOKED_AFTER_NOT_ELIGIBLE"
        last = self.last(day)
        if last is not None and self.elig(last):
            adopted = any(p.end == last + DAY and p.end_reason == "E11" for p in self.f.care)
            known = any(s <= day and e > last + DAY for s, e in self.homes)
            if adopted and not known:
                return "MANUAL_REVIEW"
            return "QUALIFYING" if self.home6(day) else "RELEVANT"
        if self.case_b():
            return "MANUAL_REVIEW" if self.home6(day) else "RELEVANT"
        if self.guarded(day) or any(self.b[16] <= x < day for x in self.care):
            return "QUALIFYING"
        return "NONE"

    def guarded(self, day: date) -> bool:
        return any(
            o.looked_after_immediately_before and o.date <= day < (o.end or FAR) for o in self.f.sgo
        )

    def adult(self, day: date) -> str:
        b = self.b
        before = b[18] - DAY
        at_17 = self.child(before)
        if at_17 == "MANUAL_REVIEW":
            return "MANUAL_REVIEW" if day < b[25] else "CLOSED"
        if at_17 == "RELEVANT":
            turning = self.home6(b[18])
            if turning and add_months(turning[0], 6) == b[18]:
                return "MANUAL_REVIEW" if day < b[25] else "CLOSED"
        if at_17 in ("ELIGIBLE", "RELEVANT"):
            return self.former_relevant(day)
        if day >= b[25]:
            return "CLOSED"
        home = self.home6(before)
        last = self.last(before)
        footing = (last is not None and self.elig(last)) or self.case_b()
        if at_17 == "QUALIFYING" and home and footing:
            if home[1] < b[21] and day >= home[1]:
                return "MANUAL_REVIEW"
            return "QUALIFYING" if day < b[21] else "QUALIFYING_EDUCATION_ONLY"
        if self.guarded(before) or any(x >= b[16] for x in self.care):
            return "QUALIFYING" if day < b[21] else "QUALIFYING_EDUCATION_ONLY"
        return "CLOSED"

    def former_relevant(self, day: date) -> str:
        b = self.b
        if day < b[21]:
            return "FORMER_RELEVANT"
        own = []
        until = date.min
        for e in self.f.education:
            flag = e.programme_from_before_21
            if flag or (flag is None and e.start < b[21]):
                until = max(until, e.end or b[25])
            else:
                own.append((e.start, e.end or b[25]))
        if day < until:
            return "FR_EDUCATION_23C"
        if day >= b[25]:
            return "CLOSED"
        for q in self.f.requests:
            if q.kind == "education" and b[21] <= q.date:
                start = max(q.date, until)
                end = next((end for _, end in sorted(own) if end > start), b[25])
                if start <= day < end:
                    return "FR_23CA"
        asked = [q.date for q in self.f.requests if q.kind == "support" and b[21] <= q.date <= day]
        outs = [q.date for q in self.f.requests if q.kind == "opt_out" and q.date <= day]
        if any(not any(out >= x for out in outs) for x in asked):
            return "FR_23CZB"
        return "FR_NOT_RECEIVING"

    def on(self, day: date) -> str:
        if day < self.b[16]:
            return "NOT_YET"
        return self.child(day) if day < self.b[18] else self.adult(day)


def runs(covered: set[date]) -> list[list[date]]:
    found: list[list[date]] = []
    for day in sorted(covered):
        if found and found[-1][-1] + DAY == day:
            found[-1].append(day)
        else:
            found.append([day])
    return found


class Both:
    """Both readings of long breaks, and death."""

    def __init__(self, facts: CaseFacts) -> None:
        self.one = Oracle(facts, long_breaks=False)
        self.two = Oracle(facts, long_breaks=True) if self.one.long else None
        ends = [p.end for p in facts.care if p.end and p.end_reason == "E2"]
        self.died = min([*ends, *([facts.died] if facts.died else [])], default=FAR)

    def on(self, day: date) -> str:
        if day >= self.died:
            return "CLOSED"
        said = self.one.on(day)
        if self.two is not None and self.two.on(day) != said:
            return "MANUAL_REVIEW" if day < self.one.b[25] else "CLOSED"
        return said

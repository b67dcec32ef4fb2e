"""Time of status and all duties for many made-up people: ``python -m tests.statute.bench``.

Each person has 40 dated facts, every tenth 200, as the law's own goal says.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from throughcare.statute.dates import birthday
from throughcare.statute.duties import Event, History, obligations, reason_line, status_events
from throughcare.statute.facts import CarePeriod, CaseFacts, HomePeriod, Request
from throughcare.statute.status import whole_life

RECURRING = (
    *("pa_visit_seen",) * 6,
    *("contact",) * 10,
    *("pathway_review_held",) * 3,
    "pa_visit_failed",
    "lac_review",
    "sw_visit_seen",
    "annual_offer_made",
    "review_requested",
    "moved_into_s23b_accommodation",
)


def person(chance: random.Random, count: int) -> tuple[CaseFacts, tuple[Event, ...]]:
    """Facts and events of one person, ``count`` of them in all."""
    dob = date(2001, 1, 1) + timedelta(days=chance.randrange(365 * 9))
    periods = max(2, count // 5)
    day = birthday(dob, chance.randrange(8, 16))
    care = []
    for _ in range(periods):
        end = day + timedelta(days=chance.randrange(10, 250))
        code = chance.choice(["C2", "C2", "V2", "V2", "V3"])
        care.append(CarePeriod(day, end, code))
        day = end + timedelta(days=chance.choice([0, 0, 0, 30]))
    home = (HomePeriod(day, day + timedelta(days=chance.randrange(400)), "parent"),)
    requests = (Request(birthday(dob, 22), "support"),)
    facts = CaseFacts(dob, tuple(care), home=home, requests=requests)
    b16 = birthday(dob, 16)
    events = [
        Event("became_looked_after", care[0].start),
        Event("needs_assessment_completed", b16 + timedelta(days=60)),
        Event("pathway_plan_signed", b16 + timedelta(days=80)),
        Event("pa_appointed", b16 + timedelta(days=3)),
        *(Event("placement_started", p.start) for p in care),
    ]
    while len(events) + len(care) + 2 < count:
        events.append(Event(chance.choice(RECURRING), b16 + timedelta(days=chance.randrange(3200))))
    return facts, tuple(events)


def run(people: int) -> dict[str, float]:
    """Seconds for so many people, by part."""
    chance = random.Random(5)
    made = [person(chance, 200 if n % 10 == 0 else 40) for n in range(people)]
    began = time.process_time()
    lives = [(facts, whole_life(facts), events) for facts, events in made]
    status = time.process_time() - began
    began = time.process_time()
    owed = [
        obligations(History(facts.dob, (*status_events(spans, facts.dob), *events)))
        for facts, spans, events in lives
    ]
    duties = time.process_time() - began
    began = time.process_time()
    for one in owed:
        for obligation in one:
            reason_line(obligation)
    lines = time.process_time() - began
    return {
        "people": people,
        "obligations": sum(len(one) for one in owed),
        "status": status,
        "duties": duties,
        "reason lines": lines,
    }


if __name__ == "__main__":
    for name, figure in run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000).items():
        print(f"{name:14} {figure:10.2f}")

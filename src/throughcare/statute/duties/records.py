"""Records, complaints, access to records, death."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from throughcare.statute.dates import birthday
from throughcare.statute.duties.model import Event, Obligation
from throughcare.statute.duties.rules import Duty, Terms, day_of, received_on
from throughcare.statute.duties.timeline import FAR, TOLD, Timeline
from throughcare.statute.law import Interval

A_MONTH = Interval(1, "months")
THREE_MONTHS = Interval(3, "months")
TEN_DAYS = Interval(10, "working days")
TWENTY_DAYS = Interval(20, "working days")
KEPT_TO_AGE = 75
KEPT_AFTER_DEATH = Interval(15 * 12, "months")
RECORDED = tuple(kind for kind, _, _ in TOLD)


def write_up(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Five working days, one where it is urgent; each write-up is of the oldest event open.

    A write-up that carries ``{"event": ref}`` is of that event.
    """
    written = list(t.of("event_written_up"))
    for event in t.of("event_happened"):
        met = next(
            (
                w
                for w in written
                if w.on >= event.on and w.data.get("event", event.ref) == event.ref
            ),
            None,
        )
        if met is not None:
            written.remove(met)
        urgent = event.data.get("urgent") is True
        yield terms.owe(
            event,
            law=False,
            local=Interval(1, "working days").after(event.on) if urgent else None,
            met=day_of(met),
        )


def complaint(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Ten working days, twenty where it was extended."""
    received = t.of("complaint_stage_1_received")
    for place, event in enumerate(received):
        later = received[place + 1].on if place + 1 < len(received) else FAR
        answered = t.first(terms.duty.met_by, event.on)
        until = min(later if later > event.on else FAR, answered.on if answered else FAR)
        extended = t.first(("complaint_extended",), event.on, until)
        yield terms.owe(
            event,
            opens=event.on,
            counted_from=received_on(event),
            lawful=TWENTY_DAYS if extended else TEN_DAYS,
            met=day_of(answered),
        )


def subject_access(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """One month, three where it is complex; days on which the clock stood still are added.

    While it stands still there is no date.
    """
    received = t.of("subject_access_received")
    for place, event in enumerate(received):
        later = received[place + 1].on if place + 1 < len(received) else FAR
        answered = t.first(terms.duty.met_by, event.on)
        counted = received_on(event)
        complex_one = event.data.get("complex") is True
        due: date | None = (THREE_MONTHS if complex_one else A_MONTH).after(counted)
        for stop in t.of("clock_stopped"):
            if not event.on <= stop.on < min(later, answered.on if answered else FAR):
                continue
            if due is None or stop.on > due:
                continue
            again = t.first(("clock_restarted",), stop.on)
            due = due + (again.on - stop.on) if again else None
        yield terms.owe(
            event,
            opens=event.on,
            counted_from=counted,
            law=due is not None,
            lawful=due,
            met=day_of(answered),
        )


def retention(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """To the 75th anniversary of birth; died before 18, 15 years from death."""
    known = t.of(*RECORDED, "died")
    if not known:
        return
    if t.died < t.b18:
        anchor = t.of("died")[0]
        yield terms.owe(anchor, lawful=KEPT_AFTER_DEATH)
    else:
        born = Event("born", t.dob)
        yield terms.owe(born, opens=known[0].on, lawful=birthday(t.dob, KEPT_TO_AGE))


def death_notification(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """The death of a care leaver up to and including 24."""
    for event in t.of("died")[:1]:
        if event.on < t.b25:
            yield terms.owe(event, law=False, met=day_of(t.first(terms.duty.met_by, event.on)))


def passport(t: Timeline, terms: Terms) -> Iterator[Obligation]:
    """Complete before the 18th birthday, once it was started at 15½ to 16."""
    for event in t.of("health_passport_started")[:1]:
        if event.on < t.b18:
            yield terms.owe(
                event,
                law=False,
                local=t.b18 - timedelta(days=1),
                met=day_of(t.first(terms.duty.met_by, event.on)),
                ceased=min(t.b25, t.died),
            )


DUTIES = (
    Duty(
        code="write-up",
        title_worker="Written up",
        title_young_person="We write down what happened",
        applies_to="Everybody",
        starts="What happened; the day itself is day 0, also a Saturday",
        met_by=("event_written_up",),
        never_met_by="A draft.",
        rule=write_up,
        interval=None,
        source="LOCAL",
        certainty="D",
        local=Interval(5, "working days"),
        reads=("event_happened",),
    ),
    Duty(
        code="complaint-stage-1",
        title_worker="Answer to a complaint, stage 1",
        title_young_person="We answer your complaint",
        applies_to="Anybody who complained",
        starts="The complaint; on a non-working day it counts from the next working day",
        met_by=("complaint_stage_1_answered",),
        never_met_by="A letter that the complaint arrived.",
        rule=complaint,
        interval=TEN_DAYS,
        other_intervals=(TWENTY_DAYS,),
        source="COMPLAINTS",
        certainty="H",
        reads=("complaint_stage_1_received", "complaint_extended"),
        received=True,
    ),
    Duty(
        code="subject-access",
        title_worker="Answer to a request for records",
        title_young_person="You get to read your records",
        applies_to="Anybody who asked for their records",
        starts="The request; on a non-working day it counts from the next working day",
        met_by=("subject_access_answered",),
        never_met_by="A part of the records.",
        rule=subject_access,
        interval=A_MONTH,
        other_intervals=(THREE_MONTHS,),
        source="DUAA",
        certainty="C",
        reads=("subject_access_received", "clock_stopped", "clock_restarted"),
        received=True,
    ),
    Duty(
        code="record-retention",
        title_worker="Case record kept until",
        title_young_person="We keep your records safe",
        applies_to="Everybody with a case record",
        starts="Birth; where somebody died before 18, death",
        met_by=(),
        never_met_by="Anything: no record is destroyed by itself.",
        rule=retention,
        interval=None,
        other_intervals=(KEPT_AFTER_DEATH,),
        source="CL10",
        certainty="H",
        reads=(*RECORDED, "died"),
    ),
    Duty(
        code="death-notification",
        title_worker="Death notified to the Secretary of State and Ofsted",
        title_young_person="We tell those who must know",
        applies_to="Care leavers up to and including 24",
        starts="The death",
        met_by=("death_notified",),
        never_met_by="A note in the record.",
        rule=death_notification,
        interval=None,
        source="WT5",
        certainty="C",
        local=Interval(5, "working days"),
        reads=("died",),
    ),
    Duty(
        code="health-passport",
        title_worker="Health passport complete",
        title_young_person="You get your health story before you turn 18",
        applies_to="Young people in care from 15½",
        starts="The passport is begun",
        met_by=("health_passport_given", "health_passport_declined"),
        never_met_by="A passport without dates or without history.",
        rule=passport,
        interval=None,
        source="LOCAL",
        certainty="D",
        reads=("health_passport_started",),
    ),
)

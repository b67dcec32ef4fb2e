"""Why an obligation is owed and by when, in words."""

from __future__ import annotations

from datetime import date

from throughcare.statute.dates import in_words
from throughcare.statute.duties.model import Obligation
from throughcare.statute.duties.rules import Duty
from throughcare.statute.law import Interval
from throughcare.statute.status.spans import Working

BEGAN = {
    # event kind: what is said of its day
    "became_eligible": "Became eligible on {}",
    "became_relevant": "Became relevant on {}",
    "became_former_relevant": "Became former relevant on {}",
    "became_looked_after": "Came into care on {}",
    "turned_21": "Turned 21 or stopped receiving support on {}",
    "moved_into_s23b_accommodation": "Moved in on {}",
    "left_s23b_accommodation": "Moved out of our accommodation on {}",
    "pa_visit_seen": "Last visit was {}",
    "contact": "Last contact was {}",
    "pathway_plan_signed": "The plan was signed on {}",
    "pathway_review_held": "Last review was {}",
    "review_requested": "A review was asked for on {}",
    "annual_offer_made": "Last offer was {}",
    "turned_21_offer_made": "Last offer was {}",
    "opt_out": "Opted out on {}",
    "support_request": "Asked for support on {}",
    "education_request": "Asked for help with education on {}",
    "pa_ended": "The last adviser left on {}",
    "lac_review": "Last review in care was {}",
    "placement_started": "The placement started on {}",
    "sw_visit_seen": "Last visit was {}",
    "missing_returned": "Came back on {}",
    "referral_received": "The referral came on {}",
    "strategy_discussion": "The strategy discussion was {}",
    "icpc_held": "The conference was {}",
    "cp_plan_started": "The protection plan started on {}",
    "review_conference_held": "Last conference was {}",
    "ehc_request_received": "The request came on {}",
    "complaint_stage_1_received": "The complaint came on {}",
    "subject_access_received": "The request came on {}",
    "event_happened": "It happened on {}",
    "entered_custody": "Entered custody on {}",
    "custody_visit": "Last visit in custody was {}",
    "release_date_set": "Release is on {}",
    "died": "Died on {}",
    "likely_adult_need": "A likely need as an adult was recorded on {}",
    "born": "Born on {}",
}


def day_and_month(day: date, near: date | None) -> str:
    """``18 May``, with the year where the date beside it lies in another."""
    said = in_words(day)
    return said[:-5] if near is not None and near.year == day.year else said


def began(owed: Obligation, near: date | None) -> str:
    """What started the clock, without a full stop."""
    if owed.anchor_on is None or owed.anchor_kind is None:
        return ""
    said = BEGAN.get(owed.anchor_kind, owed.anchor_kind.replace("_", " ").capitalize() + " on {}")
    return said.format(day_and_month(owed.anchor_on, near))


def length(duty: Duty, owed: Obligation, due: date, *, lawful: bool) -> str:
    """The interval that leads to a due date, as it is stated; else the number of days."""
    if owed.anchor_on is None:
        return ""
    if owed.anchor_kind == "born":
        return f"{due.year - owed.anchor_on.year} years"
    stated = (duty.interval, *duty.other_intervals) if lawful else (duty.local, duty.interval)
    for interval in stated:
        if interval is not None and interval.after(owed.anchor_on) == due:
            return str(interval)
    days = (due - owed.anchor_on).days
    if days % 7 == 0 and days:
        return str(Interval(days // 7, "weeks"))
    return str(Interval(days, "days"))


def reason_line(obligation: Obligation) -> str:
    """One sentence on the date to work to.

    *Last review was 18 May, and the law gives 6 months.*
    """
    from throughcare.statute.duties import DUTIES

    owed, duty = obligation, DUTIES[obligation.duty]
    due = owed.due
    start = began(owed, due)
    if due is None:
        return f"{start}; the law says as soon as possible." if start else ""
    by_law = due == owed.statutory_due
    whose = "the law gives" if by_law else "our own standard is"
    if owed.anchor_on is None or due <= owed.anchor_on:
        whose = "by law" if by_law else "by our own standard"
        return f"{start}; it is due on {in_words(due)} {whose}."
    return f"{start}, and {whose} {length(duty, owed, due, lawful=by_law)}."


def explain(obligation: Obligation) -> tuple[Working, ...]:
    """Why it is owed and by when, step by step; the same on every day."""
    from throughcare.statute.duties import DUTIES

    owed, duty = obligation, DUTIES[obligation.duty]
    refs = (owed.anchor_ref,) if owed.anchor_ref else ()
    steps = [
        Working(
            "Who is it for?",
            "info",
            f"{duty.applies_to}.",
            source=duty.source_of(owed.anchor_kind),
            certainty=owed.certainty,
        ),
        Working(
            "What started it?",
            "info",
            f"{began(owed, None)}.",
            refs=refs,
            source=duty.source_of(owed.anchor_kind),
            certainty=owed.certainty,
        ),
        _in_law(duty, owed),
    ]
    if owed.local_due is not None:
        steps.append(_standard(duty, owed, owed.local_due))
    steps.append(_met(duty, owed))
    if owed.ceased_on is not None and owed.met_on is None:
        steps.append(
            Working(
                "When does it end?",
                "info",
                f"It is owed until {in_words(owed.ceased_on)}; from then on it is not.",
                source=duty.source_of(owed.anchor_kind),
                certainty=owed.certainty,
            )
        )
    return tuple(steps)


def _in_law(duty: Duty, owed: Obligation) -> Working:
    due = owed.statutory_due
    if due is None:
        if owed.certainty == "M":
            text = "Whether the law's time binds here is not settled, so no date is set by law."
        elif duty.certainty == "D":
            text = "The law sets no time for this; it is a standard of the service."
        else:
            text = "As soon as possible. The law gives no date."
        return Working(
            "What does the law say?",
            "info",
            text,
            source=duty.source_of(owed.anchor_kind),
            certainty=owed.certainty,
        )
    sums: tuple[str, ...] = ()
    if owed.anchor_on is not None and owed.anchor_on < due:
        given = length(duty, owed, due, lawful=True)
        sums = (f"{in_words(owed.anchor_on)} + {given} = {in_words(due)}",)
    moved = " Dates are not moved for weekends or bank holidays."
    if duty.interval is not None and duty.interval.unit == "working days":
        moved = " Saturdays, Sundays and bank holidays in England are not counted."
    return Working(
        "By when, in law?",
        "info",
        f"By {in_words(due)}.{moved}",
        sums=sums,
        source=duty.source_of(owed.anchor_kind),
        certainty=owed.certainty,
    )


def _standard(duty: Duty, owed: Obligation, due: date) -> Working:
    sums: tuple[str, ...] = ()
    if owed.anchor_on is not None and owed.anchor_on < due:
        given = length(duty, owed, due, lawful=False)
        sums = (f"{in_words(owed.anchor_on)} + {given} = {in_words(due)}",)
    text = f"By {in_words(due)}. It can be shorter than the law, never longer."
    return Working(
        "And by our own standard?", "info", text, sums=sums, source="LOCAL", certainty="D"
    )


def _met(duty: Duty, owed: Obligation) -> Working:
    never = f" What does not: {duty.never_met_by[0].lower()}{duty.never_met_by[1:]}"
    if owed.met_on is None:
        return Working(
            "Has it been met?",
            "no",
            f"Nothing recorded meets it yet.{never}",
            source=duty.source_of(owed.anchor_kind),
            certainty=owed.certainty,
        )
    judged = owed.statutory_due or owed.local_due
    late = "" if judged is None or owed.met_on <= judged else ", late"
    return Working(
        "Has it been met?",
        "yes",
        f"Yes, on {in_words(owed.met_on)}{late}.",
        source=duty.source_of(owed.anchor_kind),
        certainty=owed.certainty,
    )

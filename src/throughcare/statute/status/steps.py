"""The single steps of reasoning, each a question with its answer, sums and source."""

from __future__ import annotations

from datetime import date

from throughcare.statute.dates import in_words
from throughcare.statute.dates import short as brief
from throughcare.statute.law import SOURCES
from throughcare.statute.status import flags as flag
from throughcare.statute.status.adult import Adult
from throughcare.statute.status.codes import Status, label
from throughcare.statute.status.life import Life
from throughcare.statute.status.reading import (
    AGREEMENT_ONLY,
    FOREVER,
    LONGEST_SHORT_BREAK,
    THIRTEEN_WEEKS,
    Reading,
    is_short_break,
    ordinal,
)
from throughcare.statute.status.spans import StatusSpan, Working


def words(day: int) -> str:
    """An ordinal day in words."""
    return in_words(date.fromordinal(day))


def short(day: int) -> str:
    """An ordinal day, short."""
    return brief(date.fromordinal(day))


def days(count: int) -> str:
    """``1 day``, ``1,385 days``."""
    return "1 day" if count == 1 else f"{count:,} days"


def step(
    question: str,
    answer: bool | None,
    text: str,
    source: str,
    *,
    sums: tuple[str, ...] = (),
    refs: tuple[str, ...] = (),
    certainty: str | None = None,
) -> Working:
    """A working; ``answer`` None: neither yes nor no. The source's certainty unless said."""
    said = "info" if answer is None else "yes" if answer else "no"
    letter = certainty or SOURCES[source].certainty
    return Working(question, said, text, sums, source, refs, letter)


def refs_of_care(r: Reading, until: int) -> tuple[str, ...]:
    """Keys of the periods of care that count and begin up to a day."""
    return tuple(
        p.ref
        for p in sorted(r.facts.care, key=lambda p: (p.start, p.ref or ""))
        if p.ref
        and p.legal_status != AGREEMENT_ONLY
        and not is_short_break(p)
        and p.start.toordinal() <= until
    )


def age(r: Reading, now: int) -> Working:
    """How old somebody is."""
    born = words(r.born)
    if now < r.b16:
        return step(
            "16 or over?", False, f"Born {born}, so 16 on {words(r.b16)}.", "19B", certainty="C"
        )
    if now < r.b18:
        text = f"Born {born}, so 16 on {words(r.b16)} and 18 on {words(r.b18)}."
        return step("16 or 17?", True, text, "19B", certainty="C")
    turned = [(18, r.b18), (21, r.b21), (25, r.b25)]
    text = f"Born {born}, so " + ", ".join(f"{n} on {words(day)}" for n, day in turned) + "."
    return step("18 or over?", True, text, "23C", certainty="C")


def in_care_now(r: Reading, now: int) -> Working:
    """Whether somebody is in care on the day."""
    if r.in_care(now):
        here = [
            p
            for p in r.facts.care
            if p.start.toordinal() <= now < ordinal(p.end) and p.legal_status != AGREEMENT_ONLY
        ]
        codes = sorted({p.legal_status for p in here if p.legal_status})
        under = f" (legal status {', '.join(codes)})" if codes else ""
        since = next(s for s, e in r.care if s <= now < e)
        return step(
            f"In care on {words(now)}?",
            True,
            f"In care since {words(since)}{under}.",
            "22",
            refs=tuple(p.ref for p in here if p.ref),
        )
    ended = r.care_ended(now)
    text = f"Care last ended on {words(ended)}." if ended else "No care is recorded before it."
    return step(f"In care on {words(now)}?", False, text, "22", refs=refs_of_care(r, now))


def thirteen_weeks(r: Reading, now: int, which: str = "") -> Working:
    """The sum of days since the 14th birthday."""
    total = r.days_since_14(now)
    sums = tuple(
        f"{short(max(s, r.b14))} to {short(min(e, now + 1))}: "
        f"{days(min(e, now + 1) - max(s, r.b14))}"
        for s, e in r.care
        if s <= now and min(e, now + 1) > max(s, r.b14)
    )
    text = f"{days(total)} in all" if sums else "No day of care since the 14th birthday"
    reached = r.day_number(THIRTEEN_WEEKS)
    if reached is not None and reached <= now:
        text += f"; the 91st was {words(reached)}"
    text += ". The first day of a period counts, the last does not"
    breaks = sum(1 for s, e in r.breaks if e > r.b14 and s <= now)
    text += "; short breaks are left out." if breaks else "; no short breaks."
    lead = f"{which}: in" if which else "In"
    return step(
        f"{lead} care 13 weeks (91 days) since turning 14?",
        total >= THIRTEEN_WEEKS,
        text,
        "CP40",
        sums=sums,
        refs=refs_of_care(r, now),
    )


def forecast(r: Reading, now: int) -> Working:
    """When the 91st day comes if the care of this day goes on."""
    reached = now + THIRTEEN_WEEKS - r.days_since_14(now)
    if reached < r.b18:
        text = f"Eligible on {words(reached)} if this care goes on."
    else:
        text = f"The 91st day would be {words(reached)}, not before the 18th birthday."
    return step("When will that be reached?", None, text, "CP40")


def was_eligible(r: Reading, now: int) -> Working:
    """Whether somebody was eligible on the last day of care."""
    ended = r.care_ended(now)
    if ended is None:
        return step("Eligible on the last day of care?", False, "Never in care so far.", "23A")
    last = ended - 1
    yes = r.was_eligible(now)
    why = f"The last day of care was {words(last)}"
    if not yes:
        missing = []
        if last < r.b16:
            missing.append("that is before the 16th birthday")
        if r.days_since_14(last) < THIRTEEN_WEEKS:
            missing.append(f"there were {days(r.days_since_14(last))} since turning 14")
        why += "; " + " and ".join(missing) if missing else ""
    return step(
        "Eligible on the last day of care?", yes, f"{why}.", "23A", refs=refs_of_care(r, now)
    )


def six_months_at_home(r: Reading, now: int) -> Working:
    """Whether six months at home are complete."""
    home = r.home_on(now)
    question = "At home for 6 months or more?"
    if home is None:
        past = [h for h in r.homes if h.end <= now]
        text = "No time at home with a parent or somebody with parental responsibility now."
        if past:
            text += f" The last one ended on {words(past[-1].end)}, so it has broken down."
        return step(question, False, text, "CL3-3", refs=_home_refs(r))
    text = f"At home since {words(home.start)}; six months are complete on {words(home.complete)}"
    yes = home.counts_on(now)
    text += "." if yes or home.end > home.complete else f", but it ends on {words(home.end)}."
    return step(question, yes, text, "CL3-3", refs=_home_refs(r))


def _home_refs(r: Reading) -> tuple[str, ...]:
    return tuple(p.ref for p in r.facts.home if p.ref)


def adopted(r: Reading, now: int) -> Working:
    """Whether adopters are known to have parental responsibility."""
    ended = r.care_ended(now) or now
    known = r.home_since_adoption(ended, now)
    text = f"Care ended by adoption on {words(ended)}. "
    text += (
        "A home with somebody who has parental responsibility is recorded, and six months run "
        "from the day on which it began."
        if known
        else "No home with adopters who have parental responsibility is recorded, so a person "
        "decides."
    )
    return step("Do the adopters have parental responsibility?", known, text, "RULES")


def detained_at_16(r: Reading) -> Working:
    """Regulation 3(2): detained or in hospital at 16, straight from care."""
    yes = r.detained_at_16 is not None
    refs = tuple(p.ref for p in r.facts.detained if p.ref)
    if yes:
        start = r.detained_at_16 or 0
        text = (
            f"Detained or in hospital from {words(start)} and so on the 16th birthday, straight "
            f"from care, with {days(r.days_since_14(start - 1))} of care since turning 14."
        )
    else:
        text = "Not detained or in hospital on the 16th birthday straight from 13 weeks of care."
    return step("Detained or in hospital on the 16th birthday?", yes, text, "CL3", refs=refs)


def special_guardianship(r: Reading, now: int) -> Working:
    """Section 24(1A)."""
    yes = r.special_guardianship(now)
    said = [
        f"order of {in_words(o.date)}"
        + ("" if o.looked_after_immediately_before else ", not straight from care")
        for o in r.facts.sgo
    ]
    return step(
        "A special guardianship order in force, straight from care?",
        yes,
        f"{'; '.join(said)}.".capitalize(),
        "24",
        refs=tuple(o.ref for o in r.facts.sgo if o.ref),
    )


def cared_for_from_16(r: Reading, now: int) -> Working:
    """Section 24(1B)."""
    yes = r.cared_for_from_16(now)
    text = "Some day of care lies on or after the 16th birthday." if yes else "No such day."
    return step("In care at 16 or 17, and no longer?", yes, text, "24", refs=refs_of_care(r, now))


def at_18(r: Reading, adult: Adult) -> Working:
    """What the day before the 18th birthday decided."""
    last = r.b18 - 1
    said = label(adult.at_17).lower()
    if adult.former_relevant and adult.at_17 is Status.ELIGIBLE:
        text = f"{words(last)}: yes. So, from {words(r.b18)}, former relevant."
        return step("Eligible and in care on the day before turning 18?", True, text, "23C")
    if adult.former_relevant:
        text = f"{words(last)}: relevant. So, from {words(r.b18)}, former relevant."
        return step("Relevant on the day before turning 18?", True, text, "23C")
    text = f"On {words(last)} the status was: {said}. So not former relevant."
    return step("Eligible in care, or relevant, on the day before turning 18?", False, text, "23C")


def home_at_18(r: Reading, adult: Adult, now: int) -> Working:
    """What six months at home mean at 18."""
    home = adult.home
    if home is None:
        text = "The question was open on the 18th birthday, and no later fact settles it."
    elif home.complete == r.b18:
        text = (
            f"Six months at home are complete on {words(r.b18)}, the 18th birthday itself. By one "
            "reading this is still former relevant, by another qualifying; a person decides."
        )
    elif now >= adult.breaks_down:
        text = (
            f"Six months at home were complete at 18, and the home broke down on "
            f"{words(home.end)}. Whether that makes somebody former relevant can be argued both "
            "ways; a person decides."
        )
    else:
        text = f"Six months at home were complete on {words(home.complete)}, before 18."
    return step("Six months at home at 18?", None, text, "CL3-3", refs=_home_refs(r))


def education_to_25(r: Reading) -> Working:
    """Section 24B."""
    text = f"From 21 to {words(r.b25)} help with education or training, and nothing else."
    return step("What is left from 21?", None, text, "24B")


def turned_25(r: Reading) -> Working:
    """The end."""
    return step("25 or over?", True, f"25 on {words(r.b25)}; the records stay.", "23CZB")


def studies(r: Reading, adult: Adult, now: int) -> Working:
    """Section 23C(7): the programme from before 21."""
    yes = now < adult.studies_until
    if yes:
        text = f"The programme from before 21 goes on to {words(adult.studies_until)}."
    elif adult.studies_until > r.b21:
        text = f"The programme from before 21 ended on {words(adult.studies_until)}."
    else:
        text = "No programme of education or training from before 21 goes on."
    refs = tuple(e.ref for e in r.facts.education if e.ref)
    return step("In education or training from before 21?", yes, text, "23C-21", refs=refs)


def asked_for_education(r: Reading, adult: Adult, now: int) -> Working:
    """Section 23CA."""
    here = [(s, e) for s, e in adult.education if s <= now < e]
    text = f"Help with education from {words(here[0][0])} to {words(here[0][1])}." if here else ""
    text = text or "No request for help with education since 21 that is open."
    refs = tuple(q.ref for q in r.facts.requests if q.ref and q.kind == "education")
    return step("Told us of education since 21?", bool(here), text, "23CA", refs=refs)


def asked_for_support(r: Reading, adult: Adult, now: int) -> Working:
    """Section 23CZB."""
    here = [(s, e) for s, e in adult.support if s <= now < e]
    if here:
        text = f"Asked on {words(here[0][0])}; to {words(here[0][1])}, or opting out."
    else:
        text = "No request for support since 21 that is open."
        early = [
            q for q in r.facts.requests if q.kind == "support" and q.date < date.fromordinal(r.b21)
        ]
        if early:
            text += " One made before 21 does not start it."
    refs = tuple(q.ref for q in r.facts.requests if q.ref and q.kind in ("support", "opt_out"))
    return step("Asked for support since 21?", bool(here), text, "23CZB", refs=refs)


def yearly_offer() -> Working:
    """The offer that is owed meanwhile."""
    text = "Support is offered as soon as possible after 21 and at least every 12 months."
    return step("What is owed meanwhile?", None, text, "23CZB7")


def died(life: Life) -> Working:
    """Death."""
    text = f"Died on {words(life.died)}. What is left is keeping the record and the notices."
    return step("Living?", False, text, "CL10", certainty="H")


def long_break(r: Reading) -> Working:
    """Short breaks of over 28 days."""
    long = [(s, e) for s, e in r.breaks if e - s > LONGEST_SHORT_BREAK]
    sums = tuple(
        f"{short(s)} to {short(e)}: {days(e - s)}" if e < FOREVER else f"{short(s)} on, still open"
        for s, e in long
    )
    text = "A short break of up to 28 days does not count. This one is longer."
    return step("A short break of over 28 days?", True, text, "CP48", sums=sums, certainty="M")


def of_flag(life: Life, name: str, now: int) -> Working:
    """What stands beside the status, for a person to clear."""
    r = life.reading
    text = flag.MEANINGS[name]
    if name == flag.NEAR_91:
        text = f"{days(r.days_since_14(now))} in all. {text}"
        return step("Close to 91 days?", None, text, "RULES")
    if name == flag.SHORT_BREAK_LENGTH:
        return step("Are the short breaks still short?", None, text, "CP48")
    if name == flag.TWO_HOMES:
        return step("One home or two?", None, text, "RULES", refs=_home_refs(r))
    if now < r.b18 or life.adult.at_17 is Status.NONE:
        if r.ended_at_16():
            text += " Care ended on the 16th birthday, which is counted as not in care at 16."
        else:
            text += " Short breaks at 16 or 17 may count as having been accommodated (s24(1B))."
        return step("Can it be read another way?", None, text, "24", certainty="M")
    if life.adult.former_relevant:
        text += " Six months at home were complete only after 18, which is counted as no change."
    else:
        text += " A home that was complete at 18 broke down before 21."
    return step("Can it be read another way?", None, text, "CL3-3", certainty="M")


def holds_until(life: Life, span: StatusSpan) -> Working:
    """From when to when, and what is next."""
    if span.end is None:
        text = f"From {in_words(span.start)} on."
    else:
        status = life.at(span.end.toordinal())[0]
        text = f"From {in_words(span.start)} until {in_words(span.end)}"
        text += f"; then {label(status).lower()}." if status is not span.status else "."
    text += " Correct a fact, and it is worked out again."
    return Working("How long does it hold?", "info", text)

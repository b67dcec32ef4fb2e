"""The reference on statuses, duties, rates and sources, printed from the law's own data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from throughcare.statute.dates import in_words
from throughcare.statute.duties import DUTIES, Duty
from throughcare.statute.law import CERTAINTIES, RULES_VERSION, SOURCES
from throughcare.statute.prospective import PROSPECTIVE
from throughcare.statute.rates import RATES
from throughcare.statute.status import Status, label, label_young_person
from throughcare.statute.status.flags import MEANINGS

PRINTED = "Printed from the code by `make docs`; rules of version {}.\n"


def render() -> dict[str, str]:
    """Each page of the reference by its path in the repository."""
    return {
        "docs/reference/statuses.md": statuses(),
        "docs/reference/duties.md": duties(),
        "docs/reference/rates.md": rates(),
        "docs/reference/sources.md": sources(),
    }


def _table(*head: str, rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for row in rows:
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |")
    return lines


def _page(title: str, *lines: str) -> str:
    return "\n".join([f"# {title}", "", PRINTED.format(RULES_VERSION), *lines]).rstrip() + "\n"


def statuses() -> str:
    """Every status and flag, in a worker's and in the young person's words."""
    return _page(
        "Legal statuses",
        "One holds on every day of a life. How each is reached is in `throughcare.statute.status`; "
        "`throughcare statute evaluate` tries it on cases of your own.",
        "",
        *_table(
            "Code",
            "For a worker",
            "For the young person",
            rows=[(f"`{s}`", label(s), label_young_person(s)) for s in Status],
        ),
        "",
        "## Flags beside a status",
        "",
        *_table("Flag", "Means", rows=[(f"`{f}`", text) for f, text in MEANINGS.items()]),
    )


def duties() -> str:
    """Every duty: whom, what starts and meets it, by when, from which text."""
    lines = [
        "Each is data in `throughcare.statute.duties`. The law's date and the local one are kept "
        "apart; a local standard can be stricter than the law, never laxer.",
        "",
        *_table(
            "Duty",
            "For a worker",
            "In law",
            "Local standard",
            "Certainty",
            rows=[
                (f"[`{d.code}`](#{d.code})", d.title_worker, _in_law(d), _local(d), d.certainty)
                for d in DUTIES.values()
            ],
        ),
        "",
    ]
    for duty in DUTIES.values():
        lines += _duty(duty)
    return _page("Duties", *lines)


def _in_law(duty: Duty) -> str:
    if duty.prospective:
        return "not in force until a date is set"
    if duty.interval is None:
        return "local standard only" if duty.certainty == "D" else "no number"
    others = [str(i) for i in duty.other_intervals]
    return " or ".join([str(duty.interval), *others])


def _local(duty: Duty) -> str:
    return str(duty.local) if duty.local else ""


def _duty(duty: Duty) -> list[str]:
    keys = dict.fromkeys([duty.source, *(key for _, key in duty.other_sources)])
    rows = [
        ("For the young person", duty.title_young_person),
        ("Whom", duty.applies_to),
        ("What starts it", duty.starts),
        ("What meets it", ", ".join(f"`{kind}`" for kind in duty.met_by) or "nothing"),
        ("What does not", duty.never_met_by),
        ("In law", _in_law(duty)),
        ("Local standard", _local(duty) or "none"),
        ("Source", "; ".join(SOURCES[key].citation for key in keys)),
        ("Certainty", f"{duty.certainty}: {CERTAINTIES[duty.certainty].lower()}"),
    ]
    return [f"## {duty.code}", "", f"{duty.title_worker}.", "", *_table("", "", rows=rows), ""]


def rates() -> str:
    """Amounts by date, and law without a date."""
    rows = [
        (rate.title, _since(since), f"£{pounds:,}", rate.rule, SOURCES[rate.source].citation)
        for rate in RATES.values()
        for since, pounds in rate.amounts
    ]
    waiting = [
        (f"`{p.code}`", p.title, p.what, SOURCES[p.source].citation) for p in PROSPECTIVE.values()
    ]
    return _page(
        "Rates, and law that waits for its day",
        "An administrator's own amounts go before these.",
        "",
        *_table("What", "From", "Amount", "Rule", "Source", rows=rows),
        "",
        "## Made, but not in force",
        "",
        "Each waits until an administrator sets its day; no commencement was found.",
        "",
        *_table("Code", "What", "Says", "Source", rows=waiting),
    )


def _since(day: date) -> str:
    return "before" if day == date.min else in_words(day)


def sources() -> str:
    """Every text that a rule cites."""
    rows = [
        (f"`{key}`", f"[{s.citation}]({s.url})" if s.url else s.citation, s.certainty)
        for key, s in SOURCES.items()
    ]
    letters = [(letter, text) for letter, text in CERTAINTIES.items()]
    return _page(
        "Sources",
        *_table("Certainty", "Means", rows=letters),
        "",
        *_table("Key", "Text", "Certainty", rows=rows),
    )

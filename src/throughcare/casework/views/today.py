"""Today of whoever has young people, and the lists behind it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.access.decorators import permitted
from throughcare.access.requests import SignedIn
from throughcare.casework.presenters import duties, people
from throughcare.casework.selectors.people import my_people
from throughcare.house import collect
from throughcare.house.clock import today
from throughcare.recording.presenters import draft_line
from throughcare.recording.selectors import my_drafts
from throughcare.ui.components import Action, Empty, Link
from throughcare.ui.formatting import count, full_day
from throughcare.ui.views import page

SHOWN = 5
PEOPLE_SHOWN = 8
DRAFTS_SHOWN = 4

NOTHING_DUE = Empty("Nothing is overdue, and nothing is due in the next two weeks.", good=True)
NOBODY = Empty("Nobody is allocated to you yet. Your manager chooses whom you work with.")


@permitted("contact.record")
@require_safe
def today_view(request: SignedIn) -> HttpResponse:
    """What needs the reader first, their drafts, their young people."""
    day = today()
    whole = request.GET.get("all") == "duties"
    items = sorted(
        (item for _, brought in collect("today", request.user) for item in brought),
        key=lambda item: item.sort,
    )
    shown = items if whole else items[:SHOWN]
    everyone = request.GET.get("all") == "people"
    mine = my_people(request.user, day, None if everyone else PEOPLE_SHOWN)
    kept = my_drafts(request.user, DRAFTS_SHOWN) if request.user.can("draft.keep") else []
    context = {
        "day": full_day(day),
        "people": count(mine.total or 0, "young person", "young people"),
        "people_url": f"{reverse('people')}?mine=yes",
        "duties": [duties.today_row(item) for item in shown],
        "all_duties": Link(f"See all {len(items)} on your list", "?all=duties")
        if len(items) > len(shown)
        else None,
        "nothing_due": NOTHING_DUE,
        "all_drafts": Link("All drafts", reverse("drafts")) if len(kept) == DRAFTS_SHOWN else None,
        "drafts": [draft_line(draft) for draft in kept],
        "table": people.my_table(mine.lines, day) if mine.lines else None,
        "nobody": NOBODY,
        "showing": _showing(len(mine.lines), mine.total or 0),
        "all_people": Link("Show all", "?all=people#people")
        if len(mine.lines) < (mine.total or 0)
        else None,
        "record": [Action("Record a visit or contact", reverse("choose_contact"))]
        if mine.lines
        else [],
    }
    return page(request, "casework/today.html", context, section="today")


def _showing(shown: int, total: int) -> str:
    if not total:
        return ""
    if shown < total:
        return f"Showing {shown} of {total}, most pressing first"
    return "Most pressing first"


@permitted("contact.record")
@require_safe
def choose_contact(request: SignedIn) -> HttpResponse:
    """Whom a visit or contact was with, for those who come from no duty."""
    day = today()
    mine = my_people(request.user, day, None)
    lines = [
        Link(line.person.name, reverse("new_contact", args=[line.person.public_id]))
        for line in sorted(mine.lines, key=lambda line: line.person.name)
    ]
    context = {"lines": lines, "nobody": NOBODY, "find": reverse("find")}
    return page(request, "casework/choose_contact.html", context, section="today")

"""Why?: every status and every date says which fact, which rule and which sum made it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.casework.lives import Life, begin, step, visited
from throughcare.access.models import User
from throughcare.care.services import NewStatedStatus, state_statuses_many
from throughcare.casework.models import Duty
from throughcare.chronology.models import Event

pytestmark = pytest.mark.django_db(databases=["default", "log"])


APART = re.compile(r'SAVEPOINT|set_config|django_session|FROM "access_user"|access_readlog')
"""Transaction, role, session, user and the log of reads: counted apart, once for each request."""


def words(response: Any) -> str:
    """What a reader sees, without markup."""
    assert response.status_code == 200
    html = response.content.decode()
    body = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def duty(life: Life, as_owner: Any, code: str) -> Duty:
    with as_owner():
        return Duty.objects.filter(person=life.person, code=code).order_by("-occurrence")[0]


def why_url(found: Duty) -> str:
    return f"why/duty/{found.code}/{found.occurrence}/"


def test_a_status_says_its_facts_rule_and_sum(adviser: Client, life: Life) -> None:
    said = words(life.open(adviser, "why/status/"))
    assert "Tegs is a former relevant young person" in said
    assert "until 4 March 2028, her 21st birthday" in said
    assert "In care 13 weeks (91 days) since turning 14?" in said
    assert "4 Mar 2021 to 30 Aug 2021: 179 days" in said
    assert "14 Nov 2021 to 4 Mar 2025: 1,206 days" in said
    assert "1,385 days in all" in said
    assert "Care Planning, Placement and Case Review (England) Regulations 2010, reg 40" in said


def test_the_facts_that_a_status_rests_on_stand_on_the_page(adviser: Client, life: Life) -> None:
    html = life.open(adviser, "why/status/").content.decode()
    assert 'id="care"' in html
    assert 'href="#care"' in html
    assert "Full care order (C2)" in html
    assert f'href="/people/{life.person.public_id}/care/"' in html


def test_the_picture_says_what_it_shows(adviser: Client, life: Life) -> None:
    html = life.open(adviser, "why/status/").content.decode()
    told = re.search(r'<svg class="tc-life tc-life--wide"[^>]*aria-label="([^"]*)"', html)
    assert told
    assert "2 periods of care recorded" in told[1]
    assert "former relevant 4 March 2025 to 4 March 2028" in told[1]
    assert "The same as a table" in html


def test_a_stated_status_is_never_shown_as_derived(client: Client, as_owner: Any) -> None:
    life = begin(as_owner)
    with life.acting() as by:
        new = NewStatedStatus(life.person.pk, "FORMER_RELEVANT", date(2025, 3, 4), "SSDA903 2026")
        state_statuses_many(by=by, new=[new])
    client.post("/account/demo/", {"email": life.adviser.email})
    said = words(life.open(client, "why/status/"))
    assert "SSDA903 2026 says so" in said
    assert "shown as stated" in said
    assert "days in all" not in said


def test_nothing_known_is_said_to_be_so(client: Client, as_owner: Any) -> None:
    life = begin(as_owner)
    client.post("/account/demo/", {"email": life.adviser.email})
    assert "has no leaving-care status" in words(life.open(client, "why/status/")) or (
        "is no longer owed" in words(life.open(client, "why/status/"))
    )


def test_a_date_in_law_says_its_sum(adviser: Client, life: Life, as_owner: Any) -> None:
    step(life, "pathway_plan_signed", date(2025, 11, 18))
    step(life, "pathway_review_held", date(2026, 5, 18))
    found = duty(life, as_owner, "pathway-plan-review")
    response = life.open(adviser, why_url(found))
    said = words(response)
    assert "Why Tegs’ plan review was due on 18 November 2026" in said
    assert re.search(r"18 May 2026 last review, open it.*\+ 6 months .*= 18 November 2026", said)
    assert "7 days overdue today" in said
    assert "Care Leavers (England) Regulations 2010, reg 7(2)" in said
    assert "Not yet checked against the text of the law; high certainty" in said
    # what the sum starts from opens
    opened = re.search(r'last review, <a href="(/steps/[^"]+)"', response.content.decode())
    assert opened
    assert adviser.get(opened[1]).status_code == 200


def test_law_and_own_standard_are_two_sums(adviser: Client, life: Life, as_owner: Any) -> None:
    step(life, "moved_into_s23b_accommodation", date(2026, 9, 20))
    visited(life, date(2026, 9, 23))
    said = words(life.open(adviser, why_url(duty(life, as_owner, "pa-visit"))))
    assert re.search(r"23 September 2026 last visit.* \+ 2 months .*= 23 November 2026", said)
    assert re.search(r"23 September 2026 last visit.* \+ 8 weeks .*= 18 November 2026", said)
    assert "overdue in law, too" in said
    assert "Record a visit" in said


def test_a_duty_that_was_met_says_when(adviser: Client, life: Life, as_owner: Any) -> None:
    step(life, "moved_into_s23b_accommodation", date(2026, 9, 20))
    visited(life, date(2026, 9, 23))
    said = words(life.open(adviser, why_url(duty(life, as_owner, "pa-first-visit"))))
    assert "Yes, on 23 September 2026." in said
    assert "Record a visit" not in said


def test_a_duty_that_nobody_owes_is_not_found(adviser: Client, life: Life) -> None:
    for path in ("why/duty/pa-visit/99/", "why/duty/no-such-duty/1/"):
        assert life.open(adviser, path).status_code == 404


@pytest.mark.parametrize("page", ["why/status/", "why/duty/pa-contact/1/"])
def test_another_adviser_sees_nothing(client: Client, life: Life, as_owner: Any, page: str) -> None:
    with as_owner():
        other = User.objects.create(name="Kit", email="k@x.test", role="personal_adviser")
    client.post("/account/demo/", {"email": other.email})
    response = life.open(client, page)
    assert response.status_code == 404
    assert "Tegan" not in response.content.decode()


def test_what_a_page_costs_does_not_grow_with_the_story(
    adviser: Client, life: Life, as_owner: Any
) -> None:
    step(life, "moved_into_s23b_accommodation", date(2026, 9, 20))

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert life.open(adviser, path).status_code == 200
        return sum(not APART.search(q["sql"]) for q in captured)

    first = [cost("why/status/"), cost("why/duty/pa-first-visit/1/"), cost(""), cost("story/")]
    for n in range(25):
        visited(life, date(2026, 11, 20) - timedelta(days=n))
    assert [
        cost("why/status/"),
        cost("why/duty/pa-first-visit/1/"),
        cost(""),
        cost("story/"),
    ] == first
    assert first[:2] <= [8, 8]
    assert max(first) <= 12


def test_the_story_pages_by_key_and_keeps_its_filter(adviser: Client, life: Life) -> None:
    for n in range(30):
        visited(life, date(2026, 11, 20) - timedelta(days=n), their_words=f"day {n}")
    html = life.open(adviser, "story/?show=words").content.decode()
    assert "“day 0”" in html
    older = re.search(r'href="([^"]*after=[^"]*)"', html)
    assert older
    following = adviser.get(unescape(older[1])).content.decode()
    seen = re.findall(r"“(day \d+)”", html) + re.findall(r"“(day \d+)”", following)
    assert seen == [f"day {n}" for n in range(30)]
    assert "Came into care" not in following


@pytest.mark.parametrize("query", ["?after=nonsense", "?show=nonsense", "?after=2026-13-45.x"])
def test_a_mistyped_address_shows_the_story(adviser: Client, life: Life, query: str) -> None:
    assert "Came into care" in words(life.open(adviser, f"story/{query}"))


def test_a_contact_that_was_taken_back_is_no_part_of_the_story(
    adviser: Client, life: Life, as_owner: Any
) -> None:
    from throughcare.casework import services
    from throughcare.casework.models import Contact

    visited(life, date(2026, 11, 20), note="Wrong person")
    with as_owner():
        contact = Contact.objects.get(person=life.person)
    with life.acting() as by:
        services.withdraw_contact(
            by=by, person_id=life.person.pk, contact_id=contact.pk, reason="Another Tegan"
        )
    assert "Wrong person" not in words(life.open(adviser, "story/"))
    with as_owner():
        assert Event.objects.filter(summary__contains="Wrong person").exists()


def test_in_care_periods_are_told_in_words_not_codes(adviser: Client, life: Life) -> None:
    in_care_words = words(life.open(adviser, "story/?show=care"))
    assert "Full care order; Foster care" in in_care_words
    assert "Independent living without formal support" in in_care_words

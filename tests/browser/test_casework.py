"""The main job in a real browser: a visit on a phone, two windows, a newcomer allocated."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect
from tests.browser.looking import look
from tests.browser.test_record_pages import years_ago
from tests.casework.lives import Life, begin, in_care, step, visited

from throughcare.access.models import User
from throughcare.care.services import NewCarePeriod, record_care_periods_many
from throughcare.casework.models import Allocation, Contact
from throughcare.house.clock import today
from throughcare.people.services import NewPerson, register_people_many

Open = Callable[..., Page]


@pytest.fixture
def life(as_owner: Any) -> Life:
    """Somebody of 19 in a home that was arranged, last visited nine weeks ago."""
    made = begin(as_owner, date_of_birth=years_ago(19, 1, 2))
    in_care(made, years_ago(9), years_ago(1, 1, 2))
    step(made, "needs_assessment_completed", years_ago(3))
    step(made, "pathway_plan_signed", today() - timedelta(days=100))
    step(made, "moved_into_s23b_accommodation", today() - timedelta(days=200))
    visited(
        made,
        today() - timedelta(days=63),
        place="at home",
        note="We met.",
        agreed="I ring the college by Friday.",
    )
    return made


@pytest.fixture
def working(life: Life, open_page: Open, sign_in: Callable[[Page, Any], None]) -> Open:
    def opened(path: str = "/today/", who: User | None = None, **how: Any) -> Page:
        page = open_page(**how)
        sign_in(page, who or life.adviser)
        page.goto(path)
        return page

    return opened


def fill(page: Page, note: str = "She made tea.") -> None:
    page.get_by_role("radio", name="Visit in person").check()
    page.get_by_role("group", name="Did you meet or speak to Tegs?").get_by_label("Yes").check()
    page.get_by_label("What she said, in her own words").fill("its ok tbh")
    page.get_by_label("What happened").fill(note)


def contacts(life: Life) -> list[Contact]:
    with transaction.atomic(), life.acting():
        return list(Contact.objects.order_by("pk"))


@pytest.mark.parametrize("script", [True, False])
def test_a_visit_takes_two_clicks_on_a_phone_and_the_date_moves(
    life: Life, working: Open, script: bool
) -> None:
    page = working(width=320, height=640, script=script)
    page.get_by_role("link", name="Record a visit for Tegan Achebe-Lowe").click()
    expect(page.get_by_text("I ring the college by Friday.")).to_be_visible()
    expect(page.get_by_label("Where?")).to_have_value("at home")
    expect(page.get_by_label("Day", exact=True)).to_have_value(str(today().day))
    fill(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Visit saved. Next visit now due")).to_be_visible()
    assert contacts(life)[-1].their_words == "its ok tbh"
    page.goto("/today/")
    expect(page.get_by_text("Nothing is overdue")).to_be_visible()


def test_a_visit_by_keyboard_alone(life: Life, working: Open) -> None:
    page = working(f"/people/{life.person.public_id}/contacts/new/?kind=visit", width=320)
    page.get_by_role("radio", name="Visit in person").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.get_by_label("What she said, in her own words")).to_be_focused()
    page.keyboard.type("by keys")
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Visit saved.")).to_be_visible()
    assert contacts(life)[-1].their_words == "by keys"


def test_what_is_typed_saves_itself_and_is_there_again(life: Life, working: Open) -> None:
    path = f"/people/{life.person.public_id}/contacts/new/"
    page = working(path)
    page.get_by_label("What happened").fill("Half a sentence")
    expect(page.get_by_text(re.compile("^Saved "))).to_be_visible()
    page.goto("/drafts/")
    page.get_by_role("link", name="Visit or contact with Tegan Achebe-Lowe", exact=True).click()
    expect(page.get_by_label("What happened")).to_have_value("Half a sentence")


def test_two_tabs_show_both_texts(life: Life, working: Open) -> None:
    path = f"/people/{life.person.public_id}/contacts/new/"
    one = working(path)
    two = one.context.new_page()
    two.goto(path)
    one.get_by_label("What happened").fill("Written in the first tab")
    expect(one.get_by_text(re.compile("^Saved "))).to_be_visible()
    two.get_by_label("What happened").fill("Written in the second tab")
    two.get_by_role("link", name="See both").click()
    expect(two.get_by_text("Written in the first tab").first).to_be_visible()
    expect(two.get_by_text("Written in the second tab").first).to_be_visible()
    # The script was told 409, which Chromium writes into its console.
    one.trouble[:] = [t for t in one.trouble if "409" not in t]  # type: ignore[attr-defined]
    look(two, "both texts")
    two.get_by_role("button", name="Keep this text").click()
    kept = two.get_by_label("What happened").input_value()
    assert "first tab" in kept
    assert "second tab" in kept


def test_a_double_tap_writes_once(life: Life, working: Open) -> None:
    page = working(f"/people/{life.person.public_id}/contacts/new/", script=False)
    fill(page)
    page.get_by_role("button", name="Save", exact=True).dblclick(no_wait_after=True)
    expect(page.get_by_text("Visit saved.")).to_be_visible()
    assert len(contacts(life)) == 2


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_casework_are_fit_to_be_read(
    life: Life, working: Open, as_owner: Any, width: int
) -> None:
    with as_owner():
        service = User.objects.create(name="Bronwen", email="b@y.test", role="service_manager")
    at = f"/contacts/{contacts(life)[0].public_id}/"
    person = f"/people/{life.person.public_id}/"
    page = working(width=width)
    mine = ("/today/", "/contacts/new/", "/people/", "/drafts/", at, f"{at}correct/")
    for path in (*mine, f"{person}contacts/new/", f"{person}steps/new/", f"{at}take-back/"):
        page.goto(path)
        look(page, f"casework {path.replace(str(life.person.public_id), 'x')[:30]}")
    wide = working("/service/", service, width=width)
    for path in (
        "/service/",
        "/service/people/?show=overdue",
        "/team/east/",
        "/team/east/people/?show=overdue",
        "/team/east/move/",
        f"{person}adviser/",
    ):
        wide.goto(path)
        look(wide, f"teams {path[:20]}")


@pytest.mark.parametrize("script", [True, False])
def test_a_newcomer_is_allocated_and_their_adviser_sees_them(
    life: Life, working: Open, as_owner: Any, script: bool
) -> None:
    with as_owner():
        service = User.objects.create(name="Bronwen", email="b@y.test", role="service_manager")
    with life.acting() as by:
        new = NewPerson(years_ago(17, 1, 3), given_name="Mirela", family_name="Dunstone")
        (person,) = register_people_many(by=by, new=[new])
        care = NewCarePeriod(person.pk, years_ago(5), "C2", reason_started="S", placement_type="U4")
        record_care_periods_many(by=by, new=[care])
    page = working("/service/", service, script=script)
    expect(page.get_by_text("no adviser, and no team yet")).to_be_visible()
    page.get_by_role("link", name="Choose a team and an adviser").click()
    page.get_by_label("Mirela Dunstone").check()
    page.get_by_label("Team", exact=True).select_option("East")
    chosen = page.get_by_label("Personal adviser").locator("option", has_text="Nadia Okonjo")
    page.get_by_label("Personal adviser").select_option(chosen.first.get_attribute("value"))
    page.get_by_label("Why?").fill("New to us")
    page.get_by_role("button", name="Check").click()
    look(page, "check before a move") if script else None
    page.get_by_role("button", name="Move").click()
    expect(page.get_by_text("Nadia Okonjo works with 1 young person more")).to_be_visible()
    with transaction.atomic(), life.acting():
        assert Allocation.objects.filter(person=person, worker=life.adviser).count() == 1
    hers = working("/people/?mine=yes")
    hers.get_by_role("link", name="Mirela Dunstone").click()
    expect(hers.get_by_role("heading", level=1, name="Mirela Dunstone")).to_be_visible()

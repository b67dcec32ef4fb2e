"""A young person's record as it is read: narrow, wide, by keyboard, without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.looking import look
from tests.casework.lives import Life, begin, in_care, step, visited

from throughcare.accommodation.services import NewAccommodation, record_accommodation_many
from throughcare.house.clock import today


def years_ago(years: int, month: int = 3, day: int = 4) -> date:
    return date(today().year - years, month, day)


@pytest.fixture
def life(as_owner: Any) -> Life:
    """Somebody of 19 with a plan, visits, words of her own and a home."""
    made = begin(as_owner, date_of_birth=years_ago(19, 1, 2))
    in_care(made, years_ago(9), years_ago(1, 1, 2))
    step(made, "pathway_plan_signed", years_ago(1, 2, 1))
    step(made, "moved_into_s23b_accommodation", years_ago(1, 5, 1))
    visited(made, years_ago(1, 5, 3), place="at home", their_words="its ok i suppose")
    visited(made, years_ago(1, 8, 3), seen=False, note="Nobody in.")
    with made.acting() as by:
        home = NewAccommodation(made.person.pk, years_ago(1, 3, 31), "E1", "SSDA903")
        record_accommodation_many(by=by, new=[home])
    return made


@pytest.fixture
def reading(
    life: Life, open_page: Callable[..., Page], sign_in: Callable[[Page, Any], None]
) -> Callable[..., Page]:
    def opened(path: str = "", **how: Any) -> Page:
        page = open_page(**how)
        sign_in(page, life.adviser)
        page.goto(f"/people/{life.person.public_id}/{path}")
        return page

    return opened


PAGES = (
    "",
    "story/",
    "story/?show=words",
    "why/status/",
    "why/duty/pathway-plan-review/1/",
    "why/duty/pa-visit/1/",
    "care/",
    "care/new/",
    "care/facts/home/new/",
    "care/facts/request/new/",
)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_record_is_fit_to_be_read(
    life: Life, reading: Callable[..., Page], width: int
) -> None:
    page = reading(width=width)
    for path in PAGES:
        page.goto(f"/people/{life.person.public_id}/{path}")
        look(page, f"record {path}")


def test_without_script_one_link_asks_why_and_one_opens_the_number(
    reading: Callable[..., Page],
) -> None:
    page = reading(script=False, width=320)
    page.get_by_role("link", name="Why?").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is a former relevant")
    page.get_by_role("link", name=re.compile("^Period of care")).first.click()
    expect(page.get_by_role("heading", name="Her periods of care")).to_be_in_viewport()
    page.get_by_role("link", name="Correct her periods of care").click()
    expect(page.get_by_role("heading", name="Her care", exact=True)).to_be_visible()


def test_a_fact_is_corrected_without_script_and_the_status_follows(
    reading: Callable[..., Page],
) -> None:
    page = reading("care/", script=False, width=320)
    page.get_by_role("link", name=re.compile("^Correct ")).click()
    page.get_by_label("Legal status").select_option("V3")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Legal status now:")).to_be_visible()
    expect(page.get_by_text("Short breaks under section 20 (V3)")).to_be_visible()
    page.get_by_role("link", name="Why?").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("former relevant")


def test_the_story_is_filtered_in_place_and_its_address_kept(reading: Callable[..., Page]) -> None:
    page = reading("story/")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Her words").click()
    expect(page).to_have_url(re.compile(r"story/\?show=words$"))
    expect(page.get_by_text("its ok i suppose")).to_be_visible()
    expect(page.get_by_text("Nobody in.")).to_have_count(0)
    assert page.evaluate("window.stayed")
    expect(page.get_by_role("link", name="Her words")).to_be_focused()
    page.go_back()
    expect(page.get_by_text("Nobody in.")).to_be_visible()


def test_paper_keeps_the_facts_and_says_who_printed(reading: Callable[..., Page]) -> None:
    page = reading("why/status/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Full care order (C2)")).to_be_visible()
    expect(page.get_by_text("Printed by Nadia Okonjo")).to_be_visible()
    expect(page.locator(".tc-figure-frame table")).to_be_visible()
    expect(page.get_by_text("Something not right?")).to_be_hidden()
    expect(page.locator(".tc-nav")).to_be_hidden()

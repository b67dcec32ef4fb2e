"""Every component in a real Chromium: narrow and wide, with and without script."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.looking import look

from throughcare.ui.gallery.views import PARTS

pytestmark = pytest.mark.urls("tests.ui.urls")

PAGES = ["", *(f"{part}/" for part in PARTS), "form/", "form/?wrong=1"]
REFUSALS: dict[str, int] = {}


@pytest.mark.parametrize("width", [320, 1280])
def test_every_component_is_fit_to_be_read(open_page, width):
    page = open_page(width=width)
    for path in PAGES:
        page.goto(f"/gallery/{path}")
        look(page, f"gallery {path}")


def test_text_at_twice_its_size_stays_whole(open_page):
    page = open_page(width=640)
    for path in PAGES:
        page.goto(f"/gallery/{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_states_are_told_apart_without_colour(open_page):
    page = open_page()
    page.goto("/gallery/pieces/")
    shapes = page.locator(".tc-state use").evaluate_all(
        "all => all.map(e => e.getAttribute('href'))"
    )
    assert len(set(shapes)) == 6


def test_the_menu_works_without_script(open_page):
    page = open_page(width=320, script=False)
    page.goto("/gallery/person/")
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(menu.get_by_role("link", name="Today")).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    menu.get_by_role("link", name="Today").click()
    expect(page).to_have_url(re.compile(r"/gallery/today/$"))


def test_all_parts_of_a_record_open_without_script(open_page):
    page = open_page(width=320, script=False)
    page.goto("/gallery/person/")
    page.get_by_text("All 7 parts of this record").click()
    expect(page.get_by_role("link", name="Work and learning").first).to_be_visible()


def test_by_keyboard(open_page):
    page = open_page()
    page.goto("/gallery/person/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()
    page.goto("/gallery/person/")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e); return ["
            "e.outerHTML.slice(0, 60), s.outlineStyle !== 'none' || s.boxShadow !== 'none']; })()"
        )
        if outline[0].startswith("<body"):
            break
        seen.append(outline)
    assert len(seen) > 20
    assert [what for what, visible in seen if not visible] == []


def test_an_error_takes_the_focus_and_leads_to_its_box(open_page):
    page = open_page()
    page.goto("/gallery/form/?wrong=1")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="June has 30 days").click()
    expect(page.get_by_label("Day", exact=True)).to_be_focused()
    page.get_by_role("link", name="Choose how you were in touch").click()
    expect(page.get_by_label("Visit in person")).to_be_focused()


def test_an_error_leads_to_its_box_without_script(open_page):
    page = open_page(script=False)
    page.goto("/gallery/form/?wrong=1")
    page.get_by_role("link", name="June has 30 days").click()
    expect(page.get_by_label("Day", exact=True)).to_be_focused()
    expect(page.get_by_label("Day", exact=True)).to_have_value("31")


def test_paper_shows_who_printed_and_no_buttons(open_page):
    page = open_page()
    page.goto("/gallery/person/")
    page.emulate_media(media="print")
    for gone in (".tc-header", ".tc-nav", ".tc-actions", ".tc-parts--wide", ".tc-column--side"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_text("Printed by Nadia Okonjo")).to_be_visible()
    expect(page.get_by_role("heading", name="Never give out where Tegs lives")).to_be_visible()


class Server:
    """Stands in for the place that keeps drafts."""

    def __init__(self, page):
        self.posts = []
        self.answers = []
        page.route("**/gallery/form/", self.take)

    def take(self, route):
        if route.request.method != "POST":
            return route.continue_()
        self.posts.append(route.request)
        answer = self.answers.pop(0) if self.answers else None
        if answer == "down":
            return route.abort()
        if answer:
            return route.fulfill(**answer)
        version = 3 + len(self.posts)
        return route.fulfill(json={"version": version, "saved_at": "10:43am"})


@pytest.fixture
def writing(open_page):
    page = open_page()
    page.clock.install()
    server = Server(page)
    page.goto("/gallery/form/")
    return page, server


def fields_of(request):
    return dict(re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', request.post_data or "", re.S))


def test_a_form_keeps_itself_two_seconds_after_typing_stops(writing):
    page, server = writing
    page.get_by_label("What happened").fill("We met at the café")
    page.clock.run_for(1900)
    assert server.posts == []
    page.clock.run_for(200)
    expect(page.locator("[data-save-state]")).to_have_text("Saved 10:43am")
    (post,) = server.posts
    kept = fields_of(post)
    assert kept["note"] == "We met at the café"
    assert kept["version"] == "3"
    # the key of the form tells one window from another
    assert kept["idempotency_key"]
    assert post.headers["x-draft"] == "1"
    # the next save carries the version that the last one made
    page.get_by_label("What happened").fill("We met at the café.")
    page.clock.run_for(2100)
    expect(page.locator("[name=version]")).to_have_value("5")
    assert fields_of(server.posts[1])["version"] == "4"


def test_leaving_a_field_keeps_it_at_once_and_nothing_new_is_not_sent(writing):
    page, server = writing
    page.get_by_label("What happened").fill("Short")
    page.get_by_label("Where?").focus()
    page.clock.run_for(50)
    expect(page.locator("[data-save-state]")).to_have_text("Saved 10:43am")
    page.get_by_label("What happened").focus()
    page.clock.run_for(10_000)
    assert len(server.posts) == 1


def test_what_was_not_saved_is_tried_again_until_it_is(writing):
    page, server = writing
    server.answers = ["down", {"status": 503, "body": ""}]
    page.get_by_label("What happened").fill("On the train")
    page.clock.run_for(2100)
    expect(page.locator("[data-save-state]")).to_have_text("Not saved, trying again")
    page.clock.run_for(5100)
    expect(page.locator("[data-save-state]")).to_have_text("Not saved, trying again")
    while len(server.posts) < 3:
        page.clock.run_for(10_100)
    expect(page.locator("[data-save-state]")).to_have_text("Saved 10:43am")
    assert fields_of(server.posts[-1])["note"] == "On the train"
    page.trouble.clear()


def test_another_window_is_never_overwritten(writing):
    page, server = writing
    server.answers = [{"status": 409, "json": {"url": "/gallery/conflict/"}}]
    page.get_by_label("What happened").fill("Mine")
    page.clock.run_for(2100)
    expect(page.get_by_role("link", name="See both")).to_have_attribute(
        "href", "/gallery/conflict/"
    )
    page.get_by_label("What happened").fill("Mine, more")
    page.clock.run_for(60_000)
    assert len(server.posts) == 1
    page.trouble.clear()


def test_signed_out_while_writing(writing):
    page, server = writing
    server.answers = [{"status": 403, "body": ""}]
    page.get_by_label("What happened").fill("Long thought")
    page.clock.run_for(2100)
    expect(page.locator("[data-save-state]")).to_contain_text("you were signed out")
    expect(page.get_by_label("What happened")).to_have_value("Long thought")
    page.trouble.clear()


def test_a_double_tap_sends_once(open_page):
    page = open_page()
    server = Server(page)
    server.answers = [{"status": 204, "body": ""}] * 3
    page.goto("/gallery/form/")
    page.get_by_role("button", name="Save").dblclick()
    page.get_by_role("button", name="Save").click(force=True)
    expect(page.get_by_role("button", name="Save")).to_have_attribute("aria-disabled", "true")
    assert len(server.posts) == 1

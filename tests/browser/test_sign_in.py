"""Signing in as a person does it: password, code, lost phone; narrow and wide, by key alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.access.signing import PASSWORD, code_for, code_of
from tests.browser.looking import look

from throughcare.access.models import User


@pytest.fixture
def auditor(as_owner: Any, settings: Any) -> User:
    """Somebody who signs in outside a demo."""
    settings.DEMO = False
    user = User(name="Rhiannon Ellery-Vaughan", email="r@harrowmere.test", role="auditor")
    user.set_password(PASSWORD)
    with as_owner():
        user.save()
    return user


def enter(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Email address").fill("r@harrowmere.test")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_first_day(open_page: Any, auditor: User, width: int, script: bool) -> None:
    page = open_page(width=width, script=script)
    seen = look if script else lambda *_: None

    page.goto("/find/?q=kofi")
    expect(page).to_have_url(re.compile(r"/account/login/\?next="))
    seen(page, "sign in")

    enter(page, "not the password")
    expect(page.get_by_text("The email address or the password is not right").first).to_be_visible()
    expect(page.get_by_label("Email address")).to_have_value("r@harrowmere.test")
    seen(page, "sign in wrong")

    enter(page)
    expect(page).to_have_url(re.compile(r"/account/app/$"))
    seen(page, "set up codes")
    page.get_by_label("Code", exact=True).fill("000000")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_text("That code did not work").first).to_be_visible()
    seen(page, "set up codes wrong")
    page.get_by_label("Code", exact=True).fill(code_for(page.locator(".tc-key").inner_text()))
    page.get_by_role("button", name="Finish").click()

    expect(page.get_by_role("heading", name="Spare codes")).to_be_visible()
    seen(page, "spare codes")
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", name="Find somebody")).to_be_visible()
    seen(page, "find")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_day_and_a_new_phone(open_page: Any, auditor: User, width: int) -> None:
    page = open_page(width=width)
    page.goto("/")
    enter(page)
    page.get_by_label("Code", exact=True).fill(code_for(page.locator(".tc-key").inner_text()))
    page.get_by_role("button", name="Finish").click()

    page.goto("/account/")
    look(page, "account")
    for link, name in (
        ("Change your password", "change password"),
        ("You have a new phone", "new phone"),
    ):
        page.get_by_role("link", name=link).click()
        look(page, name)
        page.go_back()

    page.goto("/account/logout/")
    look(page, "sign out")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile(r"/account/login/$"))

    page.goto("/find/?q=kofi")
    enter(page)
    look(page, "enter code")
    page.get_by_label("Code", exact=True).fill(code_of(auditor))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile(r"/find/\?q=kofi$"))
    expect(page.get_by_text("Nobody whom you may open fits")).to_be_visible()
    look(page, "find nobody")

    page.goto("/account/app/remove/")
    page.get_by_role("button", name="Set up the new phone").click()
    expect(page.get_by_role("heading", name="Set up your codes")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_forgotten_password(open_page: Any, auditor: User, width: int, mailoutbox: Any) -> None:
    page = open_page(width=width)
    page.goto("/account/login/")
    page.get_by_role("link", name="I forgot my password").click()
    look(page, "new password asked")
    page.get_by_label("Email address").fill("r@harrowmere.test")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", name="Look at your messages")).to_be_visible()
    look(page, "new password sent")
    link = next(w for w in mailoutbox[0].body.split() if w.startswith("http"))
    path = re.sub(r"^https?://[^/]+", "", link)
    page.goto(path)
    look(page, "new password chosen")
    page.get_by_label("New password").fill("short")
    page.get_by_label("The same again").fill("short")
    page.get_by_role("button", name="Save the new password").click()
    expect(page.get_by_text("too short").first).to_be_visible()
    look(page, "new password wrong")
    page.get_by_label("New password").fill("three other words entirely")
    page.get_by_label("The same again").fill("three other words entirely")
    page.get_by_role("button", name="Save the new password").click()
    expect(page.get_by_role("heading", name="Your new password is saved")).to_be_visible()
    page.goto(path)
    look(page, "new password link old")


def test_a_password_can_be_looked_at(open_page: Any, auditor: User) -> None:
    page = open_page()
    page.goto("/account/login/")
    box = page.get_by_label("Password", exact=True)
    box.fill(PASSWORD)
    page.get_by_role("button", name="Show password").click()
    expect(box).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide password").click()
    expect(box).to_have_attribute("type", "password")


def test_by_key_alone(open_page: Any, auditor: User) -> None:
    page = open_page()
    page.goto("/account/login/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Email address")).to_be_focused()
    page.keyboard.type("r@harrowmere.test")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Set up your codes")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_demo_has_a_button_for_everybody(open_page: Any, as_owner: Any, width: int) -> None:
    with as_owner():
        for role, name in (("personal_adviser", "Nadia Okonjo"), ("administrator", "Kit Hall")):
            User.objects.create(name=name, email=f"{role}@harrowmere.test", role=role)
    page = open_page(width=width)
    page.goto("/account/login/")
    look(page, "sign in demo")
    page.get_by_role("button", name="Kit Hall").click()
    expect(
        page.get_by_text("Looks after users and teams, and never sees a person.")
    ).to_be_visible()
    look(page, "no pages")

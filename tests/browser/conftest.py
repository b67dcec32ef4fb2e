"""A real Chromium against the real program: pages over HTTP, as the web's database login.

- ``open_page(width=1280, script=True)`` opens a page in a fresh context (nobody signed in);
- ``live_server.url`` is where the program answers;
- ``sign_in(page, user)`` signs in as a user through a session of the program's own.

A console error, a page error or a request to another machine fails the test.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests import chromium

from throughcare.access.second_factor import PROVED

# Playwright runs a loop in this thread; the tests' own queries beside it are meant.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("django_db") is None:
                item.add_marker(
                    pytest.mark.django_db(transaction=True, databases=["default", "log"])
                )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.path()
    if path is None:
        pytest.fail("No Chromium: `make test` gets one, or name one in THROUGHCARE_CHROMIUM.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    contexts: list[Any] = []
    trouble: list[str] = []

    def opened(*, width: int = 1280, height: int = 900, script: bool = True, **more: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            base_url=live_server.url,
            locale="en-GB",
            timezone_id="Europe/London",
            **more,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(f"page error: {error}"))
        page.on(
            "console",
            lambda message: (
                trouble.append(f"console: {message.text}") if message.type == "error" else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((live_server.url, "data:", "blob:"))
                else trouble.append(f"left this machine: {request.url}")
            ),
        )
        # A test that expects a refusal takes it out again.
        page.trouble = trouble
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def sign_in(live_server: Any, django_user_model: Any) -> Callable[[Page, Any], None]:
    """Sign in without the form, which has tests of its own."""

    def signed(page: Page, user: Any) -> None:
        from importlib import import_module

        from django.conf import settings
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

        store = import_module(settings.SESSION_ENGINE).SessionStore()
        known = django_user_model.objects.get(pk=user.pk)
        store[SESSION_KEY] = str(known.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = known.get_session_auth_hash()
        store[PROVED] = known.pk
        store.save()
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": store.session_key,
                    "url": live_server.url,
                    "httpOnly": True,
                    "sameSite": "Lax",
                }
            ]
        )

    return signed

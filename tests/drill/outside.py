"""An outside client: a browser's requests and nothing of the program's own."""

from __future__ import annotations

import http.cookiejar
import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser


class _Form(HTMLParser):
    """The fields of the form that has this field in it, as a browser would send them."""

    def __init__(self, having: str) -> None:
        super().__init__()
        self.having = having
        self.found: dict[str, str] | None = None
        self.fields: dict[str, str] = {}
        self.inside = self.text = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name", "")
        if tag == "form":
            self.fields = {}
        elif tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"radio", "checkbox"}:
                if "checked" in given:
                    self.fields[name] = given.get("value") or "on"
                else:
                    self.fields.setdefault(name, "") if name == self.having else None
            elif kind not in {"submit", "button"}:
                self.fields[name] = given.get("value") or ""
        elif tag == "textarea" and name:
            self.inside, self.text = name, ""

    def handle_data(self, data):
        if self.inside:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.inside:
            self.fields[self.inside] = self.text.removeprefix("\n")
            self.inside = ""
        elif tag == "form" and self.having in self.fields and self.found is None:
            self.found = self.fields


def form(page: str, having: str) -> dict[str, str]:
    reader = _Form(having)
    reader.feed(page)
    if reader.found is None:
        raise AssertionError(f"no form with {having}")
    return reader.found


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Gone(Exception):
    """The server gave no answer that says what became of the request."""


class Browser:
    """Keeps cookies; one request at a time."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar, _NoRedirect())

    def ask(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        asked = urllib.request.Request(self.root + path, body, {"Referer": self.root + path})
        try:
            with self.opener.open(asked, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            if answer.code >= 500:
                raise Gone(str(answer.code)) from None
            return answer.code, answer.read().decode()
        except OSError as error:
            raise Gone(str(error)) from None
        except Exception as error:
            # A connection cut in the middle of an answer comes as one of many kinds.
            raise Gone(type(error).__name__) from None

    def sign_in(self, email: str) -> None:
        _, page = self.ask("/account/login/")
        csrf = form(page, "csrfmiddlewaretoken")["csrfmiddlewaretoken"]
        key = form(page, "idempotency_key")["idempotency_key"]
        status, _ = self.ask(
            "/account/demo/",
            {"csrfmiddlewaretoken": csrf, "idempotency_key": key, "email": email},
        )
        assert status == 302, status


@dataclass
class Adviser:
    """Records one contact after the other until told to stop, and notes what was acknowledged."""

    email: str
    person: str
    port: int
    number: int
    acknowledged: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Tried, and nobody said what became of it; never tried again."""
    replayed: int = 0
    odd: list[str] = field(default_factory=list)

    def work(self, stop: threading.Event) -> None:
        browser = Browser(self.port)
        signed = False
        count = 0
        while not stop.is_set():
            try:
                if not signed:
                    browser = Browser(self.port)
                    browser.sign_in(self.email)
                    signed = True
                count += 1
                signed = self._record(browser, f"word-{self.number}-{count:06d}", count, stop)
            except Gone:
                stop.wait(0.05)
            except AssertionError as error:
                self.odd.append(str(error))
                return

    def _record(self, browser: Browser, word: str, count: int, stop: threading.Event) -> bool:
        path = f"/people/{self.person}/contacts/new/"
        status, page = browser.ask(path)
        if status == 302:
            return False
        assert status == 200, f"form {status}"
        filled = form(page, "their_words")
        filled |= {
            "kind": "message",
            "seen": "yes",
            "share": "yes",
            "their_words": "",
            "note": word,
        }
        try:
            status, page = browser.ask(path, filled)
        except Gone:
            if count % 2:
                self.unknown.append(word)
                return True
            # As a phone does that lost the network: the same form, with the same key.
            while not stop.is_set():
                try:
                    status, page = browser.ask(path, filled)
                    self.replayed += 1
                    break
                except Gone:
                    stop.wait(0.05)
            else:
                self.unknown.append(word)
                return True
        assert status == 302, f"{word}: {status}"
        self.acknowledged.append(word)
        return True

"""The README's five minutes, against `throughcare serve --demo` as a newcomer starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.server import ROOT

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nTOUR01,F,14/06/2009,WBRI,UN2,,\n"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    "TOUR01,01/02/2022,S,C2,N1,U4,PR1,,,,AA1 1AA,BB2 2BB,SC000001\n"
)


class Demo:
    """A demo installation that serves, and its command line."""

    def __init__(self, data: Path) -> None:
        self.env = {
            **{
                n: v for n, v in os.environ.items() if not n.startswith(("DATABASE", "THROUGHCARE"))
            },
            "THROUGHCARE_DATA": str(data),
            "PYTHONPATH": str(ROOT / "src"),
        }
        self.command = [sys.executable, "-m", "throughcare.config.cli"]
        self.process = subprocess.Popen(
            [*self.command, "serve", "--demo", "--port", "0", "--no-worker"],
            env=self.env,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.said: list[str] = []
        for line in self.process.stderr or ():
            self.said.append(line)
            if "Ctrl-C stops it" in line:
                break
        threading.Thread(target=self._listen, daemon=True).start()
        found = re.search(r"http://[\d.:]+/", "".join(self.said))
        assert found, "".join(self.said)
        self.url = found[0]

    def _listen(self) -> None:
        """Read on, so that a full pipe never stops the server."""
        for line in self.process.stderr or ():
            self.said.append(line)

    def run(self, *arguments: str) -> str:
        env = {**self.env, "THROUGHCARE_DEMO": "yes"}
        done = subprocess.run(
            [*self.command, *arguments], env=env, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    made = Demo(tmp_path_factory.mktemp("tour") / "data")
    yield made
    made.process.send_signal(signal.SIGINT)
    made.process.wait(30)


def sign_in_as(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name=name).click()


def test_five_minutes(browser: Browser, demo: Demo, tmp_path: Path) -> None:
    assert any("Nadia Okonjo" in line for line in demo.said)
    page = browser.new_context(base_url=demo.url).new_page()

    sign_in_as(page, "Nadia Okonjo")
    expect(page.get_by_role("heading", name="Needs you first")).to_be_visible()
    page.get_by_role("link", name=re.compile("Why this date.*Tegan.*plan review")).first.click()
    expect(page.get_by_text("6 months").first).to_be_visible()
    page.get_by_role("link", name="Tegan Achebe-Lowe").first.click()
    page.get_by_role("link", name=re.compile("^Why")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("former relevant")

    page.goto("/today/")
    page.get_by_role("link", name=re.compile("Record a visit for Kofi Brandreth")).click()
    page.get_by_role("radio", name="Visit in person").check()
    page.get_by_label("Yes", exact=True).first.check()
    page.get_by_label(re.compile("in his own words")).fill("its alright. boilers fixed")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("now due")

    folder = tmp_path / "return"
    folder.mkdir()
    (folder / "header.csv").write_text(HEADER)
    (folder / "episodes.csv").write_text(EPISODES)
    demo.run("import", "ssda903", str(folder), "--dry-run")
    demo.run("import", "ssda903", str(folder))

    sign_in_as(page, "Bronwen Achterberg")
    page.get_by_role("link", name="Choose a team and an adviser").click()
    page.get_by_role("checkbox", name=re.compile("Child TOUR01")).check()
    page.get_by_label("Team", exact=True).select_option(label="After-care East")
    adviser = page.get_by_label("Personal adviser", exact=True)
    nadia = adviser.locator("option", has_text="Nadia Okonjo").first.get_attribute("value")
    adviser.select_option(nadia)
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Move").click()

    sign_in_as(page, "Nadia Okonjo")
    page.goto("/find/?q=TOUR01")
    page.get_by_role("link", name="Child TOUR01").click()
    expect(page.get_by_text("Eligible", exact=True)).to_be_visible()

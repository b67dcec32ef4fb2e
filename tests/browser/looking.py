"""How a page is looked at: accessible, no sideways scroll, a picture kept of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
SEEN = Path(__file__).parent / "seen"

SIDEWAYS = """() => {
  const scrolls = (e) => { for (; e; e = e.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)) return true;
    return false; };
  return [...document.querySelectorAll('main *, header *, footer *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement))
    .map((e) => e.outerHTML.slice(0, 160));
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll('button, .govuk-button, summary, .tc-chip')]
  .filter((e) => e.checkVisibility({visibilityProperty: true}))
  .map((e) => [e.getBoundingClientRect(), e])
  .filter(([r]) => r.height > 0 && r.height < 43.5)
  .map(([r, e]) => `${r.height} ${e.outerHTML.slice(0, 120)}`)"""


def problems(page: Page) -> list[str]:
    """What axe finds, one line for each; all of its rules, best practice too."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def look(page: Page, name: str) -> None:
    """Keep a picture and demand what every page owes its reader."""
    width = page.viewport_size["width"]
    SEEN.mkdir(exist_ok=True)
    page.screenshot(path=SEEN / f"{re.sub('[^a-z0-9]+', '-', name)}-{width}.png", full_page=True)
    assert_none(problems(page), "refused by axe")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_none(page.evaluate(SIDEWAYS), "wider than the screen")
    assert page.locator("h1").count() == 1
    if width <= 400:
        assert_none(page.evaluate(SMALL_TARGETS), "lower than 44 px")


def assert_none(found: list[str], what: str) -> None:
    """Fail with every one of them."""
    assert not found, f"{what}:\n" + "\n".join(found)

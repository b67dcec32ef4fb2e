"""Find a Chromium for the browser tests, or get one; prints its path.

Usage: python scripts/browser.py
In this order: THROUGHCARE_CHROMIUM, Playwright's own, the system's, Playwright's own downloaded,
the system's package (as root on Debian and its kin).
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

SYSTEM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PATIENCE = 180


def find() -> str | None:
    """The path of a Chromium that is here already."""
    given = os.environ.get("THROUGHCARE_CHROMIUM")
    if given:
        return given
    own = _own()
    if own and Path(own).exists():
        return own
    return next((path for name in SYSTEM if (path := shutil.which(name))), None)


def _own() -> str | None:
    if importlib.util.find_spec("playwright") is None:
        return None
    asked = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as t: print(t.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    return done.stdout.strip() or None


def get() -> str | None:
    """Get one, where it can be had."""
    print("[setup] no Chromium on this machine: getting Playwright's own", file=sys.stderr)
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
    if found := find():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("[setup] that one cannot be had here: installing the system's", file=sys.stderr)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *command], stdout=subprocess.DEVNULL, env=env)
    return find()


if __name__ == "__main__":
    path = find() or get()
    if path is None:
        print(
            "No Chromium could be had. Install one with the system's packages, or name one in "
            "THROUGHCARE_CHROMIUM.",
            file=sys.stderr,
        )
        sys.exit(1)
    print(path)

"""The Chromium of the browser tests: found as ``scripts/browser.py`` finds it."""

import importlib.util

from tests.server import ROOT


def path() -> str | None:
    spec = importlib.util.spec_from_file_location("browser", ROOT / "scripts/browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.find()


ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    # Nothing leaves this machine: no updates, no look-ups, no field trials.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]

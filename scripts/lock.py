"""Compile requirements/*.in into hash-locked files that name no package index.

Usage: python scripts/lock.py [--upgrade] [PACKAGE ...]
Without --upgrade the versions already locked stay, where they still fit. Naming packages
upgrades those alone.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--universal", "--python-version=3.11", "--generate-hashes", "--no-header",
    "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet",
]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    parser.add_argument("packages", nargs="*", help="packages to upgrade alone")
    wanted = parser.parse_args()
    beside = Path(sys.executable).parent / "uv"
    venv = ROOT / ".venv/bin/uv"
    uv = next((str(p) for p in (venv, beside) if p.exists()), None) or shutil.which("uv")
    if uv is None:
        print("uv was not found: run `make setup` first, which installs it.", file=sys.stderr)
        return 2
    extra = ["--upgrade"] if wanted.upgrade else []
    for package in wanted.packages:
        extra += ["--upgrade-package", package]
    for name in ("base", "dev", "node"):
        print(f"Locking requirements/{name}.txt", file=sys.stderr)
        command = [
            uv,
            "pip",
            "compile",
            f"requirements/{name}.in",
            "-o",
            f"requirements/{name}.txt",
        ]
        done = subprocess.run([*command, *OPTIONS, *extra], cwd=ROOT)
        if done.returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

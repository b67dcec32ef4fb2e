"""Refuse what must never be committed: keys, package hosts, paths of one machine.

Usage: python scripts/secrets_and_hosts.py
Looks at every file that git knows.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Written apart, so that this file does not find itself.
FORBIDDEN = {
    "a private key": re.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
    "a package host": re.compile(
        r"\b(?:" + r"|".join(["py" + r"pi\.org", "files.python" + "hosted", "registry.npm" + "js",
                              "deb.debian" + r"\.org"]) + ")"
    ),
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|home)" + r"/[a-z]"),
}  # fmt: skip


def main() -> int:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    found = 0
    for name in filter(None, names):
        path = ROOT / name
        if path.suffix in {".png", ".woff2", ".xlsx"} or not path.is_file():
            continue
        text = path.read_text(errors="replace")
        for what, pattern in FORBIDDEN.items():
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                print(f"{name}:{line}: {what}: {match[0]}")
                found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

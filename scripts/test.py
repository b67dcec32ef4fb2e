"""Everything that CI proves, stage by stage; goes on after a failure and says all at the end.

Usage: python scripts/test.py [STAGE ...]
Without stages, all of them. Prints how long each took; docs/dev/testing.md says what each holds.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv/bin"
PYTHON = str(BIN / "python")
CORES = str(min(os.cpu_count() or 1, 8))
PYTEST = [PYTHON, "-m", "pytest", "-q", "--durations=5", "-p", "no:cacheprovider"]
PARALLEL = ["-n", CORES, "--dist", "worksteal"]

QUICK = "not browser and not drill and not docs and not bench"

STAGES: dict[str, list[list[str]]] = {
    "lint": [
        [str(BIN / "ruff"), "check", "."],
        [str(BIN / "ruff"), "format", "--check", "."],
        [str(BIN / "djlint"), "src", "--lint", "--quiet"],
        [str(BIN / "deptry"), "src"],
        [PYTHON, "scripts/secrets_and_hosts.py"],
        [PYTHON, "scripts/lint_migrations.py"],
    ],
    "types": [[str(BIN / "mypy")]],
    "floors": [[str(BIN / "lint-imports")]],
    "unit and database": [[*PYTEST, *PARALLEL, "-m", QUICK]],
    "database on PostgreSQL 15": [
        [PYTHON, "scripts/other_postgres.py", *PYTEST, *PARALLEL, "-m", f"django_db and {QUICK}"]
    ],
    "drill, sample": [[*PYTEST, "-m", "drill"]],
    "browser": [[*PYTEST, *PARALLEL, "-m", "browser"]],
    "docs": [[*PYTEST, "-m", "docs"]],
}
COUNTS = re.compile(r"(\d+) (passed|failed|error)")


def run(command: list[str]) -> tuple[bool, dict[str, int]]:
    """Run a command, its output passed on as it comes; whether it went well, tests counted."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    running = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    counted: dict[str, int] = {}
    for line in running.stdout or ():
        sys.stdout.write(line)
        sys.stdout.flush()
        if " in " in line and "pytest" in " ".join(command):
            for number, what in COUNTS.findall(line):
                counted[what] = int(number)
    code = running.wait()
    return code == 0, counted


def main(chosen: list[str]) -> int:
    if unknown := [name for name in chosen if name not in STAGES]:
        print(f"No stage {unknown[0]!r}; there are: {', '.join(STAGES)}.", file=sys.stderr)
        return 2
    table, passed, failed = [], 0, 0
    for name in chosen or STAGES:
        began = time.monotonic()
        print(f"\n=== {name}", flush=True)
        well = True
        for command in STAGES[name]:
            went, counted = run(command)
            well = well and went
            passed += counted.get("passed", 0)
            failed += counted.get("failed", 0) + counted.get("error", 0)
        failed += 0 if well or failed else 1
        table.append((name, "passed" if well else "FAILED", time.monotonic() - began))
    print()
    for name, verdict, took in table:
        print(f"{name:<28} {verdict:<8} {took:6.0f} s")
    print(f"{'all':<28} {'':<8} {sum(row[2] for row in table):6.0f} s")
    bad = any(verdict != "passed" for _, verdict, _ in table)
    print(f"\n{passed} passed, {failed} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

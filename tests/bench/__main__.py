"""``python -m tests.bench``: measure, print the tables, keep them in docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.bench import report
from tests.bench.importing import bring_in
from tests.bench.measuring import measure_pages, measure_search, measure_writes
from tests.bench.servers import database
from tests.bench.wire import worker
from throughcare.demo.size.shape import FULL

ROOT = Path(__file__).resolve().parents[2]
YEAR_ENDS = 4
"""The month with which a collection year begins."""


def main() -> int:
    """Measure; 0 where every bar is reached, else 1."""
    given = _arguments()
    began = time.monotonic()
    parts = set(given.only.split(",")) if given.only else {"pages", "writes", "search", "import"}
    small, full = given.people // 100, given.people
    day = datetime.now(ZoneInfo("Europe/London")).date()
    year = day.year if day.month >= YEAR_ENDS else day.year - 1
    with ExitStack() as stack:
        _say(f"Databases of {small:,} and {full:,} young people …")
        less = stack.enter_context(database(given.data / "small", small, rebuild=given.rebuild))
        more = stack.enter_context(database(given.data / "full", full, rebuild=given.rebuild))
        found = report.Results(people=(small, full), built=(less.built, more.built))
        with worker(less.environment()) as one, worker(more.environment()) as other:
            for each in (one, other):
                each.ask("ready")
            if "pages" in parts:
                found.pages = measure_pages(one, other, given.rounds, _say)
            if "search" in parts:
                found.searches = measure_search(one, other, given.rounds)
            if "writes" in parts:
                found.writes = measure_writes(one, other, given.rounds)
        if "import" in parts:
            empty = stack.enter_context(database(given.data / "empty", 0, rebuild=given.rebuild))
            for into, name, children in (
                (empty, "empty", given.children // 10),
                (empty, "empty", given.children),
                (more, "full", given.children),
            ):
                _say(f"Bringing {children:,} children into an {name} database …")
                found.imports.append((name, bring_in(into, given.data, children, year)))
    found.seconds = time.monotonic() - began
    text = report.markdown(found)
    print(text)
    if not given.no_write:
        (ROOT / "docs/benchmarks.md").write_text(text)
    for missed in found.missed():
        _say(f"Not reached: {missed}")
    return 1 if found.missed() else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--people", type=int, default=FULL, help="full size; 1 %% beside it")
    parser.add_argument("--children", type=int, default=10_000, help="of the imported return")
    parser.add_argument("--rounds", type=int, default=8, help="more rounds, less noise")
    parser.add_argument("--data", type=Path, default=ROOT / "var/bench", help="databases' folder")
    parser.add_argument("--rebuild", action="store_true", help="build the databases anew")
    parser.add_argument("--only", default="", help="pages, search, writes, import: some, by commas")
    parser.add_argument("--no-write", action="store_true", help="leave docs/benchmarks.md alone")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

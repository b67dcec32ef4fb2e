"""Take each protection away in turn, and show the test that goes red.

Usage: python scripts/mutate_security.py [--sample N] [--only TEXT] [--list] [--json FILE]

The list is made from what is there: policies, grants, functions, triggers and constraints of the
database's catalogue; the decorators of views and services; the middleware; the roles. What no
list can hold (a call in the midst of a function) is added by hand in ``mutants_code.py``.
Each is taken away while the tests of access run, in one process: what concerns the database is
undone with the test's own transaction. Ends with 1 where something can be taken away unseen.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "scripts")]

# Roles belong to the whole server, so a changed one must not meet other people's tests.
os.environ["THROUGHCARE_TEST_DATA"] = str(
    Path(tempfile.gettempdir()) / f"throughcare-mutants-{os.geteuid()}"
)

import pytest  # noqa: E402
from _pytest.runner import runtestprotocol  # noqa: E402

TESTS = [
    "tests/security",
    "tests/house/test_one_door.py",
    "tests/house/test_furniture.py",
    "tests/house/test_history.py",
    "tests/house/test_door.py",
    "tests/access",
]


def say(*what: object, sep: str = " ") -> None:
    """Past pytest, which keeps what is printed meanwhile."""
    sys.__stdout__.write(sep.join(map(str, what)) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


class Runner:
    """A pytest plugin that runs chosen tests again and again, with one thing changed."""

    def __init__(self, wanted: argparse.Namespace) -> None:
        self.wanted = wanted
        self.mutant: Any = None
        self.killed: list[tuple[Any, str]] = []
        self.survived: list[Any] = []
        self.sound: set[str] = set()
        self.said = ""
        """What the last test that failed said."""
        self.said_of_mutant = ""

    @pytest.fixture(autouse=True)
    def _mutated(self, request: pytest.FixtureRequest) -> Any:
        """The protection is gone before anything of the test happens."""
        mutant = self.mutant
        asks = request.node.get_closest_marker("django_db") is not None
        if asks:
            # First, so that what is changed is changed back before the test is rolled back.
            request.getfixturevalue("db")
        if mutant is not None and mutant.sql and asks:
            from django.db import DatabaseError, connection
            from tests.conftest import _owner

            try:
                with _owner(connection), connection.cursor() as cursor:
                    for statement in mutant.sql:
                        cursor.execute(statement)
            except DatabaseError as error:
                # Red for this reason would be no test's merit.
                pytest.exit(f"{mutant.name} cannot be made: {error}", returncode=2)
        undo = mutant.begin() if mutant is not None else lambda: None
        try:
            yield
        finally:
            undo()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """While the way to the scripts is still there."""
        import mutants
        import mutants_code  # noqa: F401

        self.mutants = mutants

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of pytest's own: for each mutant, the tests near it until one goes red."""
        from pytest_django.plugin import blocking_manager_key

        self.items = [i for i in session.items if not _commits(i)]
        # One test that reaches the database makes what the catalogue is read from.
        self.must_pass(next(i for i in self.items if i.get_closest_marker("django_db")))
        with session.config.stash[blocking_manager_key].unblock():
            found = self.mutants.everything()
        found = [m for m in found if not self.wanted.only or self.wanted.only in m.name]
        if self.wanted.sample:
            step = max(1, len(found) // self.wanted.sample)
            found = found[::step][: self.wanted.sample]
        for number, mutant in enumerate(found, 1):
            if number < self.wanted.since:
                continue
            if self.wanted.list:
                say(mutant.name)
            else:
                self.try_one(mutant, f"{number}/{len(found)}")
        return True

    def try_one(self, mutant: Any, number: str) -> None:
        """Take one away and say what goes red."""
        began = time.monotonic()
        red = self.first_red(mutant)
        took = time.monotonic() - began
        if red is None:
            self.survived.append(mutant)
        else:
            self.killed.append((mutant, red))
        if red and self.wanted.why:
            say(self.said_of_mutant)
        say(f"{number} {mutant.name}: {red or 'NOTHING GOES RED'} ({took:.1f} s)")

    def first_red(self, mutant: Any) -> str | None:
        """The first of the mutant's tests to fail, None where none does."""
        for item in mutant.candidates(self.items):
            self.mutant = mutant
            try:
                passed = self.passes(item)
            finally:
                self.mutant = None
            if not passed:
                self.said_of_mutant = self.said
                # A test that fails by itself shows nothing.
                self.must_pass(item)
                return str(item.nodeid)
        return None

    def must_pass(self, item: pytest.Item) -> None:
        """Ends everything where a test fails with nothing taken away."""
        if item.nodeid not in self.sound and not self.passes(item):
            say(f"{item.nodeid} fails with nothing taken away:\n{self.said}")
            pytest.exit("nothing can be shown", returncode=2)
        self.sound.add(item.nodeid)

    def passes(self, item: pytest.Item) -> bool:
        """Run a test, and take its own fixtures down; those of the session stay."""
        # What comes next, as far as pytest is told, shares with this test the session alone.
        other = next(i for i in self.items if i.path.parent != item.path.parent)
        item._initrequest()  # type: ignore[attr-defined]
        for report in runtestprotocol(item, log=False, nextitem=other):
            if report.failed:
                self.said = str(report.longrepr)[-3000:]
                return False
        return True


def _commits(item: pytest.Item) -> bool:
    """Whether a test commits: a changed database would not be undone with it."""
    if item.get_closest_marker("drill") or item.get_closest_marker("browser"):
        return True
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


def main() -> int:
    """Run all; 0 where every one is seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, help="so many, spread evenly over the list")
    parser.add_argument("--only", help="those whose name holds this text")
    parser.add_argument("--from", dest="since", type=int, default=1, help="from this number on")
    parser.add_argument("--why", action="store_true", help="say what each red test said")
    parser.add_argument("--list", action="store_true", help="name them, and run nothing")
    parser.add_argument("--json", type=Path, help="write what was found to this file")
    runner = Runner(parser.parse_args())
    os.chdir(ROOT)
    quietly = ["-q", "--capture=sys", "-p", "no:cacheprovider", "-p", "no:terminalreporter"]
    code = pytest.main([*quietly, *TESTS], plugins=[runner])
    if runner.wanted.list or code not in (0, 5) or not (runner.killed or runner.survived):
        return int(code) if code != 5 else 0
    by_test = Counter(red.split("[")[0] for _, red in runner.killed)
    say(f"\n{len(runner.killed)} of {len(runner.killed) + len(runner.survived)} seen:")
    for test, times in by_test.most_common():
        say(f"{times:6}  {test}")
    for mutant in runner.survived:
        say(f"  NOT SEEN: {mutant.name}")
    if runner.wanted.json:
        found = {m.name: red for m, red in runner.killed} | {m.name: None for m in runner.survived}
        runner.wanted.json.write_text(json.dumps(found, indent=1))
    return 1 if runner.survived else 0


if __name__ == "__main__":
    sys.exit(main())

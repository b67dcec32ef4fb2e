"""``throughcare serve``: starts, keeps running, and stops everything that it started."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.config.conftest import Installation

PATIENCE = 60


class Served:
    """A running ``throughcare serve`` with what it said."""

    def __init__(self, installation: Installation, port: int = 0) -> None:
        self.said: list[str] = []
        self.port = 0
        self.ready = threading.Event()
        self.process = subprocess.Popen(
            installation.command("serve", "--port", str(port)),
            env=installation.env | {"THROUGHCARE_WEB_PROCESSES": "2"},
            cwd="/",
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        assert self.ready.wait(PATIENCE), "".join(self.said)

    def _listen(self) -> None:
        for line in self.process.stderr:
            self.said.append(line)
            if found := re.search(r"ready: http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                self.ready.set()
        self.ready.set()

    def get(self, path: str) -> int:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            asked.request("GET", path)
            return asked.getresponse().status
        finally:
            asked.close()

    def children(self) -> dict[int, str]:
        """Every process below this one: id → command line."""
        parents, lines = {}, {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    stat = (folder / "stat").read_text().rpartition(")")[2].split()
                    line = (folder / "cmdline").read_text().replace("\0", " ")
                except OSError:
                    continue
                if stat[0] != "Z":
                    parents[int(folder.name)] = int(stat[1])
                    lines[int(folder.name)] = line
        found, grew = {self.process.pid}, True
        while grew:
            more = {pid for pid, parent in parents.items() if parent in found} - found
            found |= more
            grew = bool(more)
        return {pid: lines[pid] for pid in found - {self.process.pid}}

    def one(self, mark: str) -> int:
        """The first process below this one whose command has this in it."""
        return min(pid for pid, line in self.children().items() if mark in line)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


def within(seconds: float, true: object) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if true():
                return True
        except (OSError, ValueError, http.client.HTTPException):
            pass
        os.sched_yield()
    return False


def living(pids: set[int]) -> set[int]:
    return {
        pid
        for pid in pids
        if Path(f"/proc/{pid}/stat").exists()
        and Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    }


@pytest.fixture
def served(installation: Installation) -> Iterator[Served]:
    one = Served(installation)
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.wait()


pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_all_that_it_started(served: Served, how: signal.Signals) -> None:
    assert served.get("/healthz") == 200
    assert served.get("/readyz") == 200
    started = set(served.children())
    assert len(started) >= 4
    assert served.stop(how) == 0
    assert within(10, lambda: not living(started))
    assert "Stopped.\n" in served.said


def test_a_killed_web_process_is_replaced(served: Served) -> None:
    os.kill(served.one("gunicorn"), signal.SIGKILL)
    assert within(30, lambda: served.get("/readyz") == 200)
    assert served.stop() == 0


def test_a_killed_worker_is_replaced(served: Served) -> None:
    assert within(30, lambda: served.one(" worker"))
    first = served.one(" worker")
    os.kill(first, signal.SIGKILL)
    assert within(30, lambda: served.one(" worker") != first)
    assert served.stop() == 0


def test_children_end_with_a_killed_parent(served: Served) -> None:
    started = set(served.children())
    served.process.kill()
    assert within(40, lambda: not living(started))

"""Kills of every part, at bad moments: nothing acknowledged is lost, nothing is half there.

A fixed sample in CI; THROUGHCARE_DRILL=full makes it 1,000. The database runs with fsync on, as
always outside tests. Clients outside the program note what was acknowledged to them.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.config.conftest import Installation
from tests.config.test_serve import Served, within
from tests.drill.outside import Adviser
from tests.server import ROOT
from throughcare.config import postgres

FULL = os.environ.get("THROUGHCARE_DRILL") == "full"
KILLS = 1_000 if FULL else 30
ADVISERS = 4
SEED = 7_404
TARGETS = ("web process", "web master", "worker", "postmaster", "everything")
INSIDE_AT_LEAST = 0.3

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc"),
]


class Drill:
    """A served demo authority, its clients, and whoever kills it."""

    def __init__(self, data: Path) -> None:
        self.place = Installation(data)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.place.more = {"THROUGHCARE_DEMO": "yes", "THROUGHCARE_LOG_LEVEL": "error"}
        self.url = postgres.socket_url("postgres", "throughcare", postgres.socket_folder(data))
        self.served: Served | None = None
        self.clients: list[Adviser] = []
        self.stop = threading.Event()
        self.watching: psycopg.Connection | None = None

    def set_up(self) -> None:
        with postgres.embedded(self.place.data):
            self.place.well("migrate")
            done = subprocess.run(
                [sys.executable, "-m", "tests.drill.authority", str(ADVISERS)],
                cwd=ROOT,
                env=self.place.env
                | {
                    "DATABASE_JOBS_URL": self.url.replace("postgres@", "throughcare_jobs@"),
                    "DATABASE_URL": self.url.replace("postgres@", "throughcare_web@"),
                    "THROUGHCARE_LOGIN": "jobs",
                    "DJANGO_SETTINGS_MODULE": "throughcare.config.settings",
                    "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
                },
                capture_output=True,
                text=True,
            )
        assert done.returncode == 0, done.stderr
        self.clients = [
            Adviser(*line.split(), self.port, number)
            for number, line in enumerate(done.stdout.splitlines())
        ]

    def start(self) -> None:
        self.served = Served(self.place, self.port)

    def inside(self) -> bool:
        """Whether some web process is in a transaction that has written, this very moment."""
        if self.watching is None or self.watching.closed:
            self.watching = psycopg.connect(self.url, autocommit=True)
        row = self.watching.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE usename = 'throughcare_web' AND backend_xid IS NOT NULL)"
        ).fetchone()
        return bool(row and row[0])

    def wait_for_a_write(self) -> bool:
        return within(20, self._seen)

    def _seen(self) -> bool:
        try:
            return self.inside()
        except psycopg.Error:
            self.watching = None
            return False

    def postmaster(self) -> int:
        path = self.place.data / "postgres/data/postmaster.pid"
        return int(path.read_text().split()[0])

    def kill(self, target: str) -> None:
        served = self.served
        below = served.children()
        web = sorted(pid for pid, line in below.items() if "gunicorn" in line)
        if target == "web process":
            victims = web[1:2]
        elif target == "web master":
            victims = web[:1]
        elif target == "worker":
            victims = [pid for pid, line in below.items() if line.rstrip().endswith(" worker")]
        elif target == "postmaster":
            victims = [self.postmaster()]
        else:
            victims = [served.process.pid, *below, self.postmaster()]
        for victim in victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        if target == "everything":
            served.process.wait()
            assert within(30, lambda: not Path(f"/proc/{victims[0]}").exists())
            self.start()

    def works_again(self) -> bool:
        """Whether something new was acknowledged to some client."""
        before = self.acknowledged()
        return within(90, lambda: self.acknowledged() > before)

    def acknowledged(self) -> int:
        return sum(len(client.acknowledged) for client in self.clients)


@pytest.fixture
def drill(tmp_path: Path) -> Iterator[Drill]:
    one = Drill(tmp_path / "drill")
    one.set_up()
    one.start()
    yield one
    one.stop.set()
    if one.served and one.served.process.poll() is None:
        one.served.stop()


def test_nothing_acknowledged_is_lost_and_nothing_is_half(drill: Drill) -> None:
    chance = random.Random(SEED)
    threads = [
        threading.Thread(target=client.work, args=(drill.stop,), daemon=True)
        for client in drill.clients
    ]
    for thread in threads:
        thread.start()
    assert drill.works_again(), [client.odd for client in drill.clients]

    kills: Counter[str] = Counter()
    inside = 0
    began = time.monotonic()
    for number in range(KILLS):
        target = TARGETS[number % len(TARGETS)]
        if chance.random() < 0.6:
            landed = drill.wait_for_a_write()
        else:
            threading.Event().wait(chance.random() * 0.3)
            landed = drill._seen()
        drill.kill(target)
        kills[target] += 1
        inside += landed
        assert drill.works_again(), (number, target, drill.served.said[-5:])
        assert [client.odd for client in drill.clients if client.odd] == []
    drill.stop.set()
    for thread in threads:
        thread.join(60)
    took = time.monotonic() - began

    acknowledged = [word for client in drill.clients for word in client.acknowledged]
    unknown = [word for client in drill.clients for word in client.unknown]
    replayed = sum(client.replayed for client in drill.clients)
    print(
        f"{KILLS} kills {dict(kills)} in {took:.0f} s, {inside} inside a writing transaction; "
        f"{len(acknowledged)} acknowledged, {len(unknown)} without an answer, "
        f"{replayed} sent again with the same key"
    )
    assert inside >= KILLS * INSIDE_AT_LEAST
    assert len(unknown) + replayed >= KILLS * INSIDE_AT_LEAST / 2

    with psycopg.connect(drill.url) as connection:
        rows = dict(
            connection.execute("SELECT note, count(*) FROM casework_contact GROUP BY 1").fetchall()
        )
        lost = [word for word in acknowledged if word not in rows]
        twice = [word for word, times in rows.items() if times != 1]
        assert (lost, twice) == ([], [])
        assert set(rows) <= set(acknowledged) | set(unknown)
        half = connection.execute(
            """
            SELECT c.note,
              (SELECT count(*) FROM chronology_event e
               WHERE e.record_type = 'casework.contact' AND e.record_id = c.id),
              (SELECT count(*) FROM casework_contacthistory h WHERE h.pgh_obj_id = c.id)
            FROM casework_contact c
            """
        ).fetchall()
        assert [row for row in half if row[1:] != (1, 1)] == []
        orphans = connection.execute(
            "SELECT count(*) FROM chronology_event e WHERE e.record_type = 'casework.contact'"
            " AND NOT EXISTS (SELECT FROM casework_contact c WHERE c.id = e.record_id)"
        ).fetchone()
        assert orphans == (0,)
    drill.watching and drill.watching.close()
    checked = drill.place.run("check", "--sample", "1000", "--json")
    assert json.loads(checked.stdout)["checks"]["Stored is derived"] == []

"""Keeps the processes of ``throughcare serve`` running, and stops every one of them."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import FrameType

from throughcare.config.logs import Log

DRAIN_WITHIN = 35.0
"""Seconds that requests and jobs in hand get to end; gunicorn's own limit is 30."""

GIVE_UP_AFTER = 5
"""Deaths of one process within a minute after which starting it again is no use."""

log = Log("serve")


class Child:
    """One process that should always run, in a session of its own.

    Ctrl-C in a terminal reaches the supervisor alone, which then lets the children finish.
    """

    def __init__(
        self, name: str, command: Sequence[str], env: Mapping[str, str], keep: Sequence[int] = ()
    ) -> None:
        self.name = name
        self.command = list(command)
        self.env = {**os.environ, **env}
        self.keep = tuple(keep)
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths: list[float] = []
        self.again_at = 0.0

    def start(self) -> None:
        """Start the process; it is told to end should the supervisor be killed."""
        self.process = subprocess.Popen(
            self.command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            pass_fds=self.keep,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )

    def look(self) -> bool:
        """Start it again if it died; False where that is no use any more."""
        if self.process is None or self.process.poll() is None:
            return self.process is not None
        now = time.monotonic()
        if not self.again_at:
            self._end_group(signal.SIGTERM)
            log.warning("process died", process=self.name, exit=self.process.returncode)
            self.deaths = [at for at in self.deaths if now - at < 60] + [now]
            if len(self.deaths) >= GIVE_UP_AFTER:
                return False
            self.again_at = now + 0.1 * 2 ** len(self.deaths)
        if now >= self.again_at:
            self.again_at = 0.0
            self.start()
        return True

    def ask_to_end(self) -> None:
        """SIGTERM: finish what is in hand."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for its end; past ``until`` make an end, of all that it started too."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        self._end_group(signal.SIGKILL)
        self.process.wait()

    def _end_group(self, how: signal.Signals) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, how)


class Supervisor:
    """Runs children until told to stop."""

    def __init__(self, children: Sequence[Child], watch: Callable[[], object]) -> None:
        self.children = children
        self.watch = watch
        self.told = 0

    def run(self, when_started: Callable[[], None]) -> bool:
        """Start all, call ``when_started``, watch until a signal; False where one gave up."""
        before = {
            number: signal.signal(number, self._tell) for number in (signal.SIGINT, signal.SIGTERM)
        }
        well = True
        try:
            for child in self.children:
                child.start()
            if not self.told:
                when_started()
            while not self.told and well:
                time.sleep(0.2)
                self.watch()
                well = self.look()
        finally:
            self._stop()
            for number, handler in before.items():
                signal.signal(number, handler)
        return well

    def look(self) -> bool:
        """Start again whichever child died; False where one died too often."""
        seen = [child.look() for child in self.children]
        return all(seen)

    def _tell(self, number: int, _: FrameType | None) -> None:
        self.told += 1
        log.info("told to stop", signal=number)
        if self.told > 1:
            for child in self.children:
                if child.process and child.process.poll() is None:
                    child.process.kill()

    def _stop(self) -> None:
        for child in self.children:
            child.ask_to_end()
        until = time.monotonic() + DRAIN_WITHIN
        for child in self.children:
            child.wait(until)


def _end_with_parent() -> None:
    """Linux: this process gets SIGTERM when the one that started it is gone."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)

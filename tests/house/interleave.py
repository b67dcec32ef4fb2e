"""Two connections whose statements are let through one at a time, in an order drawn by lot.

Nothing waits by the clock: a connection has its turn until its statement is done, or until the
server says that it waits for the other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import psycopg
from django.db import connection, connections

Work = Callable[[], Any]


class Runner(threading.Thread):
    """One side: a piece of work on a connection of its own, stopping before every statement."""

    def __init__(self, turns: Turns, work: Work) -> None:
        super().__init__(daemon=True)
        self.turns, self.work = turns, work
        self.state = "new"  # new, waiting (for its turn), running, blocked (by the other), done
        self.pid = 0
        self.result: Any = None
        self.error: BaseException | None = None
        self.go = threading.Event()

    def run(self) -> None:
        try:
            connection.ensure_connection()
            self.pid = connection.connection.info.backend_pid
            commit = connection._commit

            def commit_in_turn() -> None:
                self.stop()
                commit()
                self.turns.look_again()

            connection._commit = commit_in_turn  # type: ignore[method-assign]
            with connection.execute_wrapper(self.each):
                self.stop()
                self.result = self.work()
        except BaseException as error:
            self.error = error
        finally:
            connections.close_all()
            self.turns.look_again()
            self.turns.tell(self, "done")

    def each(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.stop()
        return execute(sql, params, many, context)

    def stop(self) -> None:
        """Wait for the next turn."""
        self.go.clear()
        self.turns.tell(self, "waiting")
        self.go.wait()


class Turns:
    """Gives the turns. ``order`` remembers who had them, to be told of a failure."""

    def __init__(self, works: Sequence[Work], rng: Random, watch: psycopg.Connection) -> None:
        self.changed = threading.Condition()
        self.runners = [Runner(self, work) for work in works]
        self.rng = rng
        self.watch = watch
        self.order: list[int] = []

    def tell(self, runner: Runner, state: str) -> None:
        with self.changed:
            runner.state = state
            self.changed.notify_all()

    def look_again(self) -> None:
        """Whoever waited for another may wait no longer."""
        with self.changed:
            for runner in self.runners:
                if runner.state == "blocked":
                    runner.state = "running"

    def run(self) -> list[Runner]:
        """Let all work to its end; each side's result or error stands in it."""
        for runner in self.runners:
            runner.start()
        while True:
            self._settle()
            able = [r for r in self.runners if r.state == "waiting"]
            if not able:
                if all(r.state == "done" for r in self.runners):
                    break
                self.look_again()  # where each waits for the other, the server ends it
                continue
            chosen = self.rng.choice(able)
            self.order.append(self.runners.index(chosen))
            with self.changed:
                chosen.state = "running"
            chosen.go.set()
        for runner in self.runners:
            runner.join()
        return self.runners

    def _settle(self) -> None:
        """Until nobody runs but those whom the server makes wait for another."""
        while True:
            with self.changed:
                busy = [r for r in self.runners if r.state in ("running", "new")]
                if not busy:
                    return
                if self.changed.wait(timeout=0.002):
                    continue
                busy = [r for r in self.runners if r.state in ("running", "new")]
            for runner in busy:
                if runner.pid and self._blocked(runner.pid):
                    with self.changed:
                        if runner.state == "running":
                            runner.state = "blocked"

    def _blocked(self, pid: int) -> bool:
        row = self.watch.execute("SELECT cardinality(pg_blocking_pids(%s))", [pid]).fetchone()
        return bool(row and row[0])


def interleave(works: Sequence[Work], seed: object, watch: psycopg.Connection) -> list[Runner]:
    """Run pieces of work at once, their statements in an order that follows from the seed."""
    return Turns(works, Random(repr(seed)), watch).run()

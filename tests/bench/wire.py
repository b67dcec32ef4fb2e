"""Speaks with a worker process, one line of JSON each way."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Worker:
    """The process that measures in one database."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, do: str, **given: Any) -> Any:
        """Have something done. Raises RuntimeError where the process ended instead."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **given}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"The measuring process ended while it was to {do} {given}.")
        return json.loads(answer)


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[Worker]:
    """A measuring process on the database that the environment names."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.worker"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Worker(process)
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.wait(timeout=30)

"""Measures bringing in a return: seconds and peak memory, into an empty and a full database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import returns
from tests.bench.servers import Database, copy


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: rows of the files, seconds, peak memory in MB."""

    children: int
    rows: int
    seconds: float
    megabytes: float


def bring_in(into: Database, folder: Path, children: int, year: int) -> Imported:
    """Import a return of so many children into a copy of the database."""
    rows = returns.write(folder / f"return-{children}", children, year)
    with copy(into, "throughcare_bench_import") as name:
        command = [
            sys.executable, "-m", "throughcare.config.cli", "import", "ssda903",
            str(folder / f"return-{children}"), "--year", str(year), "--json",
        ]  # fmt: skip
        began = time.perf_counter()
        with (folder / "import.json").open("w") as said:
            process = subprocess.Popen(
                command, env=into.environment(name), stdout=said, stderr=subprocess.DEVNULL
            )
            _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError(f"The import of {children} children was refused.")
    return Imported(children, rows, took, usage.ru_maxrss / 1024)

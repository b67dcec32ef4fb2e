"""How commands speak: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import click


def say(text: str) -> None:
    """One sentence to whoever is watching; never to a program that reads the result."""
    click.echo(text, err=True)


def as_json(result: Any) -> None:
    """A result for a program, as one JSON document."""
    click.echo(json.dumps(result, ensure_ascii=False, indent=2, default=str))


class Progress:
    """A line on stderr that grows in place on a terminal, and comes seldom in a log."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.live = sys.stderr.isatty()
        self.began = self.last = time.monotonic()
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        """So many of so many are done."""
        now = time.monotonic()
        ended = done >= total
        if not ended and now - self.last < (0.1 if self.live else 5.0):
            return
        self.last = now
        share = f"{done * 100 // total} %" if total else ""
        text = f"{self.what}: {done:,} of {total:,} {share}"
        if self.live:
            click.echo(f"\r{text}", err=True, nl=ended)
            self.shown = not ended
        elif ended or now - self.began >= 5.0:
            click.echo(text, err=True)

    def end(self) -> None:
        """Leave the line, where one was left open."""
        if self.shown:
            click.echo("", err=True)


json_option = click.option(
    "--json", "json_", is_flag=True, help="The result on stdout as JSON, for a program."
)

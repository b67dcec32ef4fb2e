"""Loads the demo authority, or a generated one, into an empty database."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

from django.db import transaction

from throughcare.access.models import User
from throughcare.demo.cast import everybody
from throughcare.demo.clock import set_back
from throughcare.demo.recording import Harrowmere
from throughcare.house.clock import today


class Watcher(Protocol):
    """Shows how far a named piece of work has come."""

    def __call__(self, done: int, total: int) -> None:
        """So many of so many are done."""
        ...


def unwatched(what: str) -> Watcher:
    """For whoever does not watch."""

    def show(done: int, total: int) -> None:
        return

    return show


def load(
    *,
    by: User,
    owner_url: str,
    people: int | None = None,
    progress: Callable[[str], Watcher] = unwatched,
) -> dict[str, Any]:
    """Load Harrowmere, or ``people`` generated young people, and say what was made.

    The caller acts as the installation (``acting_as``), in an empty migrated database; ``by``
    is the installation's user. ``owner_url``: the address of the database with the owner's login,
    who alone may say when things were recorded. ``progress``: a title, to what shows its progress.
    """
    if people is not None:
        from throughcare.demo.size.building import build

        return build(people=people, owner_url=owner_url, progress=progress)
    began = time.monotonic()
    lives = everybody(today())
    steps = Harrowmere(lives, by, today()).steps()
    show = progress("Making Harrowmere")
    # All or nothing: half an authority would refuse to be loaded again.
    with transaction.atomic():
        for done, (_, do) in enumerate(steps):
            show(done, len(steps) + 1)
            do()
    show(len(steps), len(steps) + 1)
    set_back(lives, owner_url)
    show(len(steps) + 1, len(steps) + 1)
    return {
        "young_people": len(lives),
        "contacts": sum(len(life.talks) for life in lives),
        "seconds": round(time.monotonic() - began, 1),
    }

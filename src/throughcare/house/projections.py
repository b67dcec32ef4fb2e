"""The one shape of everything derived: derive rows from facts, write only the differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import models, transaction

from throughcare.house.bulk import insert_values
from throughcare.house.door import hold
from throughcare.house.rooms import in_order

BATCH = 1_000
"""People derived at one go: large enough for set-based work, small enough for flat memory."""

LOCKED_AT_ONCE = 200
"""People locked in one transaction of a rebuild, so that a worker who saves waits little."""

Derive = Callable[[Sequence[int]], Iterable[dict[str, Any]]]


class TableProjection:
    """A projection kept in one table.

    ``derive(person_ids)`` gives the rows of these people, each with ``person_id`` and every
    field of the model but ``id`` and ``rules_version``. Stored rows that are not derived go,
    derived rows that are not stored come; an unchanged row is not touched.
    """

    def __init__(
        self,
        *,
        name: str,
        model: type[models.Model],
        derive: Derive,
        version: Callable[[], str],
        kinds: frozenset[str] | Callable[[], frozenset[str]],
        stage: int = 0,
    ) -> None:
        self.name = name
        self.model = model
        self.derive = derive
        self.version = version
        self._kinds = kinds
        self.stage = stage
        self.columns = tuple(f.attname for f in model._meta.concrete_fields if not f.primary_key)

    @property
    def kinds(self) -> frozenset[str]:
        """What it follows; asked late where that depends on what upper rooms declare."""
        return self._kinds() if callable(self._kinds) else self._kinds

    def refresh(self, person_ids: Iterable[int]) -> int:
        """Write the differences; how many rows came or went."""
        return sum(self.refresh_batch(batch) for batch in batches(person_ids, BATCH))

    def refresh_batch(self, ids: Sequence[int]) -> int:
        """As ``refresh``, for people who fit into memory together."""
        stored = self._stored(ids)
        wanted = self._derived(ids)
        gone = [pk for row, pks in stored.items() for pk in pks[int(row in wanted) :]]
        new = [row for row in wanted if row not in stored]
        if gone:
            self.model._default_manager.filter(pk__in=gone).delete()
        if new:
            insert_values(self.model, self.columns, new)
        return len(gone) + len(new)

    def _stored(self, ids: Sequence[int]) -> dict[tuple[Any, ...], list[int]]:
        found: dict[tuple[Any, ...], list[int]] = {}
        rows = self.model._default_manager.filter(person_id__in=list(ids)).values_list(
            "pk", *self.columns
        )
        for pk, *row in rows:
            found.setdefault(_hashable(row), []).append(pk)
        return found

    def _derived(self, ids: Sequence[int]) -> dict[tuple[Any, ...], None]:
        stamp = self.version()
        return {
            _hashable([stamp if c == "rules_version" else row[c] for c in self.columns]): None
            for row in self.derive(ids)
        }

    def differences(self, person_ids: Iterable[int]) -> list[str]:
        """What stored and derived rows disagree on; empty when they are equal."""
        found = []
        for ids in batches(person_ids, BATCH):
            stored, wanted = self._stored(ids), self._derived(ids)
            found += [f"{self.name}: stored, not derived: {r}" for r in stored if r not in wanted]
            found += [f"{self.name}: derived, not stored: {r}" for r in wanted if r not in stored]
            found += [
                f"{self.name}: stored twice: {r}" for r, pks in stored.items() if len(pks) > 1
            ]
        return found

    def stale(self) -> int:
        """How many people have rows of an older version of the rules."""
        if "rules_version" not in self.columns:
            return 0
        return (
            self.model._default_manager.exclude(rules_version=self.version())
            .values("person_id")
            .distinct()
            .count()
        )


def _hashable(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(tuple(v) if isinstance(v, list) else v for v in row)


def batches(items: Iterable[int], size: int) -> Iterator[list[int]]:
    """Cut an iterable into lists of at most ``size``."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def rebuild(
    person_ids: Sequence[int],
    *,
    only: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Derive every projection anew for these people; how many rows changed.

    Runs in transactions of some two hundred people, each locked as a service locks them.
    Raises ValueError for a name in ``only`` that no room declares.
    """
    unknown = set(only) - set(names())
    if unknown:
        raise ValueError(
            f"No projection is called {', '.join(sorted(unknown))};"
            f" there are: {', '.join(names())}."
        )
    chosen = [p for p in in_order() if not only or p.name in only]
    changed = 0
    done = 0
    for ids in batches(person_ids, LOCKED_AT_ONCE):
        with transaction.atomic():
            hold(ids)
            changed += sum(p.refresh(ids) for p in chosen)
        done += len(ids)
        progress(done, len(person_ids))
    return changed


def differences(person_ids: Sequence[int]) -> list[str]:
    """Stored against derived for every projection of every room."""
    found: list[str] = []
    for projection in in_order():
        found += projection.differences(person_ids)
    return found


def names() -> list[str]:
    """Every projection's name, in the order of refreshing."""
    return [p.name for p in in_order()]

"""The one door for writes.

``@service`` wraps every function that writes: it opens the transaction, locks the people it
touches in the order of their ids, runs the function, then lets reactions and projections
follow from what happened, all in the same transaction. Two writes that touch the same person
therefore follow one another, and READ COMMITTED is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from throughcare.house.happened import Unit, unit
from throughcare.house.settle import settle

P = ParamSpec("P")
T = TypeVar("T")

SERVICES: dict[str, Callable[..., Any]] = {}
"""Every registered service by its dotted name, for the tests that try them all."""


class Refused(Exception):
    """A write that the record does not allow, in words for the person who tried it.

    ``field`` names the form field beside which the message belongs.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def service(
    *, permission: str | None, about: str = "person"
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function a door for writes.

    ``permission``: what the acting user's role must allow; None only for what the system
    does on somebody's behalf inside another service.
    ``about``: ``person`` (keyword ``person_id``), ``people`` (keyword ``person_ids``),
    ``everyone`` (a ``*_many`` form: one exclusive lock, since thousands of single ones
    exhaust the server's table) or ``nobody`` (teams, users, settings).

    Raises PermissionDenied where the role does not allow it, RuntimeError where ``by`` is not
    the user that the database transaction acts for (the installation may act for anybody).
    """

    def wrap(fn: Callable[P, T]) -> Callable[P, T]:
        @wraps(fn)
        def door(*args: P.args, **kwargs: P.kwargs) -> T:
            if args:
                raise TypeError(f"{fn.__name__} takes keywords only.")
            by = kwargs.get("by")
            if by is None:
                raise TypeError(f"{fn.__name__} needs by=: who does this?")
            acting = connection.speaks_for  # type: ignore[attr-defined]
            if acting not in (None, by.pk):  # type: ignore[attr-defined]
                raise RuntimeError(f"{fn.__name__} was called for somebody who does not act here.")
            if permission is not None and not by.can(permission):  # type: ignore[attr-defined]
                raise PermissionDenied(permission)
            wanted = _whom(about, kwargs)
            outer = unit.get()
            if permission is None and outer is None and acting is not None:
                raise RuntimeError(f"{fn.__name__} is for other services to call.")
            if outer is not None:
                _assert_held(outer, wanted, fn.__name__)
                return fn(*args, **kwargs)
            with transaction.atomic(), pghistory.context(user=by.pk, service=fn.__name__):  # type: ignore[attr-defined]
                _hold(wanted)
                opened = Unit(by=by, held=wanted)
                token = unit.set(opened)
                try:
                    result = fn(*args, **kwargs)
                    settle(opened)
                finally:
                    unit.reset(token)
                return result

        door.__dict__["service_permission"] = permission
        door.__dict__["service_about"] = about
        SERVICES[f"{fn.__module__}.{fn.__qualname__}"] = door
        return door

    return wrap


def _whom(about: str, kwargs: dict[str, Any]) -> frozenset[int] | None:
    if about == "person":
        return frozenset({kwargs["person_id"]})
    if about == "people":
        return frozenset(kwargs["person_ids"])
    if about == "nobody":
        return frozenset()
    return None


def _assert_held(outer: Unit, wanted: frozenset[int] | None, name: str) -> None:
    if outer.held is None:
        return
    if wanted is None or not wanted <= outer.held:
        raise RuntimeError(f"{name} touches people whom the outer service does not hold.")


def _hold(wanted: frozenset[int] | None) -> None:
    if wanted is None:
        hold_everyone()
    else:
        hold(wanted)


def hold(person_ids: Iterable[int]) -> None:
    """Lock people until the transaction ends, in the order of their ids."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT house_hold(%s::bigint[])", [sorted(person_ids)])


def hold_everyone() -> None:
    """Lock everyone until the transaction ends: single writes wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT house_hold_everyone()")


def hold_new(person_id: int) -> None:
    """Add a person who did not exist a moment ago to those whom the open unit holds."""
    current = unit.get()
    if current is None:
        raise RuntimeError("A person is created inside a service only.")
    if current.held is not None:
        hold([person_id])
        current.held |= {person_id}

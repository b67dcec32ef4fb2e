"""What a view asks of whoever opens it, said beside the view and read by the tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def permitted(permission: str, *others: str) -> Callable[[View], View]:
    """Open a view only to users whose role has every permission named.

    The view carries ``permission`` (the first) and ``permissions`` (all), by which the matrix
    of roles and routes knows it. Raises PermissionDenied for anybody else.
    """
    wanted = (permission, *others)

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            user = request.user
            if not user.is_authenticated or not all(user.can(code) for code in wanted):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        guarded.__dict__["permission"] = permission
        guarded.__dict__["permissions"] = wanted
        return guarded

    return wrap


def signed_in(view: View) -> View:
    """Open a view to everybody who has signed in, whatever their role.

    The view carries ``open_to_all_roles``.
    """
    view.__dict__["open_to_all_roles"] = True
    return view


def open_to_strangers(view: View) -> View:
    """Open a view to people who have not signed in; such a view shows nobody's record.

    The view carries ``open_to_strangers``, which ``SignedInMiddleware`` reads.
    """
    view.__dict__["open_to_strangers"] = True
    return view

"""Addresses of the tests' own, with views that do what no view may."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from throughcare.access.decorators import permitted, signed_in
from throughcare.recording.keeping import Clash


def _write() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_grant SET reason = 'touched'")


@signed_in
def writes(request: HttpRequest) -> HttpResponse:
    """Writes, whatever the method, and answers as it is told to."""
    _write()
    status = int(request.GET.get("status", "200"))
    if status == 500:
        raise ValueError("broken")
    if status == 409:
        return Clash({})
    return HttpResponse("done", status=status)


@permitted("person.open")
def denied_by_the_database(request: HttpRequest, person: UUID) -> HttpResponse:
    """Asks for what its role may not have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT password FROM access_user")
    return HttpResponse("read")


def says_nothing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """A view whose writer forgot to say whom it is open to."""
    return HttpResponse("open")


urlpatterns = [
    path("probe/writes/", writes, name="probe_writes"),
    path("probe/denied/<uuid:person>/", denied_by_the_database, name="probe_denied"),
    path("probe/forgotten/", says_nothing, name="probe_forgotten"),
    path("", include("throughcare.config.urls")),
]
handler400 = "throughcare.ui.errors.bad_request"
handler403 = "throughcare.ui.errors.permission_denied"
handler404 = "throughcare.ui.errors.not_found"
handler500 = "throughcare.ui.errors.server_error"

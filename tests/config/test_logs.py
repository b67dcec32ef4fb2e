"""Logs: structured, and whatever happens, without a name, a note or form data."""

from __future__ import annotations

import io
import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from throughcare.config import logs

SECRETS = ("Kayleigh", "Marchetti", "pregnant", "SO16")


def fine(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse("ok")


def breaks(request: HttpRequest) -> HttpResponse:
    try:
        int("Kayleigh is pregnant")
    except ValueError as error:
        raise RuntimeError(f"Marchetti at {request.POST.get('postcode')}") from error


def talks(request: HttpRequest) -> HttpResponse:
    logging.getLogger("some.library").error(f"row for {request.POST.get('name')}")
    logging.getLogger("some.library").error("row for %s", request.POST.get("name"))
    logging.getLogger("django.request").error("Bad: %s", request.get_full_path())
    import warnings

    warnings.warn(f"naive date for {request.POST.get('name')}", RuntimeWarning, stacklevel=1)
    return HttpResponse("ok")


urlpatterns = [
    path("fine/<str:name>/", fine, name="fine"),
    path("breaks/", breaks, name="breaks"),
    path("talks/", talks, name="talks"),
]

MIDDLEWARE = [
    "throughcare.config.health.HealthMiddleware",
    "throughcare.config.logs.RequestLogMiddleware",
]


@pytest.fixture
def lines():
    """What was logged, as text; the loggers are put back afterwards."""
    root = logging.getLogger()
    before = list(root.handlers), root.level
    stream = io.StringIO()
    logs.configure("DEBUG", stream)
    yield stream
    logging.captureWarnings(False)
    root.handlers[:], level = before[0], before[1]
    root.setLevel(level)


@pytest.fixture
def client():
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=MIDDLEWARE, DEBUG=False):
        yield Client(raise_request_exception=False)


@pytest.mark.filterwarnings("default::RuntimeWarning")
def test_nothing_typed_is_ever_logged(client: Client, lines: io.StringIO) -> None:
    typed = {"name": "Kayleigh Marchetti", "note": "22 weeks pregnant", "postcode": "SO16 3BB"}
    client.get("/fine/Kayleigh/", {"q": "Marchetti"})
    client.get("/nowhere/Kayleigh/", {"q": "SO16"})
    client.post("/breaks/", typed)
    client.post("/talks/", typed)
    client.generic("Kayleigh", "/fine/x/")
    client.get("/fine/x/", headers={"user-agent": "Marchetti"})
    text = lines.getvalue()
    assert text.count("\n") >= 8
    for secret in SECRETS:
        assert secret not in text
    for line in text.splitlines():
        json.loads(line)


def test_a_request_is_one_line_with_its_route(client: Client, lines: io.StringIO) -> None:
    answer = client.get("/fine/Kayleigh/")
    (line,) = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert line["event"] == "answered"
    assert (line["route"], line["method"], line["status"]) == ("fine", "GET", 200)
    assert line["request"] == answer.headers["X-Request-Id"]


def test_a_fault_is_logged_by_type_and_place(client: Client, lines: io.StringIO) -> None:
    client.post("/breaks/", {"postcode": "SO16 3BB"})
    errors = [json.loads(line) for line in lines.getvalue().splitlines()]
    (found,) = [line["error"] for line in errors if "error" in line]
    assert [one["type"] for one in found] == ["builtins.RuntimeError", "builtins.ValueError"]
    assert found[1]["at"][-1].endswith(" breaks")


def test_only_declared_fields_can_be_logged() -> None:
    with pytest.raises(TypeError, match="name"):
        logs.Log("test").info("opened", name="Kayleigh")


class TestHealth:
    def test_alive_needs_nothing(self, client: Client, lines: io.StringIO) -> None:
        answer = client.get("/healthz", headers={"host": "10.1.2.3:8000"})
        assert (answer.status_code, answer.json()) == (200, {"alive": True})
        assert lines.getvalue() == ""

    @pytest.mark.django_db
    def test_ready_with_a_migrated_database(self, client: Client) -> None:
        answer = client.get("/readyz", headers={"host": "10.1.2.3:8000"})
        assert (answer.status_code, answer.json()) == (200, {"ready": True, "waiting_for": ""})

    @pytest.mark.django_db
    def test_not_ready_without_a_migration(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            "throughcare.config.health.missing_migrations", lambda: ["people.0099_later"]
        )
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["waiting_for"]) == (503, "migrations")

    @pytest.mark.django_db
    def test_not_ready_without_a_database(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from django.db import OperationalError, connection

        def gone() -> None:
            raise OperationalError("no route to Kayleigh")

        monkeypatch.setattr(connection, "cursor", gone)
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["waiting_for"]) == (503, "database")
        assert "Kayleigh" not in answer.content.decode()

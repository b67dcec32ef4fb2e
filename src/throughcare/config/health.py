"""Whether the process lives (/healthz) and whether it may be sent work (/readyz)."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """First of all: a probe knows no host name, signs in nowhere and is not logged.

    ``/healthz`` asks nothing but the process. ``/readyz`` answers 503 while the database
    cannot be reached or lacks migrations, with the reason in ``waiting_for``.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.migrated = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return _answer({"alive": True}, 200)
        if request.path == "/readyz":
            reason = self._waiting_for()
            return _answer({"ready": not reason, "waiting_for": reason}, 503 if reason else 200)
        return self.get_response(request)

    def _waiting_for(self) -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            if not self.migrated:
                self.migrated = not missing_migrations()
        except DatabaseError:
            return "database"
        finally:
            connection.close_if_unusable_or_obsolete()
        return "" if self.migrated else "migrations"


def missing_migrations() -> list[str]:
    """The migrations that the program has and the database has not, as ``app.name``."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _answer(content: dict[str, object], status: int) -> HttpResponse:
    answer = JsonResponse(content, status=status)
    answer["Cache-Control"] = "no-store"
    return answer

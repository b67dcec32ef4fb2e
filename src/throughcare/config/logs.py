"""Structured logs: one JSON object a line, and never a name, a note or form data.

What may hold such data is left out by its kind rather than searched for words: the address with
its query, the message of an exception, the arguments of a message, what a library says. What
stays is where it happened, of what type it was, numbers, and the declared FIELDS.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

from django.http import HttpRequest, HttpResponse

FIELDS = frozenset(
    {
        "request", "route", "method", "status", "ms", "user", "command", "exit", "job", "task",
        "rows", "read", "rejected", "seconds", "port", "signal", "process", "setting",
    }
)  # fmt: skip
"""What a line of ours may say besides its event; ``user`` and ``request`` are bare ids."""

TEMPLATES_KNOWN = ("throughcare", "django", "gunicorn")
"""Loggers whose messages are fixed templates. What others say may hold data, so it is not kept."""


class Log:
    """A logger of ours: a fixed event, and declared fields."""

    def __init__(self, name: str) -> None:
        self.logger = logging.getLogger(f"throughcare.{name}")

    def info(self, event: str, **fields: Any) -> None:
        """Something happened as it should."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """Something that an operator should look at."""
        self._write(logging.WARNING, event, fields)

    def _write(self, level: int, event: str, fields: dict[str, Any]) -> None:
        if undeclared := set(fields) - FIELDS:
            raise TypeError(f"Undeclared log fields: {', '.join(sorted(undeclared))}.")
        self.logger.log(level, event, extra={"fields": fields})


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON, without anything that a person typed."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = list(_errors(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=True, default=str)


def _event(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] not in TEMPLATES_KNOWN:
        return f"{record.module}.{record.funcName}:{record.lineno}"
    event = str(record.msg)
    arguments = record.args if isinstance(record.args, tuple) else ()
    numbers = [a for a in arguments if isinstance(a, int | float)]
    return f"{event} {numbers}" if numbers else event


def _errors(error: BaseException) -> Iterator[dict[str, Any]]:
    """Types and places of an exception and its causes; messages may quote what was typed."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        frames = traceback.extract_tb(cause.__traceback__)
        yield {
            "type": f"{type(cause).__module__}.{type(cause).__qualname__}",
            "at": [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
        }
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _short(path: str) -> str:
    for mark in ("/src/", "/site-packages/", "/lib/"):
        if mark in path:
            return path.split(mark)[-1]
    return path.rsplit("/", 1)[-1]


def configure(level: str = "INFO", stream: TextIO | None = None) -> logging.Handler:
    """Send every logger's lines, as JSON, to stderr or to ``stream``."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    # Each statement with its values, at DEBUG, whatever the level asked for.
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    logging.getLogger("django.template").setLevel(logging.INFO)
    logging.getLogger("procrastinate").setLevel(max(logging.WARNING, root.level))
    # A request answered with 4xx is on its own line already.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.captureWarnings(True)
    return handler


GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestLogMiddleware:
    """One line a request: its route (never its address), answer, time and user's id."""

    log = Log("request")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request.throughcare_request = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = request.throughcare_request  # type: ignore[attr-defined]
        match = request.resolver_match
        user = getattr(request, "_cached_user", None)
        self.log.info(
            "answered",
            request=request.throughcare_request,  # type: ignore[attr-defined]
            route=match.view_name if match else "",
            method=request.method if request.method in _METHODS else "other",
            status=response.status_code,
            ms=round((time.perf_counter() - began) * 1000, 1),
            user=user.pk if user is not None else None,
        )
        return response


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

"""Cases and histories as JSON: the two interfaces by which anybody can check the law here."""

from __future__ import annotations

from typing import Any


class CaseError(ValueError):
    """A case that cannot be read; names the case and the field."""


def evaluate_json(cases: list[Any]) -> list[dict[str, Any]]:
    """Status on each asked day of each case. Raises CaseError."""
    raise NotImplementedError


def due_json(histories: list[Any]) -> list[dict[str, Any]]:
    """Every obligation of each history. Raises CaseError."""
    raise NotImplementedError

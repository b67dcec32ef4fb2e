"""Keeps the second connection for the log of reads apart."""

from __future__ import annotations

from typing import Any


class LogStaysAside:
    """Nothing goes to the alias ``log`` by itself, and migrations run on ``default`` alone."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Migrate the default alias only."""
        return db == "default"

"""The texts that the rules rest on, each under the key that rules cite."""

from __future__ import annotations

from throughcare.statute.law import Source

SOURCES: dict[str, Source] = {}

"""Where the tests find their PostgreSQL: the embedded one, or a superuser's DATABASE_URL."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote, urlsplit

from throughcare.config import postgres
from throughcare.config.addresses import socket_url

ROOT = Path(__file__).resolve().parent.parent
NAME = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
DATA = Path(
    os.environ.get("THROUGHCARE_TEST_DATA")
    or Path(tempfile.gettempdir()) / f"throughcare-tests-{os.geteuid()}-{NAME}"
)
"""Kept between runs, which saves making a cluster; nothing in it lasts longer than a run."""

PASSWORD = "only-on-a-test-server"
GIVEN = os.environ.get("THROUGHCARE_TEST_DATABASE_URL") or os.environ.get("DATABASE_URL") or ""
"""Another server's address, as superuser: roles and a test database are made there."""

# What runs below this (settings, commands in a subprocess) is told its database by the tests.
if GIVEN:
    os.environ["THROUGHCARE_TEST_DATABASE_URL"] = GIVEN
for name in ("DATABASE_URL", "DATABASE_JOBS_URL", "DATABASE_OWNER_URL"):
    os.environ.pop(name, None)


def url(login: str, database: str) -> str:
    """The test server's address for a login (``postgres`` is the superuser) and database."""
    if not GIVEN:
        return socket_url(login, database, postgres.socket_folder(DATA))
    parts = urlsplit(GIVEN)
    if login == postgres.SUPERUSER:
        return parts._replace(path=f"/{quote(database)}").geturl()
    at = f"{quote(login)}:{PASSWORD}@{parts.netloc.rpartition('@')[2]}"
    return parts._replace(netloc=at, path=f"/{quote(database)}").geturl()

"""A migrated database to copy from: made once for a state of the migrations, copied by each run."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psycopg
from psycopg import sql

from tests import server as at

PREFIX = "throughcare_template_"
RUN = re.compile(r"test_throughcare_(\d+)(_gw\d+)?")

MIGRATE = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from throughcare.access.policies import harden
call_command("migrate", verbosity=0)
with connection.cursor() as cursor:
    harden(cursor)
"""


def name() -> str:
    """The template's name: a hash of everything that migrations read."""
    src = at.ROOT / "src/throughcare"
    files = [
        *src.glob("*/migrations/*.py"),
        *src.glob("access/p*.py"),
        *src.glob("access/functions*"),
        *src.glob("house/history*"),
        *src.glob("*/models.py"),
        *src.glob("*/models/*.py"),
        src / "config/settings.py",
        src / "config/rooms.py",
        at.ROOT / "requirements/base.txt",
    ]
    digest = hashlib.sha256()
    for file in sorted(set(files)):
        digest.update(str(file.relative_to(at.ROOT)).encode())
        digest.update(file.read_bytes())
    return PREFIX + digest.hexdigest()[:16]


def ready(admin_url: str) -> str:
    """Make the template where it is missing, clear what dead runs left; its name."""
    wanted = name()
    proc = Path("/proc")
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(7405)")
        there = {row[0] for row in admin.execute("SELECT datname FROM pg_database")}
        for other in there:
            run = RUN.fullmatch(other)
            dead = run and proc.is_dir() and not (proc / run[1]).exists()
            if dead or (other.startswith(PREFIX) and other != wanted):
                _drop(admin, other)
        if wanted not in there:
            _make(admin, wanted)
    return wanted


def _make(admin: psycopg.Connection, wanted: str) -> None:
    building = f"{wanted}_new"
    _drop(admin, building)
    admin.execute(
        sql.SQL("CREATE DATABASE {} OWNER throughcare_owner TEMPLATE template0").format(
            sql.Identifier(building)
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", MIGRATE],
        cwd=at.ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "THROUGHCARE_TEST_NAME": building,
            "PYTHONPATH": os.pathsep.join([str(at.ROOT / "src"), str(at.ROOT)]),
        },
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"The test database could not be migrated:\n{done.stderr[-4000:]}")
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(building), sql.Identifier(wanted)
        )
    )


def _drop(admin: psycopg.Connection, database: str) -> None:
    with suppress(psycopg.errors.ObjectInUse):
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(database)))

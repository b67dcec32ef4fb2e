"""Everything in one file, and back again, with a proof that it is the same.

A backup is a plain tar: ``manifest.json`` (what was in each table, as count and hash, at one
moment) and ``database.dump`` (``pg_dump``'s custom format, of the same moment).
"""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql

from throughcare.config.postgres import binary

FORMAT = 1
MANIFEST, DUMP = "manifest.json", "database.dump"
LEFT_OUT = ("django_session",)
"""A session that ended since must not come alive again: after a restore people sign in anew."""

CHUNK = 1024 * 1024
Progress = Callable[[int, int], None]


class BackupError(Exception):
    """A backup cannot be made or read; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: table → (rows, hash of all rows in any order)."""

    tables: dict[str, tuple[int, str]]

    def differences(self, other: Contents) -> list[str]:
        """Which tables are not the same, one sentence each."""
        found = []
        for name in sorted(self.tables | other.tables):
            ours, theirs = self.tables.get(name), other.tables.get(name)
            if ours is None or theirs is None:
                found.append(f"{name} is missing on one side.")
            elif ours[0] != theirs[0]:
                found.append(f"{name} has {theirs[0]:,} rows instead of {ours[0]:,}.")
            elif ours[1] != theirs[1]:
                found.append(f"{name} has as many rows, but not the same ones.")
        return found


def backup(owner_url: str, target: Path, *, progress: Progress) -> Contents:
    """Write the backup; the file appears only when it is whole, and only its owner reads it."""
    part = target.with_name(f".{target.name}.part")
    with psycopg.connect(owner_url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        snapshot = str(row[0]) if row else ""
        contents = read(connection, progress)
        manifest = {
            "format": FORMAT,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "postgresql": connection.info.server_version // 10_000,
            "left_out": LEFT_OUT,
            "tables": contents.tables,
        }
        try:
            handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                _write(file, owner_url, snapshot, json.dumps(manifest, indent=1).encode())
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return contents


def restore(owner_url: str, source: Path, *, progress: Progress) -> Contents:
    """Read a backup into an empty database, all or nothing, and compare with its manifest.

    Raises BackupError where the file is no backup, the database is not empty, or what arrived
    is not what was sent.
    """
    with _opened(source) as file:
        wanted = _manifest(file)
        with psycopg.connect(owner_url) as connection:
            if names(connection):
                raise BackupError(
                    "The database is not empty, and a restore overwrites nothing: name an empty "
                    "folder in THROUGHCARE_DATA, or an empty database in DATABASE_OWNER_URL."
                )
        dump = file.extractfile(DUMP)
        if dump is None:
            raise BackupError(f"{source} has a manifest and no database.")
        _restore(owner_url, dump)
    with psycopg.connect(owner_url) as connection:
        found = read(connection, progress)
    if different := wanted.differences(found):
        raise BackupError("What arrived is not what was backed up: " + " ".join(different))
    return found


def read(
    connection: psycopg.Connection[Any], progress: Progress = lambda done, total: None
) -> Contents:
    """Count and hash every table, in the connection's transaction."""
    connection.execute("SET LOCAL TimeZone = 'UTC'")
    tables = [name for name in names(connection) if name not in LEFT_OUT]
    found = {}
    for done, name in enumerate(tables, 1):
        row = connection.execute(
            sql.SQL(
                "SELECT count(*),"
                " coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text"
                " FROM ONLY {} t"
            ).format(sql.Identifier(name))
        ).fetchone()
        found[name] = (int(row[0]), str(row[1])) if row else (0, "0")
        progress(done, len(tables))
    return Contents(found)


def names(connection: psycopg.Connection[Any]) -> list[str]:
    """Every table of the program, by name."""
    rows = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p') ORDER BY 1"
    )
    return [str(name) for (name,) in rows]


def _write(file: IO[bytes], owner_url: str, snapshot: str, manifest: bytes) -> None:
    """The tar, with the dump streamed into it and its size filled in afterwards."""
    file.write(_header(MANIFEST, len(manifest)) + manifest + _padding(len(manifest)))
    at = file.tell()
    file.write(_header(DUMP, 0))
    command = [
        str(binary("pg_dump")), "--format=custom", "--compress=gzip:6", f"--snapshot={snapshot}",
        "--no-password", *(f"--exclude-table-data={name}" for name in LEFT_OUT), _plain(owner_url),
    ]  # fmt: skip
    size = 0
    with _process(command, owner_url, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as running:
        while chunk := running.stdout.read(CHUNK):  # type: ignore[union-attr]
            file.write(chunk)
            size += len(chunk)
        _end(running, "The database could not be read")
    file.write(_padding(size) + tarfile.NUL * 1024)
    file.seek(at)
    file.write(_header(DUMP, size))
    file.flush()


NEWER_SETTING = b"SET transaction_timeout = 0;\n"
"""What pg_restore asks of every server, and PostgreSQL 15 and 16 do not know."""


def _restore(owner_url: str, dump: IO[bytes]) -> None:
    """Through psql, in one transaction that is committed only when the whole dump was read."""
    unpack = [str(binary("pg_restore")), "--file=-"]
    run = [
        str(binary("psql")), "--no-psqlrc", "--quiet", "--no-password",
        "--set=ON_ERROR_STOP=1", f"--dbname={_plain(owner_url)}",
    ]  # fmt: skip
    with (
        _process(unpack, "", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as unpacking,
        _process(run, owner_url, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as running,
    ):
        feeding = threading.Thread(target=_feed, args=(dump, unpacking.stdin))
        feeding.start()
        script, into = unpacking.stdout, running.stdin
        assert script is not None and into is not None  # noqa: PT018, S101 - asked for as pipes
        with suppress(BrokenPipeError):
            into.write(b"BEGIN;\n")
            into.writelines(_suiting(script))
            into.flush()
        # Should psql have given up, what is left must not keep pg_restore waiting.
        while script.read(CHUNK):
            pass
        feeding.join()
        whole = unpacking.wait() == 0
        with suppress(BrokenPipeError):
            into.write(b"COMMIT;\n" if whole else b"ROLLBACK;\n")
            into.close()
        _end(running, "The backup could not be read into the database")
        _end(unpacking, "The backup is damaged")


def _suiting(script: IO[bytes]) -> Iterator[bytes]:
    """The script for servers of every supported version; data is passed on untouched."""
    heading = True
    for line in script:
        heading = heading and not line.startswith(b"CREATE ")
        if not (heading and line == NEWER_SETTING):
            yield line


def _feed(dump: IO[bytes], into: IO[bytes] | None) -> None:
    """What is to be unpacked, until it ends or nobody reads it."""
    if into is not None:
        with suppress(OSError, tarfile.TarError), into:
            while chunk := dump.read(CHUNK):
                into.write(chunk)


def _process(command: list[str], owner_url: str, **pipes: int) -> subprocess.Popen[bytes]:
    """A program of PostgreSQL's, told the password where nobody lists it."""
    password = owner_url and psycopg.conninfo.conninfo_to_dict(owner_url).get("password")
    env = {**os.environ, "LC_ALL": "C"} | ({"PGPASSWORD": str(password)} if password else {})
    return subprocess.Popen(command, env=env, stderr=subprocess.PIPE, **pipes)  # type: ignore[call-overload]


def _plain(owner_url: str) -> str:
    """The address without its password: command lines are listed for everybody."""
    pieces = psycopg.conninfo.conninfo_to_dict(owner_url)
    pieces.pop("password", None)
    return psycopg.conninfo.make_conninfo("", **pieces)


def _end(running: subprocess.Popen[bytes], what: str) -> None:
    said = running.stderr.read().decode(errors="replace") if running.stderr else ""
    if running.wait():
        lines = [line for line in said.splitlines() if "error:" in line] or said.splitlines()
        raise BackupError(f"{what}: {lines[0] if lines else 'no reason was given'}")


def _opened(source: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(source, "r:")
    except FileNotFoundError:
        raise BackupError(f"There is no file {source}.") from None
    except (tarfile.TarError, OSError) as error:
        raise BackupError(f"{source} is not a backup of Throughcare.") from error


def _manifest(file: tarfile.TarFile) -> Contents:
    try:
        inside = file.extractfile(MANIFEST)
        manifest = json.loads(inside.read()) if inside else {}
        if manifest["format"] != FORMAT:
            raise BackupError("The backup was made by a newer version of the program.")
        return Contents({name: (int(n), str(h)) for name, (n, h) in manifest["tables"].items()})
    except (KeyError, ValueError, TypeError, tarfile.TarError) as error:
        raise BackupError("The file is not a backup of Throughcare, or is damaged.") from error


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return tarfile.NUL * (-size % tarfile.BLOCKSIZE)

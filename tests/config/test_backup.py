"""Backup and restore: everything arrives, and the same, or nothing does."""

from __future__ import annotations

import json
import stat
import tarfile
from pathlib import Path

import psycopg
import pytest
from tests.config.conftest import Installation
from tests.server import ROOT

from throughcare.config import backup, logins, postgres

RETURN = ROOT / "tests/exchange/corpus/131-in-touch/return"


@pytest.fixture(scope="session")
def filled(installation: Installation) -> Installation:
    """An installation with people, their history, accounts, and awkward text."""
    installation.well("import", "ssda903", str(RETURN), "--year", "2026")
    installation.well(
        "user", "add", "o'brien@example.gov.uk", "--name", "Zoë\tO’Brien \\N", "--role", "nurse",
        "--password-stdin", stdin="correct horse battery\n",
    )  # fmt: skip
    return installation


def owner_url(one: Installation) -> str:
    folder = postgres.socket_folder(one.data)
    return postgres.socket_url(logins.OWNER.name, logins.DATABASE, folder)


def contents(one: Installation) -> backup.Contents:
    with psycopg.connect(owner_url(one)) as connection:
        return backup.read(connection)


def test_what_is_restored_is_what_was_backed_up(filled: Installation, tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    said = json.loads(filled.well("backup", str(file), "--json").stdout)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = contents(filled)
    assert {name: tuple(row) for name, row in said["tables"].items()} == before.tables
    assert before.tables["people_person"][0] >= 2
    assert before.tables["people_personhistory"][0] >= 2

    fresh = Installation(tmp_path / "fresh")
    with postgres.embedded(fresh.data, fsync=False):
        fresh.well("restore", str(file))
        after = contents(fresh)
        assert before.differences(after) == []
        assert len(after.tables) == len(before.tables)
        # Policies, grants and histories came along, and a second import changes nothing.
        assert json.loads(fresh.well("check", "--json").stdout)["ok"] is True
        report = fresh.well("import", "ssda903", str(RETURN), "--year", "2026", "--json").stdout
        assert json.loads(report)["tables"]["Header"]["unchanged"] == 2
        again = fresh.run("restore", str(file))
        assert again.returncode == 1
        assert "is not empty" in again.stderr


def test_a_difference_is_found_row_by_row(filled: Installation) -> None:
    before = contents(filled)
    with psycopg.connect(owner_url(filled)) as connection:
        connection.execute("UPDATE access_team SET name = name")
        assert before.differences(backup.read(connection)) == []
        connection.execute("UPDATE access_user SET works_for = 'elsewhere' WHERE role = 'nurse'")
        changed = before.differences(backup.read(connection))
        connection.execute("DELETE FROM access_userhistory")
        fewer = before.differences(backup.read(connection))
        connection.rollback()
    assert "access_user has as many rows, but not the same ones." in changed
    assert any(line.startswith("access_userhistory has 0 rows instead of") for line in fewer)


def test_sessions_do_not_come_back(filled: Installation, tmp_path: Path) -> None:
    with psycopg.connect(owner_url(filled), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO django_session VALUES ('k', 'signed in', now() + interval '1 day')"
        )
    file = tmp_path / "all.backup"
    filled.well("backup", str(file))
    fresh = Installation(tmp_path / "fresh")
    with postgres.embedded(fresh.data, fsync=False):
        fresh.well("restore", str(file))
        with psycopg.connect(owner_url(fresh)) as connection:
            assert connection.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_a_damaged_file_leaves_an_empty_database(filled: Installation, tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    filled.well("backup", str(file))
    whole = file.read_bytes()
    fresh = Installation(tmp_path / "fresh")
    with postgres.embedded(fresh.data, fsync=False):
        for damage, name in (
            (b"something else", "other"),
            (whole[: len(whole) // 2], "half"),
            (whole[:60_000] + bytes(4096) + whole[64_096:], "holes"),
        ):
            broken = tmp_path / name
            broken.write_bytes(damage)
            done = fresh.run("restore", str(broken))
            assert done.returncode == 1, name
            assert "Traceback" not in done.stderr
            with psycopg.connect(owner_url(fresh)) as connection:
                assert backup.names(connection) == [], name
        fresh.well("restore", str(file))


def test_a_backup_overwrites_nothing(filled: Installation, tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    file.write_text("yesterday's")
    assert filled.run("backup", str(file)).returncode == 2
    assert file.read_text() == "yesterday's"
    assert list(tmp_path.iterdir()) == [file]


def test_it_is_a_plain_tar(filled: Installation, tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    filled.well("backup", str(file))
    with tarfile.open(file) as packed:
        assert packed.getnames() == [backup.MANIFEST, backup.DUMP]
        assert packed.extractfile(backup.DUMP).read(5) == b"PGDMP"


@pytest.mark.django_db
def test_another_server_version_restores_too(server, filled: Installation, tmp_path: Path) -> None:
    """On the test server, which CI also makes an older PostgreSQL."""
    file = tmp_path / "all.backup"
    filled.well("backup", str(file))
    name = "test_restore_elsewhere"
    with psycopg.connect(server(postgres.SUPERUSER, "postgres"), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name}")
        admin.execute(f"CREATE DATABASE {name} OWNER {logins.OWNER.name} TEMPLATE template0")
        try:
            url = server(logins.OWNER.name, name)
            assert (
                contents(filled).differences(
                    backup.restore(url, file, progress=lambda done, total: None)
                )
                == []
            )
        finally:
            admin.execute(f"DROP DATABASE {name}")

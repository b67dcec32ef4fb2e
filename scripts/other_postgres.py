"""Run a command against another PostgreSQL than the embedded one, as DATABASE_URL.

Usage: python scripts/other_postgres.py [--version 15] COMMAND...
Finds Debian's server of that version, or installs it as root, starts an empty one that forgets
everything afterwards, and runs the command with DATABASE_URL naming its superuser.
"""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def binaries(version: str) -> Path | None:
    folder = Path(f"/usr/lib/postgresql/{version}/bin")
    if not (folder / "initdb").exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"[setup] installing the system's PostgreSQL {version}", file=sys.stderr)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", f"postgresql-{version}"]):
            subprocess.run(["apt-get", *command], stdout=subprocess.DEVNULL, env=env)
    return folder if (folder / "initdb").exists() else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", default="15", help="the server's major version")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    wanted = parser.parse_args()
    found = binaries(wanted.version)
    if found is None:
        print(
            f"PostgreSQL {wanted.version} is not here and could not be installed: install it with "
            "the system's packages, or give DATABASE_URL of a server yourself.",
            file=sys.stderr,
        )
        return 2
    who: dict[str, object] = {"cwd": "/", "stdout": subprocess.DEVNULL}
    folder = Path(tempfile.mkdtemp(prefix="throughcare-other-", dir="/tmp"))
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        who |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = folder / "data"
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    try:
        subprocess.run(
            [found / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            check=True, **who,
        )  # fmt: skip
        subprocess.run(
            [found / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o",
             f"-h '' -k {folder} {quick}", "start"],
            check=True, **who,
        )  # fmt: skip
        try:
            url = f"postgresql://postgres@/postgres?host={folder}"
            return subprocess.run(
                wanted.command, env={**os.environ, "DATABASE_URL": url}
            ).returncode
        finally:
            subprocess.run([found / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], **who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())

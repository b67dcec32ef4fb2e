"""Refuse migrations that would stop a running service.

Usage: python scripts/lint_migrations.py
Checks the SQL of every migration that is not in migrations-released.txt, where its application
has been released at all: before the first release no installation has rows to lock. Prints each
finding and ends with 1 where there is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASED = ROOT / "migrations-released.txt"
PREAMBLE = "SET lock_timeout = '2s';\nSET statement_timeout = '5min';\n"
# Django writes these by itself: integer and varchar columns, identity, names without IF EXISTS.
NOT_OURS = (
    "prefer-bigint-over-int,prefer-text-field,prefer-robust-stmts,prefer-identity,"
    "require-timeout-settings,prefer-bigint-over-smallint"
)


def findings(sql: str) -> str:
    """What the linter says about one migration's SQL; empty for nothing."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(PREAMBLE + sql)
        file.flush()
        squawk = Path(sys.executable).parent / "squawk"
        done = subprocess.run(
            [str(squawk), f"--exclude={NOT_OURS}", "--pg-version=15", file.name],
            capture_output=True,
            env={**os.environ, "NO_COLOR": "1"},
            text=True,
        )
    return "" if done.returncode == 0 else (done.stdout + done.stderr).replace(file.name, "SQL")


def unreleased(known: set[str], released: set[str]) -> list[str]:
    """Which migrations to look at: new ones of applications that a release has already."""
    apps = {name.split(".")[0] for name in released}
    return sorted(name for name in known - released if name.split(".")[0] in apps)


def main() -> int:
    """Check every unreleased migration; 1 where one would block."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughcare.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    ours = {
        f"{app}.{name}": (app, name)
        for (app, name), migration in loader.disk_migrations.items()
        if migration.__module__.startswith("throughcare.")
    }
    released = set(RELEASED.read_text().split()) if RELEASED.exists() else set()
    wrong = 0
    for label in unreleased(set(ours), released):
        plan = [(loader.graph.nodes[ours[label]], False)]
        sql = "\n".join(loader_sql(connection, loader, plan))
        if said := findings(sql):
            wrong += 1
            print(f"{label} would block a running service:\n{said}")
    print(
        f"{len(ours)} migrations, {len(unreleased(set(ours), released))} looked at, {wrong} wrong."
    )
    return 1 if wrong else 0


def loader_sql(connection: object, loader: object, plan: list[tuple[object, bool]]) -> list[str]:
    """The SQL of a plan of migrations, without a database."""
    found: list[str] = []
    for migration, _ in plan:
        state = loader.project_state(  # type: ignore[attr-defined]
            (migration.app_label, migration.name),  # type: ignore[attr-defined]
            at_end=False,
        )
        with connection.schema_editor(  # type: ignore[attr-defined]
            collect_sql=True,
            atomic=migration.atomic,  # type: ignore[attr-defined]
        ) as editor:
            migration.apply(state, editor, collect_sql=True)  # type: ignore[attr-defined]
        found += editor.collected_sql
    return found


if __name__ == "__main__":
    sys.exit(main())

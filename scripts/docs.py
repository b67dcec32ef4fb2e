"""Make the parts of docs/ that are printed from the code.

Usage: python scripts/docs.py [--check]
With --check, writes nothing and ends with 1 where a page is not what the code says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def settings() -> str:
    from throughcare.config.environment import as_markdown

    return as_markdown()


def commands() -> str:
    """Every command's help, as it prints it."""
    import click

    from throughcare.config.cli import group

    lines = ["# Commands", "", "Printed from the code by `make docs`.", ""]

    def tell(command: click.Command, parent: click.Context | None, name: str) -> None:
        # A terminal of one width, so that the page does not depend on whose made it.
        context = click.Context(command, parent=parent, info_name=name, terminal_width=96)
        lines.extend([f"## {context.command_path}", "", "```text"])
        lines.extend([command.get_help(context).rstrip(), "```", ""])
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                if found := command.get_command(context, child):
                    tell(found, context, child)

    tell(group, None, "throughcare")
    return "\n".join(lines)


def rooms() -> str:
    import django

    django.setup()
    from throughcare.house.printed import as_markdown

    return as_markdown()


def roles() -> str:
    import django

    django.setup()
    from throughcare.access.printed import as_markdown

    return as_markdown()


def law(name: str) -> Callable[[], str]:
    def made() -> str:
        from throughcare.statute.docs import render

        return render()[name]

    return made


LAW = [f"docs/reference/{name}.md" for name in ("statuses", "duties", "rates", "sources")]
PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/settings.md": settings,
    "docs/reference/commands.md": commands,
    "docs/reference/rooms.md": rooms,
    "docs/reference/roles.md": roles,
    **{name: law(name) for name in LAW},
}


def differing() -> list[str]:
    """Pages that are not what the code says."""
    return [
        name
        for name, made in PAGES.items()
        if not (ROOT / name).exists() or (ROOT / name).read_text() != made()
    ]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    if "--check" in sys.argv[1:]:
        for name in (found := differing()):
            print(f"{name} is not what the code says: run `make docs`.", file=sys.stderr)
        return 1 if found else 0
    for name in differing():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(PAGES[name]())
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

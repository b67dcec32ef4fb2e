"""The table of rooms and slots as a page of the documentation, printed from the rooms."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.house.rooms import SLOTS, Room, rooms

HEAD = """# Rooms

What each room offers to the others, which never import it. Printed from the code by `make docs`.
"""


def as_markdown() -> str:
    """Rooms by slots, then what each room declares."""
    lines = [HEAD, *_table(["Floor", "Room", *SLOTS], [_row(room) for room in rooms()])]
    for room in rooms():
        lines += ["", f"## {room.title} (`{room.name}`)", *_declared(room)]
    return "\n".join(lines) + "\n"


def _row(room: Room) -> list[str]:
    filled = []
    for slot in SLOTS:
        value = getattr(room, slot)
        filled.append("yes" if callable(value) else str(len(value)) if value else "")
    return [str(room.floor), f"`{room.name}`", *filled]


def _declared(room: Room) -> Iterator[str]:
    if room.kinds:
        yield from _part(
            "Kinds of event",
            ["Kind", "In words", "Group", "Counts as"],
            [[f"`{code}`", k.label, k.group, k.counts] for code, k in room.kinds.items()],
        )
    if room.projections:
        yield from _part(
            "Projections",
            ["Name", "Stage", "Follows"],
            [
                [f"`{p.name}`", str(p.stage), _follows(p.kinds)]
                for p in sorted(room.projections, key=lambda p: p.stage)
            ],
        )
    if room.reactions:
        yield from _part(
            "Reactions",
            ["When", "Then"],
            [[f"`{kind}`", f"`{react.__name__}`"] for kind, react in room.reactions.items()],
        )
    if room.permissions:
        yield from _part(
            "Permissions",
            ["Code", "What it allows"],
            [[f"`{code}`", text] for code, text in room.permissions.items()],
        )
    if room.retention:
        yield from _part(
            "Retention",
            ["Table", "Kept", "Source"],
            [[f"`{r.table}`", r.rule, r.source] for r in room.retention],
        )


def _follows(kinds: frozenset[str]) -> str:
    return "everything" if "*" in kinds else ", ".join(f"`{k}`" for k in sorted(kinds))


def _part(title: str, head: list[str], body: list[list[str]]) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield from _table(head, body)


def _table(head: list[str], body: list[list[str]]) -> list[str]:
    return [_line(head), _line(["---"] * len(head)), *map(_line, body)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"

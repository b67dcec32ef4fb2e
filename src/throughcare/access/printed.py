"""The roles as a page of the documentation, printed from the roles themselves."""

from __future__ import annotations

from throughcare.access.roles import ROLES

HEAD = """# Roles

Who may do what, and whom they see. Printed from the code by `make docs`; a manager can check
each sentence. What each role gets from each page is tried in `tests/security/routes.py`.

| Role | What they do | See | In the database | Changes | May |
| --- | --- | --- | --- | --- | --- |
"""

REACH = {
    "own": "those allocated to them",
    "team": "those, and their teams' people",
    "service": "everybody but the restricted on whom they are not named",
    "self": "themselves, and what is shared with them",
    "figures": "figures, never a person",
    "nobody": "nobody",
    "system": "everybody, for commands and jobs",
}


def as_markdown() -> str:
    """Every role, a line each."""
    lines = [
        f"| {role.name} (`{role.code}`) | {role.sentence} | {REACH[role.reach]}"
        f" | {f'`{role.database_role}`' if role.database_role else 'no role'}"
        f" | {'nothing' if role.reads_only or not role.database_role else 'yes'}"
        f" | {', '.join(f'`{code}`' for code in sorted(role.permissions))} |"
        for role in ROLES.values()
    ]
    return HEAD + "\n".join(lines) + "\n"

"""Pure decisions of access: what a role allows."""

from __future__ import annotations

from throughcare.access.roles import Role


def allows(role: Role, permission: str) -> bool:
    """Whether a role has this permission; ``*`` is the installation's."""
    return "*" in role.permissions or permission in role.permissions

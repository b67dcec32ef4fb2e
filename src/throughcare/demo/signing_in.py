"""Who may be signed in as with one click, in demo mode."""

from __future__ import annotations

from typing import NamedTuple

from throughcare.access.roles import ROLES
from throughcare.demo.staff import STAFF


class DemoSignIn(NamedTuple):
    """One button: who, their role in words, the address of the account, what they will find."""

    name: str
    role: str
    email: str
    sentence: str


def demo_sign_ins() -> list[DemoSignIn]:
    """The buttons in the order in which a visitor might try them."""
    return [
        DemoSignIn(one.name, ROLES[one.role].name, one.email, one.sentence)
        for one in STAFF
        if one.sign_in
    ]

"""The invented authority of Harrowmere, made through the rooms' own services as a user would.

Beside the faces: nothing in the product imports it. Everybody in it is invented.
"""

from __future__ import annotations

from typing import Any

from throughcare.demo.signing_in import DemoSignIn, demo_sign_ins

__all__ = ["DemoSignIn", "demo_sign_ins", "load"]


def load(**given: Any) -> dict[str, Any]:
    """Load the authority into an empty database; as ``throughcare.demo.loading.load``.

    Imported only when it is called, since staff and shapes are read without Django too.
    """
    from throughcare.demo.loading import load as do

    return do(**given)

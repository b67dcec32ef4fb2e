"""The invented authority of Harrowmere, made through the rooms' own services as a user would.

Beside the faces: nothing in the product imports it. Everybody in it is invented.
"""

from throughcare.demo.loading import load
from throughcare.demo.signing_in import DemoSignIn, demo_sign_ins

__all__ = ["DemoSignIn", "demo_sign_ins", "load"]

"""The cast of the tests of access, for those of the house."""

from tests.security.conftest import cast

__all__ = ["cast"]

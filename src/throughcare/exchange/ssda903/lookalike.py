"""Children whose numbers look alike: a zero lost, a letter that passes for a digit.

Such numbers are never mended, they are two children; somebody should look.
"""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = str.maketrans(
    # Latin letters that pass for digits, then Cyrillic and Greek ones that pass for Latin.
    "OILSBZ" + "АВЕКМНОРСТУХІЈЅ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "011582" + "A8EKMH0PCTYX1J5" + "A8E2H1KMN0PTYX",
)


def shape(child: str) -> str:
    """What a child's number looks like: lost zeros and look-alike letters make no difference."""
    alike = child.translate(_ALIKE)
    return alike.lstrip("0") or alike


def shapes(children: Iterable[str]) -> Iterable[tuple[str, str]]:
    """(shape, child) of each."""
    return ((shape(c), c) for c in children)

"""What a visit was about: their words, what the worker wrote to them, what was agreed.

Within a theme every part goes with every other, so that a few sentences make many visits.
``{friend}``, ``{place}``, ``{course}``, ``{job}`` and the like come from the young person.
"""

from __future__ import annotations

from throughcare.demo.words import living, making_a_way
from throughcare.demo.words.theme import Theme

THEMES: tuple[Theme, ...] = (*making_a_way.THEMES, *living.THEMES)

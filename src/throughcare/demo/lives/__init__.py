"""The lives told in depth, one module for each age, as seen from one written day."""

from __future__ import annotations

from throughcare.demo.lives import caseload, named, nineteen, older, seventeen, sixteen, twenty

TOLD = (
    *sixteen.LIVES,
    *seventeen.LIVES,
    *nineteen.LIVES,
    *twenty.LIVES,
    *older.LIVES,
    *caseload.LIVES,
    *named.LIVES,
)

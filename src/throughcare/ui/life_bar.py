"""The geometry of a life bar: care and status against age, drawn by the server.

It prints, needs no script and no inline style. Drawn twice, wide and narrow, so that its
letters stay 14 px on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from throughcare.statute.dates import age_on, birthday
from throughcare.ui.components import LifeBar, Span

LETTER = 7.2
"""Mean width of a letter at 14 px."""

TOP_CARE, TOP_STATUS, BAR = 22, 72, 20
AXIS = 104
HEIGHT = 128
LINE = 18


@dataclass(frozen=True, slots=True)
class Box:
    """One span as drawn; ``text`` is empty where it would not fit."""

    x: float
    y: float
    width: float
    style: str
    text: str
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A birthday on the axis."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A life bar ready to be printed as SVG."""

    width: int
    height: int
    left: float
    right: float
    axis: int
    care_y: int
    status_y: int
    boxes: Sequence[Box]
    marks: Sequence[Mark]
    now_x: float | None
    now_anchor: str
    now_text: str
    now_text_x: float


def age_at(born: date, on: date) -> float:
    """Age in years with its fraction, whole on each birthday.

    29 February has its birthday on 1 March in other years, as in law.
    """
    whole = age_on(born, on)
    last, following = birthday(born, whole), birthday(born, whole + 1)
    return whole + (on - last).days / (following - last).days


def draw(bar: LifeBar, width: int) -> Drawing:
    """Place everything of a life bar in a drawing of this width."""
    left, right = 8.0, width - 8.0
    scale = (right - left) / (bar.last - bar.first)

    def x(age: float) -> float:
        return round(left + (min(max(age, bar.first), bar.last) - bar.first) * scale, 1)

    def boxes(spans: Sequence[Span], top: float) -> list[Box]:
        made = []
        for span in spans:
            if span.end <= bar.first or span.start >= bar.last:
                continue
            begin, end = x(span.start), x(span.end)
            fits = len(span.text) * LETTER + 14 <= end - begin
            made.append(
                Box(
                    begin,
                    top,
                    round(max(end - begin, 1.5), 1),
                    span.style,
                    span.text if fits else "",
                    begin + 7,
                    top + 15,
                )
            )
        return made

    marks = [
        Mark(x(age), str(age), "end" if age == bar.last else "middle")
        for age in bar.marks
        if bar.first <= age <= bar.last
    ]
    now = x(bar.now) if bar.now is not None and bar.first <= bar.now <= bar.last else None
    placed = [*boxes(bar.care, TOP_CARE), *boxes(bar.status, TOP_STATUS)]
    # What holds today must be readable even where its own box is too narrow for it.
    unsaid = [
        span.text
        for span in bar.status
        if span.style == "current" and span.text not in {box.text for box in placed}
    ]
    now_text = ", ".join(["today", *(text.lower() for text in unsaid)])
    near_end = now is not None and now + len(now_text) * LETTER + 10 > width
    # Written towards the left it would meet the word at the left, so it takes a line of its own.
    down = LINE if near_end else 0
    placed = [replace(box, y=box.y + down, text_y=box.text_y + down) for box in placed]
    return Drawing(
        width=width,
        height=HEIGHT + down,
        left=left,
        right=right,
        axis=AXIS + down,
        care_y=TOP_CARE - 8 + down,
        status_y=TOP_STATUS - 8 + down,
        boxes=placed,
        marks=marks,
        now_x=now,
        now_anchor="end" if near_end else "start",
        now_text=now_text,
        now_text_x=0 if now is None else now + (-5 if near_end else 5),
    )

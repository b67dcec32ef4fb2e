"""What every form shares: plain words where something is wrong, and nothing typed lost."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from throughcare.house import Refused, clock
from throughcare.ui.formatting import MONTHS, day_and_year

PARTS = ("day", "month", "year")
OLDEST_YEAR = 1900

Bound = date | Callable[[], date] | None


class ThreeBoxes(forms.MultiWidget):
    """Day, month and year, each in a box of its own: ``seen_on_day`` and so on."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: Any) -> list[str]:
        """A date as the three texts that show it."""
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return ["", "", ""]


class DateField(forms.Field):
    """A day, written in three boxes; gives a ``date`` or None.

    ``ask`` is the sentence that every complaint begins with: "Enter the day you saw Kofi."
    ``latest`` and ``earliest`` are dates or functions that give one; what is said beyond them
    is ``latest_says`` ("It can't be after today.") and ``earliest_says``.

    A ValidationError has the code ``day``, ``month`` or ``year``: the box that is wrong.
    """

    widget = ThreeBoxes

    def __init__(
        self,
        *,
        ask: str,
        latest: Bound = None,
        latest_says: str = "",
        earliest: Bound = None,
        earliest_says: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.ask = ask
        self.latest = latest
        self.latest_says = latest_says
        self.earliest = earliest
        self.earliest_says = earliest_says

    def clean(self, value: Any) -> date | None:
        """The day, or a ValidationError that says what to write instead."""
        texts = [str(part or "").strip() for part in (value or ("", "", ""))]
        if not any(texts):
            if self.required:
                raise ValidationError(self.ask, code="day")
            return None
        try:
            found = read_day(*texts)
        except Unreadable as problem:
            raise ValidationError(f"{self.ask} {problem}", code=problem.part) from None
        self._within(found)
        return found

    def _within(self, found: date) -> None:
        latest = self.latest() if callable(self.latest) else self.latest
        earliest = self.earliest() if callable(self.earliest) else self.earliest
        if latest is not None and found > latest:
            says = self.latest_says or f"It can't be after {day_and_year(latest)}."
            raise ValidationError(f"{self.ask} {says}", code="day")
        if earliest is not None and found < earliest:
            says = self.earliest_says or f"It can't be before {day_and_year(earliest)}."
            raise ValidationError(f"{self.ask} {says}", code="day")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day was written than the one shown."""
        shown = ThreeBoxes().decompress(initial) if isinstance(initial, date) else initial
        return list(shown or ["", "", ""]) != [str(part or "") for part in (data or ["", "", ""])]


class Unreadable(ValueError):
    """Three texts that are no day; ``part`` names the one that is wrong."""

    def __init__(self, part: str, says: str) -> None:
        super().__init__(says)
        self.part = part


def read_day(day: str, month: str, year: str) -> date:
    """A day from three texts; the month may be a number or a name.

    Raises Unreadable with the part that is wrong and what to write instead.
    """
    for part, text in zip(PARTS, (day, month, year), strict=True):
        if not text:
            raise Unreadable(part, f"The {part} is missing.")
    if not day.isdecimal() or not 1 <= int(day) <= 31:
        raise Unreadable("day", "Write the day as a number from 1 to 31.")
    the_month = _month(month)
    if re.fullmatch(r"\d{2}", year):
        raise Unreadable("year", f"Write the year with 4 digits, such as {clock.today().year}.")
    if not re.fullmatch(r"\d{4}", year) or not year.isascii() or int(year) < OLDEST_YEAR:
        raise Unreadable("year", f"Write the year as a number, such as {clock.today().year}.")
    days = calendar.monthrange(int(year), the_month)[1]
    if int(day) > days:
        which = f" {year}" if the_month == 2 else ""
        raise Unreadable("day", f"{MONTHS[the_month - 1]}{which} has {days} days.")
    return date(int(year), the_month, int(day))


def _month(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 12:
        return int(text)
    for number, name in enumerate(MONTHS, start=1):
        if len(text) >= 3 and name.lower().startswith(text.lower().rstrip(".")):
            return number
    raise Unreadable("month", "Write the month as a number from 1 to 12.")


class TimeField(forms.CharField):
    """A time of day as people write it: ``2:30pm``, ``14.30``; gives a ``time`` or None."""

    def clean(self, value: Any) -> time | None:
        """The time, or a ValidationError that shows how to write one."""
        text = super().clean(value)
        if not text:
            return None
        read = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", text.strip().lower())
        wrong = ValidationError("Write the time like 2:30pm or 14:30.", code="time")
        if not read or (read[2] is None and read[3] is None):
            raise wrong
        hour, minute, half = int(read[1]), int(read[2] or 0), read[3]
        if half:
            if not 1 <= hour <= 12:
                raise wrong
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour > 23 or minute > 59:
            raise wrong
        return time(hour, minute)

    def prepare_value(self, value: Any) -> Any:
        """A time as it is written in the box."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class Form(forms.Form):
    """The form that every room's forms start from.

    The browser checks nothing by itself: its messages are not our words, and they would not
    come without script in the order of the page.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _in_our_words(field)

    def refuse(self, refused: Refused) -> None:
        """Show a service's refusal beside the field it names, or above the form."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, refused.message)

    def typed(self) -> dict[str, str]:
        """What stands in the boxes, by the names under which it was posted: for a draft."""
        names = {name for bound in self for name in names_of(bound)}
        return {name: self.data.get(name, "") for name in sorted(names) if name in self.data}

    @classmethod
    def resumed(cls, kept: Mapping[str, str], **kwargs: Any) -> Self:
        """The form with what a draft kept in its boxes, exactly as it was typed."""
        form = cls(**kwargs)
        for name, field in form.fields.items():
            prefixed = form.add_prefix(name)
            known = names_of(form[name])
            if any(one in kept for one in known):
                form.initial[name] = field.widget.value_from_datadict(kept, {}, prefixed)
        return form


def _in_our_words(field: forms.Field) -> None:
    """Say what to do where Django would say what is wrong with a value."""
    told = field.error_messages
    label = str(field.label or "").rstrip("?")
    chosen = isinstance(field.widget, forms.RadioSelect | forms.Select)
    ours = {
        "required": f"Choose an answer to “{label}”." if chosen else f"Fill in “{label}”.",
        "max_length": "Shorten this to %(limit_value)d characters: it has %(show_value)d.",
        "min_length": "Write at least %(limit_value)d characters.",
        "invalid_choice": "Choose one of the answers shown.",
    }
    for code, text in ours.items():
        usual = type(field).default_error_messages.get(
            code, forms.Field.default_error_messages.get(code)
        )
        if code not in told or told[code] == usual:
            told[code] = text


def names_of(bound: forms.BoundField) -> list[str]:
    """The names under which a field is posted: three for a day."""
    if isinstance(bound.field.widget, ThreeBoxes):
        return [f"{bound.html_name}_{part}" for part in PARTS]
    return [bound.html_name]

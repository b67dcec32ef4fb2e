"""Forms of care: a period, a fact beside care, the end of a fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from throughcare.care.codes import LS, PLACE, REC, RNE
from throughcare.care.models import CarePeriod, StatusFact
from throughcare.care.services import NewCarePeriod, NewStatusFact
from throughcare.house.clock import today
from throughcare.house.codes import CodeList
from throughcare.people.models import Person
from throughcare.ui.forms import DateField, Form

AHEAD = timedelta(days=366)
YES_NO = (("yes", "Yes"), ("no", "No"))
CHANGEABLE = (
    "start",
    "end",
    "legal_status",
    "reason_started",
    "placement_type",
    "reason_ended",
)


def _a_year_ahead() -> date:
    return today() + AHEAD


def _start(person: Person, ask: str) -> DateField:
    return DateField(
        label="First day",
        ask=ask,
        latest=_a_year_ahead,
        latest_says="It can't be more than a year ahead.",
        earliest=person.date_of_birth,
        earliest_says="It can't be before the birthday.",
    )


def _end(person: Person) -> DateField:
    return DateField(
        label="Day on which it ended",
        help_text="Leave it empty while it goes on. The day itself no longer counts.",
        ask="Enter the day on which it ended, or leave all three boxes empty.",
        required=False,
        earliest=person.date_of_birth,
        earliest_says="It can't be before the birthday.",
    )


def _code(label: str, codes: CodeList, kept: str = "", **kwargs: Any) -> forms.ChoiceField:
    """A choice from a code list; a code that a file brought and no list knows stays choosable."""
    choices = [("", "Not given")]
    choices += [(c.code, f"{c.label} ({c.code})") for c in codes if not c.retired]
    if kept and kept not in {code for code, _ in choices}:
        choices.append((kept, codes.label(kept)))
    return forms.ChoiceField(label=label, choices=choices, widget=forms.Select, **kwargs)


class CareForm(Form):
    """A period of care under one legal status in one placement."""

    def __init__(
        self, *args: Any, person: Person, period: CarePeriod | None = None, **kwargs: Any
    ) -> None:
        was = period or CarePeriod()
        self.base_fields = {  # type: ignore[misc]
            "start": _start(person, "Enter the first day of this period of care."),
            "end": _end(person),
            "legal_status": _code("Legal status", LS, was.legal_status),
            "reason_started": _code("Why did it start?", RNE, was.reason_started, required=False),
            "placement_type": _code("Placement", PLACE, was.placement_type, required=False),
            "reason_ended": _code(
                "Why did it end?",
                REC,
                was.reason_ended,
                required=False,
                help_text="Where it has ended.",
            ),
        }
        if period is not None:
            kwargs.setdefault("initial", {name: getattr(period, name) for name in CHANGEABLE})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """An end needs its reason, and a reason its end."""
        given = super().clean() or {}
        if given.get("end") and not given.get("reason_ended"):
            self.add_error("reason_ended", "Choose why it ended: the legal status can hang on it.")
        if given.get("reason_ended") and not given.get("end") and "end" not in self.errors:
            self.add_error("end", "Enter the day on which it ended, or take the reason away.")
        return given

    def new(self, person_id: int) -> NewCarePeriod:
        """What was filled in; only after ``is_valid``."""
        return NewCarePeriod(person_id, **{name: self.cleaned_data[name] for name in CHANGEABLE})

    def changes(self, period: CarePeriod) -> dict[str, Any]:
        """Which fields are now another; only after ``is_valid``."""
        given = self.cleaned_data
        return {n: given[n] for n in CHANGEABLE if given[n] != getattr(period, n)}


def _with() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="With whom?",
        choices=(
            ("parent", "A parent"),
            ("pr", "Somebody else with parental responsibility"),
            ("other", "Somebody else"),
        ),
        widget=forms.RadioSelect,
    )


def _asked() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="What was asked?",
        choices=(
            ("support", "Support from 21 to 24"),
            ("education", "Help with education or training"),
            ("opt_out", "No more support"),
        ),
        widget=forms.RadioSelect,
    )


def _yes_no(label: str, hint: str = "") -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect, help_text=hint)
    field.inline = True  # type: ignore[attr-defined]
    return field


class FactForm(Form):
    """A fact beside care on which a legal status hangs; its fields follow from its kind."""

    def __init__(self, *args: Any, person: Person, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        day = "Enter the first day."
        fields: dict[str, forms.Field] = {"start": _start(person, day)}
        if kind in (StatusFact.Kind.REQUEST, StatusFact.Kind.DIED):
            fields["start"].label = "When was it?"
        else:
            fields["end"] = _end(person)
        if kind == StatusFact.Kind.HOME:
            fields["with"] = _with()
        elif kind == StatusFact.Kind.REQUEST:
            fields["kind"] = _asked()
        elif kind == StatusFact.Kind.SGO:
            fields["looked_after_immediately_before"] = _yes_no("In care just before the order?")
        elif kind == StatusFact.Kind.EDUCATION:
            fields["programme_from_before_21"] = _yes_no(
                "Does the programme go back to before the 21st birthday?",
                "As the pathway plan says.",
            )
        self.base_fields = fields  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def new(self, person_id: int) -> NewStatusFact:
        """What was filled in; only after ``is_valid``."""
        given = dict(self.cleaned_data)
        start, end = given.pop("start"), given.pop("end", None)
        return NewStatusFact(person_id, self.kind, start, end, detail=_detail(given))


def _detail(given: Mapping[str, str]) -> dict[str, Any]:
    return {name: {"yes": True, "no": False}.get(value, value) for name, value in given.items()}


class EndForm(Form):
    """Until when a fact held."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.base_fields = {"end": _end(person)}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

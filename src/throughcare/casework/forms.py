"""Forms of casework: a contact, a step, an adviser, young people who move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from throughcare.access.models import Team, User
from throughcare.casework.models import Contact, Milestone
from throughcare.casework.services import NewContact, NewMilestone
from throughcare.house.clock import today
from throughcare.people.models import Person
from throughcare.ui.formatting import count, sentence, spoken
from throughcare.ui.forms import DateField, Form

YES, NO = "yes", "no"
YES_NO = ((YES, "Yes"), (NO, "No"))
AFTER_TODAY = "It can't be after today."


def _radios(label: str, choices: Sequence[tuple[str, str]], **kwargs: Any) -> forms.ChoiceField:
    inline = kwargs.pop("inline", False)
    field = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **kwargs)
    field.inline = inline  # type: ignore[attr-defined]
    return field


def _text(label: str, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ContactForm(Form):
    """A visit, a call, a message, or an attempt at one. Built for a phone: one column."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        self.base_fields = _contact_fields(person)  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def new(self) -> NewContact:
        """What was filled in; only after ``is_valid``."""
        given = self.cleaned_data
        return NewContact(
            person_id=self.person.pk,
            kind=given["kind"],
            happened_on=given["happened_on"],
            seen=given["seen"] == YES,
            seen_alone=_yes(given["seen_alone"]),
            home_seen=_yes(given["home_seen"]),
            place=given["place"],
            their_words=given["their_words"],
            note=given["note"],
            agreed=given["agreed"],
            shared=given["share"] == YES,
            why_not_shared=given["why_not_shared"],
        )

    @staticmethod
    def of(contact: Contact) -> dict[str, Any]:
        """A recorded contact as initial values."""
        return {
            "kind": contact.kind,
            "happened_on": contact.happened_on,
            "seen": YES if contact.seen else NO,
            "seen_alone": _answer(contact.seen_alone),
            "home_seen": _answer(contact.home_seen),
            "place": contact.place,
            "their_words": contact.their_words,
            "note": contact.note,
            "agreed": contact.agreed,
            "share": YES if contact.shared else NO,
            "why_not_shared": contact.why_not_shared,
        }


def _yes(answer: str) -> bool | None:
    return None if not answer else answer == YES


def _answer(given: bool | None) -> str:
    return "" if given is None else YES if given else NO


def _contact_fields(person: Person) -> dict[str, forms.Field]:
    them = spoken(person.pronouns, person.called)
    they, their = them.subject, them.possessive
    reads = f"{sentence(they)} {them.verb('reads', 'read')} every word."
    met = _radios(
        f"Did you meet or speak to {person.called}?",
        ((YES, "Yes"), (NO, "No, I tried")),
        error_messages={"required": f"Say whether you met or spoke to {person.called}."},
    )
    met.choice_hints = {NO: "An attempt is kept, and the next visit stays due."}  # type: ignore[attr-defined]
    return {
        "kind": _radios(
            "How were you in contact?",
            Contact.Kind.choices,
            error_messages={"required": "Choose how you were in contact, or tried to be."},
        ),
        "seen": met,
        "happened_on": DateField(
            label="When was it?",
            ask=f"Enter the day you saw {person.called}, or tried to.",
            latest=today,
            latest_says=AFTER_TODAY,
            earliest=person.date_of_birth,
            earliest_says=f"It can't be before {they} {them.verb('was', 'were')} born.",
        ),
        "place": forms.CharField(
            label="Where?",
            help_text="For example: at home, at college, at the drop-in.",
            required=False,
            max_length=120,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        ),
        "their_words": _text(
            f"What {they} said, in {their} own words",
            f"Exactly as {they} said it. Nothing is corrected.",
        ),
        "note": _text("What happened", f"Write it to {them.object}. {reads}", rows=6),
        "agreed": _text("What you agreed", "Who does what, and by when.", rows=3),
        "seen_alone": _radios(
            f"Did you see {them.object} alone?", YES_NO, required=False, inline=True
        ),
        "home_seen": _radios(
            f"Did you see where {they} {them.verb('lives', 'live')}?",
            YES_NO,
            required=False,
            inline=True,
            help_text="For a visit.",
        ),
        "share": _radios(
            f"Share this with {person.called}?",
            ((YES, "Yes"), (NO, "Not yet")),
            initial=YES,
            inline=True,
        ),
        "why_not_shared": forms.CharField(
            label="If not yet, why?",
            required=False,
            max_length=300,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        ),
    }


class StepForm(Form):
    """An assessment, a plan, a review or a move, with its day."""

    kind = _radios("What was done?", Milestone.Kind.choices)
    on = DateField(
        label="When was it done?",
        ask="Enter the day it was done.",
        latest=today,
        latest_says=AFTER_TODAY,
    )
    note = _text("Note", "What changed, and who took part.")

    def new(self, person_id: int) -> NewMilestone:
        """What was filled in; only after ``is_valid``."""
        given = self.cleaned_data
        return NewMilestone(person_id, given["kind"], given["on"], given["note"].strip())


class ReasonForm(Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label="Why should it not be here?",
        help_text="For example: it was about somebody else, or it is here twice.",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


NOBODY = "nobody"
SAME = "same"


class AdviserForm(Form):
    """A team and an adviser for one or several young people, from a day."""

    team = forms.ChoiceField(label="Team", required=False, widget=forms.Select)
    worker = forms.ChoiceField(label="Personal adviser", required=False, widget=forms.Select)
    start = DateField(
        label="From",
        help_text="Whoever had them before sees them until then.",
        ask="Enter the day from which this holds.",
    )
    reason = forms.CharField(
        label="Why?",
        help_text="They will read this in their story.",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        teams: Sequence[Team],
        workers: Sequence[tuple[str, Sequence[User]]],
        caseloads: Mapping[int, int],
        keep_team: str = "",
        allow_nobody: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.teams, self.workers, self.caseloads = teams, workers, caseloads
        kept = [(SAME, keep_team)] if keep_team else [("", "Choose a team")]
        self.fields["team"].choices = [*kept, *((str(t.pk), t.name) for t in teams)]  # type: ignore[attr-defined]
        people = [
            (str(w.pk), ", ".join(filter(None, (w.name, team, _has(caseloads.get(w.pk))))))
            for team, members in workers
            for w in members
        ]
        first = [("", "Choose an adviser")]
        last = [(NOBODY, "Nobody for now")] if allow_nobody else []
        self.fields["worker"].choices = [*first, *people, *last]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a team where there is none, and for an adviser."""
        given = super().clean() or {}
        if not self.errors.get("team") and not given.get("team"):
            self.add_error("team", "Choose the team that looks after them.")
        if not self.errors.get("worker") and not given.get("worker"):
            self.add_error("worker", "Choose a personal adviser.")
        return given

    @property
    def team_id(self) -> int | None:
        """The team chosen, None where it stays as it is."""
        chosen = self.cleaned_data.get("team", "")
        return int(chosen) if chosen and chosen != SAME else None

    @property
    def worker_id(self) -> int | None:
        """The adviser chosen, None for nobody."""
        chosen = self.cleaned_data.get("worker", "")
        return int(chosen) if chosen and chosen != NOBODY else None

    @property
    def worker_name(self) -> str:
        """The name of the adviser chosen."""
        return next((w.name for _, ws in self.workers for w in ws if w.pk == self.worker_id), "")

    @property
    def team_name(self) -> str:
        """The name of the team chosen, empty where it stays as it is."""
        return next((t.name for t in self.teams if t.pk == self.team_id), "")

    @property
    def caseload(self) -> int | None:
        """How many the adviser chosen has; None where the reader does not see them all."""
        return self.caseloads.get(self.worker_id or 0)

    @property
    def start_on(self) -> date:
        """The first day; only after ``is_valid``."""
        found: date = self.cleaned_data["start"]
        return found


class MoveForm(AdviserForm):
    """Young people to be chosen, and to whom they go."""

    people = forms.MultipleChoiceField(
        label="Who?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who moves."},
    )
    field_order = ("people", "team", "worker", "start", "reason")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        field.choices = [(code, name) for code, name, _ in people]  # type: ignore[attr-defined]
        field.choice_hints = {code: hint for code, _, hint in people}  # type: ignore[attr-defined]

    @property
    def people_chosen(self) -> frozenset[str]:
        """Public ids of those chosen; only after ``is_valid``."""
        return frozenset(self.cleaned_data["people"])

    def as_posted(self) -> list[tuple[str, str]]:
        """Every box as it was filled in, to be posted again from the page that checks."""
        given = [("people", one) for one in self.cleaned_data["people"]]
        return given + [
            (name, text) for name, text in sorted(self.typed().items()) if name != "people"
        ]


def _has(people: int | None) -> str:
    return "" if people is None else count(people, "young person", "young people")

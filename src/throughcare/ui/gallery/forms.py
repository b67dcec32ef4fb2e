"""The gallery's form: every kind of field that a page uses."""

from __future__ import annotations

from django import forms

from throughcare.house import clock
from throughcare.ui.forms import DateField, Form, TimeField


class VisitForm(Form):
    """A visit, as a page would ask for it."""

    kind = forms.ChoiceField(
        label="How were you in touch?",
        choices=[("visit", "Visit in person"), ("phone", "Phone call"), ("message", "Message")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you were in touch with Kofi."},
    )
    seen_on = DateField(
        label="When was it?",
        help_text="For example, 18 11 2026",
        ask="Enter the day you saw Kofi.",
        latest=clock.today,
        latest_says="It can't be after today.",
    )
    at = TimeField(
        label="At what time?",
        help_text="If you know it, like 2:30pm",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    place = forms.CharField(
        label="Where?",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    words = forms.CharField(
        label="What Kofi said, in his own words",
        help_text="Write it as he said it. Nobody will correct it.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(
        label="What happened",
        help_text="Write it to him. He reads every word.",
        widget=forms.Textarea,
        error_messages={"required": "Write what happened, even in one line."},
    )
    who = forms.MultipleChoiceField(
        label="Who else was there?",
        required=False,
        choices=[("carer", "His carer"), ("friend", "A friend"), ("nurse", "The nurse")],
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.ChoiceField(
        label="Which team is told?", required=False, choices=[("", "None"), ("north", "North team")]
    )
    shared = forms.BooleanField(label="Kofi may see this on his own page", required=False)

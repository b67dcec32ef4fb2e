from datetime import date, time

import pytest
from django import forms

from throughcare.house import Refused
from throughcare.ui import fields
from throughcare.ui.forms import DateField, Form, TimeField, Unreadable, read_day

TODAY = date(2026, 11, 25)
ASK = "Enter the day you saw Kofi."


class Visit(Form):
    kind = forms.ChoiceField(
        label="How?", choices=[("visit", "Visit"), ("phone", "Phone")], widget=forms.RadioSelect
    )
    on = DateField(
        label="When?",
        ask=ASK,
        latest=TODAY,
        latest_says="It can't be after today.",
        earliest=date(2020, 1, 1),
    )
    at = TimeField(label="Time?", required=False)
    note = forms.CharField(label="What happened?", max_length=5, widget=forms.Textarea)


def posted(**more):
    return {
        "kind": "visit",
        "on_day": "18",
        "on_month": "11",
        "on_year": "2026",
        "note": "ok",
        **more,
    }


def said(form, field):
    return list(form.errors.get(field, []))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("18", "11", "2026"), date(2026, 11, 18)),
        (("1", "Nov", "2026"), date(2026, 11, 1)),
        (("1", "november", "2026"), date(2026, 11, 1)),
        (("29", "2", "2024"), date(2024, 2, 29)),
    ],
)
def test_days_that_can_be_read(texts, found):
    assert read_day(*texts) == found


@pytest.mark.parametrize(
    ("texts", "part", "says"),
    [
        (("31", "6", "2026"), "day", "June has 30 days."),
        (("29", "2", "2026"), "day", "February 2026 has 28 days."),
        (("30", "2", "2024"), "day", "February 2024 has 29 days."),
        (("0", "6", "2026"), "day", "Write the day as a number from 1 to 31."),
        (("x", "6", "2026"), "day", "Write the day as a number from 1 to 31."),
        (("1", "13", "2026"), "month", "Write the month as a number from 1 to 12."),
        (("1", "Ju", "2026"), "month", "Write the month as a number from 1 to 12."),
        (("1", "", "2026"), "month", "The month is missing."),
        (("1", "6", "26"), "year", "Write the year with 4 digits"),
        (("1", "6", "0026"), "year", "Write the year as a number"),
        (("1", "6", "²026"), "year", "Write the year as a number"),
        (("1", "6", ""), "year", "The year is missing."),
    ],
)
def test_days_that_cannot(texts, part, says):
    with pytest.raises(Unreadable) as problem:
        read_day(*texts)
    assert problem.value.part == part
    assert str(problem.value).startswith(says)


def test_a_day_beyond_its_bounds():
    assert said(Visit(posted(on_day="26")), "on") == [f"{ASK} It can't be after today."]
    assert said(Visit(posted(on_year="2019")), "on") == [
        f"{ASK} It can't be before 1 January 2020."
    ]
    assert said(Visit(posted(on_day="", on_month="", on_year="")), "on") == [ASK]
    assert Visit(posted(on_day=" 25 ")).is_valid()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2:30pm", time(14, 30)),
        ("2.30 PM", time(14, 30)),
        ("14:30", time(14, 30)),
        ("12am", time(0, 0)),
        ("12pm", time(12, 0)),
        ("", None),
    ],
)
def test_times(text, found):
    form = Visit(posted(at=text))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == found


@pytest.mark.parametrize("text", ["14", "25:00", "10:75", "13pm", "half past two", "0am"])
def test_what_is_no_time(text):
    assert said(Visit(posted(at=text)), "at") == ["Write the time like 2:30pm or 14:30."]


def test_every_complaint_is_in_our_words():
    form = Visit({**posted(note="too long"), "kind": ""})
    assert said(form, "kind") == ["Choose an answer to “How”."]
    assert said(form, "note") == ["Shorten this to 5 characters: it has 8."]
    assert said(Visit(posted(kind="pigeon")), "kind") == ["Choose one of the answers shown."]
    assert said(Visit(posted(note="")), "note") == ["Fill in “What happened”."]


def test_a_refusal_stands_beside_its_field_or_above():
    form = Visit(posted())
    form.refuse(Refused("Kofi moved that day.", field="on"))
    form.refuse(Refused("The record is closed.", field="nonsense"))
    assert said(form, "on") == ["Kofi moved that day."]
    assert list(form.non_field_errors()) == ["The record is closed."]


def test_the_summary_leads_to_the_box_that_is_wrong():
    form = Visit(posted(on_day="31", on_month="6", on_year="2026", note=""))
    assert fields.error_list(form) == [
        {"text": f"{ASK} June has 30 days.", "href": "#id_on_day"},
        {"text": "Fill in “What happened”.", "href": "#id_note"},
    ]
    form = Visit(posted(on_year="26"))
    assert fields.error_list(form)[0]["href"] == "#id_on_year"
    items = fields.params(form["on"])[1]["items"]
    assert ["govuk-input--error" in item["classes"] for item in items] == [False, False, True]


def test_nothing_typed_is_lost_on_an_error():
    form = Visit(posted(on_day="31", on_month="june", at="whenever", note="i said “no”"))
    assert [i["value"] for i in fields.params(form["on"])[1]["items"]] == ["31", "june", "2026"]
    assert fields.params(form["at"])[1]["value"] == "whenever"
    assert fields.params(form["note"])[1]["value"] == "i said “no”"
    assert [i["checked"] for i in fields.params(form["kind"])[1]["items"]] == [True, False]


def test_a_draft_comes_back_as_it_was_typed():
    typed = Visit(posted(on_day="31", on_month="ju", on_year="", at="2pm")).typed()
    assert typed == {
        "kind": "visit",
        "on_day": "31",
        "on_month": "ju",
        "on_year": "",
        "at": "2pm",
        "note": "ok",
    }
    form = Visit.resumed(typed)
    assert not form.is_bound
    assert [i["value"] for i in fields.params(form["on"])[1]["items"]] == ["31", "ju", ""]
    assert fields.params(form["note"])[1]["value"] == "ok"
    assert [i["checked"] for i in fields.params(form["kind"])[1]["items"]] == [True, False]


def test_a_date_is_shown_in_three_boxes():
    form = Visit(initial={"on": date(2026, 3, 4), "at": time(9, 5)})
    assert [i["value"] for i in fields.params(form["on"])[1]["items"]] == ["4", "3", "2026"]
    assert fields.params(form["at"])[1]["value"] == "09:05"


def test_labels_and_hints_are_text_never_markup():
    class Sly(Form):
        word = forms.CharField(label="<b>x</b>", help_text="<i>y</i>")

    made = fields.params(Sly()["word"])[1]
    assert made["label"]["text"] == "<b>x</b>"
    assert "html" not in made["label"]
    assert "html" not in made["hint"]

"""A form's fields as parameters of GOV.UK's macros: label, hint, error and what was typed."""

from __future__ import annotations

from typing import Any, TypedDict

from django import forms

from throughcare.ui.forms import PARTS, ThreeBoxes

BOX_WIDTH = {"day": 2, "month": 2, "year": 4}


class Problem(TypedDict):
    """One line of the summary above a form, and the field it leads to."""

    text: str
    href: str


def params(bound: forms.BoundField) -> tuple[str, dict[str, Any]]:
    """(name of the component, its parameters) for a bound field.

    A widget's ``attrs`` go to the element; ``class`` adds classes. A field may say more by
    attributes of its own: ``legend_size`` or ``label_size`` (``m``, ``l``), ``choice_hints``
    (value → hint), ``inline`` (choices side by side).
    """
    widget = bound.field.widget
    if isinstance(widget, ThreeBoxes):
        return "date", _date(bound)
    # Django's list of checkboxes is a kind of radio list, so it is asked for first.
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checkboxes", _choices(bound)
    if isinstance(widget, forms.RadioSelect):
        return "radios", _choices(bound)
    if isinstance(widget, forms.CheckboxInput):
        return "checkboxes", _single(bound)
    if isinstance(widget, forms.Select):
        return "select", _select(bound)
    if isinstance(widget, forms.Textarea):
        return "textarea", {
            **_common(bound),
            "rows": widget.attrs.get("rows", 4),
            "value": _text(bound),
        }
    if isinstance(widget, forms.PasswordInput):
        return "password", {**_common(bound), "autocomplete": widget.attrs.get("autocomplete")}
    made = {**_common(bound), "type": widget.input_type, "value": _text(bound)}
    for known in ("autocomplete", "inputmode", "spellcheck"):
        made[known] = widget.attrs.get(known)
    return "input", made


def error_list(form: forms.BaseForm) -> list[Problem]:
    """Every problem in the order of the page; general ones lead to the form's first field."""
    found = []
    first = next((_first_id(bound) for bound in form if not bound.is_hidden), "main")
    for error in form.non_field_errors():
        found.append(Problem(text=str(error), href=f"#{first}"))
    for bound in form:
        for error in bound.errors:
            found.append(Problem(text=str(error), href=f"#{_first_id(bound)}"))
    return found


def _first_id(bound: forms.BoundField) -> str:
    """The element that takes the focus: for a day, the box that is wrong."""
    if isinstance(bound.field.widget, ThreeBoxes):
        return f"{bound.auto_id}_{_wrong_part(bound) or 'day'}"
    return bound.auto_id


def _wrong_part(bound: forms.BoundField) -> str | None:
    codes = [e.code for e in bound.errors.as_data()] if bound.errors else []
    return codes[0] if codes and codes[0] in PARTS else None


def _common(bound: forms.BoundField) -> dict[str, Any]:
    attrs = dict(bound.field.widget.attrs)
    classes = attrs.pop("class", "")
    for known in ("autocomplete", "inputmode", "spellcheck", "rows", "cols", "maxlength"):
        attrs.pop(known, None)
    return {
        "id": bound.auto_id,
        "name": bound.html_name,
        "classes": classes,
        "attributes": attrs,
        "label": {"text": bound.label, "classes": _size(bound, "label")},
        "hint": {"text": bound.help_text} if bound.help_text else None,
        "errorMessage": _error(bound),
    }


def _error(bound: forms.BoundField) -> dict[str, str] | None:
    return {"text": str(bound.errors[0])} if bound.errors else None


def _size(bound: forms.BoundField, what: str) -> str:
    size = getattr(bound.field, f"{what}_size", "s")
    part = "govuk-fieldset__legend" if what == "legend" else "govuk-label"
    return f"{part}--{size}"


def _legend(bound: forms.BoundField) -> dict[str, Any]:
    return {"legend": {"text": bound.label, "classes": _size(bound, "legend")}}


def _text(bound: forms.BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _date(bound: forms.BoundField) -> dict[str, Any]:
    value = bound.value()
    if not isinstance(value, list | tuple):
        value = bound.field.widget.decompress(value)
    wrong = _wrong_part(bound)
    items = []
    for part, text in zip(PARTS, value, strict=True):
        bad = bool(bound.errors) and wrong in (None, part)
        items.append(
            {
                "id": f"{bound.auto_id}_{part}",
                "name": f"{bound.html_name}_{part}",
                "label": part.capitalize(),
                "value": text,
                "classes": f"govuk-input--width-{BOX_WIDTH[part]}"
                + (" govuk-input--error" if bad else ""),
                "attributes": {"aria-invalid": "true"} if bad else {},
            }
        )
    return {
        "id": bound.auto_id,
        "fieldset": _legend(bound),
        "hint": {"text": bound.help_text} if bound.help_text else None,
        "errorMessage": _error(bound),
        "items": items,
    }


def _choices(bound: forms.BoundField) -> dict[str, Any]:
    value = bound.value()
    chosen = {str(v) for v in value} if isinstance(value, list | tuple | set) else {_text(bound)}
    hints = getattr(bound.field, "choice_hints", {})
    items = [
        {
            "value": str(code),
            "text": str(label),
            "checked": str(code) in chosen,
            "hint": {"text": hints[code]} if code in hints else None,
        }
        for code, label in bound.field.widget.choices
        if str(code)
    ]
    inline = "govuk-radios--inline" if getattr(bound.field, "inline", False) else ""
    return {
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "classes": inline,
        "fieldset": _legend(bound),
        "hint": {"text": bound.help_text} if bound.help_text else None,
        "errorMessage": _error(bound),
        "items": items,
    }


def _single(bound: forms.BoundField) -> dict[str, Any]:
    item: dict[str, Any] = {
        "value": "on",
        "text": bound.label,
        "checked": bool(bound.value()),
    }
    if bound.help_text:
        item["hint"] = {"text": bound.help_text}
    return {
        "idPrefix": bound.auto_id,
        "name": bound.html_name,
        "errorMessage": _error(bound),
        "items": [item],
    }


def _select(bound: forms.BoundField) -> dict[str, Any]:
    chosen = _text(bound)
    return {
        **_common(bound),
        "items": [
            {"value": str(code), "text": str(label), "selected": str(code) == chosen}
            for code, label in bound.field.widget.choices
        ],
    }

"""The environment in which Django's Jinja2 backend renders every page."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any
from uuid import uuid4

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from throughcare.access.submissions import FIELD
from throughcare.ui import components, fields, formatting
from throughcare.ui.components import Frame, Notice
from throughcare.ui.life_bar import draw
from throughcare.ui.views import frame, notices

GOVUK = "govuk_frontend_jinja"


class Told(Undefined):
    """A name that nobody gave fails when it is printed; a misspelt attribute, when asked for.

    GOV.UK's macros take dictionaries and ask for keys that may be missing; those stay empty.
    """

    def _ours(self) -> bool:
        return not isinstance(self._undefined_obj, dict)

    def __str__(self) -> str:
        if self._ours():
            self._fail_with_undefined_error()
        return ""

    def __bool__(self) -> bool:
        if is_dataclass(self._undefined_obj):
            self._fail_with_undefined_error()
        return False


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page."""
    return reverse(name, args=args, kwargs=kwargs)


def once() -> Markup:
    """The hidden field by which a form post is acted on once."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, uuid4())


@pass_context
def form_keys(context: Context) -> Markup:
    """What every form that posts must hold: the token against forgery and the key."""
    return Markup("{}{}").format(context.get("csrf_input", ""), once())


@pass_context
def reader_frame(context: Context) -> Frame:
    """The reader's frame, for a page whose view is another's and did not bring one."""
    return frame(context["request"])


@pass_context
def reader_notices(context: Context) -> list[Notice]:
    """What the last request left to be said, for a page whose view did not bring it."""
    return notices(context["request"])


def environment(**options: Any) -> Environment:
    """Django's options, our loaders beside them, and the names that every template knows."""
    options["loader"] = ChoiceLoader(
        [options["loader"], PrefixLoader({GOVUK: PackageLoader(GOVUK)})]
    )
    options["undefined"] = Told
    made = Environment(  # noqa: S701 - Django passes autoescape=True
        **options, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(
        url=url,
        static=static,
        once=once,
        form_keys=form_keys,
        reader_frame=reader_frame,
        reader_notices=reader_notices,
        field_params=fields.params,
        error_list=fields.error_list,
        draw_life=draw,
        kind=components.kind,
    )
    made.filters.update(
        day=formatting.day,
        day_and_year=formatting.day_and_year,
        short_day=formatting.short_day,
        full_day=formatting.full_day,
        month=formatting.month,
        hour=formatting.hour,
        moment=formatting.moment,
        ago=formatting.ago,
        due=formatting.due,
        number=formatting.number,
        possessive=formatting.possessive,
    )
    return made

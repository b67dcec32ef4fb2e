"""The frame, the components and the error pages as HTML, without a browser."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from jinja2 import UndefinedError

from throughcare.access.roles import ROLES
from throughcare.ui import errors, navigation
from throughcare.ui.components import Chip, State, kind
from throughcare.ui.gallery.views import PARTS

pytestmark = pytest.mark.urls("tests.ui.urls")

PAGES = [
    "/gallery/",
    *(f"/gallery/{part}/" for part in PARTS),
    "/gallery/form/",
    "/gallery/form/?wrong=1",
]


@pytest.fixture
def template():
    from django.template import engines

    return lambda text, **context: engines.all()[0].env.from_string(text).render(**context)


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_nothing_that_a_strict_policy_refuses(path):
    response = Client().get(path)
    html = response.content.decode()
    assert response.status_code == 200
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", html)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)
    assert "unsafe" not in response["Content-Security-Policy"]
    assert len(response.content) < 60_000


@pytest.mark.parametrize("path", PAGES)
def test_every_form_that_posts_has_its_token_and_key(path):
    html = Client().get(path).content.decode()
    for form in re.findall(r'<form[^>]*method="post".*?</form>', html, re.S):
        assert 'name="csrfmiddlewaretoken"' in form
        assert 'name="idempotency_key"' in form


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_there_once_and_labels_lead_to_them(path):
    html = Client().get(path).content.decode()
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'\sfor="([^"]*)"', html)) <= set(ids)
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)


def test_a_misspelt_name_fails_instead_of_printing_nothing(template):
    state = State("due", "Due tomorrow")
    assert template("{{ it.text }}{% if it.kind %}!{% endif %}", it=state) == "Due tomorrow!"
    for wrong in ("{{ it.txt }}", "{% if it.knd %}{% endif %}", "{{ nobody }}"):
        with pytest.raises(UndefinedError):
            template(wrong, it=state)


def test_what_is_recorded_is_never_markup(template):
    chips = [Chip('<script>alert("x")</script>', '/?q="><b>')]
    html = template('{% import "ui/macros.html" as ui %}{{ ui.chips(chips, "Show") }}', chips=chips)
    assert "<script" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("level", ["good", "due", "overdue", "look", "none", "met", "info"])
def test_every_level_of_the_house_has_a_shape(level, template):
    drawn = template('{% import "ui/macros.html" as ui %}{{ ui.state(k, "x") }}', k=kind(level))
    sprite = template('{% include "ui/sprite.html" %}')
    shape = re.search(r'href="#(i-[a-z]+)"', drawn)[1]
    assert f'id="{shape}"' in sprite


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="purple"):
        kind("purple")


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400),
        (errors.permission_denied, 403),
        (errors.not_found, 404),
        (errors.csrf_failure, 403),
        (errors.server_error, 500),
    ],
)
def test_error_pages_say_what_to_do_and_hold_no_detail(view, status):
    request = RequestFactory().get("/people/x/")
    request.resolver_match = None
    response = view(request)
    html = response.content.decode()
    assert response.status_code == status
    assert "<h1>" in html
    assert "Traceback" not in html
    assert "Exception" not in html


def test_an_unknown_address_is_answered_in_plain_words():
    html = Client().get("/gallery/nothing/").content.decode()
    assert "There is no page here that you can open" in html


def test_every_role_has_a_navigation():
    assert set(navigation.ENTRIES) == set(ROLES)


def test_the_navigation_leads_nowhere_that_does_not_exist():
    user = SimpleNamespace(role="personal_adviser", can=lambda permission: True)
    navigation.address.cache_clear()
    assert navigation.entries(user) == []
    navigation.address.cache_clear()

"""What every answer tells the browser, and how the cookies are set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.security import rows

pytestmark = pytest.mark.django_db(databases=["default", "log"])


def answers(cast: rows.Cast) -> dict[str, Any]:
    signed = Client(raise_request_exception=False)
    signed.force_login(cast.adviser)
    stranger = Client()
    return {
        "sign in": stranger.get(reverse("account_login")),
        "stranger": stranger.get(reverse("today")),
        "today": signed.get(reverse("today")),
        "record": signed.get(reverse("person", args=[cast.visible.public_id])),
        "not found": signed.get(reverse("person", args=[cast.hidden.public_id])),
        "forbidden": signed.get(reverse("service")),
        "bad": signed.post(reverse("new_contact", args=[cast.visible.public_id]), {}),
        "no address": signed.get("/nowhere/"),
    }


def test_every_answer_binds_the_browser(cast: rows.Cast) -> None:
    for name, answer in answers(cast).items():
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert "form-action 'self'" in policy, name
        assert "base-uri 'none'" in policy, name
        assert "unsafe" not in policy, name
        assert "camera=()" in answer["Permissions-Policy"], name
        assert answer["X-Frame-Options"] == "DENY", name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["Referrer-Policy"] == "same-origin", name


def test_nothing_of_a_record_is_kept_by_the_browser_or_a_proxy(cast: rows.Cast) -> None:
    found = answers(cast)
    for name in ("today", "record", "not found", "forbidden", "sign in"):
        assert "no-store" in found[name].get("Cache-Control", ""), name


def test_outside_a_demo_cookies_and_addresses_are_secure(tmp_path: Path) -> None:
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            "from throughcare.config import settings as s; print(s.SESSION_COOKIE_SECURE,"
            " s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 30_000_000,"
            " s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE)",
        ],
        env={
            "PATH": os.environ["PATH"],
            "THROUGHCARE_SECRET_KEY": "x" * 50,
            "THROUGHCARE_ALLOWED_HOSTS": "service.example.gov.uk",
            "THROUGHCARE_AUTHORITY_NAME": "Somewhere",
            "THROUGHCARE_DATA": str(tmp_path),
            "THROUGHCARE_DEMO": "no",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert shown.split() == ["True", "True", "True", "True", "True", "Lax"]


def test_the_session_cookie_is_out_of_reach_of_scripts(cast: rows.Cast) -> None:
    answer = Client().post(reverse("demo_sign_in"), {"email": cast.adviser.email})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"] or cookie["max-age"] <= settings.SESSION_COOKIE_AGE


def test_a_forged_host_is_refused() -> None:
    answer = Client(raise_request_exception=False).get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400

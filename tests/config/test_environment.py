"""Settings: one table, plain mistakes, and a refusal of what is unsafe."""

from __future__ import annotations

import stat

import pytest

from throughcare.config import environment, safety
from throughcare.config.environment import SettingError, load

SAFE = {
    "THROUGHCARE_SECRET_KEY": "x" * 50,
    "THROUGHCARE_ALLOWED_HOSTS": "throughcare.example.gov.uk",
    "THROUGHCARE_AUTHORITY_NAME": "Somewhere Council",
}
THREE = {
    "DATABASE_URL": "postgresql://throughcare_web:a@localhost/throughcare",
    "DATABASE_JOBS_URL": "postgresql://throughcare_jobs:b@localhost/throughcare",
    "DATABASE_OWNER_URL": "postgresql://throughcare_owner:c@localhost/throughcare",
}


@pytest.fixture
def given(tmp_path):
    def made(**more: str) -> dict[str, str]:
        return {"THROUGHCARE_DATA": str(tmp_path), **SAFE, **more}

    return made


def test_safe_settings_have_no_problem(given) -> None:
    assert safety.problems(load(given(**THREE))) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"THROUGHCARE_DEBUG": "yes"}, "THROUGHCARE_DEBUG"),
        ({"THROUGHCARE_SECRET_KEY": ""}, "THROUGHCARE_SECRET_KEY"),
        ({"THROUGHCARE_SECRET_KEY": "short"}, "THROUGHCARE_SECRET_KEY"),
        ({"THROUGHCARE_ALLOWED_HOSTS": ""}, "THROUGHCARE_ALLOWED_HOSTS"),
        ({"THROUGHCARE_ALLOWED_HOSTS": "a.gov.uk, *"}, "THROUGHCARE_ALLOWED_HOSTS"),
        ({"THROUGHCARE_TRUSTED_ORIGINS": "http://a.gov.uk"}, "THROUGHCARE_TRUSTED_ORIGINS"),
        ({"THROUGHCARE_AUTHORITY_NAME": ""}, "THROUGHCARE_AUTHORITY_NAME"),
        ({"DATABASE_JOBS_URL": THREE["DATABASE_JOBS_URL"]}, "DATABASE_URL"),
        ({**THREE, "DATABASE_JOBS_URL": THREE["DATABASE_URL"]}, "DATABASE_JOBS_URL"),
        ({**THREE, "DATABASE_URL": "postgresql://throughcare_web:a@db/t"}, "DATABASE_URL"),
    ],
)
def test_each_unsafe_setting_is_named_in_one_sentence(given, change, named) -> None:
    (problem,) = safety.problems(load(given(**change)))
    assert problem.startswith(named)
    assert problem.endswith(".")


def test_a_password_is_never_repeated(given) -> None:
    with pytest.raises(SettingError) as refused:
        load(given(DATABASE_URL="mysql://throughcare_web:hunter2@db/t"))
    assert "hunter2" not in str(refused.value)
    assert str(refused.value).startswith("DATABASE_URL ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("PORT", "²"),
        ("THROUGHCARE_DEMO", "perhaps"),
        ("THROUGHCARE_WEB_PROCESSES", "0"),
        ("DATABASE_URL", "postgresql://throughcare_web@db:x/t"),
        ("THROUGHCARE_EMAIL_URL", "mail.example.gov.uk"),
        ("THROUGHCARE_LOG_LEVEL", "loud"),
        ("THROUGHCARE_LOGIN", "root"),
    ],
)
def test_what_cannot_be_read_is_named(given, name, value) -> None:
    with pytest.raises(SettingError, match=f"^{name} should be"):
        load(given(**{name: value}))


def test_a_demo_needs_no_setting_and_keeps_its_key(tmp_path) -> None:
    asked = {"THROUGHCARE_DATA": str(tmp_path / "new"), "THROUGHCARE_DEMO": "1"}
    first, second = load(asked), load(asked)
    assert safety.problems(first) == []
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= environment.SECRET_LENGTH
    kept = tmp_path / "new" / environment.SECRET_FILE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_demo_serves_this_machine_only(tmp_path) -> None:
    asked = {
        "THROUGHCARE_DATA": str(tmp_path),
        "THROUGHCARE_DEMO": "1",
        "THROUGHCARE_BIND": "0.0.0.0",
        "THROUGHCARE_ALLOWED_HOSTS": "*",
    }
    named = [problem.split()[0] for problem in safety.problems(load(asked))]
    assert named == ["THROUGHCARE_BIND", "THROUGHCARE_ALLOWED_HOSTS"]


def test_a_demo_folder_remembers_that_it_is_one(tmp_path) -> None:
    asked = {"THROUGHCARE_DATA": str(tmp_path)}
    assert not load(asked).demo
    environment.remember_demo(tmp_path)
    assert load(asked).demo
    assert not load({**asked, "THROUGHCARE_DEMO": "no"}).demo


def test_an_address_is_taken_apart() -> None:
    assert environment.to_django("postgresql://me:p%40ss@db.example:5433/care?sslmode=require") == {
        "NAME": "care",
        "USER": "me",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }
    socket = environment.to_django("postgresql://me@/care?host=%2Ftmp%2Fa%20b&port=5432")
    assert (socket["HOST"], socket["PORT"], socket["OPTIONS"]) == ("/tmp/a b", "5432", {})


def test_only_declared_settings_are_read(given) -> None:
    """The table is whole: a setting that is read and not declared fails here."""

    class Watched(dict):
        asked: set[str] = set()

        def get(self, name, default=None):
            self.asked.add(name)
            return super().get(name, default)

    load(Watched(given()))
    assert Watched.asked == set(environment.NAMES)

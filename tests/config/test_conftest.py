"""The tests' own ground: what it promises to the others."""

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError

from throughcare.access.models import User


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_test_rests_as_the_webs_login(as_owner) -> None:
    assert role() == "throughcare_web"
    with as_owner():
        assert role() == "throughcare_owner"
    assert role() == "throughcare_web"


@pytest.mark.django_db
def test_the_resting_role_reaches_no_person() -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person")
    assert role() == "throughcare_web"


def note() -> None:
    with connections["log"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_readlog (user_id, subject, route, method, allowed, reason)"
            " VALUES (1, gen_random_uuid(), 'x', 'GET', true, '')"
        )


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_the_log_is_a_connection_of_its_own_that_rolls_back(turn: int, as_role, reads) -> None:
    assert connections["log"] is not connections["default"]
    assert reads() == []
    with as_role("app_case"):
        note()
    assert len(reads()) == 1


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_what_is_flushed_comes_back_first() -> None:
    assert User.objects.filter(role="installation").count() == 1


@pytest.mark.django_db(transaction=True, databases=["default", "log"])
def test_what_is_flushed_comes_back_second() -> None:
    assert User.objects.filter(role="installation").count() == 1
    assert connections["log"] is not connections["default"]

"""Who may sign in, with what, and what ends a session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.access.signing import PASSWORD, code_of, set_up_code, sign_in
from throughcare.access.models import Throttle, User
from throughcare.access.roles import ROLES
from throughcare.config.jobs import forget_sessions
from throughcare.house.clock import now, start_of, today

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"


@pytest.fixture
def make(as_owner: Any) -> Any:
    """make("nadia@x.test", "personal_adviser") → a user with the password of the tests."""

    def made(email: str = "nadia@harrowmere.test", role: str = "team_manager", **more: Any) -> User:
        user = User(name=email.split("@")[0].title(), email=email, role=role, **more)
        user.set_password(PASSWORD)
        with as_owner():
            user.save()
        return user

    return made


@pytest.fixture
def real(settings: Any) -> None:
    """Outside demo mode."""
    settings.DEMO = False


def opens(client: Client, path: str = "/account/") -> bool:
    return bool(client.get(path).status_code == 200)


class TestStrangers:
    @pytest.mark.parametrize("path", ["/", "/find/?q=kofi", "/drafts/"])
    def test_are_sent_to_sign_in_and_back(self, client: Client, path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith(LOGIN)
        assert "next=" in answer["Location"]

    def test_cannot_post(self, client: Client) -> None:
        assert client.post("/find/")["Location"] == f"{LOGIN}?next=/"

    @pytest.mark.parametrize(
        "name",
        [
            "account_signup",
            "account_email",
            "account_confirm_email",
            "account_set_password",
            "mfa_reauthenticate",
            "account_request_login_code",
        ],
    )
    def test_find_no_page_of_allauth_that_is_not_ours(self, name: str) -> None:
        with pytest.raises(NoReverseMatch):
            reverse(name)

    def test_cannot_sign_up(self, client: Client) -> None:
        assert client.post("/account/signup/", {"email": "me@x.test"}).status_code == 404


class TestPasswords:
    def test_right_one_signs_in(self, client: Client, make: Any) -> None:
        make()
        assert sign_in(client, "NADIA@harrowmere.test").status_code == 302
        assert "_auth_user_id" in client.session

    @pytest.mark.parametrize("email", ["nadia@harrowmere.test", "nobody@harrowmere.test"])
    def test_wrong_one_does_not_tell_whose_address_is_known(
        self, client: Client, make: Any, email: str
    ) -> None:
        make()
        answer = sign_in(client, email, "not the password")
        assert "The email address or the password is not right" in answer.content.decode()
        assert "_auth_user_id" not in client.session

    def test_typed_address_stays(self, client: Client, make: Any) -> None:
        assert 'value="nadia@x.test"' in sign_in(client, "nadia@x.test", "no").content.decode()

    def test_five_wrong_tries_close_the_address_for_a_while(
        self, client: Client, make: Any
    ) -> None:
        make()
        make("sam@harrowmere.test")
        with time_machine.travel(today(), tick=False) as at:
            for _ in range(5):
                sign_in(client, "nadia@harrowmere.test", "wrong")
            answer = sign_in(client, "nadia@harrowmere.test")
            assert "Too many tries" in answer.content.decode()
            assert "_auth_user_id" not in client.session
            assert sign_in(Client(), "sam@harrowmere.test").status_code == 302
            at.shift(timedelta(minutes=6))
            assert sign_in(client, "nadia@harrowmere.test").status_code == 302

    def test_one_address_on_the_network_cannot_try_everybody(self, client: Client) -> None:
        with time_machine.travel(today(), tick=False):
            said = [
                sign_in(client, f"user{n}@harrowmere.test", "wrong").content.decode()
                for n in range(11)
            ]
            assert "Too many tries" not in said[0]
            assert "Too many tries" in said[-1]

    def test_tries_are_counted_for_all_web_processes(self, client: Client, as_owner: Any) -> None:
        sign_in(client, "nadia@harrowmere.test", "wrong")
        with as_owner():
            assert Throttle.objects.exists()

    def test_forged_forwarding_header_escapes_no_count(self, client: Client) -> None:
        with time_machine.travel(today(), tick=False):
            for n in range(12):
                answer = client.post(
                    LOGIN,
                    {"login": f"u{n}@x.test", "password": "wrong"},
                    headers={"x-forwarded-for": f"10.0.0.{n}"},
                )
            assert "Too many tries" in answer.content.decode()

    def test_installation_cannot_sign_in(self, client: Client, as_owner: Any) -> None:
        with as_owner():
            one = User.objects.get(role="installation")
            one.set_password(PASSWORD)
            one.save()
        sign_in(client, one.email)
        assert "_auth_user_id" not in client.session

    def test_session_gets_a_new_key(self, client: Client, make: Any) -> None:
        make()
        session = client.session
        session["mine"] = "set by whoever lent the computer"
        session.save()
        before = session.session_key
        client.cookies["throughcare_session"] = before
        sign_in(client, "nadia@harrowmere.test")
        assert client.session.session_key != before


class TestWhereItLeads:
    @pytest.mark.parametrize(
        ("wanted", "led"),
        [
            ("/find/?q=kofi", "/find/?q=kofi"),
            ("https://evil.test/", "/"),
            ("//evil.test/", "/"),
            ("/\\evil.test/", "/"),
            ("javascript:alert(1)", "/"),
            ("http://testserver/find/", "/"),
        ],
    )
    def test_only_here(self, client: Client, make: Any, wanted: str, led: str) -> None:
        user = make()
        answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD, "next": wanted})
        assert answer["Location"] == led
        answer = client.post(f"/account/demo/?next={wanted}", {"email": user.email})
        assert answer["Location"] == led

    @pytest.mark.parametrize("role", [code for code in ROLES if code != "installation"])
    def test_each_role_to_its_own_page(self, client: Client, make: Any, role: str) -> None:
        more = {"person_id": 7} if role == "young_person" else {}
        ends = {"ends_on": today()} if role == "inspector" else {}
        user = make(role=role, **more, **ends)
        client.post("/account/demo/", {"email": user.email})
        answer = client.get("/")
        landing = ROLES[role].landing
        if landing == "no_access":
            assert answer.status_code == 200
            assert ROLES[role].sentence in answer.content.decode()
        else:
            assert answer["Location"] == f"/{landing}/"


class TestClosing:
    def test_closed_account_is_out_at_once(self, client: Client, make: Any, as_owner: Any) -> None:
        user = make()
        client.post("/account/demo/", {"email": user.email})
        assert opens(client)
        with as_owner():
            User.objects.filter(pk=user.pk).update(is_active=False)
        assert not opens(client)

    def test_ended_account_is_out_on_the_day_after(self, client: Client, make: Any) -> None:
        last = today()
        user = make(role="inspector", ends_on=last)
        client.post("/account/demo/", {"email": user.email})
        assert opens(client)
        session = client.session
        session.set_expiry(60 * 60 * 24 * 3)
        session.save()
        with time_machine.travel(start_of(last) + timedelta(hours=23, minutes=59)):
            assert opens(client)
        with time_machine.travel(start_of(last) + timedelta(days=1)):
            assert not opens(client)
            again = Client()
            assert sign_in(again, user.email)["Location"] == "/account/inactive/"
            assert "_auth_user_id" not in again.session

    def test_closed_account_is_told_so_with_the_right_password_only(
        self, client: Client, make: Any
    ) -> None:
        make(is_active=False)
        assert sign_in(client, "nadia@harrowmere.test")["Location"] == "/account/inactive/"
        said = client.get("/account/inactive/").content.decode()
        assert "ask your manager" in said
        said = sign_in(client, "nadia@harrowmere.test", "wrong").content.decode()
        assert "closed" not in said

    def test_new_password_ends_other_sessions(self, client: Client, make: Any) -> None:
        user = make()
        other = Client()
        for one in (client, other):
            one.post("/account/demo/", {"email": user.email})
        new = "three other words entirely"
        answer = client.post(
            "/account/password/change/",
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
        )
        assert answer.status_code == 302
        assert opens(client)
        assert not opens(other)

    def test_signing_out_takes_a_post(self, client: Client, make: Any) -> None:
        user = make()
        client.post("/account/demo/", {"email": user.email})
        assert client.get("/account/logout/").status_code == 200
        assert opens(client)
        client.post("/account/logout/")
        assert not opens(client)

    def test_nobody_signs_others_out_from_elsewhere(self, make: Any) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert strict.post("/account/logout/").status_code == 403


@pytest.mark.usefixtures("real")
class TestSecondFactor:
    def test_nothing_opens_before_it_is_set_up(self, client: Client, make: Any) -> None:
        make()
        sign_in(client, "nadia@harrowmere.test")
        for path in ("/", "/find/", "/account/", "/account/password/change/"):
            assert client.get(path)["Location"] == "/account/app/", path
        assert client.post("/find/")["Location"] == "/account/app/"

    def test_set_up_opens_everything(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        assert set_up_code(client)["Location"] == "/account/spare-codes/"
        assert opens(client, "/account/spare-codes/")
        assert opens(client)

    def test_wrong_first_code_sets_nothing_up(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        client.get("/account/app/")
        answer = client.post("/account/app/", {"code": "000000"})
        assert "That code did not work" in answer.content.decode()
        assert not opens(client)

    def test_is_asked_at_each_sign_in(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        again = Client()
        assert sign_in(again, user.email)["Location"] == "/account/code/"
        assert "_auth_user_id" not in again.session
        again.post("/account/code/", {"code": "000000"})
        assert "_auth_user_id" not in again.session
        again.post("/account/code/", {"code": code_of(user)})
        assert opens(again)

    def test_code_works_once(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        first, second = Client(), Client()
        code = code_of(user)
        for one in (first, second):
            sign_in(one, user.email)
            one.post("/account/code/", {"code": code})
        assert opens(first)
        assert not opens(second)

    def test_spare_code_works_once(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        spare = Authenticator.objects.get(user=user, type="recovery_codes")
        code = spare.wrap().get_unused_codes()[0]
        first, second = Client(), Client()
        for one in (first, second):
            sign_in(one, user.email)
            one.post("/account/code/", {"code": code})
        assert opens(first)
        assert not opens(second)

    def test_owner_setting_up_makes_no_older_session_good(self, make: Any) -> None:
        user = make()
        thief, owner = Client(), Client()
        sign_in(thief, user.email)
        sign_in(owner, user.email)
        set_up_code(owner)
        for path in ("/", "/account/", "/account/app/", "/account/app/remove/"):
            assert thief.get(path)["Location"] in (LOGIN, f"{LOGIN}?next={path}"), path
        assert "_auth_user_id" not in thief.session

    def test_guesses_are_counted(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        again = Client()
        with time_machine.travel(today() + timedelta(days=1), tick=False):
            sign_in(again, user.email)
            for _ in range(6):
                answer = again.post("/account/code/", {"code": "000000"})
            assert "Too many tries" in answer.content.decode()

    def test_taking_it_away_closes_the_session_until_another_is_set_up(
        self, client: Client, make: Any
    ) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        client.post("/account/app/remove/")
        assert client.get("/account/")["Location"] == "/account/app/"

    def test_taking_it_away_asks_for_the_password_again_after_a_while(
        self, client: Client, make: Any
    ) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        for path in ("/account/app/remove/", "/account/spare-codes/", "/account/spare-codes/new/"):
            assert client.get(path).status_code == 200
            with time_machine.travel(now() + timedelta(minutes=6)):
                asked = unquote(client.get(path)["Location"])
                assert asked == f"/account/reauthenticate/?next={path}"

    def test_secret_is_not_stored_readable(self, client: Client, make: Any) -> None:
        user = make()
        sign_in(client, user.email)
        secret = client.get("/account/app/").context_data["form"].secret
        set_up_code(client)
        for one in Authenticator.objects.filter(user=user):
            assert secret not in str(one.data)

    def test_another_installation_secret_makes_no_code_fit(
        self, client: Client, make: Any, settings: Any
    ) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        code = code_of(user)
        settings.SECRET_KEY = "changed" * 9
        again = Client()
        sign_in(again, user.email)
        assert again.post("/account/code/", {"code": code}).status_code == 200
        assert "_auth_user_id" not in again.session


class TestDemo:
    def test_has_buttons_on_this_machine(self, client: Client, make: Any) -> None:
        user = make()
        said = client.get(LOGIN).content.decode()
        assert f'value="{user.email}"' in said
        assert user.role_entry.sentence in said
        assert client.post("/account/demo/", {"email": user.email})["Location"] == "/"
        assert opens(client)

    @pytest.mark.parametrize(
        "given",
        [
            {"REMOTE_ADDR": "192.168.1.7"},
            {"REMOTE_ADDR": ""},
            {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
            {"HTTP_FORWARDED": "for=203.0.113.9"},
        ],
    )
    def test_has_none_from_elsewhere(self, make: Any, given: dict[str, str]) -> None:
        user = make()
        elsewhere = Client(**given)
        if given.get("REMOTE_ADDR") != "":
            assert user.email not in elsewhere.get(LOGIN).content.decode()
        assert elsewhere.post("/account/demo/", {"email": user.email}).status_code == 404
        assert "_auth_user_id" not in elsewhere.session

    def test_has_none_outside_demo(self, client: Client, make: Any, real: None) -> None:
        user = make()
        assert user.email not in client.get(LOGIN).content.decode()
        assert client.post("/account/demo/", {"email": user.email}).status_code == 404

    def test_session_is_worth_nothing_when_demo_ends(
        self, client: Client, make: Any, settings: Any
    ) -> None:
        user = make()
        client.post("/account/demo/", {"email": user.email})
        settings.DEMO = False
        assert client.get("/account/app/")["Location"] == LOGIN
        assert "_auth_user_id" not in client.session

    def test_signs_in_nobody_whose_access_has_ended(self, client: Client, make: Any) -> None:
        user = make(is_active=False)
        assert user.email not in client.get(LOGIN).content.decode()
        assert client.post("/account/demo/", {"email": user.email}).status_code == 404

    def test_installation_is_nobody_to_sign_in_as(self, client: Client) -> None:
        where = {"email": "installation@throughcare.invalid"}
        assert client.post("/account/demo/", where).status_code == 404

    def test_takes_a_post(self, client: Client) -> None:
        assert client.get("/account/demo/").status_code == 405


class TestForgotten:
    def test_link_works_once_and_not_past_the_code(
        self, client: Client, make: Any, real: None
    ) -> None:
        user = make()
        sign_in(client, user.email)
        set_up_code(client)
        asker = Client()
        asker.post("/account/password/reset/", {"email": user.email})
        link = next(w for w in mail.outbox[0].body.split() if w.startswith("http"))
        path = link.partition("//testserver")[2]
        form = asker.get(path)["Location"]
        new = "three other words entirely"
        answer = asker.post(form, {"password1": new, "password2": new})
        assert answer["Location"] == "/account/password/reset/key/done/"
        assert "_auth_user_id" not in asker.session
        assert not opens(client), "older sessions end"
        assert "has stopped working" in Client().get(path).content.decode()
        assert sign_in(asker, user.email, new)["Location"] == "/account/code/"

    def test_does_not_tell_whose_address_is_known(self, client: Client, make: Any) -> None:
        make()
        told = [
            client.post("/account/password/reset/", {"email": email}, follow=True).content
            for email in ("nadia@harrowmere.test", "nobody@harrowmere.test")
        ]
        assert len(mail.outbox) == 1
        assert b"Look at your messages" in told[0]
        assert b"Look at your messages" in told[1]

    def test_mail_server_out_of_reach_tells_nothing(
        self, client: Client, make: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: Any, **__: Any) -> None:
            raise ConnectionRefusedError

        make()
        monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
        answer = client.post("/account/password/reset/", {"email": "nadia@harrowmere.test"})
        assert answer["Location"] == "/account/password/reset/done/"

    def test_is_not_offered_where_no_mail_is_sent(self, client: Client, settings: Any) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        assert b"I forgot my password" not in client.get(LOGIN).content
        assert client.get("/account/password/reset/").status_code == 404


class TestOwnRole:
    PAGES = (
        "/account/",
        "/account/password/change/",
        "/account/app/",
        "/account/spare-codes/new/",
        "/",
    )

    def test_no_form_changes_it(self, client: Client, make: Any) -> None:
        user = make(role="personal_adviser")
        client.post("/account/demo/", {"email": user.email})
        new = "three other words entirely"
        for path in self.PAGES:
            client.post(
                path,
                {
                    "role": "service_manager",
                    "is_active": "1",
                    "ends_on": "",
                    "oldpassword": PASSWORD,
                    "password1": new,
                    "password2": new,
                },
            )
        user.refresh_from_db()
        assert user.role == "personal_adviser"
        assert user.check_password(new), "the form itself was acted on"

    @pytest.mark.parametrize(
        "role",
        ["app_case", "app_wide", "app_self", "app_figures", "throughcare_web"],
    )
    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE access_user SET role = 'service_manager' WHERE id = %s",
            "UPDATE access_user SET is_active = true, ends_on = NULL WHERE id = %s",
            "UPDATE access_user SET person_id = 1, role = 'young_person' WHERE id = %s",
            "INSERT INTO access_membership (user_id, team_id, start) VALUES (%s, 1, now())",
        ],
    )
    def test_database_refuses_it(self, make: Any, as_role: Any, role: str, change: str) -> None:
        user = make(role="personal_adviser")
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            as_role(role),
            connection.cursor() as cursor,
        ):
            cursor.execute(change, [user.pk])


def test_ended_sessions_and_old_tries_are_let_go(client: Client, make: Any, as_owner: Any) -> None:
    make()
    sign_in(client, "nadia@harrowmere.test")
    sign_in(Client(), "nadia@harrowmere.test", "wrong")
    forget_sessions(0)
    with as_owner():
        assert Session.objects.exists()
        assert Throttle.objects.exists()
    with time_machine.travel(now() + timedelta(days=1)):
        forget_sessions(0)
    with as_owner():
        assert not Session.objects.exists()
        assert not Throttle.objects.exists()

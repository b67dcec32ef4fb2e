"""Today, the team's work and the form of a visit, as requests: what is shown, what it costs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.casework.lives import Life, step, visited
from throughcare.access.models import Membership, Team, User
from throughcare.casework import services
from throughcare.casework.models import Allocation, Contact
from throughcare.casework.selectors import caseload
from throughcare.casework.selectors.caseload import Chosen
from throughcare.people.services import NewPerson, register_people_many
from throughcare.recording.models import Draft

pytestmark = pytest.mark.django_db(databases=["default", "log"])
TODAY = date(2026, 11, 25)


def browser_of(client: Client, user: User) -> Client:
    client.post("/account/demo/", {"email": user.email})
    return client


@pytest.fixture
def manager(life: Life, as_owner: Any) -> User:
    with as_owner():
        found = User.objects.create(name="Callum", email="c@y.test", role="team_manager")
        Membership.objects.create(
            team=Team.objects.get(slug="east"), user=found, start=date(2025, 1, 1)
        )
    with life.acting() as by:
        # Sight follows memberships only when somebody's grants are looked at again.
        from throughcare.access.services import refresh_sight

        refresh_sight([life.person.pk])
        assert by
    return found


@pytest.fixture
def service_manager(life: Life, as_owner: Any) -> User:
    with as_owner():
        return User.objects.create(name="Bronwen", email="b@y.test", role="service_manager")


def more_people(life: Life, how_many: int, *, placed: bool = True) -> None:
    """Others of 17 in the team, without an adviser; in no team where not ``placed``."""
    new = [
        NewPerson(date(2009, 1, 1), given_name=f"P{n}", family_name="Other")
        for n in range(how_many)
    ]
    with life.acting() as by:
        people = register_people_many(by=by, new=new)
        from throughcare.care.services import NewCarePeriod, record_care_periods_many

        record_care_periods_many(
            by=by,
            new=[
                NewCarePeriod(p.pk, date(2020, 1, 1), "C2", reason_started="S", placement_type="U4")
                for p in people
            ],
        )
        if placed:
            team = Team.objects.get(slug="east")
            services.place_in_team_many(
                by=by,
                new=[services.NewPlacement(p.pk, team.pk, date(2025, 1, 1)) for p in people],
            )


def queries(client: Client, path: str) -> int:
    """Queries of a page on people's tables, apart from who reads and the log of reads."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(path).status_code == 200
    apart = re.compile(
        r"set_config|SAVEPOINT|django_session|FROM \"access_user\" WHERE \"access_user\".\"id\""
        r"|access_readlog|mfa_authenticator"
    )
    return len([q for q in caught.captured_queries if not apart.search(q["sql"])])


def test_today_shows_what_is_owed_with_its_reason_and_its_button(
    adviser: Client, life: Life
) -> None:
    step(life, "pathway_plan_signed", date(2026, 5, 18))
    said = adviser.get("/today/").content.decode()
    assert "7 days overdue" in said
    assert "plan review" in said
    assert "Why this date?" in said
    assert f"/people/{life.person.public_id}/steps/new/?kind=pathway_review_held" in said


def test_pages_cost_the_same_for_many(
    adviser: Client, life: Life, manager: User, service_manager: User
) -> None:
    wide = browser_of(Client(), service_manager)
    team = browser_of(Client(), manager)
    pages = [
        (adviser, "/today/"),
        (adviser, "/people/"),
        (team, "/team/"),
        (team, "/team/east/people/"),
        (team, "/team/east/people/?show=overdue"),
        (wide, "/service/"),
        (wide, "/people/"),
        (wide, "/service/people/"),
        (wide, "/service/newcomers/"),
    ]
    step(life, "pathway_plan_signed", date(2026, 4, 18))
    before = [queries(client, path) for client, path in pages]
    more_people(life, 12)
    more_people(life, 12, placed=False)
    after = [queries(client, path) for client, path in pages]
    for (_, path), one, many in zip(pages, before, after, strict=True):
        assert many <= 8, (path, many)
        assert many - one <= 4, (path, one, many)
    assert [queries(client, path) for client, path in pages] == after


def test_every_number_of_the_team_is_the_length_of_its_list_and_they_add_up(
    life: Life, manager: User
) -> None:
    more_people(life, 5)
    step(life, "pathway_plan_signed", date(2026, 5, 18))
    with life.acting() as by:
        team = Team.objects.get(slug="east")
        work = caseload.team_numbers(team.pk, TODAY)
        assert by
        whole = caseload.service_numbers(TODAY)[team.pk]
        for show, name in (
            ("", "people"),
            ("overdue", "overdue"),
            ("week", "week"),
            ("plans", "plans"),
            ("unseen", "unseen"),
        ):
            counted = 0
            for row in work:
                chosen = Chosen(team.pk, adviser=row.worker_id or 0, show=show)
                counted += listed(chosen)
                assert listed(chosen) == getattr(row.numbers, name), (show, row)
            assert counted == listed(Chosen(team.pk, show=show)) == getattr(whole, name)
        assert caseload.without_adviser(TODAY) == {team.pk: 5}
        assert listed(Chosen(team.pk, show="needs")) == 5


def listed(chosen: Chosen) -> int:
    find = caseload.duty_ids if chosen.shows_duties else caseload.person_ids
    ids, total = find(chosen, TODAY, 200)
    assert len(ids) == total
    return total


def test_somebody_whose_adviser_has_left_has_none(life: Life, as_owner: Any) -> None:
    with as_owner():
        User.objects.filter(pk=life.adviser.pk).update(is_active=False)
    with life.acting():
        (row,) = caseload.team_numbers(Team.objects.get(slug="east").pk, TODAY)
    assert row.worker_id is None


def test_a_manager_sees_no_other_teams_page(life: Life, manager: User, as_owner: Any) -> None:
    with as_owner():
        Team.objects.create(name="West", slug="west")
    client = browser_of(Client(), manager)
    assert client.get("/team/east/").status_code == 200
    for path in ("/team/west/", "/team/west/people/", "/team/west/move/"):
        assert client.get(path).status_code == 404
    assert client.get("/service/").status_code == 403


def test_a_newcomer_is_found_and_gets_a_team_and_an_adviser(
    life: Life, service_manager: User
) -> None:
    more_people(life, 1, placed=False)
    client = browser_of(Client(), service_manager)
    assert "1 young person" in client.get("/service/").content.decode()
    page = client.get("/service/newcomers/").content.decode()
    chosen = re.search(r'name="people"[^>]*value="([0-9a-f-]{36})"', page)
    assert chosen is not None
    with life.acting():
        team = Team.objects.get(slug="east").pk
    given = {
        "people": [chosen[1]],
        "team": str(team),
        "worker": str(life.adviser.pk),
        "start_day": "25",
        "start_month": "11",
        "start_year": "2026",
        "reason": "New to us",
        "idempotency_key": str(uuid4()),
    }
    check = client.post("/service/newcomers/", given)
    assert "1 young person to Nadia Okonjo" in check.content.decode()
    with life.acting():
        assert Allocation.objects.count() == 1
    moved = client.post(
        "/service/newcomers/", given | {"move": "yes", "idempotency_key": str(uuid4())}
    )
    assert moved.status_code == 302
    with life.acting():
        assert Allocation.objects.filter(worker=life.adviser).count() == 2
    assert "Everybody who is owed a team" in client.get("/service/newcomers/").content.decode()


@pytest.fixture
def form(life: Life) -> Callable[..., dict[str, str]]:
    def filled(**more: str) -> dict[str, str]:
        return {
            "kind": "visit",
            "seen": "yes",
            "happened_on_day": "25",
            "happened_on_month": "11",
            "happened_on_year": "2026",
            "share": "yes",
            "their_words": "its ok",
            "note": "We met.",
            "version": "0",
            "idempotency_key": str(uuid4()),
        } | more

    return filled


def new_url(life: Life) -> str:
    return f"/people/{life.person.public_id}/contacts/new/"


def test_a_double_tap_writes_once(adviser: Client, life: Life, form: Any) -> None:
    given = form()
    first = adviser.post(new_url(life), given)
    again = adviser.post(new_url(life), given)
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    with life.acting():
        assert Contact.objects.count() == 1


def test_the_very_same_again_is_asked_about(adviser: Client, life: Life, form: Any) -> None:
    adviser.post(new_url(life), form())
    again = adviser.post(new_url(life), form())
    assert "You recorded the very same" in again.content.decode()
    with life.acting():
        assert Contact.objects.count() == 1


def test_nothing_typed_is_cleared_by_an_error(adviser: Client, life: Life, form: Any) -> None:
    shown = adviser.post(new_url(life), form(happened_on_day="31")).content.decode()
    assert "November has 30 days" in shown
    assert "its ok" in shown
    assert 'value="31"' in shown


def autosave(client: Client, life: Life, given: dict[str, str]) -> Any:
    return client.post(new_url(life), given, headers={"X-Draft": "1"})


def test_two_windows_never_overwrite_each_other(adviser: Client, life: Life, form: Any) -> None:
    one, two = form(note="First window"), form(note="Second window")
    assert autosave(adviser, life, one).json()["version"] == 1
    clash = autosave(adviser, life, two)
    assert clash.status_code == 409
    both = adviser.get(clash.json()["url"]).content.decode()
    assert "First window" in both
    assert "Second window" in both
    sent = adviser.post(new_url(life), two)
    assert sent["Location"] == clash.json()["url"]
    with life.acting():
        assert not Contact.objects.exists()
        draft = Draft.objects.get()
        assert draft.fields["note"] == "First window"
        version = draft.version
    joined = {
        "joined-note": "Both windows",
        "version": str(version),
        "idempotency_key": str(uuid4()),
    }
    assert adviser.post(clash.json()["url"], joined)["Location"] == new_url(life)
    assert "Both windows" in adviser.get(new_url(life)).content.decode()


def test_a_windows_own_late_save_is_no_clash_and_brings_no_draft_back(
    adviser: Client, life: Life, form: Any
) -> None:
    given = form()
    autosave(adviser, life, given | {"note": "We"})
    assert adviser.post(new_url(life), given).status_code == 302
    assert autosave(adviser, life, given).status_code == 200
    with life.acting():
        assert not Draft.objects.exists()
        assert Contact.objects.get().note == "We met."


def test_a_draft_outlives_a_sign_out(adviser: Client, life: Life, form: Any) -> None:
    autosave(adviser, life, form(note="Half a sentence"))
    adviser.logout()
    back = browser_of(Client(), life.adviser)
    assert "Visit or contact with" in back.get("/drafts/").content.decode()
    assert "Half a sentence" in back.get(new_url(life)).content.decode()


def test_a_form_posted_after_a_time_out_waits_for_its_writer_alone(
    adviser: Client, life: Life, form: Any, manager: User
) -> None:
    page = adviser.get(new_url(life)).content.decode()
    seal = re.search(r'name="kept_for" value="([^"]+)"', page)
    assert seal is not None
    adviser.logout()
    sent = adviser.post(new_url(life), form(note="Kept words", kept_for=seal[1]))
    assert new_url(life).rstrip("/") in sent["Location"].replace("%2F", "/")
    with life.acting():
        assert not Contact.objects.exists()
    browser_of(adviser, manager)
    assert "Kept words" not in adviser.get(new_url(life)).content.decode()


def test_a_form_posted_after_a_time_out_is_there_after_signing_in(
    adviser: Client, life: Life, form: Any
) -> None:
    page = adviser.get(new_url(life)).content.decode()
    seal = re.search(r'name="kept_for" value="([^"]+)"', page)
    assert seal is not None
    adviser.logout()
    adviser.post(new_url(life), form(note="Kept words", kept_for=seal[1]))
    browser_of(adviser, life.adviser)
    shown = adviser.get(new_url(life)).content.decode()
    assert "Kept words" in shown
    assert "You were signed out before this was saved" in shown
    adviser.post(new_url(life), form(note="Kept words"))
    assert "Kept words" not in adviser.get(new_url(life)).content.decode()


def test_saving_says_which_date_moved(adviser: Client, life: Life, form: Any) -> None:
    step(life, "moved_into_s23b_accommodation", date(2026, 1, 5))
    visited(life, TODAY - timedelta(days=60))
    page = adviser.post(new_url(life), form(), follow=True).content.decode()
    assert "Visit saved. Next visit now due 20 January 2027." in page
    tried = form(seen="no", their_words="", note="Nobody in.")
    page = adviser.post(new_url(life), tried, follow=True).content.decode()
    assert "Visit saved as an attempt. Next visit is still due 20 January 2027." in page


def test_a_contact_is_read_corrected_and_taken_back(adviser: Client, life: Life, form: Any) -> None:
    visited(life, TODAY, note="First.")
    with life.acting():
        at = f"/contacts/{Contact.objects.get().public_id}/"
    assert "First." in adviser.get(at).content.decode()
    adviser.post(f"{at}correct/", form(note="Corrected."))
    assert "Corrected." in adviser.get(at).content.decode()
    adviser.post(f"{at}take-back/", {"reason": "Twice", "idempotency_key": str(uuid4())})
    assert "Taken back: Twice" in adviser.get(at).content.decode()


def test_who_does_not_see_somebody_reads_no_contact(life: Life, as_owner: Any, form: Any) -> None:
    visited(life, TODAY)
    with life.acting():
        at = f"/contacts/{Contact.objects.get().public_id}/"
    with as_owner():
        other = User.objects.create(name="O", email="o@y.test", role="personal_adviser")
    client = browser_of(Client(), other)
    for path in (at, f"{at}correct/", f"{at}take-back/", new_url(life)):
        assert client.get(path).status_code == 404
        assert client.post(path, form()).status_code in (404, 405)
    with life.acting():
        assert not Contact.objects.exclude(withdrawn_because="").exists()

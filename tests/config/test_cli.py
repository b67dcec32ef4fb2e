"""The command line: help, exit codes, JSON, and a sentence for every mistake."""

from __future__ import annotations

import json
import socket

import click
import pytest
from tests.config.conftest import Installation

from throughcare.config.cli import COMMANDS, group


def every_command() -> list[tuple[str, click.Command]]:
    found = []

    def walk(name: str, command: click.Command) -> None:
        if isinstance(command, click.Group):
            context = click.Context(command)
            for child in command.list_commands(context):
                walk(f"{name} {child}".strip(), command.get_command(context, child))
        else:
            found.append((name, command))

    walk("", group)
    return found


@pytest.mark.parametrize(("name", "command"), every_command())
def test_help_says_what_it_does_with_an_example(name: str, command: click.Command) -> None:
    shown = command.get_help(click.Context(command, info_name=f"throughcare {name}"))
    assert "Example:" in shown
    assert f"throughcare {name}" in shown.split("Example:")[1]


def test_the_commands_that_are_promised_are_there() -> None:
    promised = "migrate serve worker demo user import export rebuild check backup restore"
    assert set(promised.split()) <= set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "No such command"),
        (["rebuild", "--only", "weather"], "There is no projection weather"),
        (["restore", "/nowhere/at/all"], "There is no file"),
        (["import", "ssda903", "/nowhere/at/all"], "cannot be found"),
        (["user", "close", "nobody@example.gov.uk"], "Nobody has the address"),
        (["user", "add", "sam", "--name", "Sam", "--role", "iro"], "is not an e-mail address"),
        (["demo"], "not a demo installation"),
        (["database", "prepare", "mysql://x"], "Give an address"),
    ],
)
def test_a_mistake_gets_a_sentence(
    installation: Installation, arguments: list[str], says: str
) -> None:
    done = installation.run(*arguments)
    assert done.returncode in {1, 2}
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_unsafe_settings_refuse_to_start_and_say_which(installation: Installation) -> None:
    done = installation.run("serve", env={"THROUGHCARE_DEBUG": "yes"})
    assert done.returncode == 2
    assert done.stderr.startswith("THROUGHCARE_DEBUG is on")


def test_a_database_that_is_not_there_is_said(installation: Installation) -> None:
    urls = {
        f"DATABASE_{which}URL": f"postgresql://throughcare_{login}@127.0.0.1:1/throughcare"
        for which, login in (("", "web"), ("JOBS_", "jobs"), ("OWNER_", "owner"))
    }
    done = installation.run("rebuild", env=urls)
    assert done.returncode == 2
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_said_at_once(installation: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = installation.run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "is taken by another program" in done.stderr


def test_a_fault_shows_its_place_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from throughcare.config import cli

    def broken(**_: object) -> None:
        raise KeyError("Dawit's note")

    monkeypatch.setattr(cli.group, "main", broken)
    with pytest.raises(SystemExit) as left:
        cli.main(["check"])
    said = capsys.readouterr().err
    assert left.value.code == cli.FAULT
    assert "KeyError, test_cli.py line" in said
    assert "Dawit" not in said
    assert "Traceback" not in said


def test_check_passes_on_a_sound_installation(installation: Installation) -> None:
    done = installation.well("check", "--json")
    found = json.loads(done.stdout)
    assert found["ok"] is True
    assert len(found["checks"]) == 7


def test_check_fails_on_an_inheriting_login(installation: Installation) -> None:
    import psycopg

    from throughcare.config import postgres

    url = postgres.socket_url("postgres", "postgres", postgres.socket_folder(installation.data))
    with psycopg.connect(url, autocommit=True) as connection:
        before = "SELECT rolinherit FROM pg_roles WHERE rolname = 'app_case'"
        connection.execute("ALTER ROLE app_case LOGIN")
        connection.execute("GRANT pg_read_all_data TO throughcare_web WITH INHERIT TRUE")
        try:
            done = installation.run(
                "check", env=_addresses(installation)
            )  # addresses: nothing is prepared anew, so the fault stays to be found
        finally:
            connection.execute("ALTER ROLE app_case NOLOGIN")
            connection.execute("REVOKE pg_read_all_data FROM throughcare_web")
        assert connection.execute(before).fetchone() == (False,)
    assert done.returncode == 1
    assert "wrong  Logins and roles" in done.stdout
    assert "app_case can log in" in done.stdout
    assert "pg_read_all_data" in done.stdout


def _addresses(installation: Installation) -> dict[str, str]:
    from throughcare.config import logins, postgres

    folder = postgres.socket_folder(installation.data)
    names = ("DATABASE_URL", "DATABASE_JOBS_URL", "DATABASE_OWNER_URL")
    return {
        name: postgres.socket_url(login.name, logins.DATABASE, folder)
        for name, login in zip(names, logins.LOGINS, strict=True)
    }


def test_a_command_acts_as_the_installation_and_the_history_shows_it(
    installation: Installation,
) -> None:
    import psycopg

    from throughcare.config import postgres

    added = installation.well(
        "user", "add", "sam@example.gov.uk", "--name", "Sam Hill", "--role", "iro",
        "--password-stdin", "--json", stdin="correct horse battery\n",
    )  # fmt: skip
    user = json.loads(added.stdout)["id"]
    url = postgres.socket_url("postgres", "throughcare", postgres.socket_folder(installation.data))
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT u.role, c.metadata ->> 'service' FROM access_userhistory e"
            " JOIN pghistory_context c ON c.id = e.pgh_context_id"
            " JOIN access_user u ON u.id = (c.metadata ->> 'user')::bigint"
            " WHERE e.pgh_obj_id = %s",
            [user],
        ).fetchone()
    assert row == ("installation", "add_user")
    listed = json.loads(installation.well("user", "list", "--json").stdout)
    assert {"sam@example.gov.uk"} <= {one["email"] for one in listed}
    weak = installation.run(
        "user", "password", "sam@example.gov.uk", "--password-stdin", stdin="short\n"
    )
    assert weak.returncode == 2
    assert "too short" in weak.stderr
    installation.well("user", "close", "sam@example.gov.uk")
    listed = json.loads(installation.well("user", "list", "--json").stdout)
    assert {one["email"]: one["active"] for one in listed}["sam@example.gov.uk"] is False


def test_teams_are_made_joined_and_left(installation: Installation) -> None:
    add = ("user", "add", "ada@example.gov.uk", "--name", "Ada Obi", "--password-stdin")
    installation.well(*add, "--role", "team_manager", stdin="correct horse battery\n")
    installation.well("user", "team", "add", "after-care-east", "--name", "After-care East")
    installation.well("user", "team", "join", "ADA@example.gov.uk", "after-care-east")
    listed = json.loads(installation.well("user", "team", "list", "--json").stdout)
    assert listed == [
        {"slug": "after-care-east", "name": "After-care East", "members": ["ada@example.gov.uk"]}
    ]
    for arguments, says in (
        (("add", "after-care-east", "--name", "Another"), "There is a team after-care-east"),
        (("add", "after care", "--name", "Another"), "cannot stand in an address"),
        (("join", "ada@example.gov.uk", "after-care-east"), "is in after-care-east already"),
        (("join", "ada@example.gov.uk", "west"), "There is no team west"),
        (("leave", "nobody@example.gov.uk", "after-care-east"), "Nobody has the address"),
    ):
        refused = installation.run("user", "team", *arguments)
        assert refused.returncode == 2
        assert says in refused.stderr
    left = installation.well("user", "team", "leave", "ada@example.gov.uk", "after-care-east")
    assert "Ada Obi is out of after-care-east from" in left.stderr


def test_a_lost_phone_is_taken_off_an_account(installation: Installation) -> None:
    add = ("user", "add", "kit@example.gov.uk", "--name", "Kit Hall", "--password-stdin")
    installation.well(*add, "--role", "iro", stdin="correct horse battery\n")
    done = installation.well("user", "code", "kit@example.gov.uk")
    assert done.stderr == "Kit Hall had set up no app.\n"


def test_migrate_again_does_nothing(installation: Installation) -> None:
    assert json.loads(installation.well("migrate", "--json").stdout) == {"applied": []}
    assert installation.well("migrate", "--plan").stdout == "Nothing is missing.\n"


def test_the_worker_does_what_waits_and_ends(installation: Installation) -> None:
    installation.well("worker", "--once")

"""``throughcare statute``: the law, tried on somebody's own cases. Needs no database."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from throughcare.config.cli.says import as_json, json_option
from throughcare.statute.cases import CaseError, due_json, evaluate_json

file_argument = click.argument("file", type=click.File(encoding="utf-8"))


@click.group("statute")
def command() -> None:
    """Try the law on cases of your own: statuses and due dates, with workings.

    Uses the law as shipped, with its shipped local standards. FILE may be - for stdin.
    """


@command.command()
@file_argument
@json_option
def evaluate(file: Any, json_: bool) -> None:
    """Say the legal status on each asked day of each case.

    \b
    Example:
      throughcare statute evaluate cases.json --json
    """
    answers = _read(file, evaluate_json)
    if json_:
        as_json(answers)
        return
    for case in answers:
        click.echo(str(case["id"]))
        for day, said in case["on"].items():
            flags = f" ({', '.join(said['flags'])})" if said["flags"] else ""
            click.echo(f"  {day}  {said['status']}{flags}")
            for line in said["workings"]:
                click.echo(f"      {line}")


@command.command()
@file_argument
@json_option
def due(file: Any, json_: bool) -> None:
    """Say what is owed in each history, by when, and how it stands.

    \b
    Example:
      throughcare statute due histories.json --json
    """
    answers = _read(file, due_json)
    if json_:
        as_json(answers)
        return
    for case in answers:
        click.echo(str(case["id"]))
        for owed in case["duties"]:
            by = owed["statutory_due"] or owed["local_due"] or "as soon as possible"
            click.echo(f"  {owed['duty']} {owed['occurrence']}: {owed['state']}, due {by}")
            for line in owed["workings"]:
                click.echo(f"      {line}")


def _read(file: Any, answer: Callable[[Any], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    try:
        return answer(json.load(file))
    except json.JSONDecodeError as mistake:
        raise click.ClickException(
            f"{file.name} is not JSON: line {mistake.lineno}, column {mistake.colno}, "
            f"{mistake.msg[0].lower()}{mistake.msg[1:]}."
        ) from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{file.name} is not text in UTF-8.") from None
    except CaseError as mistake:
        raise click.ClickException(f"{file.name}: {mistake}") from None

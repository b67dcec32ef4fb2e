"""``throughcare worker``."""

from __future__ import annotations

import click

from throughcare.config.cli.ground import installation
from throughcare.config.cli.says import say


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what is waiting, and end.")
def command(once: bool) -> None:
    """Work through background jobs and schedules until stopped.

    SIGTERM (or Ctrl-C) lets the job in hand finish first.

    \b
    Example:
      throughcare worker
      throughcare worker --once
    """
    with installation():
        from procrastinate.contrib.django import app

        from throughcare.config import logs

        log = logs.Log("worker")
        say("The worker is ready.")
        connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
        with app.replace_connector(connector) as ready:
            log.info("worker started")
            ready.run_worker(
                wait=not once, listen_notify=not once, delete_jobs="successful", concurrency=1
            )
            log.info("worker stopped")

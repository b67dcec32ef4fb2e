"""``throughcare worker``."""

from __future__ import annotations

import asyncio

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
        asyncio.run(_work(once))


async def _work(once: bool) -> None:
    from procrastinate.contrib.django import app

    from throughcare.config import jobs, logs

    log = logs.Log("worker")
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as ready:
        async with ready.open_async():
            log.info("worker started", rows=await jobs.take_up(ready))
            say("The worker is ready.")
            await ready.run_worker_async(
                wait=not once, listen_notify=not once, delete_jobs="successful", concurrency=1
            )
            log.info("worker stopped")

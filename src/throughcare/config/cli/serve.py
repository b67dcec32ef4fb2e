"""``throughcare serve``."""

from __future__ import annotations

import errno
import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress

import click

from throughcare.config import environment
from throughcare.config.cli.ground import database, refuse_unsafe, set_up_django
from throughcare.config.cli.says import say
from throughcare.config.environment import Environment
from throughcare.config.supervise import Child, Supervisor


@click.command("serve")
@click.option("--demo", is_flag=True, help="The invented authority, loaded where nothing is yet.")
@click.option("--port", type=click.IntRange(0, 65535), help="Instead of PORT; 0 takes a free one.")
@click.option("--no-worker", is_flag=True, help="Web alone; background jobs run elsewhere.")
def command(demo: bool, port: int | None, no_worker: bool) -> None:
    """Start the service on this machine, and keep it running until told to stop.

    Checks the settings, brings the database up to date where DATABASE_OWNER_URL allows it, then
    runs the web server and a worker for background jobs. Ctrl-C or SIGTERM ends both after what
    is in hand, and the embedded database with them.

    \b
    Example:
      throughcare serve --demo
      PORT=9000 throughcare serve --demo
    """
    if demo:
        _choose_demo()
    if port is not None:
        os.environ["PORT"] = str(port)
    env = environment.load()
    refuse_unsafe(env)
    with closing(_listen(env)) as listening, database() as (env, server):
        _prepare(env)
        real_port = listening.getsockname()[1]
        keep = [listening.fileno(), *([server.held] if server else [])]
        web = [sys.executable, "-m", "gunicorn", "--config=python:throughcare.config.gunicorn_conf"]
        web += [f"--bind=fd://{listening.fileno()}", "--no-control-socket"]
        children = [Child("web", web, {"THROUGHCARE_LOGIN": "web"}, keep)]
        if not no_worker and env.jobs_url:
            work = [sys.executable, "-m", "throughcare.config.cli", "worker"]
            children.append(Child("worker", work, {}, keep[1:]))

        def started() -> None:
            _wait_until_ready(env, real_port, supervisor)
            if not supervisor.told:
                _announce(env, real_port)

        supervisor = Supervisor(children, watch=server.revive if server else lambda: False)
        if not supervisor.run(started):
            raise click.ClickException(
                "A process ended again and again, so everything was stopped; "
                "the lines above say where."
            )
    say("Stopped.")


def _choose_demo() -> None:
    """Demo mode, now and for later commands on this data folder."""
    if os.environ.get("THROUGHCARE_DEMO", "").strip() == "":
        os.environ["THROUGHCARE_DEMO"] = "yes"
    env = environment.load()
    if not env.demo:
        raise click.UsageError("THROUGHCARE_DEMO says no, and --demo says yes.")
    refuse_unsafe(env)
    environment.remember_demo(env.data_dir)


def _listen(env: Environment) -> socket.socket:
    """The listening socket, made before anything else, so that a taken port is said at once."""
    family = socket.AF_INET6 if ":" in env.bind else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((env.bind.strip("[]"), env.port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise click.ClickException(
                f"Port {env.port} is taken by another program: choose one with PORT=8001 or --port."
            ) from error
        raise click.ClickException(f"{env.bind}:{env.port}: {error.strerror}.") from error
    listening.listen(2048)
    return listening


def _prepare(env: Environment) -> None:
    """Migrations, static files and the demo, each only where something is missing."""
    from throughcare.config import static
    from throughcare.config.cli.migrate import migrate

    may_migrate = bool(env.owner_url)
    set_up_django(env, "owner" if may_migrate else "web")
    from django.db import connection, connections

    from throughcare.config.health import missing_migrations

    try:
        if missing := missing_migrations():
            if not may_migrate:
                raise click.ClickException(
                    f"The database lacks {len(missing)} migrations: run `throughcare migrate` "
                    "where DATABASE_OWNER_URL is set."
                )
            migrate()
        if static.gather():
            say("Gathered the static files.")
        if env.demo and may_migrate:
            with connection.cursor() as cursor:
                cursor.execute("SELECT EXISTS (SELECT FROM access_subject)")
                empty = not cursor.fetchone()[0]
            if empty:
                _load_demo()
    finally:
        connections.close_all()


def _load_demo() -> None:
    """As a command of its own, so that it runs with the rights of commands, not the owner's."""
    done = subprocess.run([sys.executable, "-m", "throughcare.config.cli", "demo"])
    if done.returncode:
        raise click.ClickException("The demo authority could not be loaded (see above).")


def _wait_until_ready(env: Environment, port: int, supervisor: Supervisor) -> None:
    host = "127.0.0.1" if env.bind in {"0.0.0.0", "::"} else env.bind.strip("[]")  # noqa: S104
    until = time.monotonic() + 60
    while time.monotonic() < until and not supervisor.told:
        with suppress(OSError, http.client.HTTPException):
            asked = http.client.HTTPConnection(host, port, timeout=2)
            with closing(asked):
                asked.request("GET", "/readyz")
                if asked.getresponse().status == 200:
                    return
        if not supervisor.look():
            return
        time.sleep(0.05)


def _announce(env: Environment, port: int) -> None:
    say("")
    say(f"Throughcare is ready: http://{env.bind}:{port}/")
    if env.demo:
        from throughcare.demo import demo_sign_ins

        say("Everybody in it is invented. Sign in with one click as:")
        for one in demo_sign_ins():
            say(f"  {one.name:<20} {one.role:<22} {one.sentence}")
    say("Ctrl-C stops it.")

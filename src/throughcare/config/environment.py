"""The settings that an installation may give, read from the environment: one table, one reading.

``docs/reference/settings.md`` is printed from ``SETTINGS`` (`make docs`). Nothing else in the
program reads ``os.environ`` for its settings.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from throughcare.config.addresses import mail_to_django, to_django

__all__ = ["SETTINGS", "Environment", "SettingError", "load", "mail_to_django", "to_django"]

ROOT = Path(__file__).resolve().parents[3]
"""The project's folder, where it runs from a checkout (the parent of ``src``)."""

DEMO_AUTHORITY = "Harrowmere Council"
DEMO_HOSTS = ("localhost", "127.0.0.1", "[::1]")
DEMO_MARK = "demo-mode"
"""This file in the data folder says that the installation is a demo."""

SECRET_FILE = "secret-key"  # noqa: S105 - a file's name
SECRET_LENGTH = 40


class SettingError(Exception):
    """A setting cannot be read; the message says which, in one sentence."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting: its name outside, what it is, and when it is unsafe."""

    name: str
    kind: str
    default: str
    help: str
    unsafe: str = ""


SETTINGS = (
    Setting(
        "THROUGHCARE_DATA",
        "folder",
        "var/ beside the program",
        "Where the embedded database, the generated key and other files of this installation live.",
    ),
    Setting(
        "THROUGHCARE_DEMO",
        "yes or no",
        "yes where `throughcare serve --demo` made the data folder, else no",
        "Demo mode: an invented authority, “sign in as” buttons, this machine only.",
        "Refused together with an address that other machines reach.",
    ),
    Setting(
        "THROUGHCARE_DEBUG",
        "yes or no",
        "no",
        "Shows details of an error in the browser, and the gallery of components.",
        "Refused outside demo mode: error pages would show what people recorded.",
    ),
    Setting(
        "THROUGHCARE_SECRET_KEY",
        "text",
        "in demo mode made once and kept in the data folder; else none",
        f"Signs sessions and links. At least {SECRET_LENGTH} characters of chance.",
        "Refused outside demo mode where missing or short.",
    ),
    Setting(
        "THROUGHCARE_ALLOWED_HOSTS",
        "list, by commas",
        "in demo mode localhost, 127.0.0.1, [::1]; else none",
        "The names under which the service is reached, such as `throughcare.example.gov.uk`.",
        "Refused outside demo mode where empty or `*`.",
    ),
    Setting(
        "THROUGHCARE_TRUSTED_ORIGINS",
        "list, by commas",
        "https:// before each allowed host",
        "Origins from which forms are accepted.",
        "Refused outside demo mode where one is not https.",
    ),
    Setting(
        "THROUGHCARE_BEHIND_PROXY",
        "yes or no",
        "no",
        "Believe the `X-Forwarded-Proto` and `X-Forwarded-For` of a proxy that sets them itself.",
    ),
    Setting(
        "THROUGHCARE_AUTHORITY_NAME",
        "text",
        f"in demo mode {DEMO_AUTHORITY}; else none",
        "The authority's name, as the pages show it.",
        "Refused outside demo mode where missing.",
    ),
    Setting(
        "THROUGHCARE_BIND",
        "address",
        "127.0.0.1",
        "The address on which `throughcare serve` listens.",
        "Refused in demo mode where it is not this machine's own.",
    ),
    Setting("PORT", "number", "8000", "The port on which `throughcare serve` listens."),
    Setting(
        "THROUGHCARE_WEB_PROCESSES",
        "number",
        "3",
        "Web processes of `throughcare serve`, some 100 MB each, two threads in each.",
    ),
    Setting(
        "DATABASE_URL",
        "database address",
        "the embedded database",
        "PostgreSQL 15 or newer, with the login `throughcare_web`, which reaches a person's "
        "tables only in a role taken for each transaction.",
        "Refused without its two companions, with their logins, or over a network unencrypted.",
    ),
    Setting(
        "DATABASE_JOBS_URL",
        "database address",
        "the embedded database",
        "The same database with the login `throughcare_jobs`, for the worker and for commands.",
        "As DATABASE_URL.",
    ),
    Setting(
        "DATABASE_OWNER_URL",
        "database address",
        "the embedded database",
        "The same database with the login `throughcare_owner`, for migrate, backup and restore. "
        "The web server and the worker need not be given it.",
        "As DATABASE_URL.",
    ),
    Setting(
        "THROUGHCARE_LOGIN",
        "web, jobs or owner",
        "web; each command chooses its own",
        "As which of the three logins this process reaches the database.",
    ),
    Setting(
        "THROUGHCARE_EMAIL_URL",
        "address",
        "none: messages are written to the log of the server in demo mode, else not sent",
        "The mail server: `smtps://user:password@host:465` or `smtp://host:25`.",
    ),
    Setting(
        "THROUGHCARE_EMAIL_FROM",
        "text",
        "throughcare@localhost",
        "The sender's address of messages.",
    ),
    Setting(
        "THROUGHCARE_LOG_LEVEL",
        "debug, info, warning or error",
        "info",
        "How much the log says. It never holds a name, a note or form data at any level.",
    ),
)
NAMES = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings in force. Addresses are empty where the embedded database is meant."""

    data_dir: Path
    demo: bool
    debug: bool
    secret_key: str
    allowed_hosts: tuple[str, ...]
    csrf_trusted_origins: tuple[str, ...]
    behind_proxy: bool
    authority_name: str
    bind: str
    port: int
    web_processes: int
    database_url: str
    jobs_url: str
    owner_url: str
    login: str
    email_url: str
    email_from: str
    log_level: str

    @property
    def embedded(self) -> bool:
        """Whether this installation brings its own database server."""
        return not (self.database_url or self.jobs_url or self.owner_url)

    @property
    def static_root(self) -> Path:
        """Static files as they are served, gathered when the program starts."""
        return self.data_dir / "static"

    @property
    def static_dirs(self) -> tuple[Path, ...]:
        """Static files that the assets step built, besides those of the rooms."""
        built = ROOT / "build/assets"
        return (built,) if built.is_dir() else ()

    @property
    def email_backend(self) -> str:
        """Django's way of sending a message: by mail server, to the log (demo), or not at all."""
        way = "smtp" if self.email_url else "console" if self.demo else "dummy"
        return f"django.core.mail.backends.{way}.EmailBackend"

    @property
    def local_address(self) -> str:
        """Where a browser on this machine reaches ``throughcare serve``."""
        return f"http://127.0.0.1:{self.port}/"


def load(given: Mapping[str, str] | None = None) -> Environment:
    """Read the settings. Raises SettingError for one that cannot be read; judges nothing."""
    source = os.environ if given is None else given
    read = _Reader(source)
    data_dir = read("THROUGHCARE_DATA", _folder, ROOT / "var")
    demo = read("THROUGHCARE_DEMO", _yes, (data_dir / DEMO_MARK).exists())
    hosts = read("THROUGHCARE_ALLOWED_HOSTS", _list, DEMO_HOSTS if demo else ())
    secret = read("THROUGHCARE_SECRET_KEY", str, "")
    return Environment(
        data_dir=data_dir,
        demo=demo,
        debug=read("THROUGHCARE_DEBUG", _yes, False),
        secret_key=secret or (_kept_secret(data_dir) if demo else ""),
        allowed_hosts=hosts,
        csrf_trusted_origins=read(
            "THROUGHCARE_TRUSTED_ORIGINS",
            _list,
            tuple(f"https://{host}" for host in hosts if host != "*") if not demo else (),
        ),
        behind_proxy=read("THROUGHCARE_BEHIND_PROXY", _yes, False),
        authority_name=read("THROUGHCARE_AUTHORITY_NAME", str, DEMO_AUTHORITY if demo else ""),
        bind=read("THROUGHCARE_BIND", str, "127.0.0.1"),
        port=read("PORT", _number(0, 65535), 8000),
        web_processes=read("THROUGHCARE_WEB_PROCESSES", _number(1, 64), 3),
        database_url=read("DATABASE_URL", _database, ""),
        jobs_url=read("DATABASE_JOBS_URL", _database, ""),
        owner_url=read("DATABASE_OWNER_URL", _database, ""),
        login=read("THROUGHCARE_LOGIN", _login, "web"),
        email_url=read("THROUGHCARE_EMAIL_URL", _mail, ""),
        email_from=read("THROUGHCARE_EMAIL_FROM", str, "throughcare@localhost"),
        log_level=read("THROUGHCARE_LOG_LEVEL", _level, "INFO"),
    )


def remember_demo(data_dir: Path) -> None:
    """From now on commands on this data folder run in demo mode without being told."""
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / DEMO_MARK).touch()


def as_markdown() -> str:
    """The table of settings, for ``docs/reference/settings.md``."""
    rows = [
        "# Settings",
        "",
        "Read from the environment when the program starts. This page is printed from the code "
        "by `make docs`.",
        "",
        "| Name | What it is | Where it is not given | Meaning | When it is refused |",
        "|---|---|---|---|---|",
    ]
    for one in SETTINGS:
        rows.append(f"| `{one.name}` | {one.kind} | {one.default} | {one.help} | {one.unsafe} |")
    return "\n".join(rows) + "\n"


class _Reader:
    """Reads declared settings only, and says which one could not be read."""

    def __init__(self, source: Mapping[str, str]) -> None:
        self.source = source

    def __call__(self, name: str, parse: Callable[[str], Any], default: Any) -> Any:
        setting = NAMES[name]
        text = self.source.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as error:
            detail = f" ({error})" if str(error) else ""
            # The value may hold a password, so it is not repeated.
            raise SettingError(f"{setting.name} should be a {setting.kind}{detail}.") from error


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _yes(text: str) -> bool:
    lowered = text.lower()
    if lowered in {"1", "yes", "true", "on"}:
        return True
    if lowered in {"0", "no", "false", "off"}:
        return False
    raise ValueError("1 or 0 will do as well")


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _number(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"from {least} to {most}")
        return int(text)

    return parse


def _database(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError("such as postgresql://login:password@host:5432/throughcare")
    _ = parts.port  # raises ValueError where it is not a number
    return text


def _mail(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("such as smtps://user:password@host:465")
    return text


def _login(text: str) -> str:
    if text not in {"web", "jobs", "owner"}:
        raise ValueError
    return text


def _level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("debug, info, warning or error")
    return text.upper()


def _kept_secret(data_dir: Path) -> str:
    """The demo's key: made once, then the same, so that people stay signed in."""
    path = data_dir / SECRET_FILE
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        data_dir.mkdir(parents=True, exist_ok=True)
        made = secrets.token_urlsafe(48)
        fresh = path.with_name(f".{SECRET_FILE}-{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(made)
        try:
            # Whoever is first decides, so that two starts at once do not differ.
            os.link(fresh, path)
        except FileExistsError:
            return path.read_text().strip()
        finally:
            fresh.unlink()
        return made

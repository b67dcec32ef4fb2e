"""Addresses of servers, taken apart as Django and PostgreSQL want them."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit


def to_django(url: str) -> dict[str, Any]:
    """A database address as the pieces of Django's ``DATABASES`` (NAME, USER, … , OPTIONS)."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    port = options.pop("port", "") or (str(parts.port) if parts.port else "")
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        "OPTIONS": dict(options),
    }


def socket_url(login: str, database: str, folder: Path, port: int = 5432) -> str:
    """The address of a database reached through a socket in this folder."""
    return f"postgresql://{quote(login)}@/{quote(database)}?" + urlencode(
        {"host": str(folder), "port": port}
    )


def mail_to_django(url: str) -> dict[str, Any]:
    """A mail server's address as Django's ``EMAIL_*`` settings."""
    parts = urlsplit(url)
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if secure else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
    }


def loopback(host: str) -> bool:
    """Whether only this machine reaches this host; a socket's folder counts."""
    if host == "localhost" or host.startswith("/") or not host:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def with_login(url: str, login: str, password: str, database: str) -> str:
    """The same server's address for another login and database."""
    parts = urlsplit(url)
    at = parts.netloc.rpartition("@")[2]
    return parts._replace(
        netloc=f"{quote(login)}:{quote(password, safe='')}@{at}", path=f"/{quote(database)}"
    ).geturl()

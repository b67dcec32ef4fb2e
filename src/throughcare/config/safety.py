"""Which settings are too unsafe to start with."""

from __future__ import annotations

from throughcare.config.addresses import loopback, to_django
from throughcare.config.environment import SECRET_LENGTH, Environment

ENCRYPTED = {"require", "verify-ca", "verify-full"}


def problems(env: Environment) -> list[str]:
    """What makes these settings unsafe to start with, one sentence each; empty where nothing."""
    found = _database_problems(env)
    if env.demo:
        if not loopback(env.bind):
            found.append(
                f"THROUGHCARE_BIND is {env.bind}, and demo mode lets anybody sign in as anybody, "
                "so it listens on 127.0.0.1 only."
            )
        if any(host == "*" for host in env.allowed_hosts):
            found.append("THROUGHCARE_ALLOWED_HOSTS is *, and demo mode serves this machine only.")
        return found
    if env.debug:
        found.append(
            "THROUGHCARE_DEBUG is on, and error pages would show what people recorded: "
            "set it to no."
        )
    if not env.secret_key:
        found.append(
            f"THROUGHCARE_SECRET_KEY is not set: give it {SECRET_LENGTH} characters of chance "
            "or more (THROUGHCARE_DEMO=yes makes one for a demo)."
        )
    elif len(env.secret_key) < SECRET_LENGTH:
        found.append(
            f"THROUGHCARE_SECRET_KEY has {len(env.secret_key)} characters, and fewer than "
            f"{SECRET_LENGTH} can be guessed."
        )
    if not env.allowed_hosts:
        found.append("THROUGHCARE_ALLOWED_HOSTS is not set: give the service's own names.")
    if any(host == "*" for host in env.allowed_hosts):
        found.append(
            "THROUGHCARE_ALLOWED_HOSTS is *, which lets a forged address into links: "
            "give the service's own names."
        )
    if bare := [o for o in env.csrf_trusted_origins if not o.startswith("https://")]:
        found.append(f"THROUGHCARE_TRUSTED_ORIGINS has {bare[0]}, which is not https.")
    if not env.authority_name:
        found.append("THROUGHCARE_AUTHORITY_NAME is not set: pages could not say whose they are.")
    return found


def _database_problems(env: Environment) -> list[str]:
    found: list[str] = []
    given = {
        "DATABASE_URL": env.database_url,
        "DATABASE_JOBS_URL": env.jobs_url,
        "DATABASE_OWNER_URL": env.owner_url,
    }
    if not env.database_url and not env.embedded:
        named = " and ".join(name for name, url in given.items() if url)
        found.append(f"DATABASE_URL is not set, though {named} is: give it too.")
    logins: dict[str, str] = {}
    for name, url in given.items():
        if not url:
            continue
        pieces = to_django(url)
        login = pieces["USER"]
        if login in logins:
            found.append(
                f"{name} has the login of {logins[login]} ({login}), and the three have different "
                "rights so that the web server cannot pass the database's own protection."
            )
        logins.setdefault(login, name)
        if not loopback(pieces["HOST"]) and pieces["OPTIONS"].get("sslmode") not in ENCRYPTED:
            found.append(
                f"{name} reaches {pieces['HOST']} over a network without encryption: "
                "add ?sslmode=verify-full (or require) to it."
            )
    return found

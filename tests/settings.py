"""Settings of the tests: the program's own, with the test server's address and cheap passwords."""

import os

from tests import server

os.environ.setdefault("THROUGHCARE_DATA", str(server.DATA))
os.environ["THROUGHCARE_DEMO"] = "yes"
os.environ["THROUGHCARE_SECRET_KEY"] = "tests-only-" * 5

from throughcare.config.settings import *  # noqa: F403
from throughcare.config.settings import _database

# As the owner, who plays every role on one connection: rows made by factories and rows read by
# the page under test then share the test's transaction. The resting role is the web's login.
_name = os.environ.get("THROUGHCARE_TEST_NAME", "throughcare")
_test = _database(server.url("throughcare_owner", _name))
_run = os.environ.setdefault("THROUGHCARE_TEST_RUN", str(os.getpid()))
_test |= {
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    # Each run has its own, so that two people test one checkout at once; ``conftest`` names
    # the migrated database that it is a copy of.
    "TEST": {"NAME": f"test_throughcare_{_run}"},
}
DATABASES = {"default": _test, "log": {**_test, "OPTIONS": dict(_test["OPTIONS"])}}

SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

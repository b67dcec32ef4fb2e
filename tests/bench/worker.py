"""Measures in one database: a process for each size, told what to do line by line.

Reads one JSON object a line on stdin, answers one a line on stdout. Runs the program as it is
served: the web's login, every middleware, a connection that stays open.
"""

from __future__ import annotations

import os


def main() -> None:
    """Set Django up as the web server does, and answer until stdin ends."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "throughcare.config.settings"
    os.environ["THROUGHCARE_LOGIN"] = "web"
    import django

    django.setup()
    from tests.bench.answering import answer

    answer()


if __name__ == "__main__":
    main()

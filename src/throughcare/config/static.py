"""Gathers static files under hashed names, when they have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path


def gather() -> bool:
    """Collect static files into the data folder; False where nothing had changed.

    Needs Django. The stamp holds each file's path, size and time.
    """
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(None):
            seen = Path(storage.path(path)).stat()
            digest.update(f"{path}|{seen.st_size}|{seen.st_mtime_ns}\n".encode())
    target = Path(settings.STATIC_ROOT)
    stamp = target.with_name("static.stamp")
    if stamp.exists() and target.is_dir() and stamp.read_text() == digest.hexdigest():
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=target.exists())
    stamp.write_text(digest.hexdigest())
    return True

"""Finding the files of a return: a folder, one file, or a zip."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from throughcare.exchange.ssda903.problems import BadCall, Problem, Unreadable

MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 200
MOST_MEMBERS = 1_000

_LITTER_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "icon"})
_LITTER_STARTS = (".", "~$", "~lock.")
_LITTER_FOLDERS = frozenset(
    {"__macosx", "@eadir", "$recycle.bin", "system volume information", "lost+found"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file. ``name`` is how problems call it; ``folder`` is where it lay in a zip."""

    name: str
    open: Callable[[], IO[bytes]]
    folder: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """The files of a return, and what is to be said of those that are not read."""

    files: list[Source] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def of_file(name: str, rule: str, reason: str) -> Problem:
    """A problem of a whole file."""
    return Problem(name, None, None, None, None, rule, reason)


@contextmanager
def find(path: Path) -> Iterator[Found]:
    """Find the files under a path; a zip stays open until the block ends.

    Raises BadCall where there is no such path, or nothing can be read there.
    """
    try:
        mode = path.stat().st_mode
    except OSError as fault:
        raise BadCall(f"{path} cannot be found or opened. Check the path.") from fault
    if stat.S_ISDIR(mode):
        yield _folder(path)
    elif not stat.S_ISREG(mode):
        raise BadCall(f"{path} is neither a folder nor a file.")
    elif zipfile.is_zipfile(path):
        with _zip(path) as found:
            yield found
    else:
        yield Found(files=[Source(path.name, _opener(path))])


def litter(name: str) -> bool:
    """Whether a file or folder is what desktop systems leave behind."""
    low = name.lower()
    return low in _LITTER_NAMES or low in _LITTER_FOLDERS or low.startswith(_LITTER_STARTS)


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _folder(path: Path) -> Found:
    found = Found()
    try:
        entries = sorted(path.iterdir())
    except OSError as fault:
        raise BadCall(f"{path} cannot be opened. Check who may read it.") from fault
    for entry in entries:
        if litter(entry.name):
            continue
        try:
            mode = entry.stat().st_mode
        except OSError:
            found.rejected.append(
                of_file(entry.name, "file", "This file cannot be opened. Check who may read it.")
            )
            continue
        if stat.S_ISDIR(mode):
            found.warnings.append(
                of_file(
                    entry.name,
                    "subfolder",
                    "This is a folder within the folder. It was not read, so that two returns are "
                    "not mixed. To bring it in, name it by itself.",
                )
            )
        elif stat.S_ISREG(mode):
            found.files.append(Source(entry.name, _opener(entry)))
        else:
            found.warnings.append(
                of_file(entry.name, "unknown-file", "This is not a file of data.")
            )
    return found


@contextmanager
def _zip(path: Path) -> Iterator[Found]:
    found = Found()
    try:
        packed = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        found.rejected.append(
            of_file(path.name, "damaged", "This zip is damaged. Make it again and send it again.")
        )
        yield found
        return
    with packed:
        try:
            _members(packed, path.name, found)
        except Unreadable as fault:
            found = Found(rejected=[of_file(path.name, fault.rule, fault.reason)])
        yield found


def _members(packed: zipfile.ZipFile, zip_name: str, found: Found) -> None:
    infos = [i for i in packed.infolist() if not i.is_dir()]
    if "[Content_Types].xml" in packed.namelist():
        found.warnings.append(
            of_file(
                zip_name,
                "unknown-file",
                "This is an Office file, such as an Excel workbook. Save each sheet as CSV first.",
            )
        )
        return
    if len(infos) > MOST_MEMBERS:
        raise Unreadable(
            "too-large", f"This zip holds more than {MOST_MEMBERS:,} files. Pack one return alone."
        )
    total = 0
    for info in infos:
        parts = _parts(info.filename)
        if not parts or any(litter(p) for p in parts):
            continue
        name = f"{zip_name}/{parts[-1]}"
        if stat.S_ISLNK(info.external_attr >> 16):
            found.warnings.append(
                of_file(name, "link", "This is a link, not a file. It was not followed.")
            )
            continue
        if info.flag_bits & 0x1:
            found.rejected.append(
                of_file(name, "encrypted", "This file is locked with a password. Pack it without.")
            )
            continue
        total += info.file_size
        if total > MOST_UNPACKED:
            raise Unreadable(
                "too-large", "Unpacked, this zip holds more than 500 MB. Pack one return alone."
            )
        if info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise Unreadable(
                "too-large",
                f"{name} unpacks to more than {MOST_RATIO} times its size, which no table of "
                "a return does. Pack the files again.",
            )
        found.files.append(Source(name, _member(packed, info), parts[:-1]))


def _parts(filename: str) -> tuple[str, ...]:
    cut = filename.replace("\\", "/").split("/")
    return tuple(p for p in cut if p not in ("", ".", "..") and not p.endswith(":"))


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: packed.open(info)

"""From bytes to physical lines: encodings, line ends, and nothing garbled."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import IO

from throughcare.exchange.ssda903.problems import Unreadable

LONGEST_LINE = 200_000
"""Characters; no row of a return comes near, and one endless line must not fill the memory."""

HEAD = 64 * 1024

_RAW = re.compile("[\udc80-\udcff]")

_KINDS = (
    (b"PK\x03\x04", "This is a zip or an Excel workbook. Save each sheet as CSV first."),
    (b"\xd0\xcf\x11\xe0", "This is an old Office file or a locked workbook. Save it as CSV first."),
    (b"%PDF", "This is a PDF. Only CSV and XML are read."),
    (b"\x1f\x8b", "This is a packed file. Unpack it first."),
    (b"7z\xbc\xaf", "This is a packed file. Unpack it first."),
)


def foreign(head: bytes) -> str | None:
    """What a file is that holds no text, in words; None where it may be text."""
    for magic, said in _KINDS:
        if head.startswith(magic):
            return said
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "This text is in UTF-32. Save it as CSV UTF-8."
    return None


def refuse_unmarked(head: bytes) -> None:
    """Raises Unreadable for a table in UTF-16 that lacks its mark."""
    for encoding in ("utf-16-le", "utf-16-be"):
        first = head[: HEAD - HEAD % 2].decode(encoding, "ignore").partition("\n")[0]
        if "CHILD" in first.upper() and first.isascii():
            raise Unreadable(
                "encoding", "This is UTF-16 without its mark. Save it as CSV UTF-8 and try again."
            )


def looks_like_xml(head: bytes) -> bool:
    """Whether the first character is that of an XML document."""
    encoding = "utf-16" if _utf16(head) else "utf-8-sig"
    text = head[: HEAD - HEAD % 2].decode(encoding, "ignore")
    return text.lstrip().startswith("<")


def _utf16(head: bytes) -> bool:
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


class Lines:
    """The physical lines of a text file: (number from 1, text without its end).

    UTF-8 with or without mark, UTF-16 with mark; a byte that is not UTF-8 is read as
    Windows-1252, and ``other`` then holds the number of the first such line. What is no letter in
    either becomes U+FFFD, which no row may carry.
    """

    def __init__(self, raw: IO[bytes], head: bytes) -> None:
        wide = _utf16(head)
        self.other: int | None = None
        self.number = 0
        self._wide = wide
        self._text = io.TextIOWrapper(
            raw,
            encoding="utf-16" if wide else "utf-8-sig",
            errors="replace" if wide else "surrogateescape",
            newline="",
        )

    def __iter__(self) -> Iterator[tuple[int, str]]:
        while True:
            line = self._text.readline(LONGEST_LINE)
            if not line:
                return
            self.number += 1
            whole = line.endswith(("\n", "\r"))
            if not whole and len(line) == LONGEST_LINE:
                self._skip()
            yield self.number, self._clean(line.rstrip("\r\n") if whole else line)

    def _skip(self) -> None:
        while True:
            rest = self._text.readline(LONGEST_LINE)
            if not rest or rest.endswith(("\n", "\r")):
                return

    def _clean(self, line: str) -> str:
        if line.isascii() or self._wide or _RAW.search(line) is None:
            return line
        if self.other is None:
            self.other = self.number
        return _RAW.sub(_western, line)


def _western(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")


def read_head(raw: IO[bytes]) -> bytes:
    """The first bytes of a file. Raises Unreadable where there are none."""
    head = raw.read(HEAD)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty", "This file is empty. If it should hold data, export it again.")
    return head

"""Rows from the XML form of a return, each cell with the line of its element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from throughcare.exchange.ssda903.problems import Unreadable
from throughcare.exchange.ssda903.rows import Row
from throughcare.exchange.ssda903.tables import BY_NAME, EPISODES, HEADER, OC3, Table

ROOT = "EXPSSDA903"
MOST_TEXT = 10_001
"""Characters kept of one element: one more than a cell may have, so that it is still refused."""
MOST_ROWS = 5_000
MOST_DEEP = 12
CHUNK = 64 * 1024

_GROUPS = {
    "EPISODE": EPISODES,
    "AREVIEW": BY_NAME["Reviews"],
    "AMISSING": BY_NAME["Missing"],
    "PERMANENCE": BY_NAME["PrevPerm"],
    "OC2": BY_NAME["OC2"],
    "AD_PLACED": BY_NAME["PlacedAdoption"],
}
_OTHER_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
_PARTS = {
    table: frozenset(columns.split())
    for table, columns in (
        (HEADER, "SEX DOB ETHNIC UPN MOTHER MC_DOB"),
        (OC3, "IN_TOUCH ACTIV ACCOM"),
        (BY_NAME["UASC"], "DUC"),
        (BY_NAME["AD1"], "DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR"),
    )
}
"""Tables whose columns stand directly in HEADER."""
_STRUCTURE = frozenset({ROOT, "CHILD", "HEADER"})
_PASSED = frozenset({"UASC"})
"""A flag that only repeats whether DUC is there."""

Cells = dict[str, tuple[str, int]]


class NotOurs(Exception):
    """An XML file of another kind; the root element's name."""


def xml_rows(raw: IO[bytes], unknown: Callable[[str, int], None]) -> Iterator[tuple[Table, Row]]:
    """Every row of the document, a child at a time; ``unknown`` hears of elements we do not know.

    Raises NotOurs for another document, Unreadable where it has a document type or breaks off.
    """
    parser = DefusedExpatParser(forbid_dtd=True)
    handler = _Handler(unknown, parser.getLineNumber)
    parser.setContentHandler(handler)
    try:
        while chunk := raw.read(CHUNK):
            parser.feed(chunk)
            yield from handler.take()
        parser.close()
        yield from handler.take()
    except DefusedXmlException as fault:
        raise Unreadable(
            "document-type",
            "This XML carries a document type, which can hide harm. Export it again without one.",
        ) from fault
    except SAXParseException as fault:
        raise Unreadable(
            "damaged",
            f"This XML breaks off at line {fault.getLineNumber()}. Export it again, or mend it.",
        ) from fault
    except (SAXException, LookupError, ValueError) as fault:
        raise Unreadable("damaged", "This XML cannot be read. Export it again as UTF-8.") from fault


class _Handler(ContentHandler):
    def __init__(self, unknown: Callable[[str, int], None], line: Callable[[], int | None]) -> None:
        super().__init__()
        self._unknown = unknown
        self._line_now = line
        self._ready: list[tuple[Table, Row]] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._begin_child()

    def take(self) -> list[tuple[Table, Row]]:
        ready, self._ready = self._ready, []
        return ready

    def _line(self) -> int:
        return self._line_now() or 1

    def _begin_child(self) -> None:
        self._child: tuple[str, int] = ("", 0)
        self._header: Cells = {}
        self._header_line = 0
        self._groups: list[tuple[Table, int, Cells]] = []
        self._group: tuple[Table, int, Cells] | None = None
        self._leaf_line = 0

    def startElement(self, name: str, attrs: Any) -> None:
        tag = name.upper()
        if not self._path and tag != ROOT:
            raise NotOurs(name)
        if len(self._path) >= MOST_DEEP:
            raise Unreadable("damaged", "This XML is nested deeper than any return.")
        self._path.append(tag)
        line = self._line()
        if tag == "CHILD" and len(self._path) == 2:
            self._begin_child()
            self._header_line = line
        elif tag == "HEADER":
            self._header_line = line
        elif tag in _GROUPS and self._group is None:
            self._group = (_GROUPS[tag], line, {})
            if len(self._groups) >= MOST_ROWS:
                raise Unreadable("damaged", f"One child has more than {MOST_ROWS:,} rows.")
        else:
            self._leaf_line = line
        self._text = []
        self._length = 0

    def characters(self, content: str) -> None:
        if self._length < MOST_TEXT:
            self._text.append(content[: MOST_TEXT - self._length])
            self._length += len(content)

    def endElement(self, name: str) -> None:
        tag = self._path.pop()
        text = "".join(self._text)
        self._text = []
        if tag == "CHILD" and len(self._path) == 1:
            self._finish_child()
        elif self._group is not None:
            if _GROUPS.get(tag) is self._group[0]:
                self._groups.append(self._group)
                self._group = None
            else:
                self._into_group(tag, text)
        elif tag not in _STRUCTURE:
            self._into_header(tag, text)

    def _into_group(self, tag: str, text: str) -> None:
        assert self._group is not None  # noqa: S101
        table, _, cells = self._group
        column = _OTHER_NAMES.get(tag, tag)
        if column in table.columns:
            cells[column] = (text, self._leaf_line)
        else:
            self._unknown(tag, self._leaf_line)

    def _into_header(self, tag: str, text: str) -> None:
        if tag == "CHILDID":
            self._child = (text, self._leaf_line)
        elif any(tag in columns for columns in _PARTS.values()):
            self._header[tag] = (text, self._leaf_line)
        elif tag not in _PASSED:
            self._unknown(tag, self._leaf_line)

    def _finish_child(self) -> None:
        for table, columns in _PARTS.items():
            cells = {c: v for c, v in self._header.items() if c in columns}
            if table is HEADER:
                self._emit(table, self._header_line, cells)
            elif any(text.strip() for text, _ in cells.values()):
                self._emit(table, min(line for _, line in cells.values()), cells)
        for table, line, cells in self._groups:
            self._emit(table, line, cells)
        self._begin_child()

    def _emit(self, table: Table, line: int, cells: Cells) -> None:
        known = dict(cells)
        known["CHILD"] = self._child
        for shared in ("DOB", "SEX"):
            if shared in table.columns and shared not in known and shared in self._header:
                known[shared] = self._header[shared]
        values = [known.get(c, ("", 0)) for c in table.columns]
        self._ready.append(
            (
                table,
                Row(
                    line,
                    [text for text, _ in values],
                    lines=[at or line for _, at in values],
                ),
            )
        )

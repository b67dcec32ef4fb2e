"""Whatever somebody brings: no crash, nothing half loaded, every row accounted for.

CI runs a fixed sample; ``make drill`` runs 50,000 returns, other ones each time.
"""

from __future__ import annotations

import io
import json
import os
import random
import tempfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.generate import make, spoil
from tests.exchange.model import Model
from throughcare.exchange.ssda903.run import bring_in

TODAY = date(2026, 11, 25)
DRILL = os.environ.get("THROUGHCARE_DRILL") == "full"
EXAMPLES = 12_500 if DRILL else 120
"""Of each of the four tests."""

pytestmark = pytest.mark.drill

fuzz = settings(
    max_examples=EXAMPLES,
    derandomize=not DRILL,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
seeds = st.integers(0, 2**32 - 1)


@fuzz
@given(seed=seeds, faults=st.integers(0, 12), children=st.integers(1, 6), accept=st.booleans())
def test_any_mixture_of_faults(seed: int, faults: int, children: int, accept: bool) -> None:
    made = spoil(make(children, seed=seed), faults=faults, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        made.write(Path(folder))
        _holds(Path(folder), accept)


@fuzz
@given(seed=seeds, cuts=st.integers(1, 8), accept=st.booleans())
def test_any_bytes_in_the_files(seed: int, cuts: int, accept: bool) -> None:
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        make(4, seed=seed).write(Path(folder))
        for _ in range(cuts):
            path = rng.choice(sorted(Path(folder).iterdir()))
            path.write_bytes(rng.choice(CUTS)(rng, path.read_bytes()))
        _holds(Path(folder), accept)


@fuzz
@given(seed=seeds, cuts=st.integers(0, 5), accept=st.booleans())
def test_any_bytes_in_the_xml(seed: int, cuts: int, accept: bool) -> None:
    rng = random.Random(seed)
    data = XML.encode()
    for _ in range(cuts):
        data = rng.choice(CUTS)(rng, data)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "return.xml").write_bytes(data)
        _holds(Path(folder), accept)


@fuzz
@given(data=st.binary(max_size=400))
def test_any_file_at_all(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "file").write_bytes(data)
        _holds(Path(folder), accept=True)
        _holds(Path(folder) / "file", accept=True)


def _holds(path: Path, accept: bool) -> None:
    model = Model()
    trial = _bring(path, model, accept, dry_run=True)
    assert not model.children
    found = _bring(path, model, accept)
    assert trial["tables"] == found["tables"]
    rejected = bool(found["rejected"])
    if rejected and not accept:
        assert not found["applied"]
    if not found["applied"]:
        assert not model.children
        return
    before = deepcopy(model.children)
    again = _bring(path, model, accept)
    assert again["applied"]
    assert model.children == before
    for name, table in again["tables"].items():
        assert table["created"] == table["changed"] == 0, name
        assert table["unchanged"] == found["tables"][name]["created"]


def _bring(path: Path, model: Model, accept: bool, **options: Any) -> dict[str, Any]:
    with bring_in(path, model, today=TODAY, year=2026, accept_rejects=accept, **options) as report:
        out = io.StringIO()
        report.write_json(out)
        found: dict[str, Any] = json.loads(out.getvalue())
        assert found == report.as_dict()
        assert list(report.lines())
        assert report.exit_code == (1 if found["rejected"] else 0)
    for name in ("Header", "Episodes", "OC3"):
        table = found["tables"][name]
        outcomes = ("created", "changed", "unchanged", "rejected")
        assert table["read"] == sum(table[o] for o in outcomes), name
        if table["rejected"]:
            assert found["rejected"]
    for problem in (*found["rejected"], *found["warnings"]):
        assert problem["rule"]
        assert problem["reason"].endswith((".", "?")), problem
        assert len(problem["value"] or "") <= 80 * 6  # an escaped character is six
    return found


# -- what may happen to a file on its way

BITS = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b'"', b'""', b",", b";", b"\t", b"\r", b"\n",
    b"\r\n", b"\x1a", b"\x1f", b"\xa0", b"\xc3\xa9", b"\xe2\x80\xae", b"<", b"&a;", b"<!DOCTYPE x>",
    b"]]>", b"A" * 10_001, b"31/02/2020", b"\n\n\n", b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n",
)  # fmt: skip

Cut = Callable[[random.Random, bytes], bytes]


def _insert(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(BITS) + data[at:]


def _delete(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 1, 1, 5, 60)) :]


def _flip(rng: random.Random, data: bytes) -> bytes:
    if not data:
        return data
    at = rng.randrange(len(data))
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def _cut_off(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _double(rng: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return data + b"".join(lines[: rng.randrange(len(lines) + 1)])


def _recode(rng: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(
        rng.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32")), "replace"
    )


CUTS: tuple[Cut, ...] = (_insert, _insert, _delete, _flip, _cut_off, _double, _recode)

XML = (
    "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><UPN>UN1</UPN><SEX>F</SEX>"
    "<DOB>01/02/2008</DOB><ETHNIC>WBRI</ETHNIC><UASC/><IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV>"
    "<ACCOM>B1</ACCOM><AREVIEW><REVIEW>01/09/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>"
    "<MOTHER/></HEADER><EPISODE><DECOM>01/05/2020</DECOM><LS>C2</LS><PL>U4</PL>"
    "<DEC>01/07/2025</DEC><REC>E8</REC></EPISODE></CHILD>\n<CHILD><HEADER><CHILDID>2</CHILDID>"
    "<DOB>01/02/2009</DOB></HEADER></CHILD></EXPSSDA903>"
)

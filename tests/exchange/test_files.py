"""Which files are read, and what is said of those that are not."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.generate import make
from throughcare.exchange.ssda903 import sources
from throughcare.exchange.ssda903.problems import BadCall
from throughcare.exchange.ssda903.run import Empty, bring_in
from throughcare.exchange.ssda903.tables import TABLES, Near, Table, heading, recognise

TODAY = date(2026, 11, 25)


def bring(path: Path, **options: Any) -> dict[str, Any]:
    with bring_in(path, Empty(), today=TODAY, **options) as report:
        return {**report.as_dict(), "exit": report.exit_code, "year": report.year}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(12, seed=3).write(tmp_path / "return")


def pack(to: Path, members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(to, "w", how) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return to


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_a_folder_and_its_zip_say_the_same(folder: Path, tmp_path: Path) -> None:
    whole = bring(folder)
    packed = bring(pack(tmp_path / "return.zip", contents(folder)))
    assert whole["applied"]
    assert packed["applied"]
    assert whole["tables"] == packed["tables"]


def test_one_file_is_a_return(folder: Path) -> None:
    found = bring(folder / "episodes.csv", year=2026)
    assert found["tables"]["Episodes"]["read"] > 0
    assert found["tables"]["Header"]["read"] == 0


def test_a_member_is_called_by_its_name_without_its_path(folder: Path, tmp_path: Path) -> None:
    spoilt = {f"export/2026/{n}": c for n, c in contents(folder).items()}
    spoilt["export/2026/oc3.csv"] = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n,,YES,F1,U1\n"
    found = bring(pack(tmp_path / "return.zip", spoilt))
    assert [(p["file"], p["line"]) for p in found["rejected"]] == [("return.zip/oc3.csv", 2)]
    assert found["tables"]["Header"]["read"] == 12


def test_a_path_that_climbs_out_is_only_a_name(folder: Path, tmp_path: Path) -> None:
    climbing = {f"../../{n}": c for n, c in contents(folder).items()}
    found = bring(pack(tmp_path / "return.zip", climbing))
    assert found["applied"]
    assert not (tmp_path.parent / "header.csv").exists()


def test_members_that_are_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    path = pack(tmp_path / "return.zip", contents(folder))
    with zipfile.ZipFile(path, "a") as packed:
        link = zipfile.ZipInfo("passwords.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    found = bring(path)
    assert found["applied"]
    assert [(p["file"], p["rule"]) for p in found["warnings"]] == [
        ("return.zip/passwords.csv", "link")
    ]


def test_an_encrypted_member_is_named_and_nothing_loads(folder: Path, tmp_path: Path) -> None:
    path = pack(tmp_path / "return.zip", contents(folder), zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    name = data.index(b"oc3.csv", data.index(b"PK\x01\x02"))
    data[name - 46 + 8] |= 1  # the flag in the central directory
    path.write_bytes(bytes(data))
    found = bring(path, accept_rejects=True)
    assert not found["applied"]
    assert [(p["file"], p["rule"]) for p in found["rejected"]] == [
        ("return.zip/oc3.csv", "encrypted")
    ]


def test_a_damaged_member_is_named_and_nothing_loads(folder: Path, tmp_path: Path) -> None:
    path = pack(tmp_path / "return.zip", contents(folder), zipfile.ZIP_STORED)
    data = path.read_bytes().replace(b"YES,", b"YEX,", 1)
    path.write_bytes(data)
    found = bring(path, accept_rejects=True)
    assert not found["applied"]
    assert [(p["file"], p["line"], p["rule"]) for p in found["rejected"]] == [
        ("return.zip/oc3.csv", None, "damaged")
    ]
    assert found["tables"]["OC3"]["read"] == 0


def test_a_damaged_zip_is_named(folder: Path, tmp_path: Path) -> None:
    path = pack(tmp_path / "return.zip", contents(folder))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 1] = 0
    path.write_bytes(bytes(data))
    found = bring(path)
    assert [(p["file"], p["rule"]) for p in found["rejected"]] == [("return.zip", "damaged")]
    assert found["exit"] == 1


def test_a_zip_that_swells_is_refused(folder: Path, tmp_path: Path) -> None:
    swelling = {**contents(folder), "oc3.csv": b"0" * 10_000_000}
    found = bring(pack(tmp_path / "return.zip", swelling))
    assert [(p["file"], p["rule"]) for p in found["rejected"]] == [("return.zip", "too-large")]


def test_a_zip_that_is_too_large_unpacked_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_UNPACKED", 1_000)
    found = bring(pack(tmp_path / "return.zip", contents(folder)))
    assert [(p["file"], p["rule"]) for p in found["rejected"]] == [("return.zip", "too-large")]


def test_last_years_folder_in_a_zip_is_not_mixed_in(folder: Path, tmp_path: Path) -> None:
    members = contents(folder) | {"2025/oc3.csv": b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n1,,NO,0,0\n"}
    found = bring(pack(tmp_path / "return.zip", members))
    assert found["applied"]
    assert [(p["file"], p["rule"]) for p in found["warnings"]] == [
        ("return.zip/oc3.csv", "subfolder")
    ]


def test_two_folders_beside_each_other_in_a_zip_are_refused(folder: Path, tmp_path: Path) -> None:
    members = {f"{y}/{n}": c for y in (2025, 2026) for n, c in contents(folder).items()}
    found = bring(pack(tmp_path / "return.zip", members), accept_rejects=True)
    assert not found["applied"]
    assert {p["rule"] for p in found["rejected"]} == {"subfolder"}


def test_a_workbook_by_itself_is_told_from_a_zip(tmp_path: Path) -> None:
    found = bring(pack(tmp_path / "oc3.xlsx", {"[Content_Types].xml": b"<x/>"}))
    assert found["warnings"][0]["reason"].startswith("This is an Office file")
    assert found["rejected"][0]["rule"] == "no-table"


def test_a_file_nobody_may_read_is_named(folder: Path) -> None:
    (folder / "oc3.csv").unlink()
    (folder / "oc3.csv").symlink_to(folder / "gone.csv")
    found = bring(folder, accept_rejects=True)
    assert not found["applied"]
    assert [(p["file"], p["rule"]) for p in found["rejected"]] == [("oc3.csv", "file")]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    found = bring(folder)
    assert found["applied"]
    assert [p["file"] for p in found["warnings"]] == ["pipe.csv"]


@pytest.mark.parametrize("name", ["gone", "gone/deeper.csv"])
def test_no_such_path_is_a_bad_call(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadCall, match="cannot be found"):
        bring(tmp_path / name)


@pytest.mark.parametrize("year", [1999, 2029, 26])
def test_no_such_year_is_a_bad_call(folder: Path, year: int) -> None:
    with pytest.raises(BadCall, match="There is no return for the year"):
        bring(folder, year=year)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
@pytest.mark.parametrize("change", [list, reversed, sorted])
def test_a_table_is_known_by_its_columns_in_any_order(
    table: Table, change: Callable[[Any], Any]
) -> None:
    names = [f" {c.lower()} " for c in change(table.columns)] + ["", " "]
    assert recognise(heading(names)) is table


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_one_column_too_few_or_too_many_names_the_table_and_the_column(table: Table) -> None:
    for column in table.columns[1:]:
        found = recognise([c for c in table.columns if c != column])
        assert isinstance(found, Near), column
        assert (found.table, found.column) == (table, column)
    found = recognise([*table.columns, "SURPLUS"])
    assert isinstance(found, Near)
    assert (found.table, found.column) == (table, "SURPLUS")


@pytest.mark.parametrize(
    "names", ["CHILD,DOB", "NAME,PHONE", "CHILD,SEX,DOB,NAME", "A,B,C,D,E,F,G", "CHILD,FOSTER,X"]
)
def test_another_list_is_nobodys_table(names: str) -> None:
    assert recognise(names.split(",")) is None

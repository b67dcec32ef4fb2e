"""Makes SSDA903 returns of any size, by a seed: valid ones, and ones with known faults.

``python -m tests.exchange.generate FOLDER --children 10000`` writes one to a folder.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from throughcare.care.codes import CIN, REASON_PLACE_CHANGE
from throughcare.exchange.ssda903.tables import EPISODES, HEADER, OC3
from throughcare.exchange.ssda903.year import birthday_within
from throughcare.people.codes import ETHNIC
from throughcare.statute.dates import birthday

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LEAVES = ("E4A", "E5", "E6", "E8", "E17")
ORDERS = ("C2", "V2", "C1")

Row = dict[str, str]


@dataclass
class Return:
    """One return: each table's rows as the file would write them."""

    header: list[Row] = field(default_factory=list)
    episodes: list[Row] = field(default_factory=list)
    oc3: list[Row] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write the tables as CSV files; gives the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, table, rows in (
            ("header.csv", HEADER, self.header),
            ("episodes.csv", EPISODES, self.episodes),
            ("oc3.csv", OC3, self.oc3),
        ):
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                file.write(",".join(table.columns) + "\n")
                for row in rows:
                    file.write(",".join(row[c] for c in table.columns) + "\n")
        return folder


def uk(day: date | None) -> str:
    """A date as the return writes it."""
    return f"{day:%d/%m/%Y}" if day else ""


def make(children: int, *, year: int = 2026, seed: int = 1, first_id: int = 500_001) -> Return:
    """A valid return: every child in Header, some two episodes each, OC3 for who has left care."""
    rng = random.Random(seed)
    made = Return()
    for n in range(children):
        _child(rng, made, str(first_id + n), year)
    return made


def _child(rng: random.Random, made: Return, child: str, year: int) -> None:
    age = rng.choices(range(14, 22), (1, 2, 3, 3, 3, 3, 3, 3))[0]
    born = date(year - age, 3, 31) - timedelta(days=rng.randrange(365))
    leaves = birthday(born, 18) if age >= 18 else None
    if age == 17 and rng.random() < 0.3:
        leaves = birthday(born, 17) - timedelta(days=rng.randrange(1, 300))
    only_leaving = leaves is not None and age >= 19 and rng.random() < 0.5
    made.header.append(
        {
            "CHILD": child,
            "SEX": rng.choice("MF"),
            "DOB": uk(born),
            "ETHNIC": rng.choice(ETHNIC.valid_codes()),
            "UPN": f"{rng.choice(CHECK_LETTERS)}{rng.randrange(10**12):012d}",
            "MOTHER": "",
            "MC_DOB": "",
        }
    )
    if not only_leaving:
        made.episodes.extend(_episodes(rng, child, born, leaves, year))
    if leaves is not None and leaves < birthday_within(born, year) and age <= 21:
        made.oc3.append(_leaving(rng, child, born, age))


def _episodes(
    rng: random.Random, child: str, born: date, leaves: date | None, year: int
) -> Iterator[Row]:
    last = leaves or date(year, 3, 31)
    start = birthday(born, rng.randrange(9, 14)) + timedelta(days=rng.randrange(300))
    many = rng.choices((1, 2, 3, 4), (3, 5, 2, 1))[0]
    span = (last - start).days
    cuts = sorted(rng.sample(range(30, max(span - 30, 60)), many - 1)) if many > 1 else []
    starts = [start, *(start + timedelta(days=c) for c in cuts)]
    order, need, home = rng.choice(ORDERS), rng.choice(CIN.valid_codes()), _postcode(rng)
    for k, begins in enumerate(starts):
        ends = starts[k + 1] if k + 1 < many else leaves
        yield {
            "CHILD": child,
            "DECOM": uk(begins),
            "RNE": "S" if k == 0 else "P",
            "LS": order,
            "CIN": need,
            "PLACE": rng.choice(("U4", "U6", "K2", "R1", "U1")),
            "PLACE_PROVIDER": rng.choice(("PR1", "PR4", "PR5")),
            "DEC": uk(ends),
            "REC": "X1" if k + 1 < many else (rng.choice(LEAVES) if leaves else ""),
            "REASON_PLACE_CHANGE": rng.choice(REASON_PLACE_CHANGE.valid_codes())
            if k + 1 < many
            else "",
            "HOME_POST": home,
            "PL_POST": _postcode(rng),
            "URN": str(rng.randrange(10**6, 10**7)),
        }


def _leaving(rng: random.Random, child: str, born: date, age: int) -> Row:
    touch = rng.choices(("YES", "NO", "REFU", "NREQ"), (90, 4, 3, 3))[0]
    known = touch == "YES" or rng.random() < 0.5
    homes = ["B1", "D1", "E1", "K1", "R2", "S2", "U1", "U2", "X2", "Y1"]
    if age >= 18:
        homes += ["Z1", "T1", "U1", "U1"]
    does = ("F1", "F2", "P2", "F4", "F5", "P5", "G4", "G5", "G6")
    return {
        "CHILD": child,
        "DOB": uk(born),
        "IN_TOUCH": touch,
        "ACTIV": rng.choice(does) if known else "0",
        "ACCOM": rng.choice(homes) if known else "0",
    }


def _postcode(rng: random.Random) -> str:
    # ZZ is no postcode area: nobody lives there.
    return (
        f"ZZ{rng.randrange(1, 40)} {rng.randrange(1, 10)}{rng.choice('ABDEF')}{rng.choice('GHJLN')}"
    )


# -- faults

Fault = Callable[[random.Random, Return], None]


def _cell(table: str, column: str, values: tuple[str, ...]) -> Fault:
    def fault(rng: random.Random, made: Return) -> None:
        rows: list[Row] = getattr(made, table)
        if rows:
            rng.choice(rows)[column] = rng.choice(values)

    return fault


def _twin(table: str) -> Fault:
    def fault(rng: random.Random, made: Return) -> None:
        rows: list[Row] = getattr(made, table)
        if rows:
            rows.insert(rng.randrange(len(rows) + 1), dict(rng.choice(rows)))

    return fault


def _gone(table: str) -> Fault:
    def fault(rng: random.Random, made: Return) -> None:
        rows: list[Row] = getattr(made, table)
        if rows:
            del rows[rng.randrange(len(rows))]

    return fault


def _swapped(rng: random.Random, made: Return) -> None:
    row = rng.choice(made.episodes) if made.episodes else None
    if row is not None and row["DEC"]:
        row["DECOM"], row["DEC"] = row["DEC"], row["DECOM"]


ODD_DATES = (
    "31/06/2025", "00/00/0000", "06/25/2008", "2024-02-29", "29/02/2023", "39611", "12-Jun-2008",
    "1/4/08", "01/04/2025 00:00", "01/04/2025 14:30", "soon", "", "01/01/1850", "01/01/2031",
    "'01/04/2025", "1", "99999", "31/12/9999",
)  # fmt: skip
ODD_CODES = (
    "",
    "0",
    "x",
    "S1",
    "1.0",
    " u1",
    "\xa0YES",
    "ß",
    "💧",
    "DIED",
    "RHOM",
    "A" * 41,
    "=1+1",
)
ODD_CHILDREN = ("", "500001.0", "0500001", "5OOOO1", "Total", "500001", "\u202e500001", "null")

FAULTS: tuple[Fault, ...] = (
    *(_cell("header", c, ODD_DATES) for c in ("DOB", "MC_DOB")),
    *(_cell("episodes", c, ODD_DATES) for c in ("DECOM", "DEC")),
    _cell("oc3", "DOB", ODD_DATES),
    *(_cell("header", c, ODD_CODES) for c in ("SEX", "ETHNIC", "UPN", "MOTHER")),
    *(_cell("episodes", c, ODD_CODES) for c in ("LS", "REC", "PLACE", "RNE", "HOME_POST")),
    *(_cell("oc3", c, ODD_CODES) for c in ("IN_TOUCH", "ACTIV", "ACCOM")),
    *(_cell(t, "CHILD", ODD_CHILDREN) for t in ("header", "episodes", "oc3")),
    *(_twin(t) for t in ("header", "episodes", "oc3")),
    *(_gone(t) for t in ("header", "episodes", "oc3")),
    _swapped,
)


def spoil(made: Return, *, faults: int, seed: int) -> Return:
    """Put faults into a return, in place."""
    rng = random.Random(seed)
    for _ in range(faults):
        rng.choice(FAULTS)(rng, made)
    return made


def main() -> None:
    """Write a return to a folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--children", type=int, default=1_000)
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=int, default=0)
    given = parser.parse_args()
    made = make(given.children, year=given.year, seed=given.seed)
    spoil(made, faults=given.faults, seed=given.seed).write(given.folder)


if __name__ == "__main__":
    main()

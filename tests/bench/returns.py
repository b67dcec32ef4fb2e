"""Writes an SSDA903 return of invented children, as a council's system would."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADER = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
EPISODES = (
    "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
    "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
)  # fmt: skip
OC3 = ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM")


def write(folder: Path, children: int, year: int) -> int:
    """Write Header, Episodes and OC3 for so many children; how many rows in all."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = Random(year)
    headers, episodes, leaving = [], [], []
    ends = date(year, 3, 31)
    for n in range(children):
        child = str(5_000_000 + n)
        leaver = n % 2 == 0
        age = chance.randint(17, 21) if leaver else chance.randint(5, 15)
        # Turning this age within the year, so that OC3 asks about them.
        born = date(year - age, 3, 1) - timedelta(days=chance.randint(0, 320))
        sex = chance.choice("MF")
        headers.append((child, sex, _day(born), "WBRI", f"A{n:012d}", "", ""))
        if leaver:
            eighteen = date(born.year + 18, born.month, born.day if born.day < 29 else 28)
            starts = [eighteen - timedelta(days=d) for d in (3200, 2100, 900)]
            end = eighteen if age >= 18 else None
        else:
            starts = [ends - timedelta(days=d) for d in (1200, 500)]
            end = None
        episodes += _episodes(child, starts, end)
        if age >= 18:
            leaving.append((child, _day(born), "YES", chance.choice(("F2", "F5", "G5")), "U1"))
    _write(folder / "header.csv", HEADER, headers)
    _write(folder / "episodes.csv", EPISODES, episodes)
    _write(folder / "oc3.csv", OC3, leaving)
    return len(headers) + len(episodes) + len(leaving)


def _episodes(child: str, starts: list[date], end: date | None) -> list[tuple[str, ...]]:
    found = []
    for place, start in enumerate(starts):
        last = place == len(starts) - 1
        closes = end if last else starts[place + 1]
        found.append(
            (
                child,
                _day(start),
                "S" if place == 0 else "P",
                "C2",
                "N1",
                "U4",
                "PR1",
                _day(closes) if closes else "",
                ("E5" if last else "X1") if closes else "",
                "" if last else "CARPL",
                "HA1 1AA",
                "HA2 2BB",
                "",
            )
        )
    return found


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _write(path: Path, heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(rows)

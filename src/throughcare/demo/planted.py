"""What is wrong on purpose, so that the pages that find it have something to find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from throughcare.demo.script import Life, Position

DUPLICATE = "duplicate"
CONTRADICTION = "contradiction"
FAULT = "data fault"


def planted(lives: Sequence[Life]) -> list[Life]:
    """The lives with a duplicate, three contradictions and fifteen data faults among them."""
    found = list(lives)
    _contradict(found)
    _fault(found)
    return [*found, _twin(found)]


def _index(lives: Sequence[Life], fits: Callable[[Life], bool]) -> int:
    return next(i for i, life in enumerate(lives) if not life.told and fits(life))


def _mark(life: Life, tag: str, **changes: object) -> Life:
    return replace(life, tags=life.tags | {tag}, **changes)  # type: ignore[arg-type]


def _contradict(lives: list[Life]) -> None:
    """A return that says what the visits deny: not in touch, former carers, at work."""
    seen_often = _index(
        lives, lambda x: x.team == "west" and bool(x.positions) and x.status == "FORMER_RELEVANT"
    )
    life = lives[seen_often]
    last = life.positions[-1]
    lives[seen_often] = _mark(
        life, CONTRADICTION, positions=[*life.positions[:-1], replace(last, in_touch="NO")]
    )
    alone = _index(
        lives,
        lambda x: (
            bool(x.positions)
            and x.care[-1].placement == "K2"
            and "staying put" not in x.tags
            and CONTRADICTION not in x.tags
        ),
    )
    life = lives[alone]
    lives[alone] = _mark(
        life,
        CONTRADICTION,
        positions=[*life.positions[:-1], replace(life.positions[-1], home="Z1")],
    )
    idle = _index(
        lives, lambda x: "neet" in x.tags and bool(x.positions) and CONTRADICTION not in x.tags
    )
    life = lives[idle]
    lives[idle] = _mark(
        life,
        CONTRADICTION,
        positions=[*life.positions[:-1], replace(life.positions[-1], activity="F5")],
    )


def _fault(lives: list[Life]) -> None:
    """Codes on no list, numbers with the wrong letters, dates that cannot both be right."""
    plain = [
        i
        for i, life in enumerate(lives)
        if not life.told and CONTRADICTION not in life.tags and life.care and life.care[-1].end
    ]
    for place, i in enumerate(plain[3:90:6][:15]):
        lives[i] = _mark(lives[i], FAULT, **FAULTS[place](lives[i]))


def _upn(wrong: str) -> Callable[[Life], dict[str, object]]:
    return lambda life: {"upn": wrong}


def _ethnicity(wrong: str) -> Callable[[Life], dict[str, object]]:
    return lambda life: {"ethnicity": wrong}


def _last_care(**wrong: str) -> Callable[[Life], dict[str, object]]:
    def put(life: Life) -> dict[str, object]:
        last = replace(life.care[-1], **wrong)  # type: ignore[arg-type]
        return {"care": [*life.care[:-1], last]}

    return put


def _position(
    activity: str, home: str, in_touch: str = "YES"
) -> Callable[[Life], dict[str, object]]:
    def put(life: Life) -> dict[str, object]:
        on = life.positions[-1].as_at if life.positions else life.at(18)
        said = Position(on, in_touch, activity, home)
        return {"positions": [*life.positions[:-1], said]}

    return put


FAULTS: tuple[Callable[[Life], dict[str, object]], ...] = (
    _upn("O123456789012"),
    _upn("A12345678901"),
    _upn("S987654321098"),
    _upn("UN9"),
    _ethnicity("WBRT"),
    _ethnicity("UNKN"),
    _ethnicity("W BRI"),
    lambda life: {"sex": "X"},
    _last_care(placement="H5", provider="PR4"),
    _last_care(provider=""),
    _last_care(legal_status="C3"),
    _last_care(placement="Z1"),
    _position("F3", "U1"),
    _position("F2", "S1"),
    _position("0", "0"),
)


def _twin(lives: Sequence[Life]) -> Life:
    """The same young person once more, spelt as a hospital heard it."""
    real = next(
        x for x in lives if not x.told and x.status == "FR_NOT_RECEIVING" and len(x.family) > 5
    )
    return Life(
        key="twin",
        given=real.given,
        family=real.family[:-2] + real.family[-1],
        born=real.dob,
        sex=real.sex,
        status="CLOSED",
        team=real.team,
        ethnicity="",
        joined=real.at(21) + timedelta(days=40),
        child_id="N0001",
        tags=frozenset({DUPLICATE}),
    )

"""Writing what was judged, through the rooms' own services, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from throughcare.access.models import User
from throughcare.accommodation.services import NewAccommodation, record_accommodation_many
from throughcare.care.codes import SHORT_BREAKS
from throughcare.care.selectors import status_facts_of
from throughcare.care.services import (
    NewCarePeriod,
    NewStatedStatus,
    NewStatusFact,
    correct_care_periods_many,
    record_care_periods_many,
    record_status_facts_many,
    state_statuses_many,
    withdraw_status_facts_many,
)
from throughcare.casework.services import NewInTouch, record_in_touch_many
from throughcare.eet.services import NewActivity, record_activities_many
from throughcare.exchange.ssda903.stated import stated_status
from throughcare.exchange.ssda903.tables import HEADER, OC3
from throughcare.exchange.ssda903.verdict import Cells, Verdict
from throughcare.exchange.ssda903.year import birthday_within, source_of
from throughcare.house import service
from throughcare.people.services import NewPerson, correct_people_many, register_people_many


@service(permission="return.bring_in", about="everyone")
def load_return(*, by: User, batches: Iterable[Sequence[Verdict]], year: int) -> None:
    """Write the verdicts of a return. An exception from ``batches`` undoes everything."""
    for verdicts in batches:
        _Batch(by, source_of(year), year).load(verdicts)


class _Batch:
    def __init__(self, by: User, source: str, year: int) -> None:
        self.by = by
        self.source = source
        self.year = year
        self.ids: dict[str, int] = {}

    def load(self, verdicts: Sequence[Verdict]) -> None:
        self.ids = {v.child: v.here.person_id for v in verdicts if v.here is not None}
        self._people(verdicts)
        self._care(verdicts)
        self._leaving([v for v in verdicts if v.leaving is not None])

    def _people(self, verdicts: Sequence[Verdict]) -> None:
        new = [v for v in verdicts if v.here is None]
        people = register_people_many(by=self.by, new=[NewPerson(**self._person(v)) for v in new])
        self.ids.update((v.child, p.pk) for v, p in zip(new, people, strict=True))
        correct_people_many(
            by=self.by,
            changes={
                v.here.person_id: self._person(v)
                for v in verdicts
                if v.here is not None and v.header is not None
            },
        )

    def _person(self, verdict: Verdict) -> dict[str, Any]:
        cells = verdict.header
        assert cells is not None  # noqa: S101
        return {
            "child_id": cells["CHILD"],
            "sex": cells["SEX"],
            "date_of_birth": date.fromisoformat(cells["DOB"]),
            "ethnicity": cells["ETHNIC"],
            "upn": cells["UPN"],
            "mother": cells["MOTHER"],
            "mother_child_date_of_birth": _day(cells["MC_DOB"]),
            "invalid_codes": sorted(verdict.invalid[HEADER.name]),
            "source": self.source,
        }

    def _care(self, verdicts: Sequence[Verdict]) -> None:
        # Corrections go first: what ends earlier now makes room for what begins.
        correct_care_periods_many(
            by=self.by,
            changes={
                v.here.episodes[cells["DECOM"]].key: self._period(v, cells)
                for v in verdicts
                if v.here is not None
                for cells in v.episodes_changed
            },
        )
        record_care_periods_many(
            by=self.by,
            new=[
                NewCarePeriod(person_id=self.ids[v.child], **self._period(v, cells))
                for v in verdicts
                for cells in v.episodes_new
            ],
        )

    def _period(self, verdict: Verdict, cells: Cells) -> dict[str, Any]:
        return {
            "start": date.fromisoformat(cells["DECOM"]),
            "end": _day(cells["DEC"]),
            "legal_status": cells["LS"],
            "category_of_need": cells["CIN"],
            "reason_started": cells["RNE"],
            "reason_ended": cells["REC"],
            "placement_type": cells["PLACE"],
            "placement_provider": cells["PLACE_PROVIDER"],
            "reason_placement_changed": cells["REASON_PLACE_CHANGE"],
            "home_postcode": cells["HOME_POST"],
            "placement_postcode": cells["PL_POST"],
            "urn": cells["URN"],
            "short_break": cells["LS"] in SHORT_BREAKS,
            "invalid_codes": sorted(verdict.invalid[cells["DECOM"]]),
            "source": self.source,
        }

    def _leaving(self, verdicts: Sequence[Verdict]) -> None:
        record_in_touch_many(
            by=self.by, new=[NewInTouch(**self._said(v, "IN_TOUCH")) for v in verdicts]
        )
        record_activities_many(
            by=self.by,
            new=[NewActivity(**self._said(v, "ACTIV")) for v in verdicts if _says(v, "ACTIV")],
        )
        record_accommodation_many(
            by=self.by,
            new=[NewAccommodation(**self._said(v, "ACCOM")) for v in verdicts if _says(v, "ACCOM")],
        )
        state_statuses_many(by=self.by, new=[n for v in verdicts for n in self._stated(v)])
        self._deaths(verdicts)

    def _deaths(self, verdicts: Sequence[Verdict]) -> None:
        """DIED says that somebody had died by that day; a return that takes it back, does not."""
        died = [v for v in verdicts if v.leaving is not None and v.leaving["IN_TOUCH"] == "DIED"]
        back = [v for v in verdicts if _had_died(v)]
        if not (died or back):
            return
        facts = status_facts_of({self.ids[v.child] for v in (*died, *back)}, "died")
        ours = {f.person_id: f.pk for f in facts if f.source == self.source}
        others = {f.person_id for f in facts} - set(ours)
        withdraw_status_facts_many(
            by=self.by,
            fact_ids=[ours[self.ids[v.child]] for v in back if self.ids[v.child] in ours],
            because=f"Stated anew by {self.source}",
        )
        record_status_facts_many(
            by=self.by,
            new=[
                NewStatusFact(
                    person_id=self.ids[v.child],
                    kind="died",
                    start=self._as_at(v),
                    detail={"on_or_before": True},
                    source=self.source,
                )
                for v in died
                if self.ids[v.child] not in others
            ],
        )

    def _as_at(self, verdict: Verdict) -> date:
        assert verdict.born is not None  # noqa: S101
        return birthday_within(verdict.born, self.year)

    def _said(self, verdict: Verdict, column: str) -> dict[str, Any]:
        assert verdict.leaving is not None  # noqa: S101
        return {
            "person_id": self.ids[verdict.child],
            "as_at": self._as_at(verdict),
            "code": verdict.leaving[column],
            "valid": column not in verdict.invalid[OC3.name],
            "source": self.source,
            "was_as_at": verdict.here.leaving_as_at if verdict.here is not None else None,
        }

    def _stated(self, verdict: Verdict) -> Iterable[NewStatedStatus]:
        assert verdict.leaving is not None and verdict.born is not None  # noqa: S101, PT018
        here = verdict.here
        if verdict.episodes_new or (here is not None and here.episodes):
            return
        as_at = self._as_at(verdict)
        status = stated_status(verdict.leaving["IN_TOUCH"], verdict.born, as_at)
        if status is not None:
            yield NewStatedStatus(
                person_id=self.ids[verdict.child],
                status=str(status),
                from_day=as_at,
                source=self.source,
                was_from_day=here.leaving_as_at if here is not None else None,
            )


def _had_died(verdict: Verdict) -> bool:
    held = verdict.here.leaving if verdict.here is not None else None
    return held is not None and held.cells["IN_TOUCH"] == "DIED"


def _says(verdict: Verdict, column: str) -> bool:
    """Whether there is something to keep: a code, or the end of one that was here."""
    assert verdict.leaving is not None  # noqa: S101
    held = verdict.here.leaving if verdict.here is not None else None
    return bool(verdict.leaving[column] or (held is not None and held.cells[column]))


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None

"""Judging one child's rows against each other and against what is already here.

Pure: what is here comes in as ``Here``, what is to be done goes out as a ``Verdict``.
"""

from __future__ import annotations

from collections.abc import Sequence

from throughcare.exchange.ssda903.judge_episodes import judge_episodes
from throughcare.exchange.ssda903.judge_header import can_be_held, judge_header, two_headers
from throughcare.exchange.ssda903.judge_leaving import judge_leaving
from throughcare.exchange.ssda903.problems import Problem
from throughcare.exchange.ssda903.staging import REJECTED, Staged
from throughcare.exchange.ssda903.tables import HEADER, OC3
from throughcare.exchange.ssda903.verdict import LEFT_OUT, TWICE, Case, Here, Verdict, where


def judge(
    child: str,
    rows: Sequence[Staged],
    here: Here | None,
    *,
    year: int | None,
    whole_children: bool,
) -> Verdict:
    """Judge a child. ``whole_children``: one rejected row leaves all of the child's rows out."""
    case = Case(child, rows, here, year)
    _judge(case)
    if whole_children and case.found.is_rejected:
        return _left_out(case.found, rows)
    return case.found


def _judge(case: Case) -> None:
    for place, row in enumerate(case.rows):
        if row.bad:
            case.settle(place, LEFT_OUT)
    _twins(case)
    headers = case.left(HEADER.name)
    if len(headers) > 1:
        two_headers(case, headers)
        return
    only = headers[0] if headers else None
    if can_be_held(case, only):
        judge_header(case, only)
        judge_episodes(case)
        judge_leaving(case, case.rows[only] if only is not None else None)


def _twins(case: Case) -> None:
    first: dict[tuple[str, tuple[str, ...]], Staged] = {}
    for n, row in enumerate(case.rows):
        if n in case.lost:
            continue
        twin = first.setdefault((row.kind, row.cells), row)
        if twin is not row:
            case.warn(
                row,
                "INT34" if row.kind == OC3.name else "duplicate",
                None,
                None,
                f"The same row stands in {where(row, twin)} already. It counts once.",
            )
            case.settle(n, TWICE)


def _left_out(verdict: Verdict, rows: Sequence[Staged]) -> Verdict:
    found = Verdict(verdict.child, verdict.here, problems=list(verdict.problems))
    others = 0
    for (kind, outcome), times in verdict.counts.items():
        found.counts[kind, TWICE if outcome == TWICE else LEFT_OUT] += times
        others += times if outcome not in (TWICE, LEFT_OUT) else 0
    if others:
        were = "row of this child was" if others == 1 else "rows of this child were"
        reason = (
            f"{others:,} other {were} left out too: a child comes in whole or not at all. Mend "
            "what is wrong and bring the return in again."
        )
        told = Problem(rows[0].file, None, None, None, verdict.child, "child", reason)
        found.problems.append((REJECTED, told))
    return found

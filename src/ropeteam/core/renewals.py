"""Renewals: which are due, and loyalty as a figure with its cases.

A renewal is *due* from its day on, *near* in the 90 days before. **Loyalty** is the share of decided renewals in which the customer
stayed (renewed, or renewed for less), with its 90 % interval. Due ones that nobody decided are named beside the figure and counted
in neither: silence is not loyalty. A day that was put off (`moved`) is no case; the new day is. The unit is the renewal, for the
company or a product, never a person or a team.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.numbers.share import Share, share_of
from ropeteam.core.vocabulary_projects import RenewalEnd

NEAR = timedelta(days=90)
STAYED = frozenset({RenewalEnd.RENEWED, RenewalEnd.REDUCED})


class RenewalState(StrEnum):
    AHEAD = "ahead"
    NEAR = "near"
    DUE = "due"
    RENEWED = "renewed"
    REDUCED = "reduced"
    ENDED = "ended"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Case:
    key: int
    due: date
    end: RenewalEnd | None


@dataclass(frozen=True, slots=True)
class Loyalty:
    """`share` None: nothing was decided yet. The numbers are cases: `stayed` of `decided`; of them `reduced` for less; `open` are
    due and undecided."""

    share: Share | None
    stayed: int
    decided: int
    reduced: int
    open: int


def renewal_state(case: Case, *, on: date) -> RenewalState:
    if case.end is not None:
        return RenewalState(case.end.value)
    if case.due <= on:
        return RenewalState.DUE
    return RenewalState.NEAR if case.due <= on + NEAR else RenewalState.AHEAD


def loyalty(cases: Iterable[Case], *, on: date) -> Loyalty:
    rows = list(cases)
    decided = [case.end for case in rows if case.end is not None and case.end != RenewalEnd.MOVED]
    stayed = sum(end in STAYED for end in decided)
    waiting = sum(case.end is None and case.due <= on for case in rows)
    return Loyalty(share_of(stayed, len(decided)), stayed, len(decided), decided.count(RenewalEnd.REDUCED), waiting)

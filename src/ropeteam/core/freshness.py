"""Is what we say about a capability still true? From when people last looked at it and when they meant to look again.

A look is a review or a change. The next look is due on
1. the day that the last review named;
2. else the day the catalogue names, where it lies after that review;
3. else a year after the last look.
A review that found the capability untrue holds until the capability is changed or somebody finds it true again.

| last review | catalogue says | changed | due |
|---|---|---|---|
| 1 March, next look 1 June | – | – | 1 June |
| 1 March | 1 May | – | 1 May |
| 1 March | 1 February | – | 1 March next year |
| – | 1 February | 1 January | 1 February |
| – | – | 1 January | 1 January next year |
| – | – | – | never: nobody knows since when it holds |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

YEAR = timedelta(days=365)
SOON = timedelta(days=30)


class Freshness(StrEnum):
    FRESH = "fresh"
    DUE_SOON = "due_soon"
    STALE = "stale"
    UNTRUE = "untrue"
    UNKNOWN = "unknown"


ALARMING = frozenset({Freshness.STALE, Freshness.UNTRUE})


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of people's looks. `still_true` is None where nobody reviewed it."""

    changed_on: date | None = None
    reviewed_on: date | None = None
    still_true: bool | None = None
    next_due: date | None = None
    review_due: date | None = None

    @property
    def looked_on(self) -> date | None:
        return max((day for day in (self.changed_on, self.reviewed_on) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Fresh:
    """How fresh, when the next look is due, and when somebody looked last."""

    stand: Freshness
    due: date | None
    looked_on: date | None

    @property
    def alarming(self) -> bool:
        return self.stand in ALARMING


def fresh(looks: Looks, *, on: date) -> Fresh:
    due = due_on(looks)
    return Fresh(_stand(looks, due, on), due, looks.looked_on)


def due_on(looks: Looks) -> date | None:
    if looks.next_due is not None:
        return looks.next_due
    named = looks.review_due
    if named is not None and (looks.reviewed_on is None or named > looks.reviewed_on):
        return named
    return None if looks.looked_on is None else looks.looked_on + YEAR


def _stand(looks: Looks, due: date | None, on: date) -> Freshness:
    if _found_untrue(looks):
        return Freshness.UNTRUE
    if due is None:
        return Freshness.UNKNOWN
    if due < on:
        return Freshness.STALE
    return Freshness.DUE_SOON if due <= on + SOON else Freshness.FRESH


def _found_untrue(looks: Looks) -> bool:
    if looks.still_true is not False or looks.reviewed_on is None:
        return False
    return looks.changed_on is None or looks.changed_on <= looks.reviewed_on

"""The ledger as one list: promises people stand by and suggestions that count, newest first, by what carries them.

Two tables, one list: inside a day promises come before suggestions. A place names its table: `2026-11-09.p12` for a
promise, `2026-11-09.s45` for a suggestion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from ropeteam.core import ledger as core
from ropeteam.core.vocabulary import Backing, Fit, LedgerState, PromiseOutcome, Watch
from ropeteam.store import standing_access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Promise, Signal, SignalReview
from ropeteam.store.models.standing import IN_LEDGER
from ropeteam.store.queries import promises as promise_query
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.kept import ON, Given, given_by, standing_in
from ropeteam.store.queries.ledger_state import (
    CARRYING,
    NO,
    handed_over,
    in_contract,
    watched,
    watched_suggestion,
    with_ledger_state,
)
from ropeteam.store.queries.lists import SIZE, Listed, Place, Slice, Where, places, rows_of

OPEN, SUGGESTED, COUNTS, ENDED, EVERY = "open", "suggested", "counts", "ended", "all"
REPLACED, CHANGED, DISMISSED = "replaced", "changed", "dismissed"
# How far an open promise came (core.ledger); a suggestion of the machine stands before them all.
REACHED = tuple(state.value for state in LedgerState if state in core.OPEN and state != LedgerState.SUGGESTED)
OUTCOMES = (*(outcome.value for outcome in PromiseOutcome), REPLACED, CHANGED, DISMISSED)
STATES = (COUNTS, OPEN, SUGGESTED, *REACHED, ENDED, *OUTCOMES, EVERY)
WATCHES = tuple(watch.value for watch in Watch)
DUES = ("overdue", "30", "90", "none")
# What its last judgement says of a promise that came so far and no farther.
JUDGED = {
    LedgerState.AGREED.value: CARRYING,
    LedgerState.DECLINED.value: NO,
    LedgerState.JUDGED.value: [Fit.IN_REVIEW.value],
    LedgerState.CONFIRMED.value: [Fit.UNKNOWN.value, ""],
}
FIRST = 2**62


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """`backings` empty = any; `due` one of DUES or '', `watch` one of WATCHES or ''. Deal, capability, roadmap: from a number to
    its sentences."""

    backings: frozenset[str] = frozenset()
    state: str = COUNTS
    due: str = ""
    watch: str = ""
    deal: int | None = None
    capability: int | None = None
    roadmap: int | None = None


@dataclass(slots=True)
class Entry:
    """One line: a promise of the ledger or a suggestion. Sorted by `said_on`."""

    promise: Promise | None
    signal: Signal | None
    said_on: date
    pk: int = field(init=False)

    def __post_init__(self) -> None:
        self.pk = (self.promise or self.signal).pk  # type: ignore[union-attr]

    @property
    def place(self) -> str:
        return f"{self.said_on.isoformat()}.{'p' if self.promise else 's'}{self.pk}"


class Ledger:
    """What one reader may know of the ledger, narrowed by a filter."""

    def __init__(self, actor: Actor, by: LedgerFilter, *, on: date) -> None:
        self.actor, self.by, self.on = actor, by, on

    def slice(self, *, after: str = "", before: str = "", size: int = SIZE) -> Slice[Any]:
        """A page of entries. Every part is asked for its places of a page; the page is what comes first of them all."""
        place, backwards = _read(before or after), bool(before)
        found: list[tuple[date, bool, int]] = []
        for listed, table in self._parts:
            part = places(listed, where=_where(place, table, backwards), size=size + 1)
            found += [(each.day, table == "p", each.pk) for each in part.rows if each.day]
        found.sort(reverse=not backwards)
        more = len(found) > size
        entries = self._entries(sorted(found[:size], reverse=True))
        return Slice(entries, more, True) if backwards else Slice(entries, place is not None, more)

    def _entries(self, found: list[tuple[date, bool, int]]) -> list[Entry]:
        rows: dict[tuple[bool, int], Any] = {}
        for build, promise in ((_promises, True), (_suggestions, False)):
            ids = [pk for _, of_promise, pk in found if of_promise == promise]
            rows |= {(promise, row.pk): row for row in rows_of(Listed(build, given={"on": self.on}), ids)}
        shown = [(promise, rows[promise, pk]) for _, promise, pk in found if (promise, pk) in rows]
        return [Entry(row if promise else None, None if promise else row, row.said_on) for promise, row in shown]

    def everything(self, *, chunk: int = 500) -> Iterator[list[Entry]]:
        after = ""
        while rows := self.slice(after=after, size=chunk).rows:
            yield rows
            after = rows[-1].place

    @cached_property
    def _parts(self) -> list[tuple[Listed[Any], str]]:
        """One part a table, and a part for each thing that may carry it or each verdict: each is a range of an index, in the list's
        order. "One of these" is none."""
        by = self.by
        tables: list[tuple[Callable[..., QuerySet[Any]], str]] = [(_standing, "p")]
        if by.state in (COUNTS, SUGGESTED, EVERY) and by.watch != Watch.CONTRADICTED:
            tables.append((_waiting, "s"))
        verdicts: list[dict[str, str]] = [{"backing": one} for one in sorted(by.backings)]
        if Backing.UNBACKED.value in by.backings:
            verdicts.append({"backing": ""})  # what nobody judged, nothing carries
        verdicts = verdicts or [{"fit": fit} for fit in JUDGED.get(by.state, ())] or [{}]
        narrowed = _Shape(
            by.state,
            by.due,
            by.watch,
            bool(by.backings),
            by.deal is not None,
            by.capability is not None,
            by.roadmap is not None,
        )
        shape = (standing_in(self.actor), narrowed)
        given = {
            **given_by(self.actor),
            "on": self.on,
            "deal": by.deal,
            "capability": by.capability,
            "roadmap": by.roadmap,
        }
        return [
            (Listed(build, shape, {**given, **verdict}, day="said_on"), table)
            for build, table in tables
            for verdict in verdicts
        ]


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which parts of a filter are set."""

    state: str
    due: str
    watch: str
    backing: bool
    deal: bool
    capability: bool
    roadmap: bool


# --- where the rows of a page stand: by the narrow copies, each an index's range


def _standing(actor: Actor, by: _Shape) -> QuerySet[Any]:
    found = _in_state(_narrowed(standing_access.standing(actor), by), by.state)
    if by.state in JUDGED:
        found = found.filter(fit__in=JUDGED[by.state]) if by.backing else found.filter(fit=Given("fit"))
    return found.filter(watched(by.watch, ON), outcome="") if by.watch else found


def _waiting(actor: Actor, by: _Shape) -> QuerySet[Any]:
    found = _narrowed(standing_access.waiting(actor).filter(IN_LEDGER), by)
    return found.filter(watched_suggestion(by.watch, ON)) if by.watch else found


def _narrowed(found: QuerySet[Any], by: _Shape) -> QuerySet[Any]:
    wanted = {"deal": by.deal, "capability": by.capability, "item": by.roadmap, "backing": by.backing}
    names = {"item": "roadmap"}
    found = found.filter(**{name: Given(names.get(name, name)) for name, is_set in wanted.items() if is_set})
    return found.filter(_due(by.due, ON)) if by.due in DUES else found


def _in_state(found: QuerySet[Any], state: str) -> QuerySet[Any]:
    if state in REACHED:
        return _so_far(found.filter(outcome="", waits=False), state)
    if state in (COUNTS, OPEN):
        return found.filter(outcome="")
    if state == SUGGESTED:
        return found.filter(outcome="", waits=True)
    if state == ENDED:
        return found.exclude(outcome="")
    return found.filter(~Q(outcome=""), outcome=state) if state in OUTCOMES else found


def _so_far(found: QuerySet[Any], state: str) -> QuerySet[Any]:
    """What came so far and no farther, asked as yes or no: of a state that is worked out PostgreSQL believes that hardly a row has
    it, and works out all of them before it sorts."""
    handed = Case(When(handed_over(ON), then=Value(True)), default=Value(False))
    found = found.alias(handed=handed).filter(handed=state == LedgerState.HANDED_OVER)
    if state == LedgerState.HANDED_OVER:
        return found
    return found.filter(in_contract() if state == LedgerState.IN_CONTRACT else ~in_contract())


# --- the rows of a page, by their ids, with all that hangs on them


def _promises() -> QuerySet[Any]:
    """What was settled stands in the copy; whether it is in the contract or handed over is read."""
    found = Promise.objects.select_related("deal__account", "capability")
    told: QuerySet[Any] = promise_query.with_state(with_ledger_state(found, on=ON)).annotate(
        reasons=latest("promise", "reasons")
    )
    return told


def _suggestions() -> QuerySet[Any]:
    found = Signal.objects.select_related("conversation__deal__account", "capability", "analysis")
    found = found.annotate(
        said_on=F("conversation__held_on"),
        backing=latest("signal", "backing"),
        fit=latest("signal", "fit"),
        reasons=latest("signal", "reasons"),
        judged_due=latest("signal", "due"),
        known_verdict=Subquery(
            SignalReview.objects.filter(signal=OuterRef("pk")).order_by("-pk").values("verdict")[:1]
        ),
    )
    return found.annotate(due_on=Coalesce("due", "judged_due"))


def _due(which: str, on: date) -> Q:
    if which == "none":
        return Q(due_on__isnull=True)
    if which == "overdue":
        return Q(due_on__lt=on)
    return Q(due_on__gte=on, due_on__lte=on + timedelta(days=int(which)))


def _read(text: str) -> tuple[date, str, int] | None:
    day, _, key = text.partition(".")
    place = Place.read(f"{day}.{key[1:]}")
    return (place.day, key[0], place.pk) if place and place.day and key[0] in "ps" else None


def _where(place: tuple[date, str, int] | None, table: str, backwards: bool) -> Where:
    """The same place as one table sees it: on the place's day, promises stand before suggestions."""
    if place is None:
        return Where()
    day, key, pk = place
    own = pk if key == table else (0 if table == "p" else FIRST)
    return Where(before=Place(day, own)) if backwards else Where(after=Place(day, own))

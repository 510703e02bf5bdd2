"""The ledger as one list: promises people stand by and suggestions that count, newest first, by what carries them.

Two tables, one list: inside a day promises come before suggestions. A place names its table: `2026-11-09.p12` for a
promise, `2026-11-09.s45` for a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ropeteam.core import ledger as core
from ropeteam.core.vocabulary import Backing, LedgerState, PromiseOutcome, Watch
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Judgement, Promise, Signal, SignalReview
from ropeteam.store.queries import deals as deal_query
from ropeteam.store.queries import promises as promise_query
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.kept import ON, Given, given_by, standing_in
from ropeteam.store.queries.ledger_state import waits, watched, watched_suggestion, with_ledger_state
from ropeteam.store.queries.lists import SIZE, Listed, M, Place, Slice, Where, places, rows_of
from ropeteam.store.queries.mentions import dropped, turned

OPEN, SUGGESTED, COUNTS, ENDED, EVERY = "open", "suggested", "counts", "ended", "all"
REPLACED, CHANGED, DISMISSED = "replaced", "changed", "dismissed"
# How far an open promise came (core.ledger); a suggestion of the machine stands before them all.
REACHED = tuple(state.value for state in LedgerState if state in core.OPEN and state != LedgerState.SUGGESTED)
OUTCOMES = (*(outcome.value for outcome in PromiseOutcome), REPLACED, CHANGED, DISMISSED)
STATES = (COUNTS, OPEN, SUGGESTED, *REACHED, ENDED, *OUTCOMES, EVERY)
WATCHES = tuple(watch.value for watch in Watch)
DUES = ("overdue", "30", "90", "none")
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
        """A page of entries. Both tables are asked for the places of a page; the page is what comes first of the two."""
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
        for listed, table in self._parts:
            ids = [pk for _, promise, pk in found if promise == (table == "p")]
            rows |= {(table == "p", row.pk): row for row in rows_of(listed, ids)}
        shown = [(promise, rows[promise, pk]) for _, promise, pk in found if (promise, pk) in rows]
        return [Entry(row if promise else None, None if promise else row, row.said_on) for promise, row in shown]

    def everything(self, *, chunk: int = 500) -> Iterator[list[Entry]]:
        after = ""
        while rows := self.slice(after=after, size=chunk).rows:
            yield rows
            after = rows[-1].place

    @cached_property
    def _parts(self) -> list[tuple[Listed[Any], str]]:
        by, state = self.by, self.by.state
        backings = "" if not by.backings else "with_none" if Backing.UNBACKED.value in by.backings else "some"
        narrowed = _Shape(
            state, by.due, by.watch, backings, by.deal is not None, by.capability is not None, by.roadmap is not None
        )
        shape = (standing_in(self.actor), narrowed)
        given = {
            **given_by(self.actor),
            "on": self.on,
            "backings": sorted(by.backings),
            "deal": by.deal,
            "capability": by.capability,
            "roadmap": by.roadmap,
        }
        parts: list[tuple[Listed[Any], str]] = []
        parts.append((Listed(_promises, shape, given, day="said_on"), "p"))
        if state in (COUNTS, SUGGESTED, EVERY) and by.watch != Watch.CONTRADICTED:
            parts.append((Listed(_suggestions, shape, given, day="said_on"), "s"))
        return parts


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which parts of a filter are set. `backings`: 'some', or 'with_none' where what nothing carries is among them."""

    state: str
    due: str
    watch: str
    backings: str
    deal: bool
    capability: bool
    roadmap: bool

    @property
    def weighs(self) -> bool:
        """Whether judgements narrow the list."""
        return bool(self.backings or self.roadmap or self.due or self.watch or self.state in REACHED)


def _promises(actor: Actor, by: _Shape) -> QuerySet[Promise]:
    visible = access.promises(actor)
    found = Promise.objects.all() if by.weighs else visible
    if by.deal:
        found = found.filter(deal=Given("deal"))
    if by.capability:
        found = found.filter(capability=Given("capability"))
    found = _in_state(found, by.state)
    found = promise_query.still_open(found) if by.watch else found
    told: QuerySet[Any] = with_ledger_state(promise_query.with_state(_begun(found, by, visible)), on=ON)
    told = told.filter(ledger_state=by.state) if by.state in REACHED else told
    told = told.annotate(reasons=latest("promise", "reasons")).select_related("deal__account", "capability")
    return _carried(told.annotate(due_on=Coalesce("due", "judged_due")), "promise", by)


def _in_state(found: QuerySet[Promise], state: str) -> QuerySet[Promise]:
    if state in (COUNTS, OPEN, *REACHED):
        return promise_query.still_open(found)
    if state == SUGGESTED:
        return promise_query.still_open(found).filter(waits())
    if state == ENDED:
        return found.filter(Q(end__isnull=False) | Q(replaced_by__isnull=False) | Q(turned()) | Q(dropped()))
    if state == REPLACED:
        return found.filter(replaced_by__isnull=False, end__isnull=True)
    if state == CHANGED:
        return found.filter(turned(), end__isnull=True, replaced_by__isnull=True)
    if state == DISMISSED:
        return found.filter(dropped(), ~turned(), end__isnull=True, replaced_by__isnull=True)
    return found.filter(end__outcome=state) if state in OUTCOMES else found


def _suggestions(actor: Actor, by: _Shape) -> QuerySet[Signal]:
    visible = access.signals(actor).filter(conversation__deal__isnull=False)
    found = deal_query.waiting_promises(Signal.objects.all() if by.weighs else visible)
    if by.deal:
        found = found.filter(conversation__deal=Given("deal"))
    if by.capability:
        found = found.filter(capability=Given("capability"))
    found = _begun(found, by, visible).select_related("conversation__deal__account", "capability", "analysis")
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
    return _carried(found.annotate(due_on=Coalesce("due", "judged_due")), "signal", by)


def _carried(found: QuerySet[Any], of: str, by: _Shape) -> QuerySet[Any]:
    if by.backings:
        none = Value(Backing.UNBACKED.value if by.backings == "with_none" else "")
        found = found.alias(carried=Coalesce("backing", none)).filter(carried__any_of=Given("backings"))
    if by.roadmap:
        cited = Judgement.objects.filter(roadmap_version__item=Given("roadmap"), **{f"{of}__isnull": False})
        found = found.filter(pk__in=cited.values(of)).annotate(item=latest(of, "roadmap_version__item"))
        found = found.filter(item=Given("roadmap"))
    if by.watch:
        found = found.filter(watched(by.watch, ON) if of == "promise" else watched_suggestion(by.watch, ON))
    return found.filter(_due(by.due, ON)) if by.due in DUES else found


def _begun(found: QuerySet[M], by: _Shape, visible: QuerySet[M]) -> QuerySet[M]:
    """Where judgements narrow the list: first what counts at all, then what carries it, and of those what the reader may see. A
    limit is the one thing that keeps PostgreSQL from asking the dear second question of every row of the table. Seeing comes last:
    of few rows it is asked by key, of all of them it would read every conversation and every deal."""
    return visible.filter(pk__in=found.order_by().values("pk")[:FIRST]) if by.weighs else found


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

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

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core.vocabulary import Backing, PromiseOutcome
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Judgement, Promise, Signal, SignalReview
from ropeteam.store.queries import deals as deal_query
from ropeteam.store.queries import promises as promise_query
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.lists import SIZE, M, Place, Slice, Where, fall
from ropeteam.store.queries.mentions import reopened, turned

OPEN, SUGGESTED, COUNTS, ENDED, EVERY = "open", "suggested", "counts", "ended", "all"
REPLACED, CHANGED = "replaced", "changed"
OUTCOMES = (*(outcome.value for outcome in PromiseOutcome), REPLACED, CHANGED)
STATES = (COUNTS, SUGGESTED, OPEN, ENDED, *OUTCOMES, EVERY)
DUES = ("overdue", "30", "90", "none")
FIRST = 2**62


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """`backings` empty = any; `due` one of DUES or ''. Deal, capability, roadmap: from a number to its sentences."""

    backings: frozenset[str] = frozenset()
    state: str = COUNTS
    due: str = ""
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
        """A page of entries. Both tables are asked for a page; the page is what comes first of the two."""
        place, backwards = _read(before or after), bool(before)
        found: list[Entry] = []
        for part, wrap in self._parts:
            rows = fall(part, day="said_on", where=_where(place, wrap, backwards), size=size + 1).rows
            found += [Entry(row, None, row.said_on) if wrap == "p" else Entry(None, row, row.said_on) for row in rows]
        found.sort(key=lambda entry: (entry.said_on, entry.promise is not None, entry.pk), reverse=not backwards)
        more = len(found) > size
        rows_shown = found[:size]
        if backwards:
            return Slice(list(reversed(rows_shown)), more, True)
        return Slice(rows_shown, place is not None, more)

    def everything(self, *, chunk: int = 500) -> Iterator[list[Entry]]:
        after = ""
        while rows := self.slice(after=after, size=chunk).rows:
            yield rows
            after = rows[-1].place

    @cached_property
    def _parts(self) -> list[tuple[QuerySet[Any], str]]:
        parts: list[tuple[QuerySet[Any], str]] = []
        if self.by.state != SUGGESTED:
            parts.append((self._promises(), "p"))
        if self.by.state in (COUNTS, SUGGESTED, EVERY):
            parts.append((self._suggestions(), "s"))
        return parts

    def _promises(self) -> QuerySet[Promise]:
        by = self.by
        found = access.promises(self.actor)
        if by.deal is not None:
            found = found.filter(deal=by.deal)
        if by.capability is not None:
            found = found.filter(capability=by.capability)
        if by.state in (COUNTS, OPEN):
            found = promise_query.still_open(found)
        elif by.state == ENDED:
            found = found.filter(Q(end__isnull=False) | Q(replaced_by__isnull=False) | Q(turned()))
        elif by.state == REPLACED:
            found = found.filter(replaced_by__isnull=False, end__isnull=True)
        elif by.state == CHANGED:
            found = found.filter(turned(), end__isnull=True, replaced_by__isnull=True)
        elif by.state in OUTCOMES:
            found = found.filter(end__outcome=by.state)
        found = promise_query.with_state(self._begun(found))
        found = found.annotate(reasons=latest("promise", "reasons"), reopened=reopened())
        found = found.select_related("deal__account", "capability")
        return self._carried(found.annotate(due_on=Coalesce("due", "judged_due")), "promise")

    def _suggestions(self) -> QuerySet[Signal]:
        by = self.by
        visible = access.signals(self.actor).filter(conversation__deal__isnull=False)
        found = deal_query.waiting_promises(visible)
        if by.deal is not None:
            found = found.filter(conversation__deal=by.deal)
        if by.capability is not None:
            found = found.filter(capability=by.capability)
        found = self._begun(found).select_related("conversation__deal__account", "capability", "analysis")
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
        return self._carried(found.annotate(due_on=Coalesce("due", "judged_due")), "signal")

    def _carried(self, found: QuerySet[Any], of: str) -> QuerySet[Any]:
        if self.by.backings:
            carried = Q(backing__in=self.by.backings)
            if Backing.UNBACKED.value in self.by.backings:
                carried |= Q(backing__isnull=True)
            found = found.filter(carried)
        if self.by.roadmap is not None:
            cited = Judgement.objects.filter(roadmap_version__item=self.by.roadmap, **{f"{of}__isnull": False})
            found = found.filter(pk__in=cited.values(of)).annotate(item=latest(of, "roadmap_version__item"))
            found = found.filter(item=self.by.roadmap)
        return found.filter(_due(self.by.due, self.on)) if self.by.due in DUES else found

    def _begun(self, found: QuerySet[M]) -> QuerySet[M]:
        """Where judgements narrow the list: first what counts at all, then what carries it. A limit is the one thing that keeps
        PostgreSQL from asking the dear second question of every row of the table."""
        if not (self.by.backings or self.by.roadmap or self.by.due):
            return found
        return found.model._default_manager.filter(pk__in=found.order_by().values("pk")[:FIRST])


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

"""The list of change requests: narrowed and ordered by what is in the address. Never by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.vocabulary import RequestOrigin
from ropeteam.flows import reading, request_board
from ropeteam.flows.request_board import FLAGS, ORDERS, STATES, UNDECIDED, Board
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.queries.lists import BEFORE_IT, SIZE
from ropeteam.store.queries.names import capability_names, segment_names
from ropeteam.store.queries.request_facts import RequestFacts
from ropeteam.web import languages, listing, request_numbers
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.tables import csv_answer
from ropeteam.wording.say import say

ORIGINS = tuple(origin.value for origin in RequestOrigin)
FILTERS = ("q", "state", "origin", "capability", "segment", "flag", "order")
HEAD = (
    "id", "title", "origin", "state", "asks", "accounts", "segments", "stake", "low", "high", "dominance", "open",
    "revenue", "lost", "currency", "fit", "spread", "effort", "priority", "flags",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """What a reader narrows the list by; '' is no filter. A mistyped value counts as none."""

    words: str = ""
    state: str = ""
    origin: str = ""
    capability: int | None = None
    segment: str = ""
    flag: str = ""
    order: str = "stake"

    def keeps(self, row: RequestFacts) -> bool:
        """Whether what stands in the request itself is wanted; who asks and what flags it are asked of the board."""
        return (
            (not self.words or all(word in row.title.casefold() for word in self.words.casefold().split()))
            and (not self.state or (row.decided or UNDECIDED) == self.state)
            and (not self.origin or row.origin == self.origin)
            and (self.capability is None or row.capability == self.capability)
        )


@staff
@require_safe
def requests(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    board = request_board.board(request.actor)
    found = narrowed(board, by)
    shown, pager = _page(found, request.GET)
    names = capability_names(access.products(request.actor))
    context = {
        "rows": [
            request_numbers.row(wish, board.largest, capability=names.get(wish.capability or 0, ""))
            for wish in board.pick(shown)
        ],
        "total": len(found),
        "page": pager,
        "by": by,
        "board": board,
        "segment_names": segment_names(access.products(request.actor)) if board.segments else {},
        "orders": listing.choices(request.GET, "order", ORDERS, default="stake"),
        "states": STATES,
        "origins": ORIGINS,
        "flags": listing.choices(request.GET, "flag", FLAGS),
        "capabilities": _capabilities(board, names),
        "only_capability": names.get(by.capability or 0, ""),
        "filters": listing.kept(request.GET, *FILTERS).urlencode(),
        "narrowed": bool(listing.kept(request.GET, *FILTERS[:-1])),
    }
    return render(request, "requests/requests.html", context)


@staff
@require_safe
def requests_csv(request: StaffRequest) -> HttpResponse:
    """The list as it is narrowed, whole. No people, no quotes: requests with their numbers."""
    reading.take_export(request.actor.company, actor=request.actor, what="requests")
    head = [f"requests.column.{name}" for name in HEAD]
    return csv_answer("requests", head, _lines(request.actor, filter_of(request.GET), languages.current()))


def filter_of(query: QueryDict) -> RequestFilter:
    def chosen(name: str, among: Sequence[str]) -> str:
        value = query.get(name, "")
        return value if value in among else ""

    return RequestFilter(
        words=query.get("q", "").strip()[:200],
        state=chosen("state", STATES),
        origin=chosen("origin", ORIGINS),
        capability=listing.number(query, "capability"),
        segment=query.get("segment", "")[:120],
        flag=chosen("flag", FLAGS),
        order=chosen("order", ORDERS) or "stake",
    )


def narrowed(board: Board, by: RequestFilter) -> Sequence[int]:
    """The ids of the list in its order."""
    found: Sequence[int] = board.ranked(by.order)
    if by.flag:
        flagged = board.flagged(by.flag)
        found = [pk for pk in found if pk in flagged]
    if by.segment:
        asking = board.of_segment(by.segment)
        found = [pk for pk in found if pk in asking]
    if replace(by, flag="", segment="", order="stake") == RequestFilter():
        return found
    return [pk for pk in found if by.keeps(board.fact(pk))]


@dataclass(frozen=True, slots=True)
class InList:
    """A wish's place in the list it was opened from: the way back, and its neighbours."""

    query: str
    back: str
    before: RequestFacts | None
    after: RequestFacts | None


def in_list(pk: int, board: Board, *, kept: str) -> InList:
    """`kept` holds the list's filters; it is read as filters only, never followed as an address."""
    filters = listing.kept(QueryDict(kept), *FILTERS)
    found = narrowed(board, filter_of(filters))
    no = next((no for no, other in enumerate(found) if other == pk), None)
    back = filters.copy()
    back["around"] = str(pk)
    before = board.fact(found[no - 1]) if no else None
    after = board.fact(found[no + 1]) if no is not None and no + 1 < len(found) else None
    return InList(filters.urlencode(), f"?{back.urlencode()}#request-{pk}", before, after)


def _page(found: Sequence[int], query: QueryDict) -> tuple[Sequence[int], listing.Pager]:
    """A page by the place of a wish, not by number: what comes or goes elsewhere in the list moves nothing here. A place
    that is gone is the list's top."""
    wanted = [listing.number(query, name) for name in listing.PLACES]
    places = {pk: no for no, pk in enumerate(found)} if any(wanted) else {}
    after, before, around = wanted
    start = 0
    if after in places:
        start = places[after] + 1
    elif before in places:
        start = max(places[before] - SIZE, 0)
    elif around in places:
        start = max(places[around] - BEFORE_IT, 0)
    shown = found[start : start + SIZE]
    if not shown:
        return shown, listing.Pager("", "")
    more = start + len(shown) < len(found)
    return shown, listing.Pager(
        listing.address(query, before=str(shown[0])) if start else "",
        listing.address(query, after=str(shown[-1])) if more else "",
    )


def _capabilities(board: Board, names: dict[int, str]) -> list[tuple[int, str]]:
    """Those some request is about."""
    used = {row.capability for row in board.facts if row.capability in names}
    return sorted(((pk, names[pk]) for pk in used if pk is not None), key=lambda pair: (pair[1].casefold(), pair[0]))


def _lines(actor: Actor, by: RequestFilter, language: str) -> Iterator[list[object]]:
    """`language` is taken before the first line is sent: by then nobody knows any more who reads."""
    board = request_board.board(actor)
    for wish in board.pick(narrowed(board, by)):
        stake, fit = wish.stake, wish.fit
        yield [
            wish.key, wish.title, say(f"request_origin.{wish.origin}", language),
            say(f"requests.state.{wish.decided or UNDECIDED}", language), wish.asks, wish.accounts,
            "; ".join(sorted(wish.segments)), _number(stake.value if stake else None), _number(stake.low if stake else None),
            _number(stake.high if stake else None), _number(stake.dominance if stake else None), _number(wish.open),
            _number(wish.revenue), _number(wish.lost), board.currency, _number(fit.value), _number(fit.spread),
            wish.effort or "", _number(wish.priority),
            "; ".join(say(f"requests.flag.{flag}", language) for flag in wish.flags),
        ]  # fmt: skip


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.2f}")

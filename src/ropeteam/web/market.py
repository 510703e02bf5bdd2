"""The market board: what customers praise, doubt and need, by segment over time; every number opens its sentences. Never by
person."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.market import ENOUGH, EVERYBODY, KINDS, Cell, Over, Period, period_named
from ropeteam.core.vocabulary import OutcomeReason, SignalKind
from ropeteam.store import access
from ropeteam.store.models import Company
from ropeteam.store.queries import market as query
from ropeteam.store.queries import outcomes
from ropeteam.store.queries.lists import fall
from ropeteam.store.queries.market_sentences import DAY, SentenceFilter, listed
from ropeteam.store.queries.names import capability_names, segment_names
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.words_shown import shown
from ropeteam.wording.market import period_words

ASKED_FOR = (*KINDS, SignalKind.CLAIM)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell in percent, and where its sentences stand ('' where there are none)."""

    cell: Cell
    percent: int = 0
    low: int = 0
    high: int = 0
    href: str = ""

    @property
    def width(self) -> int:
        return max(self.high - self.low, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A segment; `name` is '' for all together."""

    name: str
    cells: tuple[Shown, ...]


@staff
@require_safe
def market(request: StaffRequest) -> HttpResponse:
    company = _company(request)
    confirmed = request.GET.get("only") == "confirmed"
    found = query.of(company, confidential=query.sees_confidential(request.actor), confirmed=confirmed)
    names = capability_names(access.products(request.actor))
    since = str(found.over.periods[0]) if found.over.periods else ""
    context = {
        "board": found,
        "enough": ENOUGH,
        "periods": [period_words(period, languages.current()) for period in found.over.periods],
        "tables": [(kind.value, _rows(found.over, found, kind, confirmed)) for kind in KINDS],
        "weak": [(row, names.get(row.capability, ""), _places(row.capability, since, confirmed)) for row in found.weak],
        "reasons": [
            (won, [row for row in found.reasons if row.won == won], found.decided[won]) for won in (True, False)
        ],
        "only": listing.choices(request.GET, "only", ("confirmed",)),
        "confirmed": confirmed,
    }
    return render(request, "market/market.html", context)


@staff
@require_safe
def sentences(request: StaffRequest) -> HttpResponse:
    """`period` is one of the board; `since` the first of several."""
    company = _company(request)
    kind = request.GET.get("kind", "")
    if kind not in {each.value for each in ASKED_FOR}:
        raise Http404
    period, since = (_period(request, name) for name in ("period", "since"))
    segment, capability = request.GET.get("segment", "")[:120], listing.number(request.GET, "capability")
    by = SentenceFilter(
        SignalKind(kind),
        segments=spelled(company, segment),
        start=period.start if period else since.start if since else None,
        end=period.end if period else None,
        capability=capability,
        confirmed=request.GET.get("only") == "confirmed",
    )
    part = fall(listed(request.actor, by), where=listing.where(request.GET))
    names = capability_names(access.products(request.actor))
    context = {
        "kind": kind,
        "by": by,
        "rows": shown(request, part.rows),
        "page": listing.pager(request.GET, part, day=DAY),
        "segment": segment_names(access.products(request.actor)).get(segment, segment),
        "period": period_words(period, languages.current()) if period else "",
        "since": period_words(since, languages.current()) if since and not period else "",
        "capability": names.get(capability or 0, ""),
        "names": names,
    }
    return render(request, "market/sentences.html", context)


@staff
@require_safe
def reasons(request: StaffRequest) -> HttpResponse:
    """Why deals were won or lost, in the words of who was there."""
    _company(request)
    won, code = request.GET.get("won") == "yes", request.GET.get("code", "")
    if code not in {each.value for each in OutcomeReason}:
        raise Http404
    rows = outcomes.of_reason(request.actor, won=won, code=code)
    return render(request, "market/reasons.html", {"rows": rows, "won": won, "code": code, "most": outcomes.MOST})


def spelled(company: Company, segment: str) -> tuple[str, ...]:
    """Every way in which accounts spell a segment's id or name."""
    if not segment:
        return ()
    return (segment.lower(), *(word for word, key in query.segment_keys(company).items() if key == segment))


def _rows(over: Over, board: query.Market, kind: SignalKind, confirmed: bool) -> list[Row]:
    """All together first, where there is more than one segment."""
    segments = over.segments if len(over.segments) == 1 else (EVERYBODY, *over.segments)
    return [
        Row(
            board.names.get(segment, segment),
            tuple(_shown(cell, segment, kind, confirmed) for cell in over.lines[segment, kind].cells),
        )
        for segment in segments
    ]


def _shown(cell: Cell, segment: str, kind: SignalKind, confirmed: bool) -> Shown:
    found = {"kind": kind.value, "segment": segment, "period": str(cell.period), "only": _only(confirmed)}
    href = _address(found) if cell.said else ""
    if cell.share is None:
        return Shown(cell, href=href)
    percent, low, high = (round(100 * part) for part in (cell.share.share, cell.share.low, cell.share.high))
    return Shown(cell, percent, low, high, href)


def _places(capability: int, since: str, confirmed: bool) -> dict[str, str]:
    named = {"capability": str(capability), "since": since, "only": _only(confirmed)}
    return {kind.value: _address({"kind": kind.value, **named}) for kind in ASKED_FOR}


def _address(values: dict[str, str]) -> str:
    kept = {name: value for name, value in values.items() if value}
    return f"{reverse('requests_market_sentences')}?{urlencode(kept)}"


def _only(confirmed: bool) -> str:
    return "confirmed" if confirmed else ""


def _period(request: StaffRequest, name: str) -> Period | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    found = period_named(text)
    if found is None:
        raise Http404
    return found


def _company(request: StaffRequest) -> Company:
    access.require(request.actor, Deed.READ_REQUEST)
    if request.actor.company is None:
        raise Http404
    return request.actor.company

"""The list of deals: narrowed by stage, by what stands in the way, by name. Never by person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from ropeteam.core.fit import BACKING_SHAPE
from ropeteam.core.vocabulary import Backing, GateResult, Shape
from ropeteam.flows import reading
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal
from ropeteam.store.queries import deals as query
from ropeteam.store.queries.lists import everything, fall, place_of
from ropeteam.web import icons, languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.tables import csv_answer
from ropeteam.wording.say import known, say

STANDS = (GateResult.BLOCKED, GateResult.PASS_UNHEARD, GateResult.PASS)
FILTERS = ("q", "stage", "gate")
NO_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Peg:
    """How many promises of a deal carry one mark, and the backings behind it for the way to their sentences."""

    shape: str
    backings: str
    n: int

    @property
    def mark(self) -> SafeString:
        return mark_safe(icons.mark(Shape(self.shape)))


@staff
@require_safe
def deals(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    found = query.listed(access.deals(request.actor), by, on=request.today)
    part = fall(found, day=query.DAY, where=listing.where(request.GET), nullable=True)
    counted = query.by_backing([deal.pk for deal in part.rows])
    filters = listing.kept(request.GET, *FILTERS)
    context = {
        "rows": [(deal, pegs(counted[deal.pk]), stage_words(deal.stage)) for deal in part.rows],
        "page": listing.pager(request.GET, part, day=query.DAY),
        "by": by,
        "stands": listing.choices(request.GET, "gate", [result.value for result in STANDS]),
        "stages": [(stage, stage_words(stage)) for stage in query.stages(access.deals(request.actor))],
        "filters": filters.urlencode(),
        "narrowed": bool(filters),
    }
    return render(request, "deals/deals.html", context)


@staff
@require_safe
def deals_csv(request: StaffRequest) -> HttpResponse:
    """The list as it is narrowed, whole. No staff names: deals, amounts, counts."""
    reading.take_export(request.actor.company, actor=request.actor, what="deals")
    head = ("id", "title", "account", "stage", "amount", "currency", "opened", "gate")
    codes = [f"deals.column.{name}" for name in head] + [f"backing.{backing.value}" for backing in Backing]
    return csv_answer("deals", codes, _rows(request, languages.current()))


def _rows(request: StaffRequest, language: str) -> Iterator[list[object]]:
    """`language` is taken before the first line is sent: by then nobody knows any more who reads."""
    found = query.listed(access.deals(request.actor), filter_of(request.GET), on=request.today)
    for chunk in everything(found, day=query.DAY, nullable=True):
        counted = query.by_backing([deal.pk for deal in chunk])
        for deal in chunk:
            facts = (deal.key, deal.title, deal.account or "", deal.stage, deal.amount, deal.currency, deal.opened_on)
            stands = say(f"deals.stands.{deal.stands}", language)  # type: ignore[attr-defined]
            yield [*facts, stands, *(counted[deal.pk][backing.value] for backing in Backing)]


def stage_words(stage: str) -> str:
    """A stage in the reader's language where it is one most CRMs know; else as the CRM or the folder says it."""
    code = f"stage.{NO_LETTERS.sub('_', stage.casefold()).strip('_')}"
    return say(code, languages.current()) if known(code) else stage


def filter_of(query_string: QueryDict) -> query.DealFilter:
    return query.DealFilter(
        words=query_string.get("q", "")[:200], stage=query_string.get("stage", ""), stands=query_string.get("gate", "")
    )


def pegs(counted: Counter[str]) -> list[Peg]:
    """Counts by mark, the best first; marks that do not occur are left out."""
    found = []
    for shape in Shape:
        backings = [
            backing.value for backing, mark in BACKING_SHAPE.items() if mark == shape and counted[backing.value]
        ]
        n = sum(counted[backing] for backing in backings)
        if n:
            found.append(Peg(shape.value, ",".join(backings), n))
    return found


@dataclass(frozen=True, slots=True)
class InList:
    """A deal's place in the list it was opened from: the way back, and its neighbours."""

    query: str
    back: str
    before: Deal | None
    after: Deal | None


def in_list(deal: Deal, *, actor: Actor, request: StaffRequest) -> InList:
    """`in` in the address holds the list's filters; it is read as filters only, never followed as an address."""
    kept = listing.kept(QueryDict(request.GET.get("in", "")), *FILTERS)
    found = query.narrowed(access.deals(actor), filter_of(kept), on=request.today)
    place = place_of(deal, query.DAY)
    before, after = query.neighbours(found, place)
    back = kept.copy()
    back["around"] = str(place)
    return InList(kept.urlencode(), f"?{back.urlencode()}#deal-{deal.pk}", before, after)

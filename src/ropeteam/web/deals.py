"""The list of deals: narrowed by stage, by what stands in the way, by name. Never by person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from ropeteam.core.fit import BACKING_SHAPE, backing_of
from ropeteam.core.outcomes import Ahead
from ropeteam.core.vocabulary import Backing, Fit, GateResult, Shape
from ropeteam.flows import reading
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal
from ropeteam.store.queries import deals as query
from ropeteam.store.queries.lists import everything, fall, neighbours, place_of
from ropeteam.web import climb, icons, languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.tables import csv_answer
from ropeteam.web.templatetags import words
from ropeteam.wording.say import counted as said
from ropeteam.wording.say import day, known, say

STANDS = (GateResult.BLOCKED, GateResult.PASS_UNHEARD, GateResult.PASS)
FILTERS = ("q", "stage", "gate")
SHAPES = {shape: tuple(backing.value for backing, mark in BACKING_SHAPE.items() if mark == shape) for shape in Shape}
NO_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Peg:
    """How many promises of a deal carry one mark, in `words` what they are, and the way to their sentences."""

    shape: str
    href: str
    n: int
    mark: SafeString
    words: str


@staff
@require_safe
def deals(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    part = fall(query.listed(request.actor, by, on=request.today), where=listing.where(request.GET))
    counted = query.by_fit([deal.pk for deal in part.rows])
    filters = listing.kept(request.GET, *FILTERS)
    context = {
        "rows": _shown(part.rows, counted, filters.urlencode()),
        "page": listing.pager(request.GET, part, day=query.DAY),
        "by": by,
        "stands": listing.choices(request.GET, "gate", [result.value for result in STANDS]),
        "stages": [(stage, stage_words(stage)) for stage in query.stages(request.actor)],
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
    found = query.listed(request.actor, filter_of(request.GET), on=request.today)
    for chunk in everything(found):
        counted = query.by_backing([deal.pk for deal in chunk])
        for deal in chunk:
            facts = (
                deal.key,
                deal.title,
                deal.account or "",
                stage_words(deal.stage, language),
                deal.amount,
                deal.currency,
                deal.opened_on,
            )
            stands = say(f"deals.stands.{deal.stands}", language)  # type: ignore[attr-defined]
            yield [*facts, stands, *(counted[deal.pk][backing.value] for backing in Backing)]


def stage_words(stage: str, language: str = "") -> str:
    """A stage in the reader's language where it is one most CRMs know; else as the CRM or the folder says it."""
    code = f"stage.{NO_LETTERS.sub('_', stage.casefold()).strip('_')}"
    return say(code, language or languages.current()) if known(code) else stage


def filter_of(query_string: QueryDict) -> query.DealFilter:
    return query.DealFilter(
        words=query_string.get("q", "")[:200], stage=query_string.get("stage", ""), stands=query_string.get("gate", "")
    )


def _shown(rows: list[Deal], counted: dict[int, Counter[str]], filters: str) -> list[dict[str, Any]]:
    """The rows as plain words: the template has nothing left to look up, fifty times over."""
    language = languages.current()
    sparks = climb.sparks([deal.pk for deal in rows])
    at, kept_filters = listing.addresses("deals_deal"), f"?in={quote(filters, safe='')}" if filters else ""
    gates = {stand.value: _gate(stand.value, language) for stand in (*STANDS, Ahead.GIVEN, Ahead.NEVER)}
    stages = {stage: stage_words(stage) for stage in {deal.stage for deal in rows}}
    return [
        {
            "pk": deal.pk,
            "href": f"{at(deal.pk)}{kept_filters}",
            "title": deal.title,
            "confidential": deal.confidential,
            "account": f"{deal.account or ''}{f' · {day(deal.opened_on, language)}' if deal.opened_on else ''}",
            "stage": stages[deal.stage],
            "amount": words.amount(deal.amount, deal.currency),
            "pegs": pegs(counted[deal.pk], deal.pk),
            "spark": sparks.get(deal.pk),
            "gate": gates[deal.stands],  # type: ignore[attr-defined]
        }
        for deal in rows
    ]


def _gate(result: str, language: str) -> SafeString:
    if result in (Ahead.GIVEN, Ahead.NEVER):
        return format_html('<span class="soft small">{}</span>', say(f"deals.stands.{result}", language))
    return format_html(
        '<span class="gate gate-small gate-{}">{}<span>{}</span></span>',
        result,
        mark_safe(icons.icon(f"gate-{result}")),
        say(f"deals.stands.{result}", language),
    )


def pegs(fits: Counter[str], deal: int) -> list[Peg]:
    """Counts by mark, the best first; marks that do not occur are left out."""
    counted = Counter[str]()
    for fit, n in fits.items():
        counted[backing_of(Fit(fit)).value] += n
    found = []
    for shape, backings in SHAPES.items():
        present = [backing for backing in backings if counted[backing]]
        if present:
            href = f"{reverse('promises')}?deal={deal}&backing={','.join(present)}"
            n = sum(counted[backing] for backing in present)
            unjudged = fits[Fit.UNKNOWN.value] if shape == Shape.EMPTY else 0
            found.append(Peg(shape.value, href, n, mark_safe(icons.mark(shape)), _peg_words(shape, n, unjudged)))
    return found


def _peg_words(shape: Shape, n: int, unjudged: int) -> str:
    """As the deal's page says it: what nobody judged is told apart from what nothing carries."""
    language = languages.current()
    if not unjudged:
        return say("deals.pegs", language, n=n, words=say(f"shape.{shape.value}", language))
    told = [("deal.uncarried", n - unjudged), ("deal.unjudged", unjudged)]
    return " · ".join(said(code, many, language) for code, many in told if many)


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
    found = query.listed(actor, filter_of(kept), on=request.today)
    place = place_of(deal, query.DAY)
    before, after = neighbours(found, place)
    back = kept.copy()
    back["around"] = str(place)
    return InList(kept.urlencode(), f"?{back.urlencode()}#deal-{deal.pk}", before, after)

"""Choosing a deal in a form: one's own first, any other by search. Works by one tap, by keys, and without scripts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.errors import NotFound
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import deals as deal_query
from ropeteam.store.queries.lists import Where, fall
from ropeteam.store.queries.today import own_deals
from ropeteam.web.actors import StaffRequest, staff

SHOWN = 6


@staff
@require_safe
def deal_choices(request: StaffRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    chosen = chosen_deal(request, request.GET.get("deal", ""))
    context = {
        "deals": offered(request, chosen, words),
        "chosen": chosen,
        "words": words,
        "may_none": "none" in request.GET,
    }
    return render(request, "components/deal_options.html", context)


def offered(request: StaffRequest, chosen: Deal | None, words: str = "") -> list[Deal]:
    """One's own open deals, or what the search finds; the chosen one always stands first."""
    if words:
        found = deal_query.listed(request.actor, deal_query.DealFilter(words=words), on=request.today)
        rows = fall(found, where=Where(), size=SHOWN).rows
    else:
        rows = own_deals(request.actor, most=SHOWN)
    return ([chosen] if chosen else []) + [deal for deal in rows if chosen is None or deal.pk != chosen.pk]


def chosen_deal(request: StaffRequest, text: str) -> Deal | None:
    """The deal a form or an address names; a foreign or missing one is none."""
    if not text.isdecimal():
        return None
    try:
        return access.deal(request.actor, int(text))
    except NotFound:
        return None

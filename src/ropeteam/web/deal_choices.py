"""Choosing a deal in a form: one's own first, any other by search. Works by one tap, by keys, and without scripts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.errors import NotFound
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import search
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
        found = search.deals_named(access.deals(request.actor), words)
        rows = list(found.select_related("account").order_by("-opened_on", "-pk")[:SHOWN])
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

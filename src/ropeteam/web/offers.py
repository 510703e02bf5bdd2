"""A deal's offers and contracts: the list, and the form that brings one, as a file or as pasted words."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import OfferKind
from ropeteam.flows import offers as flow
from ropeteam.language.offers.contract import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.models import Deal, Offer
from ropeteam.store.queries import offers as query
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import reader_of
from ropeteam.wording.problems import problem_sentence

KINDS = tuple(kind.value for kind in OfferKind)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def offers(request: StaffRequest, pk: int) -> HttpResponse:
    """Who may not bring one sees that there are some."""
    deal = access.deal(request.actor, pk)
    if request.method != "POST":
        return render(request, "offers/offers.html", _context(request, deal))
    access.require(request.actor, Deed.BRING_OFFER, deal=deal)
    return _brought(request, deal, None)


@staff
@require_POST
def versions(request: StaffRequest, pk: int) -> HttpResponse:
    """The next version of an offer."""
    offer = access.offer(request.actor, pk)
    access.require(request.actor, Deed.BRING_OFFER, deal=offer.deal)
    return _brought(request, offer.deal, offer)


def _brought(request: StaffRequest, deal: Deal, offer: Offer | None) -> HttpResponse:
    try:
        found = _bring(request, deal, offer)
    except Refused as error:
        return _refused(request, deal, notices.sentence_of(error))
    if found.version is None:
        return _refused(request, deal, *(_sentence(problem) for problem in found.problems))
    notices.tell(request, "offers.done.brought" if found.new else "offers.done.same")
    return redirect("deals_offer", pk=found.version.offer_id)


def _bring(request: StaffRequest, deal: Deal, offer: Offer | None) -> flow.Brought:
    file, words = request.FILES.get("file"), request.POST.get("words", "")
    kind = OfferKind(offer.kind) if offer else fields.one_of(request.POST, "kind", OfferKind)
    title = request.POST.get("title", "")[:300]
    dated_on = fields.optional_day(request.POST, "dated_on")
    if file is None:
        return flow.paste(
            deal,
            actor=request.actor,
            kind=kind,
            words=words,
            on=request.today,
            title=title,
            dated_on=dated_on,
            offer=offer,
        )
    return flow.bring(
        deal,
        actor=request.actor,
        kind=kind,
        data=file.read(MAX_BYTES + 1),
        file_name=file.name or "",
        on=request.today,
        title=title,
        dated_on=dated_on,
        offer=offer,
    )


def _refused(request: StaffRequest, deal: Deal, *sentences: str) -> HttpResponse:
    """What was typed stays; what was wrong stands above it."""
    context = _context(request, deal) | {"refused": sentences, "given": request.POST}
    return render(request, "offers/offers.html", context, status=422)


def _context(request: StaffRequest, deal: Deal) -> dict[str, Any]:
    reader = reader_of(request.actor, deal, on=request.today)
    return {
        "deal": deal,
        "offers": query.of_deal(deal),
        "kinds": KINDS,
        "may_read": reader.may(Deed.READ_OFFER),
        "may_bring": reader.may(Deed.BRING_OFFER),
        "today": request.today,
    }


def _sentence(problem: Problem) -> str:
    return problem_sentence(problem, languages.current())

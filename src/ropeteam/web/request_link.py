"""A customer's need finds its wish: five near ones to choose from, or a new one, on one page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.flows import change_requests, request_linking
from ropeteam.store import access
from ropeteam.store.models import Product, Signal
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def signal_request(request: StaffRequest, pk: int) -> HttpResponse:
    """GET shows what is near; POST links to `request`, or makes a new one from `title` and `problem`."""
    signal = access.signal(request.actor, pk)
    access.require(request.actor, Deed.REVIEW_CUSTOMERS, deal=signal.conversation.deal)
    if request.method == "POST":
        return _linked(request, signal)
    if not access.may_read_words(request.actor, signal.conversation):
        raise NotFound("signal", str(pk))
    context = {"signal": signal, "near": request_linking.near(signal.quote, _product(request, signal))}
    return render(request, "requests/link.html", context)


def _linked(request: StaffRequest, signal: Signal) -> HttpResponse:
    chosen = fields.number(request.POST, "request")
    if chosen is not None:
        row = access.change_request(request.actor, chosen)
        change_requests.link(signal, row, actor=request.actor)
        notices.tell(request, "requests.done.linked")
        return redirect("requests_request", row.pk)
    title = request.POST.get("title", "")
    if not title.strip():
        raise Refused("title_missing")
    row = change_requests.create_for(
        signal,
        actor=request.actor,
        title=title,
        problem=request.POST.get("problem", ""),
        product=_product(request, signal),
    )
    notices.tell(request, "requests.done.created")
    return redirect("requests_request", row.pk)


def _product(request: StaffRequest, signal: Signal) -> Product:
    deal = signal.conversation.deal
    return (deal.product if deal else None) or access.product(request.actor)

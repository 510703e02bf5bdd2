"""Change orders on the project's page, and what was heard after the signature that nobody agreed to."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.flows import change_orders as flow
from ropeteam.store import access
from ropeteam.store.models import ChangeOrder
from ropeteam.web import fields, notices, project_page, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.refusals import refusal_of


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which the customer agrees to an order; the next page shows it once."""
    order = access.on_deal(request.actor, ChangeOrder, pk)
    return sign_links.made(request, order, SignAbout.ORDER, back=project_page.address(order.deal_id, "orders"))


@staff
@require_POST
def taken_back(request: StaffRequest, pk: int) -> HttpResponse:
    order = access.on_deal(request.actor, ChangeOrder, pk)
    try:
        flow.take_back(order, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    except Refused as error:
        return project_page.shown(request, order.deal, refusal_of(request, error, f"b{pk}"))
    notices.tell(request, "project.done.order_taken_back")
    return project_page.back(order.deal_id, "orders")


@staff
@require_POST
def wishes(request: StaffRequest, pk: int) -> HttpResponse:
    """What a wish after the signature is, where it becomes no order."""
    deal, form = access.deal(request.actor, pk), request.POST
    signal = access.signal(request.actor, fields.number(form, "signal") or 0)
    if signal.conversation.deal_id != deal.pk:
        raise NotFound("signal", str(signal.pk))
    try:
        way = fields.one_of(form, "way", WishWay)
        flow.answer_wish(deal, signal, actor=request.actor, way=way, words=form.get("words", ""), on=request.today)
    except Refused as error:
        return project_page.shown(request, deal, refusal_of(request, error, f"w{signal.pk}"))
    notices.tell(request, "project.done.wish")
    return project_page.back(deal.pk, "heard")

"""The page shared with a customer: links made and called back inside, and the page itself. Reading it writes nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.flows import success_pages as flow
from ropeteam.store import access
from ropeteam.store.models import SuccessShare
from ropeteam.store.queries import success_pages as query
from ropeteam.web import fields, notices, project_page, shown_once, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.public_pages import for_customers, speak
from ropeteam.web.refusals import refusal_of


@require_safe
@for_customers
def page(request: HttpRequest, token: str) -> HttpResponse:
    share = flow.behind(token, now=timezone.now())
    speak(request, share.language)
    context = {"share": share, "deal": share.deal, "page": query.page(share.deal, on=timezone.localdate())}
    return render(request, "projects/success.html", context)


@staff
@require_POST
def shares(request: StaffRequest, pk: int) -> HttpResponse:
    """A link for a contact; the next page shows it once."""
    deal = access.deal(request.actor, pk)
    try:
        made, token = flow.share(
            deal,
            sign_links.contact_of(request, deal),
            actor=request.actor,
            on=request.today,
            until=fields.optional_day(request.POST, "until"),
        )
    except Refused as error:
        return project_page.shown(request, deal, refusal_of(request, error, "share"))
    return shown_once.go(reverse("success_share", args=[made.pk]), token, back=project_page.address(pk, "shared"))


@staff
@require_safe
def share(request: StaffRequest, pk: int) -> HttpResponse:
    """The address and a mail ready to be sent; shown to whoever made it, and once."""
    row = access.on_deal(request.actor, SuccessShare, pk, "contact")
    access.require(request.actor, Deed.RUN_PROJECT, deal=row.deal)
    fresh = shown_once.fresh(request)
    if fresh is None:
        notices.tell(request, "sign.shown_before")
        return redirect(project_page.address(row.deal_id, "shared"))
    token, back = fresh
    address = request.build_absolute_uri(reverse("success", args=[token]))
    return sign_links.mail_page(request, row.deal, row, address, "success.mail", back=back)


@staff
@require_POST
def called_back(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.on_deal(request.actor, SuccessShare, pk, "link")
    flow.call_back(row, actor=request.actor)
    notices.tell(request, "project.done.called_back")
    return redirect(project_page.address(row.deal_id, "shared"))


@staff
@require_safe
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The same page as the customer sees it, for whoever may share it."""
    deal = access.deal(request.actor, pk)
    access.require(request.actor, Deed.RUN_PROJECT, deal=deal)
    context = {"deal": deal, "page": query.page(deal, on=request.today)}
    return render(request, "projects/success.html", context)

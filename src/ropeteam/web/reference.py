"""A deal as a reference: readiness part by part, permissions, what the customer was asked for, the text they confirm."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core import references as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.numbers.remembered import Remembered, remembered
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone
from ropeteam.flows import climb
from ropeteam.flows import references as flow
from ropeteam.store import access
from ropeteam.store.models import Deal, ReferencePermission, ReferenceText, ReferenceUse
from ropeteam.store.queries import pulses, reference_pages, reference_story
from ropeteam.store.queries import references as query
from ropeteam.web import fields, notices, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.refusals import NONE, Refusal, refusal_of
from ropeteam.web.standing import reader_of
from ropeteam.wording.reference_text import draft as worded
from ropeteam.wording.reference_text import left_out

YEAR = timedelta(days=365)


@staff
@require_safe
def reference(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, access.deal(request.actor, pk))


@staff
@require_POST
def permissions(request: StaffRequest, pk: int) -> HttpResponse:
    deal, form = access.deal(request.actor, pk), request.POST
    try:
        made = flow.permit(
            deal,
            sign_links.contact_of(request, deal),
            actor=request.actor,
            scopes=[scope for scope in ReferenceScope if scope.value in form.getlist("scope")],
            channels=[channel for channel in ReferenceChannel if channel.value in form.getlist("channel")],
            since=fields.optional_day(form, "since") or request.today,
            until=fields.optional_day(form, "until"),
            how=form.get("how", ""),
            on=request.today,
        )
    except Refused as error:
        return _shown(request, deal, refusal_of(request, error, "permit"))
    n = len(made)
    notices.tell(request, "reference.done.permitted.one" if n == 1 else "reference.done.permitted.many", n=n)
    return _back(deal.pk, "permissions")


@staff
@require_POST
def taken_back(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.on_deal(request.actor, ReferencePermission, pk)
    try:
        flow.take_back(row, actor=request.actor, how=request.POST.get("how", ""), on=request.today)
    except Refused as error:
        return _shown(request, row.deal, refusal_of(request, error, f"p{pk}"))
    notices.tell(request, "reference.done.taken_back")
    return _back(row.deal_id, "permissions")


@staff
@require_POST
def uses(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer is asked for something, or what they allowed is shown."""
    deal, form = access.deal(request.actor, pk), request.POST
    try:
        flow.use(
            deal,
            sign_links.contact_of(request, deal),
            actor=request.actor,
            scope=fields.one_of(form, "scope", ReferenceScope),
            channel=fields.one_of(form, "channel", ReferenceChannel),
            whom=form.get("whom", ""),
            expected=fields.one_of(form, "expected", Tone),
            on=request.today,
        )
    except Refused as error:
        return _shown(request, deal, refusal_of(request, error, "use"))
    notices.tell(request, "reference.done.asked")
    return _back(deal.pk, "uses")


@staff
@require_POST
def came(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.on_deal(request.actor, ReferenceUse, pk)
    try:
        tone = fields.one_of(request.POST, "tone", Tone)
        flow.came(row, actor=request.actor, tone=tone, words=request.POST.get("words", ""), on=request.today)
    except Refused as error:
        return _shown(request, row.deal, refusal_of(request, error, f"c{pk}"))
    notices.tell(request, "reference.done.came")
    return _back(row.deal_id, "uses")


@staff
@require_POST
def texts(request: StaffRequest, pk: int) -> HttpResponse:
    """Drafted from the facts, or put better by hand."""
    deal, form = access.deal(request.actor, pk), request.POST
    given: dict[str, Any] = {"actor": request.actor, "language": form.get("language", ""), "on": request.today}
    if "draft" in form:
        flow.draft(deal, speak=worded, **given)
        notices.tell(request, "reference.done.drafted")
        return _back(deal.pk, "text")
    try:
        flow.write(deal, text=form.get("text", ""), **given)
    except Refused as error:
        return _shown(request, deal, refusal_of(request, error, "text"))
    notices.tell(request, "reference.done.worded")
    return _back(deal.pk, "text")


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which the customer confirms the text; the next page shows it once."""
    row = access.on_deal(request.actor, ReferenceText, pk)
    return sign_links.made(request, row, SignAbout.STORY, back=_address(row.deal_id, "text"))


@staff
@require_POST
def permission_signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which a contact confirms what they allow, and takes it back later; the next page shows it once."""
    deal = access.deal(request.actor, pk)
    page = flow.page(deal, sign_links.contact_of(request, deal), actor=request.actor)
    return sign_links.made(request, page, SignAbout.PERMISSION, back=_address(pk, "permissions"))


def _shown(request: StaffRequest, deal: Deal, refusal: Refusal = NONE) -> HttpResponse:
    """The page; where something was refused, with what was typed into its form ('permit', 'use', 'text', 'p3', 'c7')."""
    reader, today = reader_of(request.actor, deal, on=request.today), request.today
    text = query.text(deal)
    contacts = list(deal.account.contacts.order_by("name")) if deal.account else []
    asked = query.asked([contact.pk for contact in contacts], reader=request.actor)
    permissions, may_keep, uses = query.permissions(deal), reader.may(Deed.KEEP_REFERENCE), query.uses(deal)
    to_confirm = reference_pages.to_confirm(deal, on=today) if may_keep else []
    forms = {"permit", "use", "text"} | {f"c{row.pk}" for row in uses if getattr(row, "came", None) is None}
    forms |= {f"p{row.pk}" for row in permissions if getattr(row, "taken_back", None) is None and row.until >= today}
    kept = remembered([(step.day, step.mean) for step in climb.look(deal, on=today)[1].steps])
    context: dict[str, Any] = {
        "deal": deal,
        "ready": core.readiness(query.facts([deal], on=today)[deal.pk], on=today),
        "remembered": kept,
        "climb_held": core.climb_held(kept),
        "troughs": _troughs(kept),
        "permissions": permissions,
        "to_confirm": to_confirm,
        "may_confirm": bool(to_confirm),
        "page_requests": reference_pages.requests(deal),
        "uses": uses,
        "cap": query.cap(deal.company_id),
        "asked": [(one, n) for one in contacts if (n := core.asked_lately(asked[one.pk], on=today))],
        "text": text,
        "left_out": _left_out(deal, text, today) if text else [],
        "languages": LANGUAGES,
        "language_of": text.text.language if text else pulses.language_of(deal).language,
        "may_keep": may_keep,
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "words_closed": not reader.may(Deed.READ_TRANSCRIPT),
        "scopes": [scope.value for scope in ReferenceScope],
        "channels": [channel.value for channel in ReferenceChannel],
        "tones": [tone.value for tone in Tone],
        "expected": [tone.value for tone in core.TONES],
        "in_a_year": today + YEAR,
        "refusal": refusal.among(forms if may_keep else set()),
        **sign_links.asking(deal, request, [], text.requests if text else ()),
    }
    return render(request, "references/reference.html", context, status=422 if refusal else 200)


def _troughs(kept: Remembered | None) -> dict[str, int]:
    """How many were got over, and how many not."""
    every = kept.troughs if kept else ()
    over = sum(trough.recovered is not None for trough in every)
    return {"over": over, "open": len(every) - over}


def _left_out(deal: Deal, text: query.TextSeen, on: date) -> list[str]:
    """What went wrong and stands in these words no more, of a text that people worded and nobody confirmed."""
    if text.text.drafted or text.confirmed:
        return []
    return left_out(text.text.text, reference_story.story(deal, on=on).troubles, text.text.language)


def _address(deal: int, at: str) -> str:
    return f"{reverse('deals_reference', args=[deal])}#{at}"


def _back(deal: int, at: str) -> HttpResponse:
    return redirect(_address(deal, at))

"""Pre-sales in a deal: why it needs them, who comes in by when, and when the customer decides."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, review_deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Role, SignalKind
from ropeteam.flows import conversations, signals
from ropeteam.flows import gate as gate_flow
from ropeteam.flows import presales as flow
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.people import colleague
from ropeteam.store.queries import presales as query
from ropeteam.store.queries.deals import names_shown
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.gate_notices import reason_sentences
from ropeteam.web.standing import reader_of

OBSERVED = (SignalKind.NEED, SignalKind.CONCERN, SignalKind.DELIGHT)
LONGEST = 500


@staff
@require_safe
def presales(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    return render(request, "presales/presales.html", _context(request, deal))


@staff
@require_POST
def plan(request: StaffRequest, pk: int) -> HttpResponse:
    """Nobody chosen takes the plan back."""
    deal = access.deal(request.actor, pk)
    person, talk = fields.number(request.POST, "person"), fields.number(request.POST, "talk")
    flow.plan(
        deal,
        actor=request.actor,
        on=request.today,
        person=colleague(deal.company_id, person) if person else None,
        by_day=fields.optional_day(request.POST, "by_day"),
        conversation=access.conversation(request.actor, talk) if talk else None,
        note=request.POST.get("note", ""),
    )
    notices.tell(request, "presales.done.planned" if person else "presales.done.taken_back")
    return redirect("deals_presales", pk=deal.pk)


@staff
@require_POST
def rope(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    flow.take_the_rope(deal, actor=request.actor, on=request.today)
    notices.tell(request, "presales.done.joined")
    return redirect("deals_presales", pk=deal.pk)


@staff
@require_POST
def decision_day(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    flow.decide_by(deal, actor=request.actor, day=fields.optional_day(request.POST, "day"))
    notices.tell(request, "presales.done.decision_day")
    return redirect("deals_presales", pk=deal.pk)


@staff
@require_POST
def observation(request: StaffRequest, pk: int) -> HttpResponse:
    """What pre-sales themselves saw: a note, and its words marked as a signal by hand. It weighs like any other word of this deal
    (its amount, once), never more, and it is no word of the customer's."""
    deal = access.deal(request.actor, pk)
    access.require(request.actor, review_deed(SignalKind.NEED), deal=deal)
    kind = fields.one_of(request.POST, "kind", SignalKind)
    if kind not in OBSERVED:
        raise Refused("choice_missing")
    words = " ".join(request.POST.get("words", "").split())
    if len(words) > LONGEST:
        raise Refused("words_long", most=str(LONGEST))
    with transaction.atomic():
        note = conversations.take_note(actor=request.actor, deal=deal, words=words, on=request.today)
        turn = note.texts.order_by("-n")[0].turns.order_by("no")[0]
        signals.add(note, actor=request.actor, turn_no=turn.no, quote=turn.text.strip(), kind=kind, on=request.today)
    notices.tell(request, "presales.done.observed")
    return redirect("deals_presales", pk=deal.pk)


def _context(request: StaffRequest, deal: Deal) -> dict[str, Any]:
    actor, reader = request.actor, reader_of(request.actor, deal, on=request.today)
    noticed = gate_flow.beside(deal, on=request.today)
    may_plan = reader.may(Deed.PLAN_PRESALES)
    found = query.plan_of(deal)
    sold = access.ever_sold(actor.person, deal)
    on_rope = deal.rope.filter(role=Role.PRESALES.value, to_day__isnull=True, person=actor.person).exists()
    return {
        "deal": deal,
        "reasons": reason_sentences(noticed.reasons, languages.current()),
        "served": noticed.served,
        "plan": found,
        "named": names_shown(actor, on_rope=reader.on_rope),
        "may_plan": may_plan,
        "may_join": Role.PRESALES in actor.roles and not sold and not on_rope,
        "people": query.people(deal, on=request.today) if may_plan else [],
        "talks": query.talks_ahead(deal, on=request.today) if may_plan else [],
        "today": request.today,
        "may_observe": Role.PRESALES in actor.roles and reader.may(Deed.REVIEW_CUSTOMERS),
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "observed_kinds": [kind.value for kind in OBSERVED],
        "observed": query.observed(deal),
    }

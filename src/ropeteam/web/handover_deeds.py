"""What people say and set in a deal's handover. A form that is refused comes back as it was typed."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import StakeholderGroup
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.flows import handover as flow
from ropeteam.flows import questions_twice
from ropeteam.store import access
from ropeteam.store.models import Deal, HandoverWord
from ropeteam.store.queries import handover as query
from ropeteam.store.queries import questions_twice as twice_query
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.handover import shown


@staff
@require_POST
def words(request: StaffRequest, pk: int) -> HttpResponse:
    """Services vote, or answer."""
    deal = access.deal(request.actor, pk)
    before = query.last_said(deal)
    try:
        said = _said(request, deal)
    except Refused as error:
        return shown(request, deal, at="word", refused=notices.sentence_of(error))
    notices.tell(request, "handover.done.same" if said == before else f"handover.done.{said.verdict}")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def seen(request: StaffRequest, pk: int) -> HttpResponse:
    """Services saw promises; all that were ticked, as the gate names them."""
    deal = access.deal(request.actor, pk)
    made = flow.see(deal, actor=request.actor, keys=set(request.POST.getlist("key")), on=request.today)
    if made:
        notices.tell(request, f"handover.done.seen.{'one' if made == 1 else 'many'}", n=made)
    else:
        notices.tell(request, "handover.done.seen_none")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def estimates(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    try:
        least, most = (fields.optional_number(request.POST, name) for name in ("days_from", "days_to"))
        if least is None:
            raise Refused("handover_days_wrong")
        flow.estimate(
            deal,
            actor=request.actor,
            days_from=Decimal(str(least)),
            days_to=Decimal(str(least if most is None else most)),
            words=request.POST.get("words", ""),
            on=request.today,
        )
    except Refused as error:
        return shown(request, deal, at="estimate", refused=notices.sentence_of(error))
    notices.tell(request, "handover.done.estimated")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def owners(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    try:
        chosen = fields.number(request.POST, "person")
        person = query.may_own(deal, on=request.today).filter(pk=chosen or 0).first()
        if person is None:
            raise NotFound("person", str(chosen or ""))
        flow.name_owner(
            deal,
            actor=request.actor,
            person=person,
            told_on=fields.optional_day(request.POST, "told_on"),
            told_how=request.POST.get("told_how", ""),
            on=request.today,
        )
    except Refused as error:
        return shown(request, deal, at="owner", refused=notices.sentence_of(error))
    notices.tell(request, "handover.done.owner")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def aims(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    try:
        group = fields.one_of(request.POST, "group", StakeholderGroup) if request.POST.get("group") else None
        flow.aim_at(
            deal,
            actor=request.actor,
            words=request.POST.get("words", ""),
            by_day=fields.day(request.POST, "by_day"),
            group=group,
            on=request.today,
        )
    except Refused as error:
        return shown(request, deal, at="aim", refused=notices.sentence_of(error))
    notices.tell(request, "handover.done.aim")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def twice_word(request: StaffRequest, pk: int) -> HttpResponse:
    """Two questions are the same, or they are not."""
    row = twice_query.one(request.actor, pk)
    questions_twice.say(row, actor=request.actor, same=request.POST.get("same") == "1", on=request.today)
    notices.tell(request, "handover.done.twice")
    return redirect("deals_handover", pk=row.deal_id)


def _said(request: StaffRequest, deal: Deal) -> HandoverWord:
    about = fields.number(request.POST, "promise")
    promise = access.promise(request.actor, about) if about else None
    codes = [_reason(code) for code in dict.fromkeys(request.POST.getlist("reason"))]
    return flow.say(
        deal,
        actor=request.actor,
        verdict=fields.one_of(request.POST, "verdict", HandoverVerdict),
        reasons=[flow.Reason(code, promise) for code in codes],
        words=request.POST.get("words", ""),
        on=request.today,
    )


def _reason(text: str) -> HandoverReasonCode:
    if text not in {code.value for code in HandoverReasonCode}:
        raise Refused("choice_missing")
    return HandoverReasonCode(text)

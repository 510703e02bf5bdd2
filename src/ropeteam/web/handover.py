"""The handover of a deal: its dossier, the page for the phone, and what people say and set there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import StakeholderGroup
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.flows import handover as flow
from ropeteam.flows import questions_twice
from ropeteam.flows.handover_dossier import Dossier, dossier
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import handover as query
from ropeteam.store.queries import questions_twice as twice_query
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.call_card import saying
from ropeteam.web.standing import Reader, reader_of
from ropeteam.wording.presales import decimal

# So many rows of each list fit on a sheet of A5; the rest is counted and stands in the dossier.
ON_THE_PHONE = {"due": 8, "spoken": 5, "untold": 4}
NAMED = 5


@staff
@require_safe
def handover(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    found = dossier(deal, actor=request.actor, on=request.today, now=timezone.now())
    return render(request, "handover/handover.html", {**_shown(found), **_deeds(request, deal, found)})


@staff
@require_safe
def phone(request: StaffRequest, pk: int) -> HttpResponse:
    """The one page for the phone, or a sheet of A5."""
    deal = access.deal(request.actor, pk)
    found = dossier(deal, actor=request.actor, on=request.today, now=timezone.now())
    rows = {"due": found.promises, "spoken": found.spoken_only if found.contract else (), "untold": found.untold}
    cut = {name: all_[: ON_THE_PHONE[name]] for name, all_ in rows.items()}
    more = {name: len(all_) - len(cut[name]) for name, all_ in rows.items()}
    return render(request, "handover/phone.html", {**_shown(found), "rows": cut, "more": more})


@staff
@require_POST
def words(request: StaffRequest, pk: int) -> HttpResponse:
    """Services vote, or answer."""
    deal = access.deal(request.actor, pk)
    verdict = fields.one_of(request.POST, "verdict", HandoverVerdict)
    about = fields.number(request.POST, "promise")
    promise = access.promise(request.actor, about) if about else None
    codes = [_reason(code) for code in dict.fromkeys(request.POST.getlist("reason"))]
    flow.say(
        deal,
        actor=request.actor,
        verdict=verdict,
        reasons=[flow.Reason(code, promise) for code in codes],
        words=request.POST.get("words", ""),
        on=request.today,
    )
    notices.tell(request, f"handover.done.{verdict.value}")
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
    notices.tell(request, "handover.done.estimated")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def owners(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
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
    notices.tell(request, "handover.done.owner")
    return redirect("deals_handover", pk=deal.pk)


@staff
@require_POST
def aims(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    group = fields.one_of(request.POST, "group", StakeholderGroup) if request.POST.get("group") else None
    flow.aim_at(
        deal,
        actor=request.actor,
        words=request.POST.get("words", ""),
        by_day=fields.day(request.POST, "by_day"),
        group=group,
        on=request.today,
    )
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


def _shown(found: Dossier) -> dict[str, Any]:
    language = languages.current()
    known = [part.happened for part in found.warmth.parts if part.happened is not None]
    return {
        "deal": found.deal,
        "dossier": found,
        "today": found.on,
        "sayings": [one for topic in found.card.topics if (one := saying(topic, language)).avoid],
        "warm": (sum(known), len(known)),
        "estimate_days": _days(found, language),
        **_blocking(found),
        "verdict": (found.desk.answer if found.deal.signed_on else None) or found.desk.vote,
    }


def _blocking(found: Dossier) -> dict[str, Any]:
    """What stands in the way of taking it over: the first few by name, the rest counted."""
    promises = [row for row in found.unbacked if row.key in found.room.blocking][:NAMED]
    clauses = [row for row in found.written if f"clause:{row.pk}" in found.room.blocking][:NAMED]
    rest = len(found.room.blocking) - len(promises) - len(clauses)
    return {"blocking": promises, "blocking_clauses": clauses, "blocking_more": rest}


def _days(found: Dossier, language: str) -> dict[str, str]:
    row = found.desk.estimate
    names = ("days_from", "days_to")
    return {name: decimal(getattr(row, name), language) for name in names} if row else {}


def _deeds(request: StaffRequest, deal: Deal, found: Dossier) -> dict[str, Any]:
    reader: Reader = reader_of(request.actor, deal, on=request.today)
    may_prepare = reader.may(Deed.PREPARE_HANDOVER) and request.actor.person is not None
    may_take = reader.may(Deed.TAKE_OVER) and not access.ever_sold(request.actor.person, deal)
    return {
        "may_take": may_take and request.actor.person is not None,
        "may_prepare": may_prepare,
        "may_ask": may_prepare and found.may_words,
        "verdicts": [verdict.value for verdict in HandoverVerdict if verdict in found.room.verdicts],
        "reason_codes": [code.value for code in HandoverReasonCode],
        "groups": [group.value for group in StakeholderGroup],
        "owners": query.who_may_own(deal, on=request.today) if may_prepare else [],
        "tickable": any(row.sentence and row.seen_on is None for row in found.promises),
    }


def _reason(text: str) -> HandoverReasonCode:
    if text not in {code.value for code in HandoverReasonCode}:
        raise Refused("choice_missing")
    return HandoverReasonCode(text)

"""Deals and their gate."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from ropeteam.api.shapes import DealOut, DealPage, FindingOut, GateNoticeOut, GateOut, GatePromiseOut, HearingOut
from ropeteam.api.tokens import actor
from ropeteam.core.embargo import may_read_sentence
from ropeteam.core.outcomes import signature
from ropeteam.core.vocabulary import Role, SignalState
from ropeteam.flows import gate, gate_answers
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal
from ropeteam.store.queries import gate_answers as query

router = Router(tags=["deals"])
SIZE = 50
FINDING = tuple(FindingOut.model_fields)


@router.get("/", response=DealPage, summary="Deals, newest first")
def deals(request: HttpRequest, after: str = "") -> DealPage:
    found = access.deals(actor(request)).select_related("account").order_by(F("opened_on").desc(nulls_last=True), "-pk")
    place = _place(after)
    if place is not None:
        day, pk = place
        older = Q(opened_on__lt=day) | Q(opened_on=day, pk__lt=pk) | Q(opened_on__isnull=True)
        found = found.filter(older) if day else found.filter(opened_on__isnull=True, pk__lt=pk)
    rows = list(found[: SIZE + 1])
    more = len(rows) > SIZE
    rows = rows[:SIZE]
    following = f"{rows[-1].opened_on or ''}:{rows[-1].pk}" if more else None
    return DealPage(items=[_deal(row) for row in rows], next=following)


@router.get("/{deal_id}", response=DealOut, summary="One deal")
def deal(request: HttpRequest, deal_id: int) -> DealOut:
    return _deal(access.deal(actor(request), deal_id))


@router.get("/{deal_id}/gate", response=GateOut, summary="May this deal be signed?")
def deal_gate(request: HttpRequest, deal_id: int, as_of: date | None = None) -> GateOut:
    """A system that asks often gets the kept answer: equal to a fresh look, and no run in the ledger. As of a day it looks anew."""
    who = actor(request)
    row = access.deal(who, deal_id)
    today = timezone.localdate()
    body = gate_answers.answer(row, on=today) if as_of is None else gate_answers.body_of(_then(row, as_of))
    on_rope = access.on_rope(who, row)
    promises = [standing["promise"] for standing in body["standings"] if standing["promise"]]
    signals = [standing["signal"] for standing in body["standings"] if standing["signal"]]
    sentences, said = query.sentences(promises, signals)
    return GateOut(
        deal=row.key,
        on=as_of or today,
        as_of=as_of is not None,
        always_known=body["always_known"],
        signature=signature(signed_on=row.signed_on, closed_on=row.closed_on, as_of=as_of).stand,
        result=body["result"],
        hearing=HearingOut(**body["hearing"]),
        promises=[
            GatePromiseOut(
                key=standing["key"],
                quote=_quote(standing, sentences, said, on=today, on_rope=on_rope),
                findings=[FindingOut(**_owned(finding, who)) for finding in standing["findings"]],
                **{name: standing[name] for name in ("state", "fit", "backing", "due", "blocks", "reasons")},
            )
            for standing in body["standings"]
        ],
        claims=[FindingOut(**_owned({name: claim[name] for name in FINDING}, who)) for claim in body["claims"]],
        gaps_accepted=body.get("gaps_accepted", []),  # an answer kept before an update has none
        notices=[GateNoticeOut(**_owned(notice, who)) for notice in body["notices"]],
    )


def _owned(finding: dict[str, Any], who: Actor) -> dict[str, Any]:
    """The kept answer names the role the rule names; told is who does its work today."""
    return finding | {"owner": who.doing(Role(finding["owner"])).value}


def _then(row: Deal, day: date) -> gate.GateView:
    return gate.look(row, on=day, as_of=True)


def _quote(
    standing: dict[str, Any], sentences: dict[int, str], said: dict[int, query.Said], *, on: date, on_rope: bool
) -> str | None:
    """A suggestion's sentence belongs to the rope for two working days."""
    heard = said.get(standing["signal"] or 0)
    quote = sentences.get(standing["promise"] or 0) or (heard.quote if heard else None)
    if heard is None or heard.held_on is None or heard.heard_at is None:
        return quote
    may = may_read_sentence(
        state=SignalState(standing["state"]),
        held_on=heard.held_on,
        heard_on=timezone.localdate(heard.heard_at),
        on=on,
        on_rope=on_rope,
    )
    return quote if may else None


def _place(text: str) -> tuple[date | None, int] | None:
    """Where a page ended; None for the top, also for what somebody mistyped."""
    day, _, pk = text.partition(":")
    try:
        return (date.fromisoformat(day) if day else None), int(pk)
    except ValueError:
        return None


def _deal(row: Deal) -> DealOut:
    return DealOut(
        id=row.pk,
        key=row.key,
        title=row.title,
        account=row.account.name if row.account else None,
        amount=float(row.amount) if row.amount is not None else None,
        currency=row.currency,
        stage=row.stage,
        opened=row.opened_on,
        signed=row.signed_on,
    )

"""Deals and their gate."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from ropeteam.api.shapes import DealOut, DealPage, FindingOut, GateOut, GatePromiseOut, HearingOut
from ropeteam.api.tokens import actor
from ropeteam.core.embargo import may_read_sentence
from ropeteam.core.gate import Finding
from ropeteam.flows import gate
from ropeteam.store import access
from ropeteam.store.models import Deal

router = Router(tags=["deals"])
SIZE = 50


@router.get("/", response=DealPage, summary="Deals, newest first")
def deals(request: HttpRequest, after: str = "") -> DealPage:
    found = access.deals(actor(request)).select_related("account").order_by(F("opened_on").desc(nulls_last=True), "-pk")
    if after:
        day, _, pk = after.partition(":")
        older = Q(opened_on__lt=day) | Q(opened_on=day, pk__lt=int(pk)) | Q(opened_on__isnull=True)
        found = found.filter(older) if day else found.filter(opened_on__isnull=True, pk__lt=int(pk))
    rows = list(found[: SIZE + 1])
    more = len(rows) > SIZE
    rows = rows[:SIZE]
    place = f"{rows[-1].opened_on or ''}:{rows[-1].pk}" if more else None
    return DealPage(items=[_deal(row) for row in rows], next=place)


@router.get("/{deal_id}", response=DealOut, summary="One deal")
def deal(request: HttpRequest, deal_id: int) -> DealOut:
    return _deal(access.deal(actor(request), deal_id))


@router.get("/{deal_id}/gate", response=GateOut, summary="May this deal be signed?")
def deal_gate(request: HttpRequest, deal_id: int, as_of: date | None = None) -> GateOut:
    """Looks, keeps nothing: a system that asks often must not fill the ledger with runs."""
    who = actor(request)
    row = access.deal(who, deal_id)
    today = timezone.localdate()
    view = gate.look(row, on=as_of or today, as_of=as_of is not None)
    on_rope = access.on_rope(who, row)
    hearing = view.verdict.hearing
    return GateOut(
        deal=row.key,
        on=view.on,
        as_of=view.as_of,
        always_known=view.always_known,
        result=view.verdict.result,
        hearing=HearingOut(
            known=hearing.known, heard=hearing.heard, reviewed=hearing.reviewed, unheard=list(hearing.unheard)
        ),
        promises=[
            GatePromiseOut(
                key=standing.key,
                quote=standing.quote if _readable(standing, on=today, on_rope=on_rope) else None,
                state=standing.state,
                fit=standing.fit,
                backing=standing.backing,
                due=standing.due,
                blocks=standing.blocks,
                reasons=list(standing.reasons),
                findings=[_finding(finding) for finding in standing.findings],
            )
            for standing in view.standings
        ],
        claims=[_finding(finding) for finding in view.verdict.findings if finding.subject in view.claims],
    )


def _readable(standing: gate.Standing, *, on: date, on_rope: bool) -> bool:
    """A suggestion's sentence belongs to the rope for two working days."""
    if standing.signal is None:
        return True
    heard = timezone.localdate(standing.signal.created_at)
    held = standing.signal.conversation.held_on
    return may_read_sentence(state=standing.state, held_on=held, heard_on=heard, on=on, on_rope=on_rope)


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


def _finding(finding: Finding) -> FindingOut:
    return FindingOut(code=finding.code, blocks=finding.blocks, owner=finding.owner, overridden=finding.overridden)

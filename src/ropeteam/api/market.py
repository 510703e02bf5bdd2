"""The market board: what customers praise, doubt and need; where we fall short; why deals are won and lost."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.market import Cell
from ropeteam.core.vocabulary import OutcomeReason
from ropeteam.flows import deal_outcomes
from ropeteam.store import access
from ropeteam.store.models import DealOutcome
from ropeteam.store.queries import market as query
from ropeteam.store.queries import outcomes as outcome_query
from ropeteam.store.queries.names import capability_names

router = Router(tags=["market"])


class CellOut(Schema):
    period: str = Field(description="2026-q1 or 2026-03")
    talks: int
    said: int = Field(description="talks with at least one such sentence")
    share: float | None = Field(description="null where there are too few talks")
    low: float | None
    high: float | None


class LineOut(Schema):
    segment: str = Field(description="'' for all customers")
    kind: str
    cells: list[CellOut]


class WeakOut(Schema):
    capability: int
    name: str
    concerns: int
    needs: int
    accounts: int
    claims: int = Field(description="claims of ours that nothing carries")


class ReasonOut(Schema):
    code: str
    won: bool
    deals: int
    told: int = Field(description="deals of this end whose reasons were said")


class MarketOut(Schema):
    lines: list[LineOut]
    weak: list[WeakOut]
    reasons: list[ReasonOut]
    left_out: int = Field(description="confidential deals that do not count here")


class OutcomeIn(Schema):
    code: OutcomeReason
    words: str = Field(max_length=2000)
    request: int | None = Field(None, description="the change request it was about")


class OutcomeOut(Schema):
    id: int
    won: bool
    code: str
    words: str
    request: int | None
    on: date


@router.get("/market", response=MarketOut, summary="Needs, concerns and delight by segment over time")
def market(request: HttpRequest, confirmed: bool = False) -> MarketOut:
    """`confirmed`: only sentences that a person confirmed. Never by person."""
    who = actor(request)
    access.require(who, Deed.READ_REQUEST)
    if who.company is None:
        raise NotFound("company")
    found = query.of(who.company, confidential=query.sees_confidential(who), confirmed=confirmed)
    names = capability_names(access.products(who))
    return MarketOut(
        lines=[
            LineOut(segment=line.segment, kind=line.kind, cells=[_cell(cell) for cell in line.cells])
            for line in found.over.lines.values()
        ],
        weak=[
            WeakOut(
                capability=row.capability, name=names.get(row.capability, ""), concerns=row.concerns, needs=row.needs,
                accounts=row.accounts, claims=row.claims,
            )
            for row in found.weak
        ],
        reasons=[
            ReasonOut(code=row.code, won=row.won, deals=row.deals, told=found.decided[row.won][0])
            for row in found.reasons
        ],
        left_out=found.left_out,
    )  # fmt: skip


@router.get("/deals/{deal_id}/outcomes", response=list[OutcomeOut], summary="Why the deal was won or lost")
def outcomes(request: HttpRequest, deal_id: int) -> list[OutcomeOut]:
    return [_outcome(row) for row in outcome_query.of_deal(access.deal(actor(request), deal_id))]


@router.post("/deals/{deal_id}/outcomes", response={201: OutcomeOut}, summary="Say why it was won or lost")
def say_outcome(request: HttpRequest, deal_id: int, body: OutcomeIn) -> Status[OutcomeOut]:
    who = actor(request)
    made = deal_outcomes.say(
        access.deal(who, deal_id),
        actor=who,
        code=body.code,
        words=body.words,
        on=timezone.localdate(),
        change_request=access.change_request(who, body.request) if body.request is not None else None,
    )
    return Status(201, _outcome(made))


def _cell(cell: Cell) -> CellOut:
    share = cell.share
    return CellOut(
        period=str(cell.period),
        talks=cell.talks,
        said=cell.said,
        share=share.share if share else None,
        low=share.low if share else None,
        high=share.high if share else None,
    )


def _outcome(row: DealOutcome) -> OutcomeOut:
    """No person: who said it is the deal's own affair."""
    return OutcomeOut(
        id=row.pk, won=row.won, code=row.code, words=row.reason, request=row.change_request_id, on=row.said_on
    )

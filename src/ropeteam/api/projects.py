"""A deal after its signature over the API: milestones, orders, risks, the next step; what the customer is asked to sign."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.projects import Plan
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import change_orders as order_flow
from ropeteam.flows import projects as flow
from ropeteam.flows import signing, success_pages
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import ChangeOrder, Contact, Deal, Milestone, ProjectRisk, Promise, Signal
from ropeteam.store.queries import change_orders, projects

router = Router(tags=["projects"])


class SaidOut(Schema):
    result: str
    name: str
    words: str | None = Field(description="null for who may not read the customer's words")
    on: date


class MilestoneOut(Schema):
    id: int
    key: str
    title: str
    words: str
    day: date
    first_success: bool
    state: str
    promises: list[str] = Field(description="keys of the deal's promises")
    said: list[SaidOut] = Field(description="the customer's words, the last one first")


class OrderOut(Schema):
    id: int
    key: str
    what: str
    why: str
    price: Decimal = Field(description="EUR")
    days: Decimal
    state: str


class RiskOut(Schema):
    id: int
    key: str
    text: str
    role: str
    until: date
    open: bool


class StepOut(Schema):
    text: str
    day: date


class ProjectOut(Schema):
    milestones: list[MilestoneOut]
    orders: list[OrderOut]
    risks: list[RiskOut]
    next_step: StepOut | None
    heard_after_signature: list[int] = Field(
        description="ids of signals that nobody agreed to, at most 50, the oldest first"
    )


class PlanIn(Schema):
    title: str = Field(max_length=200)
    day: date
    words: str = Field("", max_length=2000)
    first_success: bool = False
    dropped: bool = False
    why: str = Field("", max_length=2000, description="from the second plan on")
    promises: list[str] = Field(default_factory=list, description="keys of the deal's promises")


class OrderIn(Schema):
    what: str = Field(max_length=2000)
    why: str = Field(max_length=2000)
    price: Decimal = Field(description="EUR; 0 is free of charge")
    days: Decimal
    signal: int | None = Field(None, description="the wish it comes from")
    promise: str | None = Field(None, description="key of the promise it changes")


class RiskIn(Schema):
    text: str = Field(max_length=2000)
    role: Role
    until: date


class HowIn(Schema):
    how: str = Field(max_length=2000)


class StepIn(Schema):
    text: str = Field("", max_length=200, description="empty: nothing is left to do")
    day: date | None = None


class AskIn(Schema):
    contact: str = Field(description="the contact's id")
    language: str = "de"
    until: date | None = None


class ShareIn(Schema):
    contact: str = Field(description="the contact's id")
    until: date | None = None


class LinkOut(Schema):
    address: str = Field(description="told this once")
    until: date


@router.get("/deals/{deal_id}/project", response=ProjectOut, summary="A deal after its signature")
def project(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    who = actor(request)
    return _project(access.deal(who, deal_id), who)


@router.post("/deals/{deal_id}/milestones", response={201: ProjectOut}, summary="Plan a milestone")
def plan(request: HttpRequest, deal_id: int, body: PlanIn) -> Status[dict[str, Any]]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    flow.plan(deal, _plan(body), actor=who, on=timezone.localdate(), promises=_promises(deal, body.promises))
    return Status(201, _project(deal, who))


@router.post("/milestones/{milestone_id}/plans", response=ProjectOut, summary="Plan a milestone anew, or give it up")
def replan(request: HttpRequest, milestone_id: int, body: PlanIn) -> dict[str, Any]:
    """What the customer accepted stays as it was: 409 `milestone_accepted`."""
    who = actor(request)
    row = access.on_deal(who, Milestone, milestone_id)
    flow.replan(row, _plan(body), actor=who, on=timezone.localdate(), promises=_promises(row.deal, body.promises))
    return _project(row.deal, who)


@router.post(
    "/milestones/{milestone_id}/signatures", response={201: LinkOut}, summary="Ask a contact to accept a milestone"
)
def ask_to_accept(request: HttpRequest, milestone_id: int, body: AskIn) -> Status[dict[str, Any]]:
    """An earlier link of the same contact ends."""
    who = actor(request)
    row = access.on_deal(who, Milestone, milestone_id)
    return _asked(request, row, SignAbout.MILESTONE, row.deal, body, who)


@router.post("/deals/{deal_id}/orders", response={201: ProjectOut}, summary="Write a change order")
def order(request: HttpRequest, deal_id: int, body: OrderIn) -> Status[dict[str, Any]]:
    """It counts once the customer signed it."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    signal: Signal | None = access.signal(who, body.signal) if body.signal else None
    promise = _promises(deal, [body.promise])[0] if body.promise else None
    facts = body.model_dump(exclude={"signal", "promise"})
    order_flow.write(deal, actor=who, on=timezone.localdate(), signal=signal, promise=promise, **facts)
    return Status(201, _project(deal, who))


@router.post(
    "/orders/{order_id}/signatures", response={201: LinkOut}, summary="Ask a contact to agree to a change order"
)
def ask_to_agree(request: HttpRequest, order_id: int, body: AskIn) -> Status[dict[str, Any]]:
    """An earlier link of the same contact ends."""
    who = actor(request)
    row = access.on_deal(who, ChangeOrder, order_id)
    return _asked(request, row, SignAbout.ORDER, row.deal, body, who)


@router.post("/deals/{deal_id}/risks", response={201: ProjectOut}, summary="Write down a risk")
def risk(request: HttpRequest, deal_id: int, body: RiskIn) -> Status[dict[str, Any]]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    flow.see_risk(deal, actor=who, text=body.text, role=body.role, until=body.until, on=timezone.localdate())
    return Status(201, _project(deal, who))


@router.post("/risks/{risk_id}/closing", response=ProjectOut, summary="A risk is settled")
def close_risk(request: HttpRequest, risk_id: int, body: HowIn) -> dict[str, Any]:
    who = actor(request)
    row = access.on_deal(who, ProjectRisk, risk_id)
    flow.close_risk(row, actor=who, how=body.how, on=timezone.localdate())
    return _project(row.deal, who)


@router.put("/deals/{deal_id}/next-step", response=ProjectOut, summary="The one next step")
def next_step(request: HttpRequest, deal_id: int, body: StepIn) -> dict[str, Any]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    flow.next_step(deal, actor=who, text=body.text, day=body.day, on=timezone.localdate())
    return _project(deal, who)


@router.post("/deals/{deal_id}/shares", response={201: LinkOut}, summary="Share the customer's page with a contact")
def share(request: HttpRequest, deal_id: int, body: ShareIn) -> Status[dict[str, Any]]:
    """An earlier link of the same contact ends."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    made, token = success_pages.share(
        deal, _contact(deal, body.contact), actor=who, on=timezone.localdate(), until=body.until
    )
    return Status(201, {"address": request.build_absolute_uri(reverse("success", args=[token])), "until": made.until})


def _asked(
    request: HttpRequest, subject: Milestone | ChangeOrder, about: SignAbout, deal: Deal, body: AskIn, who: Actor
) -> Status[dict[str, Any]]:
    asked, token = signing.ask(
        subject, about, _contact(deal, body.contact), actor=who, language=body.language, on=timezone.localdate(),
        until=body.until,
    )  # fmt: skip
    return Status(201, {"address": request.build_absolute_uri(reverse("signing", args=[token])), "until": asked.until})


def _contact(deal: Deal, key: str) -> Contact:
    found = Contact.objects.filter(account=deal.account, key=key).first() if deal.account else None
    if found is None:
        raise NotFound("contact", key)
    return found


def _plan(body: PlanIn) -> Plan:
    return Plan(**body.model_dump(exclude={"promises"}))


def _promises(deal: Deal, keys: list[str]) -> list[Promise]:
    found = {row.key: row for row in deal.promises.filter(key__in=keys)}
    missing = next((key for key in keys if key not in found), None)
    if missing is not None:
        raise NotFound("promise", missing)
    return [found[key] for key in keys]


def _project(deal: Deal, who: Actor) -> dict[str, Any]:
    today = timezone.localdate()
    words = access.allows(who, Deed.READ_TRANSCRIPT, deal=deal)
    step = projects.next_step(deal)
    return {
        "milestones": [_milestone(row, words) for row in projects.of_deal(deal, on=today)],
        "orders": [
            {
                "id": row.order.pk, "key": row.order.key, "what": row.order.what, "why": row.order.why,
                "price": row.order.price, "days": row.order.days, "state": row.state.value,
            }
            for row in change_orders.of_deal(deal, on=today)
        ],
        "risks": [
            {
                "id": row.pk, "key": row.key, "text": row.text, "role": row.role, "until": row.until,
                "open": getattr(row, "closed", None) is None,
            }
            for row in projects.risks(deal)
        ],
        "next_step": {"text": step.text, "day": step.day} if step else None,
        "heard_after_signature": [row.pk for row in change_orders.wishes(deal).open],
    }  # fmt: skip


def _milestone(row: projects.MilestoneSeen, words: bool) -> dict[str, Any]:
    return {
        "id": row.milestone.pk,
        "key": row.milestone.key,
        "title": row.version.title,
        "words": row.version.words,
        "day": row.version.day,
        "first_success": row.version.first_success,
        "state": row.state.value,
        "promises": [promise.key for promise in row.promises],
        "said": [
            {
                "result": one.result, "name": one.signature.name, "words": one.signature.words if words else None,
                "on": one.signature.signed_on,
            }
            for one in row.acceptances
        ],
    }  # fmt: skip

"""References and renewals over the API: readiness part by part, permissions, uses, the text; days, outcomes, loyalty."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotFound
from ropeteam.core.references import readiness
from ropeteam.core.vocabulary_projects import GoalState, ReferenceChannel, ReferenceScope, RenewalEnd, Tone
from ropeteam.flows import references as flow
from ropeteam.flows import renewals as renewal_flow
from ropeteam.store import access
from ropeteam.store.models import Contact, Deal, ReferencePermission, ReferenceUse, Renewal
from ropeteam.store.queries import references as query
from ropeteam.store.queries import renewals
from ropeteam.wording.reference_text import draft as worded

router = Router(tags=["references"])


class PartOut(Schema):
    part: str
    holds: bool | None = Field(description="null: unknown, never counted as yes")
    why: str | None
    n: int


class PermissionOut(Schema):
    id: int
    contact: str
    scope: str
    channel: str
    since: date
    until: date
    confirmed_on: date | None = Field(description="by the contact, on their page; null: only written down by us")
    taken_back_on: date | None
    taken_back_by_contact: bool


class TextOut(Schema):
    n: int
    language: str
    text: str
    confirmed: bool = Field(description="by the customer, in these very words")


class ReferenceOut(Schema):
    ready: bool | None
    parts: list[PartOut]
    permissions: list[PermissionOut]
    text: TextOut | None


class PermitIn(Schema):
    contact: str
    scopes: list[ReferenceScope]
    channels: list[ReferenceChannel]
    since: date | None = None
    until: date
    how: str = Field(max_length=2000)


class BackIn(Schema):
    how: str = Field(max_length=2000)


class UseIn(Schema):
    contact: str
    scope: ReferenceScope
    channel: ReferenceChannel
    whom: str = Field(max_length=200)
    expected: Tone


class UseOut(Schema):
    id: int


class CameIn(Schema):
    tone: Tone
    words: str = Field("", max_length=2000)


class TextIn(Schema):
    language: str = "de"
    text: str = Field("", max_length=6000, description="empty: drafted from the facts")


class RenewalIn(Schema):
    due: date


class OutcomeIn(Schema):
    end: RenewalEnd
    words: str = Field(max_length=2000)
    new_day: date | None = Field(None, description="with `moved`")


class GoalIn(Schema):
    signal: int
    state: GoalState
    words: str = Field(max_length=2000)


class RenewalOut(Schema):
    id: int
    due: date
    state: str


class GoalOut(Schema):
    signal: int
    state: str | None


class RenewalsOut(Schema):
    renewals: list[RenewalOut]
    goals: list[GoalOut]


class LoyaltyOut(Schema):
    stayed: int
    decided: int
    reduced: int
    open: int = Field(description="due and undecided; not counted")
    share: float | None
    low: float | None = Field(description="90 % interval, with `high`")
    high: float | None


@router.get("/deals/{deal_id}/reference", response=ReferenceOut, summary="Whether a deal is ready to be a reference")
def reference(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    return _reference(access.deal(actor(request), deal_id))


@router.post("/deals/{deal_id}/permissions", response={201: ReferenceOut}, summary="Write down what a contact allows")
def permit(request: HttpRequest, deal_id: int, body: PermitIn) -> Status[dict[str, Any]]:
    who, today = actor(request), timezone.localdate()
    deal = access.deal(who, deal_id)
    facts = body.model_dump(exclude={"contact", "since"})
    flow.permit(deal, _contact(deal, body.contact), actor=who, since=body.since or today, on=today, **facts)
    return Status(201, _reference(deal))


@router.post("/permissions/{permission_id}/taken-back", response=ReferenceOut, summary="The customer takes it back")
def take_back(request: HttpRequest, permission_id: int, body: BackIn) -> dict[str, Any]:
    who = actor(request)
    row = access.on_deal(who, ReferencePermission, permission_id)
    flow.take_back(row, actor=who, how=body.how, on=timezone.localdate())
    return _reference(row.deal)


@router.post("/deals/{deal_id}/reference-uses", response={201: UseOut}, summary="Ask a contact for something")
def use(request: HttpRequest, deal_id: int, body: UseIn) -> Status[dict[str, Any]]:
    """409 without a permission of today, without a confirmed text for a story, or where the contact was asked often enough."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    facts = body.model_dump(exclude={"contact"})
    row = flow.use(deal, _contact(deal, body.contact), actor=who, on=timezone.localdate(), **facts)
    return Status(201, {"id": row.pk})


@router.post("/reference-uses/{use_id}/came", response={204: None}, summary="What came of it, in what tone")
def came(request: HttpRequest, use_id: int, body: CameIn) -> Status[None]:
    who = actor(request)
    row = access.on_deal(who, ReferenceUse, use_id)
    flow.came(row, actor=who, tone=body.tone, words=body.words, on=timezone.localdate())
    return Status(204, None)


@router.post(
    "/deals/{deal_id}/reference-texts", response={201: ReferenceOut}, summary="Draft the text, or word it better"
)
def text(request: HttpRequest, deal_id: int, body: TextIn) -> Status[dict[str, Any]]:
    who, today = actor(request), timezone.localdate()
    deal = access.deal(who, deal_id)
    if body.text:
        flow.write(deal, actor=who, text=body.text, language=body.language, on=today)
    else:
        flow.draft(deal, actor=who, language=body.language, on=today, speak=worded)
    return Status(201, _reference(deal))


@router.get(
    "/deals/{deal_id}/renewals", response=RenewalsOut, summary="Renewals of a deal and the goals of its first talks"
)
def of_deal(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    return _renewals(access.deal(actor(request), deal_id))


@router.post("/deals/{deal_id}/renewals", response={201: RenewalsOut}, summary="Write down when a renewal is due")
def expect(request: HttpRequest, deal_id: int, body: RenewalIn) -> Status[dict[str, Any]]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    renewal_flow.expect(deal, actor=who, due=body.due, on=timezone.localdate())
    return Status(201, _renewals(deal))


@router.post("/renewals/{renewal_id}/outcome", response=RenewalsOut, summary="What became of a renewal")
def outcome(request: HttpRequest, renewal_id: int, body: OutcomeIn) -> dict[str, Any]:
    """409 `renewal_goals_open` while a goal of the first talks has no answer."""
    who = actor(request)
    row = access.on_deal(who, Renewal, renewal_id)
    renewal_flow.end(row, actor=who, end=body.end, words=body.words, on=timezone.localdate(), new_day=body.new_day)
    return _renewals(row.deal)


@router.post("/deals/{deal_id}/goals", response=RenewalsOut, summary="What became of a goal of the first talks")
def goal(request: HttpRequest, deal_id: int, body: GoalIn) -> dict[str, Any]:
    who = actor(request)
    deal, signal = access.deal(who, deal_id), access.signal(who, body.signal)
    renewal_flow.answer_goal(deal, signal, actor=who, state=body.state, words=body.words, on=timezone.localdate())
    return _renewals(deal)


@router.get("/loyalty", response=LoyaltyOut, summary="Loyalty as a figure with its cases")
def loyalty(request: HttpRequest, product: int | None = None) -> dict[str, Any]:
    """For the company, or one product; never anything smaller."""
    who = actor(request)
    narrowed = access.product(who, product) if product else None
    if who.company is None:
        raise NotFound("company")
    found = renewals.loyalty(who.company, narrowed, on=timezone.localdate())
    share = found.share
    return {
        "stayed": found.stayed, "decided": found.decided, "reduced": found.reduced, "open": found.open,
        **{name: getattr(share, name) if share else None for name in ("share", "low", "high")},
    }  # fmt: skip


def _contact(deal: Deal, key: str) -> Contact:
    found = Contact.objects.filter(account=deal.account, key=key).first() if deal.account else None
    if found is None:
        raise NotFound("contact", key)
    return found


def _reference(deal: Deal) -> dict[str, Any]:
    today = timezone.localdate()
    found, text = readiness(query.facts([deal], on=today)[deal.pk], on=today), query.text(deal)
    return {
        "ready": found.ready,
        "parts": [
            {"part": one.part.value, "holds": one.holds, "why": one.why.value if one.why else None, "n": one.n}
            for one in found.parts
        ],
        "permissions": [
            {
                "id": row.pk, "contact": row.contact.key, "scope": row.scope, "channel": row.channel, "since": row.since,
                "until": row.until, **_words(row),
            }
            for row in query.permissions(deal)
        ],
        "text": {
            "n": text.text.n, "language": text.text.language, "text": text.text.text,
            "confirmed": text.confirmed is not None,
        }
        if text
        else None,
    }  # fmt: skip


def _words(row: ReferencePermission) -> dict[str, Any]:
    """The contact's own word on a permission, and how it ended."""
    back, yes = getattr(row, "taken_back", None), getattr(row, "confirmed", None)
    return {
        "confirmed_on": yes.signature.signed_on if yes else None,
        "taken_back_on": back.taken_back_on if back else None,
        "taken_back_by_contact": back is not None and back.request_id is not None,
    }


def _renewals(deal: Deal) -> dict[str, Any]:
    return {
        "renewals": [
            {"id": row.renewal.pk, "due": row.renewal.due, "state": row.state.value}
            for row in renewals.of_deal(deal, on=timezone.localdate())
        ],
        "goals": [
            {"signal": one.signal.pk, "state": one.answer.state if one.answer else None} for one in renewals.goals(deal)
        ],
    }

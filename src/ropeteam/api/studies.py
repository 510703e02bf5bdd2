"""Feasibility studies of a deal: begin one, say what was seen, end it, ask the customer to sign."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.studies import Stand
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, SignAbout, StudyEnd
from ropeteam.flows import architecture_files, signing
from ropeteam.flows import studies as flow
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Contact, Criterion, Deal, Decision, Study
from ropeteam.store.queries import studies as query

router = Router(tags=["studies"])


class StudyOut(Schema):
    id: int
    key: str
    question: str
    begins_on: date
    ends_on: date = Field(description="the last day that holds; an extension moves it")
    extended: int
    due: bool = Field(description="its last day has come and it has no result")
    ended: str | None


class SeenOut(Schema):
    result: str
    how: str | None
    words: str
    document: str | None
    paper: int | None = Field(description="the number of the deal's paper, as long as it lies there")
    seen_on: date


class CriterionOut(Schema):
    id: int
    no: int
    text: str
    requirements: list[int] = Field(description="numbers of the deal's requirements")
    promises: list[str] = Field(description="keys of the deal's promises")
    requests: list[str] = Field(description="ids of change requests")
    seen: list[SeenOut] = Field(description="the last word first")


class EndingOut(Schema):
    end: str
    reason: str
    new_day: date | None
    ended_on: date


class SignOut(Schema):
    about: str
    until: date
    agreed: bool | None = Field(description="null while the customer has not answered")
    name: str | None
    words: str | None
    signed_on: date | None


class WholeOut(StudyOut):
    hypotheses: list[str]
    criteria: list[CriterionOut]
    ends: list[EndingOut]
    signatures: list[SignOut]


class CriterionIn(Schema):
    text: str = Field(max_length=4000)
    requirements: list[int] = Field(default_factory=list)
    promises: list[str] = Field(default_factory=list)
    requests: list[str] = Field(default_factory=list)


class StudyIn(Schema):
    question: str = Field(max_length=500)
    begins_on: date
    ends_on: date
    lead: str = Field(description="key of the person of pre-sales who runs it")
    hypotheses: list[str]
    criteria: list[CriterionIn]
    decision: int | None = Field(None, description='the "study first" it answers')


class SeenIn(Schema):
    result: CriterionResult
    words: str = Field(max_length=4000)
    how: Coverage | None = Field(None, description="what a met requirement is met by")
    seen_on: date | None = None
    conversation: int | None = None
    document: str = Field(
        "", max_length=500, description="where it can be looked up, where that is no paper of the deal"
    )
    paper: int | None = Field(None, description="the number of a paper of the deal that shows it")


class EndIn(Schema):
    end: StudyEnd
    reason: str = Field(max_length=4000)
    new_day: date | None = Field(None, description="with `extend`")


class SignIn(Schema):
    about: SignAbout
    contact: str = Field(description="the contact's id")
    language: str = "de"
    until: date | None = None


class LinkOut(Schema):
    address: str = Field(description="told this once; whoever has it can sign")
    until: date


@router.get("/deals/{deal_id}/studies", response=list[StudyOut], summary="The deal's feasibility studies")
def studies(request: HttpRequest, deal_id: int) -> list[dict[str, Any]]:
    """At most 50: those without a result first, the nearest last day first."""
    deal = access.deal(actor(request), deal_id)
    return [_study(row, stand) for row, stand in query.of_deal(deal, on=timezone.localdate())]


@router.post("/deals/{deal_id}/studies", response={201: StudyOut}, summary="Begin a feasibility study")
def begin(request: HttpRequest, deal_id: int, body: StudyIn) -> Status[dict[str, Any]]:
    """409 where whoever is to run it has no room, with the studies that stand in the way."""
    who, on = actor(request), timezone.localdate()
    deal = access.deal(who, deal_id)
    people = {row.key: row for row in query.runners(deal, on=on)}
    if body.lead not in people:
        raise Refused("study_lead_not_presales")
    made = flow.begin(
        deal,
        actor=who,
        question=body.question,
        begins_on=body.begins_on,
        ends_on=body.ends_on,
        lead=people[body.lead],
        hypotheses=body.hypotheses,
        criteria=[_wanted(one, deal, who) for one in body.criteria],
        on=on,
        decision=_decision(body.decision, who),
    )
    return Status(201, _study(made, query.whole(made, on=on).stand))


@router.get("/studies/{study_id}", response=WholeOut, summary="One study with what was seen and signed")
def study(request: HttpRequest, study_id: int) -> dict[str, Any]:
    return _whole(access.study(actor(request), study_id))


@router.post("/criteria/{criterion_id}/evidence", response=WholeOut, summary="Say what was seen of a criterion")
def see(request: HttpRequest, criterion_id: int, body: SeenIn) -> dict[str, Any]:
    """The last word holds."""
    who = actor(request)
    row = Criterion.objects.filter(pk=criterion_id).select_related("study").first()
    if row is None:
        raise NotFound("criterion", str(criterion_id))
    found = access.study(who, row.study_id)
    talk = access.conversation(who, body.conversation) if body.conversation else None
    paper = architecture_files.named(found.deal, body.paper, actor=who) if body.paper else None
    facts = body.model_dump(exclude={"conversation", "paper"})
    criterion = found.criteria.get(pk=row.pk)
    flow.see(criterion, actor=who, on=timezone.localdate(), conversation=talk, paper=paper, **facts)
    return _whole(found)


@router.post("/studies/{study_id}/ends", response=WholeOut, summary="Go, no go, or extend")
def end(request: HttpRequest, study_id: int, body: EndIn) -> dict[str, Any]:
    who = actor(request)
    found = access.study(who, study_id)
    flow.end(found, actor=who, end=body.end, reason=body.reason, on=timezone.localdate(), new_day=body.new_day)
    return _whole(found)


@router.post("/studies/{study_id}/signatures", response={201: LinkOut}, summary="Ask a contact to sign")
def ask_to_sign(request: HttpRequest, study_id: int, body: SignIn) -> Status[dict[str, Any]]:
    """An earlier link of the same contact ends."""
    who = actor(request)
    found = access.study(who, study_id)
    contact = Contact.objects.filter(account=found.deal.account, key=body.contact).first()
    if contact is None:
        raise NotFound("contact", body.contact)
    asked, token = signing.ask(
        found, body.about, contact, actor=who, language=body.language, on=timezone.localdate(), until=body.until
    )
    address = request.build_absolute_uri(reverse("signing", args=[token]))
    return Status(201, {"address": address, "until": asked.until})


def _wanted(one: CriterionIn, deal: Deal, who: Actor) -> flow.Wanted:
    """What a criterion is tied to, by the deal's own names. One that is not there is refused, never left out."""
    requirements = list(deal.requirements.filter(no__in=one.requirements))
    promises = list(access.promises(who).filter(deal=deal, key__in=one.promises))
    requests = list(access.product(who).change_requests.filter(key__in=one.requests))
    wanted = len(set(one.requirements)) + len(set(one.promises)) + len(set(one.requests))
    if len(requirements) + len(promises) + len(requests) != wanted:
        raise Refused("study_tie_of_other_deal")
    return flow.Wanted(one.text, requirements, promises, requests)


def _decision(pk: int | None, who: Actor) -> Decision | None:
    if pk is None:
        return None
    found = Decision.objects.filter(pk=pk, change_request__product__in=access.products(who))
    row = found.select_related("change_request__product").first()
    if row is None:
        raise NotFound("decision", str(pk))
    return row


def _study(row: Study, stand: Stand) -> dict[str, Any]:
    return {
        "id": row.pk,
        "key": row.key,
        "question": row.question,
        "begins_on": row.begins_on,
        "ends_on": stand.ends_on,
        "extended": stand.extended,
        "due": stand.due,
        "ended": stand.ended.value if stand.ended else None,
    }


def _whole(found: Study) -> dict[str, Any]:
    now = query.whole(found, on=timezone.localdate())
    return {
        **_study(found, now.stand),
        "hypotheses": [row.text for row in found.hypotheses.order_by("no")],
        "criteria": [_criterion(row) for row in now.criteria],
        "ends": [
            {"end": row.end, "reason": row.reason, "new_day": row.new_day, "ended_on": row.ended_on}
            for row in now.endings
        ],
        "signatures": [_sign(row) for row in now.requests],
    }


def _criterion(row: query.Seen) -> dict[str, Any]:
    return {
        "id": row.criterion.pk,
        "no": row.criterion.no,
        "text": row.criterion.text,
        "requirements": [tie.requirement.no for tie in row.ties if tie.requirement],
        "promises": [tie.promise.key for tie in row.ties if tie.promise],
        "requests": [tie.change_request.key for tie in row.ties if tie.change_request],
        "seen": [
            {
                "result": seen.result,
                "how": seen.how or None,
                "words": seen.words,
                "document": seen.document or None,
                "paper": seen.paper.no if seen.paper and seen.paper.removed_on is None else None,
                "seen_on": seen.seen_on,
            }
            for seen in row.evidence
        ],
    }


def _sign(row: Any) -> dict[str, Any]:
    signature = getattr(row, "signature", None)
    return {
        "about": row.about,
        "until": row.until,
        "agreed": signature.agreed if signature else None,
        "name": signature.name if signature else None,
        "words": signature.words or None if signature else None,
        "signed_on": signature.signed_on if signature else None,
    }

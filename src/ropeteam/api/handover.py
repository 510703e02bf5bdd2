"""The handover of a deal to services: the dossier made of its rows, and what people say and set in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.handover_shapes import (
    AimIn,
    EstimateIn,
    HandoverOut,
    OwnerIn,
    SeenIn,
    SeenOut,
    TwiceIn,
    WordIn,
)
from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotFound
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.one_rope import Part
from ropeteam.flows import handover as flow
from ropeteam.flows import questions_twice
from ropeteam.flows.handover_dossier import Dossier, PromiseLine, dossier
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal, HandoverWord
from ropeteam.store.queries import handover as query
from ropeteam.store.queries import questions_twice as twice_query
from ropeteam.store.queries.deals import names_told_to_programs
from ropeteam.wording.call_card import saying

router = Router(tags=["handover"])


@router.get("/deals/{deal_id}/handover", response=HandoverOut, summary="The dossier of a handover")
def handover(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """Made of the deal's rows as they are now. Words of the customer come only for who may read the deal's talks."""
    who = actor(request)
    return _told(who, access.deal(who, deal_id))


@router.post("/deals/{deal_id}/handover/words", response={201: HandoverOut}, summary="Services vote, or answer")
def say(request: HttpRequest, deal_id: int, body: WordIn) -> Status[dict[str, Any]]:
    """Before the signature `ready` or `not_yet`, from it on `accept`, `reservation` or `reject`; the last word holds."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    promise = access.promise(who, body.promise) if body.promise is not None else None
    reasons = [flow.Reason(code, promise) for code in body.reasons]
    flow.say(deal, actor=who, verdict=body.verdict, reasons=reasons, words=body.words, on=timezone.localdate())
    return Status(201, _told(who, access.deal(who, deal_id)))


@router.post("/deals/{deal_id}/handover/seen", response=SeenOut, summary="Services saw these promises")
def see(request: HttpRequest, deal_id: int, body: SeenIn) -> dict[str, int]:
    who = actor(request)
    made = flow.see(access.deal(who, deal_id), actor=who, keys=set(body.keys), on=timezone.localdate())
    return {"new": made}


@router.put("/deals/{deal_id}/handover/estimate", response=HandoverOut, summary="Services' estimate in days of work")
def estimate(request: HttpRequest, deal_id: int, body: EstimateIn) -> dict[str, Any]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    on = timezone.localdate()
    flow.estimate(deal, actor=who, days_from=body.days_from, days_to=body.days_to, words=body.words, on=on)
    return _told(who, deal)


@router.put("/deals/{deal_id}/handover/owner", response=HandoverOut, summary="Who of services answers for the deal")
def owner(request: HttpRequest, deal_id: int, body: OwnerIn) -> dict[str, Any]:
    who, on = actor(request), timezone.localdate()
    deal = access.deal(who, deal_id)
    person = query.may_own(deal, on=on).filter(key=body.person).first()
    if person is None:
        raise NotFound("person", body.person)
    flow.name_owner(deal, actor=who, person=person, told_on=body.told_on, told_how=body.told_how, on=on)
    return _told(who, deal)


@router.put("/deals/{deal_id}/handover/aim", response=HandoverOut, summary="The first visible success to aim at")
def aim(request: HttpRequest, deal_id: int, body: AimIn) -> dict[str, Any]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    flow.aim_at(deal, actor=who, words=body.words, by_day=body.by_day, group=body.group, on=timezone.localdate())
    return _told(who, deal)


@router.post("/questions-twice/{twice_id}/word", response=HandoverOut, summary="Two questions are the same, or not")
def twice(request: HttpRequest, twice_id: int, body: TwiceIn) -> dict[str, Any]:
    who = actor(request)
    row = twice_query.one(who, twice_id)
    questions_twice.say(row, actor=who, same=body.same, on=timezone.localdate())
    return _told(who, access.deal(who, row.deal_id))


def _told(who: Actor, deal: Deal) -> dict[str, Any]:
    found = dossier(deal, actor=who, on=timezone.localdate())
    return {
        "deal": deal.key,
        "title": deal.title,
        "account": deal.account.name if deal.account else None,
        "on": found.on,
        "signed_on": deal.signed_on,
        "taken_over_on": found.taken_over_on,
        "vote": _word(found.desk.vote),
        "answer": _word(found.desk.answer),
        "may_say": sorted(found.room.verdicts),
        "blocking": list(found.room.blocking),
        "lifted": list(found.room.lifted),
        **_promised(found),
        **_facts(found),
        **_people(found, named=names_told_to_programs(who, on_rope=access.on_rope(who, deal))),
        "warmth": found.warmth.share,
        "parts": [{"part": one.part, "happened": one.happened, "unknown": one.unknown} for one in found.warmth.parts],
        "overlap": {
            "before": _part(found.overlap.before),
            "after": _part(found.overlap.after) if found.overlap.after else None,
            "owner": found.overlap.owner,
        },
    }


def _promised(found: Dossier) -> dict[str, Any]:
    return {
        "goals": [row.quote for row in found.goals],
        "promises": [_promise(row) for row in found.promises],
        "contract": found.contract,
        "spoken_only": [row.key for row in found.spoken_only],
        "ended": [{"sentence": row.sentence, "state": row.ledger_state} for row in found.ended],
        "limits_told": [
            {"sentence": row.promise.sentence, "told_on": row.told_on.isoformat(), "told_how": row.told_how}
            for row in found.limits_told
        ],
    }


def _facts(found: Dossier) -> dict[str, Any]:
    return {
        "open_musts": [_requirement(row, row.held) for row in found.open_musts],  # type: ignore[attr-defined]
        "gaps": [{"capability": row.capability.key, "words": row.words, "told_on": row.told_on} for row in found.gaps],
        "gaps_told": [_requirement(row, row.answer_status) for row in found.gaps_told],  # type: ignore[attr-defined]
        "systems": [{"name": row.name, "supplier": row.supplier} for row in found.solution.systems],
        "solution_questions": [row.text for row in found.solution_questions],
        "studies": [{"id": row.pk, "question": row.question, "ended": stand.ended} for row, stand in found.studies],
        "moods": [
            {
                "group": row.group,
                "value": row.value,
                "on": row.on,
                "n": row.n,
                "glad": [one.quote for one in row.glad],
                "worried": [one.quote for one in row.worried],
            }
            for row in found.moods
        ],
        "avoid": _avoid(found),
        "questions": [row.text for row in found.card.questions],
    }


def _people(found: Dossier, *, named: bool) -> dict[str, Any]:
    desk, kickoff = found.desk, found.kickoff
    return {
        "estimate": {
            "days_from": desk.estimate.days_from,
            "days_to": desk.estimate.days_to,
            "words": desk.estimate.words,
            "on": desk.estimate.estimated_on,
        }
        if desk.estimate
        else None,
        "owner": {
            "name": desk.owner.person.name if named else None,
            "told_on": desk.owner.told_on,
            "told_how": desk.owner.told_how,
        }
        if desk.owner
        else None,
        "aim": {"words": desk.aim.words, "by_day": desk.aim.by_day, "group": desk.aim.group} if desk.aim else None,
        "kickoff": {
            "conversation": kickoff.pk if kickoff else None,
            "on": kickoff.held_on if kickoff else None,
            "who": list(found.who),
            "agenda": [{"topic": point.topic, "n": point.n} for point in found.agenda],
        },
        "asked_twice": [
            {
                "id": one.row.pk,
                "question": one.question,
                "asked_on": one.talk.held_on,
                "earlier": one.earlier,
                "earlier_on": one.earlier_talk.held_on,
                "likeness": round(one.row.likeness, 3),
                "same": one.same,
            }
            for one in found.twice
        ],
    }


def _word(row: HandoverWord | None) -> dict[str, Any] | None:
    if row is None:
        return None
    reasons = [{"code": one.code, "promise": one.promise_id} for one in row.reasons.all()]
    return {"verdict": row.verdict, "reasons": reasons, "words": row.words, "on": row.said_on}


def _promise(row: PromiseLine) -> dict[str, Any]:
    names = ("key", "sentence", "state", "fit", "backing", "due", "blocks", "lifted", "in_contract", "seen_on")
    found: dict[str, date | str | bool | None] = {name: getattr(row, name) for name in names}
    return found | {
        "promise": row.promise.pk if row.promise else None,
        "limits": list(row.limits),
        "limit_untold": row.limit_untold,
    }


def _requirement(row: Any, held: str | None) -> dict[str, Any]:
    return {"id": row.pk, "no": row.no, "named": row.named, "text": row.text, "held": held}


def _avoid(found: Dossier) -> list[dict[str, Any]]:
    rows = []
    for one in found.card.topics:
        said = {
            each: saying(one.title, one.fit, one.reasons, names=one.names, facts=one.facts, language=each).avoid
            for each in LANGUAGES
        }
        if any(said.values()):
            phrases = {each: [row.phrase for row in avoided] for each, avoided in said.items()}
            rows.append({"title": one.title, "phrases": phrases})
    return rows


def _part(part: Part) -> dict[str, Any]:
    return {"unit": part.unit, "there": part.there, "of": part.of, "unnoted": part.unnoted}

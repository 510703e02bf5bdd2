"""How a promise ends: kept, kept late, broken, withdrawn, or replaced by a new wording. By two people where the company says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import REPLACING, Ending, PromiseOutcome
from ropeteam.flows import promises
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import four_eyes

Done = models.PromiseEnd | models.Promise | models.EndProposal


@dataclass(frozen=True, slots=True)
class Manner:
    """How it ends, in the words of who says so. `told_*` is how the customer was told, or agreed."""

    ending: Ending
    sentence: str = ""
    told_customer_on: date | None = None
    told_how: str = ""
    evidence: str = ""


def end(
    promise: models.Promise,
    *,
    actor: Actor,
    outcome: PromiseOutcome,
    on: date,
    evidence: str = "",
    told_customer_on: date | None = None,
    told_how: str = "",
) -> Done:
    """Kept, kept late, broken, or openly withdrawn (then: when and how the customer was told)."""
    manner = Manner(
        Ending(outcome.value), told_customer_on=told_customer_on, told_how=told_how.strip(), evidence=evidence.strip()
    )
    access.require(actor, Deed.END_PROMISE, deal=promise.deal)
    if manner.ending == Ending.WITHDRAWN and (told_customer_on is None or not manner.told_how):
        raise Refused("told_missing")
    return _alone_or_propose(promise, manner, actor, on)


def reword(promise: models.Promise, *, actor: Actor, sentence: str, on: date, note: str = "") -> Done:
    """The same promise in clearer words, agreed with the customer: the old one ends by the new one that replaces it."""
    return _replace(promise, Manner(Ending.REWORDED, sentence.strip(), told_how=note.strip()), actor, on)


def renegotiate(promise: models.Promise, *, actor: Actor, sentence: str, on: date, agreed_how: str) -> Done:
    """Another promise than before, and how the customer agreed to it."""
    if not agreed_how.strip():
        raise Refused("agreed_missing")
    return _replace(promise, Manner(Ending.RENEGOTIATED, sentence.strip(), told_how=agreed_how.strip()), actor, on)


def agree(proposal: models.EndProposal, *, actor: Actor, on: date) -> Done:
    """The second person: from now on it has ended. Never who proposed it, never who sells or sold the deal."""
    promise = proposal.promise
    access.require(actor, Deed.SECOND_END, deal=promise.deal)
    hindered = _hindered(proposal, actor)
    if hindered:
        raise Refused(hindered)
    with transaction.atomic():
        _hold(promise)
        _answer(proposal, actor, on, agreed=True)
        manner = Manner(
            Ending(proposal.ending),
            proposal.sentence,
            proposal.told_customer_on,
            proposal.told_how,
            proposal.evidence,
        )
        return _carry_out(promise, manner, actor, on, by=proposal.by)


def may_agree(proposal: models.EndProposal, *, actor: Actor) -> bool:
    """Whether `agree` would take this person's word."""
    return access.allows(actor, Deed.SECOND_END, deal=proposal.promise.deal) and not _hindered(proposal, actor)


def refuse(proposal: models.EndProposal, *, actor: Actor, on: date, reason: str = "") -> models.EndAnswer:
    """A second person says no, with a reason; who proposed it may take it back without one."""
    promise = proposal.promise
    own = actor.person is not None and actor.person.pk == proposal.by_id
    if not own:
        access.require(actor, Deed.SECOND_END, deal=promise.deal)
    if actor.person is None or (not own and not reason.strip()):
        raise Refused("reason_missing")
    with transaction.atomic():
        models.Promise.objects.select_for_update().get(pk=promise.pk)
        row = _answer(proposal, actor, on, agreed=False, reason=reason.strip() or "taken_back")
        _event("promise.end_refused", promise, actor)
    return row


def take_back(promise: models.Promise, *, actor: Actor, on: date) -> bool:
    """A withdrawal that waits, if one does, is given up with the word it came from; any other end was somebody's own."""
    waiting = four_eyes.open_proposal(promise)
    if waiting is None or waiting.ending != Ending.WITHDRAWN:
        return False
    _answer(waiting, actor, on, agreed=False, reason="taken_back")
    _event("promise.end_refused", promise, actor)
    return True


def _hindered(proposal: models.EndProposal, actor: Actor) -> str:
    if actor.person is None or actor.person.pk == proposal.by_id:
        return "end_by_same_person"
    return "own_deal" if access.ever_sold(actor.person, proposal.promise.deal) else ""


def _replace(promise: models.Promise, manner: Manner, actor: Actor, on: date) -> Done:
    access.require(actor, Deed.END_PROMISE, deal=promise.deal)
    access.require(actor, Deed.ENTER_PROMISE, deal=promise.deal)
    if not manner.sentence:
        raise Refused("ask_empty")
    return _alone_or_propose(promise, manner, actor, on)


def _alone_or_propose(promise: models.Promise, manner: Manner, actor: Actor, on: date) -> Done:
    """One person is enough unless the company wants two. The operator at the command line is nobody's second."""
    with transaction.atomic():
        _hold(promise)
        if four_eyes.open_proposal(promise) is not None:
            raise Refused("end_waits")
        if manner.ending not in four_eyes.needed(promise.deal.company):
            return _carry_out(promise, manner, actor, on, by=actor.person)
        if actor.person is None:
            raise Refused("needs_two")
        row = models.EndProposal.objects.create(
            promise=promise,
            ending=manner.ending.value,
            sentence=manner.sentence,
            told_customer_on=manner.told_customer_on,
            told_how=manner.told_how,
            evidence=manner.evidence,
            by=actor.person,
            proposed_on=on,
            created_by=actor.person,
        )
        _event("promise.end_proposed", promise, actor, proposal=row.pk)
    return row


def _carry_out(
    promise: models.Promise, manner: Manner, actor: Actor, on: date, *, by: models.Person | None
) -> models.PromiseEnd | models.Promise:
    if manner.ending in REPLACING:
        new = promises.put_down(
            promise.deal,
            actor=actor,
            by=by,
            sentence=manner.sentence,
            on=on,
            capability=promise.capability,
            change_request=promise.change_request,
            replaces=promise,
            how=manner.ending.value,
            note=manner.told_how,
        )
        _event("promise.replaced", promise, actor, by=new.pk)
        return new
    row = models.PromiseEnd.objects.create(
        promise=promise,
        outcome=manner.ending.value,
        ended_on=on,
        recorded_on=on,
        told_customer_on=manner.told_customer_on,
        told_how=manner.told_how,
        evidence=manner.evidence,
        by=by,
        created_by=actor.person,
    )
    _event(f"promise.{manner.ending.value}", promise, actor)
    return row


def _hold(promise: models.Promise) -> None:
    """Of two who end a promise at once the second waits here and is told that it has ended."""
    models.Promise.objects.select_for_update().get(pk=promise.pk)
    ended = models.PromiseEnd.objects.filter(promise=promise).exists()
    if ended or models.Promise.objects.filter(replaces=promise).exists():
        raise Refused("already_ended")


def _answer(
    proposal: models.EndProposal, actor: Actor, on: date, *, agreed: bool, reason: str = ""
) -> models.EndAnswer:
    if models.EndAnswer.objects.filter(proposal=proposal).exists():
        raise Refused("end_answered")
    assert actor.person is not None
    return models.EndAnswer.objects.create(
        proposal=proposal, agreed=agreed, reason=reason, by=actor.person, answered_on=on, created_by=actor.person
    )


def _event(code: str, promise: models.Promise, actor: Actor, **ids: object) -> None:
    deal = promise.deal
    events.append(code, promise, actor=actor, company=deal.company, deal_id=deal.pk, **ids)

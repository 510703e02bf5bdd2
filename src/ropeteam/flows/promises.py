"""The ledger's deeds: enter by hand, judge by a person, tell a limit, accept a scope, contradict, judge anew."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.fit import TABLE
from ropeteam.core.vocabulary import (
    Backing,
    Fit,
    PromiseSource,
    PromiseSubject,
    Role,
)
from ropeteam.flows import ear, judging, promise_judging
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import is_service
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries.product import Truth, product_of, releases, truth_of

LINK_FLOOR = 0.25
JUDGING_ROLES = frozenset({Role.PRODUCT, Role.PRESALES, Role.SERVICES})


def enter(
    deal: models.Deal,
    *,
    actor: Actor,
    sentence: str,
    on: date,
    said_on: date | None = None,
    source: PromiseSource = PromiseSource.MANUAL,
    capability: models.Capability | None = None,
    change_request: models.ChangeRequest | None = None,
    key: str = "",
    due: date | None = None,
) -> models.Promise:
    """A promise nobody recorded, entered by hand or recalled by the customer. It is judged at once. `due`: the day it is known to
    be for, whatever its words say."""
    access.require(actor, Deed.ENTER_PROMISE, deal=deal)
    return put_down(
        deal,
        actor=actor,
        by=actor.person,
        sentence=sentence,
        on=on,
        said_on=said_on,
        source=source,
        capability=capability,
        change_request=change_request,
        key=key,
        due=due,
    )


def put_down(
    deal: models.Deal,
    *,
    actor: Actor,
    by: models.Person | None,
    sentence: str,
    on: date,
    said_on: date | None = None,
    source: PromiseSource = PromiseSource.MANUAL,
    capability: models.Capability | None = None,
    change_request: models.ChangeRequest | None = None,
    replaces: models.Promise | None = None,
    how: str = "",
    note: str = "",
    key: str = "",
    due: date | None = None,
) -> models.Promise:
    """The row itself, for whoever may enter or replace a promise; `actor` does it, `by` said it."""
    if not sentence.strip():
        raise Refused("ask_empty")
    said = said_on or on
    language = language_of(sentence)
    product = product_of(deal)
    named = releases(product, said) if product else {}
    when, phrase = find_due(sentence, on=said, language=language, releases=named)
    service = is_service(sentence)
    with transaction.atomic():
        promise = models.Promise.objects.create(
            deal=deal,
            key=key or free_key(models.Promise.objects.filter(deal=deal), f"p{{n}}-{on.isoformat()}"),
            sentence=sentence.strip(),
            subject=(PromiseSubject.SERVICE if service else PromiseSubject.FUNCTION).value,
            said_on=said,
            recorded_on=on,
            due=due or when,
            due_phrase="" if due else phrase,
            capability=capability or _capability_of(deal, sentence, language),
            change_request=change_request,
            source=source.value,
            replaces=replaces,
            replaces_how=how,
            replaces_note=note,
            created_by=by,
        )
        events.append("promise.entered", promise, actor=actor, company=deal.company, deal_id=deal.pk)
        judge_anew(promise, on=on)
    return promise


def judge_by_person(
    promise: models.Promise, *, actor: Actor, fit: Fit, reason: str, on: date, roadmap: models.RoadmapItem | None = None
) -> models.Judgement:
    """A person of product, pre-sales or services says what carries it. Only services may say services; never the own seller."""
    access.promise(actor, promise.pk)
    judging_roles = {Role.SERVICES} if fit == Fit.SERVICES else JUDGING_ROLES
    if not actor.operator and not judging_roles & actor.roles:
        raise NotAllowed("judge")
    if access.is_seller(actor, promise.deal):
        raise Refused("own_deal")
    if not reason.strip():
        raise Refused("reason_missing")
    now = truth_of(promise.deal)
    known = now.roadmap.get(roadmap.pk) if now and roadmap else None
    if TABLE[fit].backing == Backing.ROADMAP and (known is None or not known.committable):
        raise Refused("committable_needs_date")
    with transaction.atomic():
        row = models.Judgement.objects.create(
            promise=promise,
            fit=fit.value,
            backing=TABLE[fit].backing.value,
            reasons=[{"code": "person"}],
            due=promise.due or (known.version.day if known else None),
            roadmap_version=known.version if known else None,
            capability_version=_capability_version(promise, now),
            strategy=now.strategy if now else None,
            rule_version=judging.RULE_VERSION,
            by=actor.person,
            reason_text=reason.strip(),
            judged_on=on,
            created_by=actor.person,
        )
        _event("promise.judged", promise, actor, judgement=row.pk)
    return row


def judge_anew(promise: models.Promise, *, on: date) -> models.Judgement | None:
    """The rule's verdict as of now; appended only where it differs from the latest. A person's verdict is not overruled by
    the same facts: it stands until what it rests on changed."""
    made, last = promise_judging.of_promise(promise, truth_of(promise.deal), on=on)
    if made is not None:
        made.save(force_insert=True)
    return made or last


def tell_limit(promise: models.Promise, *, actor: Actor, told_on: date, told_how: str) -> models.LimitTold:
    """The customer was told the limit in writing: when and how."""
    access.require(actor, Deed.TELL_LIMIT, deal=promise.deal)
    if not told_how.strip() or actor.person is None:
        raise Refused("told_missing")
    with transaction.atomic():
        row, made = models.LimitTold.objects.get_or_create(
            promise=promise,
            defaults={"told_on": told_on, "told_how": told_how, "by": actor.person, "created_by": actor.person},
        )
        if made:
            _event("promise.limit_told", promise, actor)
    return row


def accept_scope(
    deal: models.Deal,
    *,
    actor: Actor,
    text: str,
    on: date,
    promise: models.Promise | None = None,
    days: float | None = None,
    price: float | None = None,
    key: str = "",
) -> models.Scope:
    """Services accept a scope of work, for one promise or for the deal at large."""
    access.require(actor, Deed.ACCEPT_SCOPE, deal=deal)
    if not text.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        scope = models.Scope.objects.create(
            deal=deal,
            key=key or free_key(models.Scope.objects.filter(deal=deal), f"s{{n}}-{on.isoformat()}"),
            promise=promise,
            text=text.strip(),
            days=days,
            price=price,
            accepted_by=actor.person,
            accepted_on=on,
            recorded_on=on,
            created_by=actor.person,
        )
        events.append("scope.accepted", scope, actor=actor, company=deal.company, deal_id=deal.pk)
        if promise is not None:
            judge_anew(promise, on=on)
    return scope


def contradict(
    promise: models.Promise, *, actor: Actor, how: str, said_on: date, signal: models.Signal | None = None
) -> models.Contradiction:
    """Our side later said otherwise without taking it back: the promise stays open and is listed."""
    access.promise(actor, promise.pk)
    access.require(actor, Deed.TAKE_NOTE, deal=promise.deal)
    if not how.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        row = models.Contradiction.objects.create(
            promise=promise, signal=signal, said_on=said_on, how=how.strip(), by=actor.person, created_by=actor.person
        )
        _event("promise.contradicted", promise, actor)
    return row


def _capability_of(deal: models.Deal, sentence: str, language: str) -> models.Capability | None:
    now = truth_of(deal)
    if now is None:
        return None
    best = ear.capabilities(now).match(sentence, language=language, most=1)
    if not best or best[0].confidence < LINK_FLOOR:
        return None
    return now.capabilities[int(best[0].key)].capability


def _capability_version(promise: models.Promise, now: Truth | None) -> models.CapabilityVersion | None:
    known = now.capabilities.get(promise.capability_id or 0) if now else None
    return known.version if known else None


def _event(code: str, promise: models.Promise, actor: Actor, **ids: object) -> None:
    deal = promise.deal
    events.append(code, promise, actor=actor, company=deal.company, deal_id=deal.pk, **ids)

"""The ledger's deeds: enter by hand, judge by a person, tell a limit, accept a scope, contradict, judge anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db import transaction
from django.db.models import Q, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.fit import TABLE
from ropeteam.core.vocabulary import (
    OUR_KINDS,
    Backing,
    Fit,
    PromiseSource,
    PromiseSubject,
    Role,
    SignalKind,
)
from ropeteam.flows import ear, judging
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import is_service
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries.judgements import citing
from ropeteam.store.queries.product import Truth, goals_of, product_of, truth
from ropeteam.store.queries.signals import kind_now, ours_that_count

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
    when, phrase = find_due(sentence, on=said, language=language)
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
    now = _truth_of(promise.deal)
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
    made, last = _verdict(promise, on=on)
    if made is not None:
        made.save(force_insert=True)
    return made or last


def rejudge_citing(
    *, capability_id: int | None = None, roadmap_item_id: int | None = None, on: date
) -> tuple[int, int]:
    """Judge anew every open promise and every live suggestion that rests on what changed: (looked at, changed).

    A roadmap item also concerns whatever is about the capability it brings now, though nothing cites it yet.
    """
    if capability_id is None and roadmap_item_id is not None:
        newest = models.RoadmapVersion.objects.filter(item=roadmap_item_id).order_by("-n")
        capability_id = newest.values_list("capability_id", flat=True).first()
    cited = citing(capability_id=capability_id, roadmap_item_id=roadmap_item_id)
    open_promises = models.Promise.objects.filter(
        pk__in=cited.filter(promise__isnull=False).values("promise_id"), end__isnull=True, replaced_by__isnull=True
    )
    if capability_id is not None:
        open_promises = open_promises | models.Promise.objects.filter(
            capability_id=capability_id, end__isnull=True, replaced_by__isnull=True
        )
    signals = models.Signal.objects.filter(
        pk__in=cited.filter(signal__isnull=False).values("signal_id"), retired_at__isnull=True, mention__isnull=True
    )
    open_promises = open_promises.select_related("deal__product", "deal__company", "capability").distinct()
    return _rejudged(open_promises, signals, on=on)


def rejudge_request(change_request_id: int, *, on: date) -> int:
    """Judge anew every open promise and live suggestion of a change request that was decided (or of one merged into it);
    returns how many verdicts changed."""
    leaning = Q(change_request_id=change_request_id) | Q(change_request__merged_into_id=change_request_id)
    rows = models.Promise.objects.filter(leaning, end__isnull=True, replaced_by__isnull=True).select_related(
        "deal__product", "deal__company", "capability", "change_request"
    )
    signals = models.Signal.objects.filter(leaning, retired_at__isnull=True, mention__isnull=True, kind__in=OUR_KINDS)
    return _rejudged(rows, signals, on=on)[1]


def rejudge_strategy(version_id: int, *, on: date) -> tuple[int, int]:
    """A strategy came: judge anew every open promise, claim and suggestion that rested on a non-goal which is gone, or hits one
    that is new: (looked at, changed). Where the non-goals stayed as they were, nothing is looked at."""
    version = models.StrategyVersion.objects.select_related("product").get(pk=version_id)
    before = version.product.strategies.filter(draft=False, n__lt=version.n).order_by("-n").first()
    if before is not None and goals_of(before) == goals_of(version):
        return 0, 0
    now = truth(version.product)
    looked = 0
    hit: dict[int, models.Signal] = {}
    made: dict[tuple[str, int], models.Judgement] = {}
    for signal in ours_that_count(version.product):
        goal = judging.hit_non_goal(signal.quote, now, language=signal.text.language)
        mention = getattr(signal, "mention", None) if signal.kind_is == SignalKind.PROMISE else None
        about = ("promise", mention.promise.pk) if mention else ("signal", signal.pk)
        last = made.get(about) or (mention.promise if mention else signal).judgements.order_by("-pk").first()
        if not _rests_otherwise(signal, goal, last):
            continue
        looked += 1
        if goal is not None:  # what it hit before is kept where it hits nothing now: a look back needs it
            signal.non_goal = goal
            hit[signal.pk] = signal
        row = _verdict(mention.promise, on=on, last=last, hit=hit)[0] if mention else _signal_verdict(signal, now, on)
        if row is not None:
            made[about] = row
    with transaction.atomic():
        models.Signal.objects.bulk_update(hit.values(), ["non_goal"])
        models.Judgement.objects.bulk_create(made.values())
    return looked, len(made)


def _rejudged(promises: QuerySet[models.Promise], signals: QuerySet[models.Signal], *, on: date) -> tuple[int, int]:
    """How many were looked at, how many verdicts changed. Whoever writes a verdict holds its promise until the transaction ends
    (docs/why/standing.md), so all are found first, which takes long, and then written at once."""
    looked = 0
    made: list[models.Judgement | None] = []
    for promise in promises.order_by("pk"):
        looked += 1
        made.append(_verdict(promise, on=on)[0])
    about = signals.select_related("conversation__deal__product", "conversation__company", "capability")
    for signal in about.order_by("pk"):
        looked += 1
        deal = signal.conversation.deal
        now = _truth_of(deal) if deal else None
        made.append(_signal_verdict(signal, now, on) if now else None)
    changed = [row for row in made if row is not None]
    models.Judgement.objects.bulk_create(changed)
    return looked, len(changed)


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


def _rests_otherwise(signal: models.Signal, goal: models.NonGoal | None, last: models.Judgement | None) -> bool:
    """Whether the latest judgement rests on another non-goal than the words hit now. A person's stands while the same is hit."""
    rested = last is not None and any(reason["code"] == "non_goal" for reason in last.reasons)
    if goal is None:
        return rested
    same = signal.non_goal is not None and signal.non_goal.text == goal.text
    return not (same and (rested or (last is not None and last.by_id is not None)))


def _verdict(
    promise: models.Promise,
    *,
    on: date,
    last: models.Judgement | None = None,
    hit: Mapping[int, models.Signal] = MappingProxyType({}),
) -> tuple[models.Judgement | None, models.Judgement | None]:
    """The verdict as of now, not written yet (None where the latest says the same by the same facts), and the latest. `hit` are
    signals that hit another non-goal now, not written yet either."""
    now = _truth_of(promise.deal)
    if now is None:
        return None, None
    first = promise.mentions.select_related("signal__non_goal").order_by("pk").first()
    mention = hit.get(first.signal_id, first.signal) if first else None
    service = mention.service if mention else promise.subject == PromiseSubject.SERVICE
    judged = judging.weigh(judging.of_promise(promise, service=service, mention=mention), now)
    last = last or promise.judgements.order_by("-pk").first()
    same = last is not None and _same(last, judged)
    return None if same else judging.row(judged, on=on, promise=promise), last


def _signal_verdict(signal: models.Signal, now: Truth, on: date) -> models.Judgement | None:
    """The rule's verdict on a suggestion or a claim, not written yet; None where the latest says the same by the same facts."""
    judged = judging.weigh(judging.of_signal(signal, kind=kind_now(signal)), now)
    last = signal.judgements.order_by("-pk").first()
    return None if last is not None and _same(last, judged) else judging.row(judged, on=on, signal=signal)


def _same(last: models.Judgement, judged: judging.Judged) -> bool:
    """Whether the latest row rests on the same facts (a person's then stands) and, if the rule's own, says the same."""
    facts = (
        last.capability_version_id == _pk(judged.capability_version)
        and (last.roadmap_version_id == _pk(judged.roadmap_version) or last.by_id is not None)
        and last.scope_id == _pk(judged.scope)
        and last.decision_id == _pk(judged.decision)
        and last.strategy_id == _pk(judged.strategy)
    )
    return facts and (last.by_id is not None or (last.fit == judged.judgement.fit and last.due == judged.judgement.due))


def _capability_of(deal: models.Deal, sentence: str, language: str) -> models.Capability | None:
    now = _truth_of(deal)
    if now is None:
        return None
    best = ear.capabilities(now).match(sentence, language=language, most=1)
    if not best or best[0].confidence < LINK_FLOOR:
        return None
    return now.capabilities[int(best[0].key)].capability


def _capability_version(promise: models.Promise, now: Truth | None) -> models.CapabilityVersion | None:
    known = now.capabilities.get(promise.capability_id or 0) if now else None
    return known.version if known else None


def _truth_of(deal: models.Deal) -> Truth | None:
    product = product_of(deal)
    return truth(product) if product else None


def _event(code: str, promise: models.Promise, actor: Actor, **ids: object) -> None:
    deal = promise.deal
    events.append(code, promise, actor=actor, company=deal.company, deal_id=deal.pk, **ids)


def _pk(
    row: models.CapabilityVersion
    | models.RoadmapVersion
    | models.Scope
    | models.Decision
    | models.StrategyVersion
    | None,
) -> int | None:
    return row.pk if row else None

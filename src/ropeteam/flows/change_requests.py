"""Ask and its consequences: candidates with verdicts, one tap picks, requests are made, linked and decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.decisions import Named, lacks
from ropeteam.core.errors import Refused
from ropeteam.core.fit import RANK, Reason
from ropeteam.core.solutions import AskVerdict, Candidate, CandidateKind, decide
from ropeteam.core.vocabulary import (
    AskSource,
    AskStand,
    DecisionKind,
    Fit,
    PromiseSource,
    PromiseSubject,
    RequestOrigin,
    SignalKind,
)
from ropeteam.flows import ear, judging, near_patterns, nearest
from ropeteam.language.contract import Match
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import is_service
from ropeteam.language.match import non_goals as goals
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries import asks
from ropeteam.store.queries.judgements import latest_decision
from ropeteam.store.queries.product import Truth, truth
from ropeteam.store.request_lock import locked, refuse_merged, standing

MOST = 5
REQUEST_FLOOR = 0.35
UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """The kept question, its verdict with candidates, and the product's truth they were judged by."""

    ask: models.Ask
    verdict: AskVerdict
    truth: Truth


def consider(text: str, *, product: models.Product, deal: models.Deal | None, on: date) -> tuple[AskVerdict, Truth]:
    """The candidates for a wish or a wording with their verdicts. Writes nothing."""
    if not text.strip():
        raise Refused("ask_empty")
    now = truth(product)
    language = language_of(text)
    releases = {k.version.release: k.version.day for k in now.roadmap.values() if k.version.release and k.version.day}
    when, _ = find_due(text, on=on, language=language, releases=releases)
    service = is_service(text)
    candidates: list[Candidate] = []
    matches = ear.capabilities(now).match(text, language=language, most=MOST)
    for match in matches:
        known = now.capabilities[int(match.key)]
        subject = judging.Subject(
            SignalKind.PROMISE, text, on, due=when, service=service, capability=known.capability, deal=deal
        )
        verdict = judging.weigh(subject, now).judgement
        if service:  # work never makes possible what the product itself does not carry: the lesser of the two counts
            plain = judging.weigh(replace(subject, service=False), now).judgement
            verdict = min(verdict, plain, key=lambda one: RANK[one.fit])
        sure = match.confidence
        if verdict.fit == Fit.ROADMAP and any(reason.code == "beyond_limit" for reason in verdict.reasons):
            sure = min(sure, UNSURE)  # whether the item lifts that very limit, a person has to say
        candidates.append(
            Candidate(CandidateKind.CAPABILITY, known.capability.key, verdict.fit, match.score, sure, verdict.reasons)
        )
    candidates += _non_goal(text, language, now, matches[0] if matches else None)
    candidates += _requests(text, product, now, on=on, due=when)
    ways = near_patterns.candidates(text, product, now, on=on, due=when)
    return decide([*candidates, *ways], most=MOST + 2 + len(ways)), now


def ask(
    *,
    actor: Actor,
    text: str,
    on: date,
    deal: models.Deal | None = None,
    product: models.Product | None = None,
    guess: Fit | None = None,
    idempotency_key: str = "",
    source: AskSource = AskSource.PAGE,
    url: str = "",
    once_a_day: bool = False,
) -> Asked:
    """ "Can we promise this?" The question is kept (on a deal it is a need); the answer is candidates, rarely one verdict.

    `once_a_day`: the same words on the same deal are one question that day, whoever asks; without a deal, of each person.
    """
    access.require(actor, Deed.ASK, deal=deal)
    product = product or (deal.product if deal else None) or access.product(actor)
    verdict, now = consider(text, product=product, deal=deal, on=on)
    by = actor.person
    if by is None:
        raise Refused("not_allowed", deed="ask")
    with transaction.atomic():
        # One after the other, so that the same question twice in one moment is found to be the same.
        models.Company.objects.select_for_update(no_key=True).get(pk=product.company_id)
        there = asks.by_key(by, idempotency_key)
        if there is None and once_a_day:
            there = asks.same_day(text, company=product.company, deal=deal, by=by, on=on)
        if there is not None:
            return Asked(there, verdict, now)
        row = models.Ask.objects.create(
            company=product.company,
            deal=deal,
            by=by,
            key=free_key(models.Ask.objects.filter(company=product.company), f"q{{n}}-{on.isoformat()}"),
            text=text.strip(),
            asked_on=on,
            guess=guess.value if guess else "",
            verdict=verdict.verdict.value if verdict.verdict else "",
            source=source.value,
            url=url,
            idempotency_key=idempotency_key,
            created_by=by,
        )
        events.append("ask.asked", row, actor=actor, company=product.company, deal_id=deal.pk if deal else None)
    return Asked(row, verdict, now)


def pick(
    row: models.Ask,
    *,
    actor: Actor,
    on: date,
    stand: AskStand,
    capability: models.Capability | None = None,
    request: models.ChangeRequest | None = None,
) -> models.Promise | None:
    """What the asker chose and where they stand. `promised` enters the ledger; `ask_product` and `evidence` make or feed a
    change request. Returns the promise where one came into being. Picked twice, it is made once."""
    access.require(actor, Deed.ASK, deal=row.deal)
    with transaction.atomic():
        models.Ask.objects.select_for_update().get(pk=row.pk)
        row.chosen_capability = capability
        row.chosen_request = request
        row.stand = stand.value
        if stand in (AskStand.ASK_PRODUCT, AskStand.EVIDENCE):
            request = request or _request_of(row) or _new_request(row, capability, actor)
            row.chosen_request = request
            _asker(request, row)
        row.save(update_fields=["chosen_capability", "chosen_request", "stand"])
        events.append(f"ask.{stand.value}", row, actor=actor, company=row.company, deal_id=row.deal_id)
        if stand != AskStand.PROMISED or row.deal is None:
            return None
        access.require(actor, Deed.ENTER_PROMISE, deal=row.deal)
        return _promised(row, actor=actor, on=on)


def create(
    product: models.Product,
    *,
    actor: Actor,
    title: str,
    problem: str = "",
    origin: RequestOrigin = RequestOrigin.CUSTOMER,
    capability: models.Capability | None = None,
    key: str = "",
) -> models.ChangeRequest:
    """A new canonical wish, found by Ask from now on."""
    access.require(actor, Deed.ASK)
    if not title.strip():
        raise Refused("ask_empty")
    with transaction.atomic():
        row = models.ChangeRequest.objects.create(
            product=product,
            key=key or free_key(models.ChangeRequest.objects.filter(product=product), "cr{n}"),
            title=title.strip()[:300],
            problem=problem.strip(),
            origin=origin.value,
            capability=capability,
            created_by=actor.person,
        )
        nearest.keep(row)
        events.append("request.created", row, actor=actor, company=product.company)
    return row


def create_for(
    signal: models.Signal, *, actor: Actor, product: models.Product, title: str, problem: str = ""
) -> models.ChangeRequest:
    """A new wish out of what a customer said, with these words as its first. Both, or nothing."""
    with transaction.atomic():
        row = create(product, actor=actor, title=title, problem=problem, capability=signal.capability)
        link(signal, row, actor=actor)
    return row


def link(signal: models.Signal, request: models.ChangeRequest, *, actor: Actor) -> models.Asker:
    """A need belongs to a request: its words, deal and account come with it. Linked again is the same; linked elsewhere it
    has to be moved, so that its words never count twice."""
    access.require(actor, Deed.REVIEW_CUSTOMERS, deal=signal.conversation.deal)
    with transaction.atomic():
        refuse_merged(locked(request.pk)[request.pk])
        models.Signal.objects.select_for_update().get(pk=signal.pk)
        there = models.Asker.objects.filter(signal=signal).exclude(change_request=request).first()
        if there is not None:
            raise Refused("linked_already", title=there.change_request.title)
        signal.change_request = request
        signal.save(update_fields=["change_request"])
        row, _ = models.Asker.objects.get_or_create(
            change_request=request,
            signal=signal,
            defaults={
                "deal": signal.conversation.deal,
                "account": signal.conversation.account,
                "created_by": actor.person,
            },
        )
        events.append(
            "request.linked", request, actor=actor, company=request.product.company, deal_id=signal.conversation.deal_id
        )
    return row


def decide_on(
    request: models.ChangeRequest,
    *,
    actor: Actor,
    kind: DecisionKind,
    reason: str,
    on: date,
    roadmap_item: models.RoadmapItem | None = None,
    condition: str = "",
    non_goal: models.NonGoal | None = None,
    pattern: models.SolutionPattern | None = None,
    capability: models.Capability | None = None,
    seen: int | None = None,
) -> models.Decision:
    """Product decides, against the strategy of the day. Promises that lean on it are judged anew and every asker gets an
    answer, both by reactions.

    `capability` is how today's product does it (as_is); it becomes the wish's own. `seen` is the id of the decision that
    stood when the form was opened (0: none): whoever decides on what changed meanwhile is told, and nothing is written.
    """
    access.require(actor, Deed.DECIDE_REQUEST)
    with transaction.atomic():
        row = standing(request.pk)
        _nobody_decided_since(row, seen)
        now = truth(row.product)
        missing = lacks(kind, _named(now, reason, condition, roadmap_item, capability or row.capability, pattern))
        if missing is not None:
            raise Refused(missing)
        if kind == DecisionKind.AS_IS and capability is not None and row.capability_id != capability.pk:
            row.capability = capability
            row.save(update_fields=["capability"])
        decision = models.Decision.objects.create(
            change_request=row,
            key=free_key(row.decisions.all(), "d{n}"),
            kind=kind.value,
            reason=reason.strip(),
            strategy=now.strategy,
            roadmap_item=roadmap_item if kind == DecisionKind.ACCEPT else None,
            condition=condition.strip() if kind == DecisionKind.LATER else "",
            non_goal=non_goal if kind == DecisionKind.NO else None,
            pattern=pattern if kind == DecisionKind.AS_IS else None,
            by=actor.person,
            decided_on=on,
            recorded_on=on,
            created_by=actor.person,
        )
        events.append(
            "request.decided", row, actor=actor, company=row.product.company, decision=decision.pk, kind=kind.value
        )
    return decision


def _nobody_decided_since(row: models.ChangeRequest, seen: int | None) -> None:
    """Two people decide at once: the second learns what the first said, instead of overruling it unseen."""
    if seen is None:
        return
    newest = latest_decision(row, None)
    if newest is not None and newest.pk != seen:
        raise Refused(f"decision_newer.{newest.kind}")


def _named(
    now: Truth,
    reason: str,
    condition: str,
    item: models.RoadmapItem | None,
    capability: models.Capability | None,
    pattern: models.SolutionPattern | None,
) -> Named:
    """What the decision names, by the product's truth of today; what another product has counts for nothing."""
    ways = models.SolutionPattern.objects.filter(product=now.product, retired_on__isnull=True)
    planned = now.roadmap.get(item.pk) if item else None
    known = now.capabilities.get(capability.pk) if capability else None
    return Named(
        reason=reason,
        condition=condition,
        item=planned.facts.status if planned else None,
        capability=known.facts.status if known else None,
        pattern=pattern is not None and ways.filter(pk=pattern.pk).exists(),
    )


def _non_goal(text: str, language: str, now: Truth, capability: Match | None) -> list[Candidate]:
    if not now.non_goals:
        return []
    texts = {str(goal.pk): goal.text for goal in now.non_goals}
    hit = goals.hit(text, ear.non_goals(now).nearest(text, language=language), texts, capability=capability)
    if hit is None:
        return []
    goal = next(row for row in now.non_goals if str(row.pk) == hit.key)
    reason = Reason.of("non_goal", non_goal=goal.key)
    return [Candidate(CandidateKind.NON_GOAL, goal.key, Fit.AGAINST_STRATEGY, hit.score, hit.confidence, (reason,))]


def _requests(text: str, product: models.Product, now: Truth, *, on: date, due: date | None) -> list[Candidate]:
    found = [(pk, score) for pk, score in nearest.nearest(text, product, most=MOST) if score >= REQUEST_FLOOR]
    known = models.ChangeRequest.objects.select_related("capability").prefetch_related("decisions")
    rows = known.in_bulk([pk for pk, _ in found])
    candidates = []
    for pk, score in found:
        row = rows[pk]
        subject = judging.Subject(SignalKind.PROMISE, text, on, due=due, capability=row.capability, change_request=row)
        judged = judging.weigh(subject, now)
        fit = judged.judgement.fit if judged.decision or row.capability else Fit.IN_REVIEW
        candidates.append(
            Candidate(
                CandidateKind.CHANGE_REQUEST,
                row.key,
                fit,
                score,
                max(0.0, min(1.0, score)) * 0.7,
                judged.judgement.reasons,
            )
        )
    return candidates


def _request_of(row: models.Ask) -> models.ChangeRequest | None:
    """The request that this question made or fed before."""
    asker = row.askers.select_related("change_request").order_by("pk").first()
    return asker.change_request if asker else None


def _new_request(row: models.Ask, capability: models.Capability | None, actor: Actor) -> models.ChangeRequest:
    product = (row.deal.product if row.deal else None) or access.product(actor)
    return create(product, actor=actor, title=row.text[:300], capability=capability)


def _asker(request: models.ChangeRequest, row: models.Ask) -> None:
    models.Asker.objects.get_or_create(
        change_request=request,
        ask=row,
        defaults={"deal": row.deal, "account": row.deal.account if row.deal else None, "created_by": row.by},
    )


def _promised(row: models.Ask, *, actor: Actor, on: date) -> models.Promise:
    deal = row.deal
    assert deal is not None
    there = models.Promise.objects.filter(deal=deal, key=f"ask-{row.key}").first()
    if there is not None:
        return there
    language = language_of(row.text)
    when, phrase = find_due(row.text, on=on, language=language)
    service = is_service(row.text)
    promise = models.Promise.objects.create(
        deal=deal,
        key=f"ask-{row.key}",
        sentence=row.text,
        subject=(PromiseSubject.SERVICE if service else PromiseSubject.FUNCTION).value,
        said_on=on,
        recorded_on=on,
        due=when,
        due_phrase=phrase,
        capability=row.chosen_capability,
        change_request=row.chosen_request,
        source=PromiseSource.MANUAL.value,
        created_by=actor.person,
    )
    product = deal.product or access.product(actor)
    judged = judging.weigh(judging.of_promise(promise, service=service), truth(product))
    judging.record(judged, on=on, promise=promise)
    events.append("promise.entered", promise, actor=actor, company=deal.company, deal_id=deal.pk)
    return promise

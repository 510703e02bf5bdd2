"""Change requests: a wish comes into being, words are linked to it, product decides."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.decisions import Named, lacks
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import DecisionKind, RequestOrigin
from ropeteam.flows import nearest
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries.judgements import latest_decision
from ropeteam.store.queries.product import Truth, truth
from ropeteam.store.queries.secret_names import secret_name_in
from ropeteam.store.request_lock import locked, refuse_merged, standing

LONGEST_TITLE, LONGEST_PROBLEM = 300, 10_000


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
    _for_everybody(product.company, title, problem)
    with transaction.atomic():
        product_lock.held(product.pk)
        row = models.ChangeRequest.objects.create(
            product=product,
            key=key or free_key(models.ChangeRequest.objects.filter(product=product), "cr{n}"),
            title=title.strip()[:LONGEST_TITLE],
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


def reword(row: models.ChangeRequest, *, actor: Actor, title: str, problem: str) -> models.ChangeRequest:
    """Product says what the wish is about, in words everybody may read; the askers' own words stay as they are."""
    access.require(actor, Deed.DECIDE_REQUEST)
    title, problem = " ".join(storable(title).split()), storable(problem).replace("\r\n", "\n").strip()
    if not title:
        raise Refused("request_untitled")
    if len(title) > LONGEST_TITLE or len(problem) > LONGEST_PROBLEM:
        raise Refused("request_long", title=str(LONGEST_TITLE), problem=str(LONGEST_PROBLEM))
    _for_everybody(row.product.company, title, problem)
    with transaction.atomic():
        held = standing(row.pk)
        if (held.title, held.problem) == (title, problem):
            return held
        held.title, held.problem = title, problem
        held.save(update_fields=["title", "problem"])
        nearest.keep(held)
        events.append("request.reworded", held, actor=actor, company=held.product.company)
    return held


def create_for_ask(
    ask: models.Ask, *, product: models.Product, actor: Actor, capability: models.Capability | None
) -> models.ChangeRequest:
    """A wish out of a question. Its title is for everybody: words of a confidential deal, or that name its customer, stay with the
    question."""
    secret = (ask.deal is not None and ask.deal.confidential) or secret_name_in(product.company, ask.text)
    key = free_key(models.ChangeRequest.objects.filter(product=product), "cr{n}")
    title = _without_words(key, product, capability) if secret else title_of(ask)
    return create(product, actor=actor, title=title, capability=capability, key=key)


def title_of(ask: models.Ask) -> str:
    """What a wish is called after a question."""
    return ask.text[:LONGEST_TITLE].strip()


def hide(ask_id: int) -> None:
    """A wish that took its title from a question which turned out to be about a confidential deal gets another one."""
    ask = models.Ask.objects.select_related("deal").get(pk=ask_id)
    if ask.deal is None or not ask.deal.confidential:
        return
    title = title_of(ask)
    for asker in ask.askers.filter(change_request__title=title).order_by("change_request"):
        with transaction.atomic():
            held = locked(asker.change_request_id)[asker.change_request_id]
            others = held.askers.exclude(ask=ask).filter(ask__text__startswith=title)
            if held.title != title or others.exclude(deal__confidential=True).exists():
                continue
            held.title = _without_words(held.key, held.product, held.capability)
            held.save(update_fields=["title"])
            nearest.keep(held)


def _without_words(key: str, product: models.Product, capability: models.Capability | None) -> str:
    """The name of the capability it is about, else the key, until product names it."""
    known = truth(product).capabilities.get(capability.pk) if capability is not None else None
    return known.version.name if known is not None else key


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
    _for_everybody(request.product.company, reason, condition)
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


def _for_everybody(company: models.Company, *texts: str) -> None:
    """Everybody reads a wish and what was decided on it: whoever writes is told which name may not stand there."""
    name = secret_name_in(company, *texts)
    if name is not None:
        raise Refused("customer_named", name=name)


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

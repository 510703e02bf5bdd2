"""Solution patterns, the gas: written from what worked, found by Ask, rated by use, retired by product."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from ropeteam.core.access import Deed
from ropeteam.core.customer_safe import name_in
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import near_patterns
from ropeteam.store import access, events, models, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries import answers
from ropeteam.store.queries.house_names import House


def write(
    *,
    actor: Actor,
    need: str,
    how: str,
    on: date,
    answer: models.Answer | None = None,
    decision: models.Decision | None = None,
    capability: models.Capability | None = None,
) -> models.SolutionPattern:
    """Pre-sales or product keep how a need was met: from an answer "works today" that the customer knows, or from such a
    decision. It is open to everybody, so no customer is named in it."""
    access.require(actor, Deed.WRITE_PATTERN)
    if actor.person is None:
        raise NotAllowed(Deed.WRITE_PATTERN)
    source = _source(answer, decision)
    product = source.change_request.product
    need, how = need.strip(), how.strip()
    if not need or not how:
        raise Refused("pattern_empty")
    named = name_in(f"{need}\n{how}", House.of(product.company).everybody())
    if named is not None:
        raise Refused("pattern_names", word=named)
    with transaction.atomic():
        product_lock.held(product.pk)  # two at once do not take one key
        row = models.SolutionPattern.objects.create(
            product=product,
            key=free_key(models.SolutionPattern.objects.filter(product=product), "sp{n}"),
            need=need[:2000],
            how=how[:6000],
            capability=capability or source.change_request.capability,
            from_deal=answer.deal if answer is not None else None,
            approved_by=actor.person,
            approved_on=on,
            created_by=actor.person,
        )
        near_patterns.keep(row)
        events.append("pattern.written", row, actor=actor, company=product.company, decision=source.pk)
    return row


def use(
    pattern: models.SolutionPattern, *, actor: Actor, helped: bool, on: date, deal: models.Deal | None = None
) -> models.PatternUse:
    """Whether it helped, in which deal: said once by each."""
    access.require(actor, Deed.ASK, deal=deal)
    if actor.person is None:
        raise NotAllowed(Deed.ASK)
    try:
        with transaction.atomic():
            _in_force(pattern)
            row = models.PatternUse.objects.create(
                pattern=pattern, deal=deal, helped=helped, by=actor.person, used_on=on, created_by=actor.person
            )
            events.append(
                "pattern.used",
                pattern,
                actor=actor,
                company=pattern.product.company,
                deal_id=deal.pk if deal else None,
                helped=helped,
            )
    except IntegrityError as error:
        raise Refused("pattern_used_already") from error
    return row


def retire(pattern: models.SolutionPattern, *, actor: Actor, on: date) -> None:
    """Product takes it out of the search; what was decided with it stays readable."""
    access.require(actor, Deed.RETIRE_PATTERN)
    with transaction.atomic():
        held = _in_force(pattern)
        held.retired_on = on
        held.save(update_fields=["retired_on"])
        events.append("pattern.retired", held, actor=actor, company=pattern.product.company)


def _in_force(pattern: models.SolutionPattern) -> models.SolutionPattern:
    """The pattern as it is now, held: who uses it and who retires it come one after the other."""
    held = models.SolutionPattern.objects.select_for_update(of=("self",)).get(pk=pattern.pk)
    if held.retired_on is not None:
        raise Refused("pattern_retired")
    return held


def _source(answer: models.Answer | None, decision: models.Decision | None) -> models.Decision:
    """The decision a pattern grows from; a pattern nobody tried is only an idea."""
    if answer is not None:
        known = answers.one(answer)
        decision = answer.decision
        if decision.kind != DecisionKind.AS_IS or known.told_on is None:
            raise Refused("pattern_not_told")
        return decision
    if decision is None:
        raise Refused("pattern_needs_source")
    if decision.kind != DecisionKind.AS_IS:
        raise Refused("pattern_not_told")
    return decision

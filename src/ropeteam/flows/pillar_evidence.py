"""What customers said for a pillar of the strategy or against it: a person says so of a sentence that was confirmed."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import OUR_KINDS, SignalState, Stance
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.models import PillarEvidence
from ropeteam.store.queries import strategy as query
from ropeteam.store.queries.pillar_evidence import last_word
from ropeteam.store.queries.signals import kind_now, state_now


def weigh(signal: models.Signal, pillar: models.Pillar, *, actor: Actor, stance: Stance, on: date) -> PillarEvidence:
    """The sentence speaks for the pillar or against it; `none` takes an earlier word back. The same again changes nothing."""
    access.require(actor, Deed.WEIGH_EVIDENCE, deal=signal.conversation.deal)
    if actor.person is None:
        raise NotAllowed(Deed.WEIGH_EVIDENCE)
    with transaction.atomic():
        held = models.Signal.objects.select_for_update(of=("self",), no_key=True).get(pk=signal.pk)
        product = pillar.strategy.product
        now = query.standing(product)
        if now is None or pillar.strategy_id != now.pk:
            raise Refused("pillar_gone", title=pillar.title)
        if signal.conversation.company_id != product.company_id:
            raise Refused("evidence_of_other_product")
        last = last_word(held, pillar)
        standing = Stance(last.stance) if last else Stance.NONE
        if standing == stance:
            if last is None:
                raise Refused("nothing_to_undo")
            return last
        if stance != Stance.NONE:
            _require_customers_word(held)
        made = PillarEvidence.objects.create(
            pillar=pillar, signal=held, stance=stance.value, by=actor.person, said_on=on, created_by=actor.person
        )
        events.append(
            "pillar.weighed", pillar, actor=actor, company=product.company, deal_id=signal.conversation.deal_id,
            signal=held.pk, stance=stance.value,
        )  # fmt: skip
    return made


def _require_customers_word(signal: models.Signal) -> None:
    if kind_now(signal) in OUR_KINDS:
        raise Refused("evidence_not_customers")
    if state_now(signal) != SignalState.CONFIRMED or signal.retired_at is not None:
        raise Refused("evidence_not_confirmed")

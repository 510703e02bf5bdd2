"""Why a deal was won or lost, said by its rope once it is decided: a code to count by, and own words to learn from."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.outcomes import is_won, reasons_for
from ropeteam.core.vocabulary import OutcomeReason
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.models import DealOutcome

LONGEST, MOST = 2000, 20


def say(
    deal: models.Deal,
    *,
    actor: Actor,
    code: OutcomeReason,
    words: str,
    on: date,
    change_request: models.ChangeRequest | None = None,
) -> DealOutcome:
    """One reason more. Said twice with the same words, it stands once."""
    access.require(actor, Deed.SAY_OUTCOME, deal=deal)
    if actor.person is None:
        raise NotAllowed(Deed.SAY_OUTCOME)
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise Refused("outcome_empty")
    if len(words) > LONGEST:
        raise Refused("words_long", most=str(LONGEST))
    with transaction.atomic():
        held = models.Deal.objects.select_for_update(of=("self",), no_key=True).get(pk=deal.pk)
        won = is_won(signed_on=held.signed_on, closed_on=held.closed_on)
        if won is None:
            raise Refused("deal_still_open")
        if code not in reasons_for(won=won):
            raise Refused("outcome_not_of_a_win")
        if change_request is not None and change_request.product.company_id != held.company_id:
            raise Refused("evidence_of_other_product")
        same = held.outcomes.filter(by=actor.person, code=code.value, reason=words, won=won).first()
        if same is not None:
            return same
        if held.outcomes.count() >= MOST:
            raise Refused("outcomes_many", most=str(MOST))
        made = DealOutcome.objects.create(
            deal=held, won=won, code=code.value, reason=words, change_request=change_request, by=actor.person,
            said_on=on, created_by=actor.person,
        )  # fmt: skip
        events.append(
            "deal.outcome_said", made, actor=actor, company=deal.company, deal_id=deal.pk, reason=code.value, won=won
        )
    return made

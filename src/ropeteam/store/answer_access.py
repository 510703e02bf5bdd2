"""Who an answer waits for, and who may pass it on to the customer."""

from __future__ import annotations

from ropeteam.core.access import ACTING, Deed
from ropeteam.core.vocabulary import Role
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Answer, DealRole


def waits_for(actor: Actor, answer: Answer) -> bool:
    """Whether this is the one whose reading counts: the deal's own seller, or who asked where there is no deal."""
    if answer.deal is not None:
        return access.is_seller(actor, answer.deal)
    ask = answer.asker.ask
    return actor.person is not None and ask is not None and ask.by_id == actor.person.pk


def may_pass_on(actor: Actor, answer: Answer) -> bool:
    """The deal's rope tells its customer. Without a deal: who asked, the ropes of that account, or product."""
    if answer.deal is not None:
        return access.allows(actor, Deed.PASS_ON_ANSWER, deal=answer.deal)
    if actor.operator:
        return True
    if actor.person is None or not ACTING.intersection(actor.roles):
        return False
    ask = answer.asker.ask
    if Role.PRODUCT in actor.roles or (ask is not None and ask.by_id == actor.person.pk):
        return True
    held = DealRole.objects.filter(deal__account=answer.account_id, person=actor.person, to_day__isnull=True)
    return answer.account_id is not None and held.exists()

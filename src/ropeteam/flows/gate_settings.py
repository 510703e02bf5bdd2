"""What the company decides about its gate: which notices block, and which ends need two people."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.vocabulary import NOTICES, Ending, FindingCode
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import four_eyes
from ropeteam.store.queries.gate import notices_blocking
from ropeteam.store.queries.gate_notices import BLOCKING_NOTICES


def let_block(company: models.Company, codes: Collection[FindingCode], *, actor: Actor) -> bool:
    """Exactly these notices block from now on. False where they do already."""
    access.require(actor, Deed.SET_GATE)
    chosen = NOTICES.intersection(codes)
    with transaction.atomic():
        _one_at_a_time(company)
        if chosen == notices_blocking(company):
            return False
        row = _written(company, BLOCKING_NOTICES, [code.value for code in chosen], actor)
        events.append("gate.notices_set", row, actor=actor, company=company)
    return True


def need_two(company: models.Company, endings: Collection[Ending], *, actor: Actor) -> bool:
    """Exactly these ends need a second person from now on. What was proposed before waits on."""
    access.require(actor, Deed.SET_GATE)
    chosen = frozenset(endings)
    with transaction.atomic():
        _one_at_a_time(company)
        if chosen == four_eyes.needed(company):
            return False
        row = _written(company, four_eyes.FOUR_EYES, [ending.value for ending in chosen], actor)
        events.append("ledger.four_eyes_set", row, actor=actor, company=company)
    return True


def _written(company: models.Company, key: str, value: list[str], actor: Actor) -> models.Setting:
    return models.Setting.objects.create(company=company, key=key, value=sorted(value), created_by=actor.person)


def _one_at_a_time(company: models.Company) -> None:
    models.Company.objects.select_for_update(no_key=True).get(pk=company.pk)

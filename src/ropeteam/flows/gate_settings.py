"""What the company decides about its gate: which notices block, which ends need two people, how long an override is asked for."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.overriding import MOST_DAYS
from ropeteam.core.vocabulary import NOTICES, Ending, FindingCode
from ropeteam.store import access, events, models, settings
from ropeteam.store.actor import Actor
from ropeteam.store.queries import four_eyes, overrides
from ropeteam.store.queries.gate import notices_blocking
from ropeteam.store.queries.gate_notices import BLOCKING_NOTICES


def let_block(company: models.Company, codes: Collection[FindingCode], *, actor: Actor) -> bool:
    """Exactly these notices block from now on. False where they do already."""
    access.require(actor, Deed.SET_GATE)
    chosen = NOTICES.intersection(codes)
    with transaction.atomic():
        settings.one_at_a_time(company)
        if chosen == notices_blocking(company):
            return False
        row = settings.put(company, BLOCKING_NOTICES, sorted(code.value for code in chosen), actor=actor)
        events.append("gate.notices_set", row, actor=actor, company=company)
    return True


def need_two(company: models.Company, endings: Collection[Ending], *, actor: Actor) -> bool:
    """Exactly these ends need a second person from now on. What was proposed before waits on."""
    access.require(actor, Deed.SET_GATE)
    chosen = frozenset(endings)
    with transaction.atomic():
        settings.one_at_a_time(company)
        if chosen == four_eyes.needed(company):
            return False
        row = settings.put(company, four_eyes.FOUR_EYES, sorted(ending.value for ending in chosen), actor=actor)
        events.append("ledger.four_eyes_set", row, actor=actor, company=company)
    return True


def answer_within(company: models.Company, days: int, *, actor: Actor) -> bool:
    """So many working days management and product have for an override where nobody names a day. Asks that wait keep theirs."""
    access.require(actor, Deed.SET_GATE)
    if not 1 <= days <= MOST_DAYS:
        raise Refused("override_days_wrong", most=str(MOST_DAYS))
    with transaction.atomic():
        settings.one_at_a_time(company)
        if days == overrides.working_days(company):
            return False
        row = settings.put(company, overrides.WORKING_DAYS_KEY, days, actor=actor)
        events.append("gate.override_days_set", row, actor=actor, company=company)
    return True

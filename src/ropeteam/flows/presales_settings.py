"""What the company decides about pre-sales: from where on a deal needs them, and to whom the roles report."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.complexity import MOST, USUAL
from ropeteam.core.errors import Refused
from ropeteam.core.reporting_lines import may_report
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Complexity
from ropeteam.store import access, events, models, settings
from ropeteam.store.actor import Actor
from ropeteam.store.queries import presales as query
from ropeteam.store.queries.gate_notices import COMPLEX_FROM


def complex_from(company: models.Company, said: Mapping[Complexity, int], *, actor: Actor) -> bool:
    """From where on a deal is too complex to be sold without pre-sales; 0 switches a measure off. False where it was so."""
    access.require(actor, Deed.SET_PRESALES)
    if any(not 0 <= number <= MOST for number in said.values()):
        raise Refused("threshold_wrong")
    with transaction.atomic():
        settings.one_at_a_time(company)
        before = query.complex_from(company)
        after = {code: said.get(code, before[code]) for code in USUAL}
        if after == before:
            return False
        value = {code.value: number for code, number in after.items()}
        row = settings.put(company, COMPLEX_FROM, value, actor=actor)
        events.append("presales.thresholds_set", row, actor=actor, company=company)
    return True


def reports(company: models.Company, role: Role, to: Role | None, *, actor: Actor) -> bool:
    """To which role a role reports from now on; None: nobody says. False where it was so."""
    access.require(actor, Deed.SET_PRESALES)
    if to is not None and not may_report(role, to):
        raise Refused("reporting_wrong")
    with transaction.atomic():
        settings.one_at_a_time(company)
        before = query.reporting_lines(company)
        after = {one: each for one, each in before.items() if one != role} | ({role: to} if to else {})
        if after == before:
            return False
        value = {one.value: each.value for one, each in sorted(after.items())}
        row = settings.put(company, query.REPORTING_LINES, value, actor=actor)
        events.append(
            "roles.reporting_set", row, actor=actor, company=company, role=role.value, to=to.value if to else ""
        )
    return True

"""From the matrix into the ledger: a row that the customer was told is met becomes a promise, judged like any other. By a person,
never by itself."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.coverage import MET
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import PromiseSource
from ropeteam.flows import promises
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor


def take_up(row: models.Requirement, *, actor: Actor, on: date) -> models.Promise:
    """Enter the row as a promise, said on the day the customer got the answer. Twice makes one."""
    deal = row.deal
    access.require(actor, Deed.ENTER_PROMISE, deal=deal)
    with transaction.atomic():
        # Alone: what is joined to a row that was waited for is from before the wait.
        held = models.Requirement.objects.select_for_update(no_key=True).get(pk=row.pk)
        if held.promise is not None:
            return held.promise
        told = models.CoverageTold.objects.filter(
            coverage__requirement=row, coverage__status__in=[one.value for one in MET]
        )
        first = told.select_related("out", "coverage__capability").order_by("pk").first()
        if first is None:
            raise Refused("requirement_not_told")
        last = told.select_related("coverage__capability").order_by("-pk")[0].coverage
        promise = promises.enter(
            deal,
            actor=actor,
            sentence=row.text,
            on=on,
            said_on=min(first.out.given_on, on),
            source=PromiseSource.MANUAL,
            capability=row.capability or last.capability,
            change_request=row.change_request,
        )
        held.promise = promise
        held.save(update_fields=["promise"])
        events.append(
            "requirement.promised", held, actor=actor, company=deal.company, deal_id=deal.pk, promise=promise.pk
        )
    return promise

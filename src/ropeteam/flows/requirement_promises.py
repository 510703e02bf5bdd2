"""From the matrix into the ledger: a row that the customer was told is met becomes a promise, judged like any other. By a person,
never by itself."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.coverage import HERE_TODAY, MET
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Fit, PromiseSource, SignalKind
from ropeteam.flows import judging, promises
from ropeteam.language.detect.service import is_service
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.product import product_of, truth


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
        capability, said = row.capability or last.capability, min(first.out.given_on, on)
        promise = promises.enter(
            deal,
            actor=actor,
            sentence=row.text,
            on=on,
            said_on=said,
            source=PromiseSource.MANUAL,
            capability=capability,
            change_request=row.change_request,
            due=said if _told_too_early(row, last, capability, said_on=said) else None,
        )
        held.promise = promise
        held.save(update_fields=["promise"])
        events.append(
            "requirement.promised", held, actor=actor, company=deal.company, deal_id=deal.pk, promise=promise.pk
        )
    return promise


def _told_too_early(
    row: models.Requirement, told: models.Coverage, capability: models.Capability | None, *, said_on: date
) -> bool:
    """The customer was told that it is there today, and only the roadmap carries it: then it was promised for that day."""
    product = product_of(row.deal)
    if product is None or told.status not in HERE_TODAY:
        return False
    subject = judging.Subject(
        kind=SignalKind.PROMISE,
        words=row.text,
        said_on=said_on,
        service=is_service(row.text),
        capability=capability,
        change_request=row.change_request,
        deal=row.deal,
    )
    return judging.weigh(subject, truth(product)).judgement.fit == Fit.ROADMAP

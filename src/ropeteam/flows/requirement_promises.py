"""From the matrix into the ledger: a row that the customer was told is met becomes a promise, judged like any other. By a person,
never by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.coverage import HERE_TODAY, MET
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Fit, PromiseSource, SignalKind
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import judging, promises
from ropeteam.language.detect.service import is_service
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.product import product_of, truth
from ropeteam.store.queries.requirements import of_ids

MOST = 50


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row: its promise, or the code of what stands against it."""

    row: models.Requirement
    promise: models.Promise | None
    against: str = ""


def take_up_all(deal: models.Deal, ids: Collection[int], *, actor: Actor, on: date) -> list[Taken]:
    """Many rows in one go, each through the same door and judged on its own: one that cannot enter holds up no other."""
    access.require(actor, Deed.ENTER_PROMISE, deal=deal)
    if not ids:
        raise Refused("requirements_none")
    if len(set(ids)) > MOST:
        raise Refused("requirements_too_many", most=str(MOST))
    return [_taken(row, actor, on) for row in of_ids(deal, ids)]


def _taken(row: models.Requirement, actor: Actor, on: date) -> Taken:
    try:
        return Taken(row, take_up(row, actor=actor, on=on))
    except Refused as error:
        return Taken(row, None, error.code)


def take_up(row: models.Requirement, *, actor: Actor, on: date) -> models.Promise:
    """Enter the row as a promise, said on the day the customer got the answer. Twice makes one."""
    deal = row.deal
    access.require(actor, Deed.ENTER_PROMISE, deal=deal)
    with transaction.atomic():
        # Alone: what is joined to a row that was waited for is from before the wait.
        held = models.Requirement.objects.select_for_update(no_key=True).get(pk=row.pk)
        if held.promise is not None:
            return held.promise
        told = _told_as_met(row)
        if not told:
            raise Refused("requirement_not_told")
        last = told[-1].coverage
        capability, said = row.capability or last.capability, min(told[0].out.given_on, on)
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


def _told_as_met(row: models.Requirement) -> list[models.CoverageTold]:
    """Every time the customer was told that it is met, since they were last told that it is not."""
    since: list[models.CoverageTold] = []
    found = models.CoverageTold.objects.filter(coverage__requirement=row).select_related("out", "coverage__capability")
    for told in found.order_by("pk"):
        since = [*since, told] if Coverage(told.coverage.status) in MET else []
    return since


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

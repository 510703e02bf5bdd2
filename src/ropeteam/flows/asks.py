"""Asks: "can we promise this?" is kept and answered; one tap says what was meant and where the asker stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.solutions import AskVerdict
from ropeteam.core.vocabulary import AskSource, AskStand, Fit, Importance, PromiseSource, PromiseSubject
from ropeteam.flows import change_requests, judging
from ropeteam.flows.candidates import consider
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import is_service
from ropeteam.store import access, events, models, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries import asks as query
from ropeteam.store.queries.product import Truth, truth
from ropeteam.store.request_lock import locked, refuse_merged


@dataclass(frozen=True, slots=True)
class Asked:
    """The kept question, its verdict with candidates, and the product's truth they were judged by."""

    ask: models.Ask
    verdict: AskVerdict
    truth: Truth


def ask(
    *,
    actor: Actor,
    text: str,
    on: date,
    deal: models.Deal | None = None,
    product: models.Product | None = None,
    guess: Fit | None = None,
    idempotency_key: str = "",
    source: AskSource = AskSource.PAGE,
    url: str = "",
    once_a_day: bool = False,
) -> Asked:
    """ "Can we promise this?" The question is kept (on a deal it is a need); the answer is candidates, rarely one verdict.

    `once_a_day`: the same words on the same deal are one question that day, whoever asks; without a deal, of each person.
    """
    access.require(actor, Deed.ASK, deal=deal)
    product = product or (deal.product if deal else None) or access.product(actor)
    verdict, now = consider(text, product=product, deal=deal, on=on)
    by = actor.person
    if by is None:
        raise Refused("not_allowed", deed="ask")
    with transaction.atomic():
        # One after the other, so that the same question twice in one moment is found to be the same.
        models.Company.objects.select_for_update(no_key=True).get(pk=product.company_id)
        there = query.by_key(by, idempotency_key)
        if there is None and once_a_day:
            there = query.same_day(text, company=product.company, deal=deal, by=by, on=on)
        if there is not None:
            return Asked(there, verdict, now)
        row = models.Ask.objects.create(
            company=product.company,
            deal=deal,
            by=by,
            key=free_key(models.Ask.objects.filter(company=product.company), f"q{{n}}-{on.isoformat()}"),
            text=text.strip(),
            asked_on=on,
            guess=guess.value if guess else "",
            verdict=verdict.verdict.value if verdict.verdict else "",
            source=source.value,
            url=url,
            idempotency_key=idempotency_key,
            created_by=by,
        )
        events.append("ask.asked", row, actor=actor, company=product.company, deal_id=deal.pk if deal else None)
    return Asked(row, verdict, now)


def pick(
    row: models.Ask,
    *,
    actor: Actor,
    on: date,
    stand: AskStand,
    capability: models.Capability | None = None,
    request: models.ChangeRequest | None = None,
) -> models.Promise | None:
    """What the asker chose and where they stand. `promised` enters the ledger; `ask_product` and `evidence` make or feed a
    change request. Returns the promise where one came into being. Picked twice, it is made once."""
    access.require(actor, Deed.ASK, deal=row.deal)
    with transaction.atomic():
        feeds = stand in (AskStand.ASK_PRODUCT, AskStand.EVIDENCE)
        if feeds:
            _hold_wish(row, request, actor)
        models.Ask.objects.select_for_update().get(pk=row.pk)
        row.chosen_capability = capability
        row.chosen_request = request
        row.stand = stand.value
        if feeds:
            request = request or _request_of(row)
            if request is None:
                product = product_of(row, actor)
                request = change_requests.create_for_ask(row, product=product, actor=actor, capability=capability)
            row.chosen_request = request
            _asker(request, row)
        row.save(update_fields=["chosen_capability", "chosen_request", "stand"])
        events.append(f"ask.{stand.value}", row, actor=actor, company=row.company, deal_id=row.deal_id)
        if stand != AskStand.PROMISED or row.deal is None:
            return None
        access.require(actor, Deed.ENTER_PROMISE, deal=row.deal)
        return _promised(row, actor=actor, on=on)


def product_of(row: models.Ask, actor: Actor) -> models.Product:
    """Of whose product a new wish out of this question would be."""
    return (row.deal.product if row.deal else None) or access.product(actor)


def _hold_wish(row: models.Ask, request: models.ChangeRequest | None, actor: Actor) -> None:
    """What is to be fed, or the product that gets a new wish, is held before the question, as wherever words are moved: two
    people never wait for each other. Words that are part of another wish already have to be moved, so that they count once."""
    if request is None:
        product_lock.held(product_of(row, actor).pk)
        return
    refuse_merged(locked(request.pk)[request.pk])
    there = row.askers.exclude(change_request=request).select_related("change_request").first()
    if there is not None:
        raise Refused("linked_already", title=there.change_request.title)


def _request_of(row: models.Ask) -> models.ChangeRequest | None:
    """The request that this question made or fed before."""
    asker = row.askers.select_related("change_request").order_by("pk").first()
    return asker.change_request if asker else None


def _asker(request: models.ChangeRequest, row: models.Ask) -> None:
    models.Asker.objects.get_or_create(
        change_request=request,
        ask=row,
        defaults={
            "deal": row.deal,
            "account": row.deal.account if row.deal else None,
            "importance": row.importance or Importance.CHALLENGE.value,
            "created_by": row.by,
        },
    )


def _promised(row: models.Ask, *, actor: Actor, on: date) -> models.Promise:
    deal = row.deal
    assert deal is not None
    there = models.Promise.objects.filter(deal=deal, key=f"ask-{row.key}").first()
    if there is not None:
        return there
    language = language_of(row.text)
    when, phrase = find_due(row.text, on=on, language=language)
    service = is_service(row.text)
    promise = models.Promise.objects.create(
        deal=deal,
        key=f"ask-{row.key}",
        sentence=row.text,
        subject=(PromiseSubject.SERVICE if service else PromiseSubject.FUNCTION).value,
        said_on=on,
        recorded_on=on,
        due=when,
        due_phrase=phrase,
        capability=row.chosen_capability,
        change_request=row.chosen_request,
        source=PromiseSource.MANUAL.value,
        created_by=actor.person,
    )
    product = deal.product or access.product(actor)
    judged = judging.weigh(judging.of_promise(promise, service=service), truth(product))
    judging.record(judged, on=on, promise=promise)
    events.append("promise.entered", promise, actor=actor, company=deal.company, deal_id=deal.pk)
    return promise

"""A small market of wishes on the cast's stage: further customers with deals who ask for things."""

from __future__ import annotations

from datetime import date

from cast import TODAY, World

from ropeteam.core.vocabulary import AskStand
from ropeteam.flows import asks, change_requests
from ropeteam.store import models


def customer(world: World, key: str, *, segment: str = "Maschinenbau") -> models.Account:
    return models.Account.objects.create(company=world.company, key=key, name=f"Kunde {key} GmbH", segment=segment)


def sale(
    world: World,
    account: models.Account | None,
    key: str,
    amount: float | None,
    *,
    signed: date | None = None,
    closed: date | None = None,
    currency: str = "EUR",
    confidential: bool = False,
) -> models.Deal:
    return models.Deal.objects.create(
        company=world.company, product=world.product, account=account, key=key, title=f"Projekt {key}", amount=amount,
        currency=currency, opened_on=date(2026, 3, 1), signed_on=signed, closed_on=closed, confidential=confidential,
    )  # fmt: skip


def wish(world: World, title: str) -> models.ChangeRequest:
    return change_requests.create(world.product, actor=world.product_manager, title=title)


def asks_for(world: World, deal: models.Deal | None, request: models.ChangeRequest, words: str = "") -> models.Asker:
    """A question on a deal that became evidence for a request."""
    text = words or f"Geht {request.title} bei {deal.title if deal else 'uns'}?"
    row = asks.ask(actor=world.product_manager, text=text, on=TODAY, deal=deal).ask
    asks.pick(row, actor=world.product_manager, on=TODAY, stand=AskStand.EVIDENCE, request=request)
    return models.Asker.objects.get(ask=row)


def wish_row(world: World, title: str) -> models.ChangeRequest:
    """A wish, where only what stands of it is looked at: no words of it are found."""
    n = models.ChangeRequest.objects.count() + 1
    return models.ChangeRequest.objects.create(
        product=world.product, key=f"cr{n}", title=title, created_by=world.product_manager.person
    )


def asker_row(world: World, deal: models.Deal | None, request: models.ChangeRequest, words: str = "") -> models.Asker:
    """What `asks_for` leaves behind, where the asking itself is not looked at."""
    text = words or f"Geht {request.title} bei {deal.title if deal else 'uns'}?"
    person = world.product_manager.person
    assert person is not None
    row = models.Ask.objects.create(
        company=world.company, deal=deal, by=person, key=f"q{models.Ask.objects.count() + 1}", text=text, asked_on=TODAY,
        stand=AskStand.EVIDENCE.value, chosen_request=request,
    )  # fmt: skip
    return models.Asker.objects.create(
        change_request=request, ask=row, deal=deal, account=deal.account if deal else None, created_by=person
    )

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

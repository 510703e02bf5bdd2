"""Questions to product on the cast's stage, and the links in the letters that tell of them."""

from __future__ import annotations

import re
from datetime import date

from cast import TODAY, World

from ropeteam.core.vocabulary import AskStand
from ropeteam.flows import asks
from ropeteam.store import models

QUESTION = "Läuft die Bedienung auch ohne Netz?"
ADDRESS = re.compile(r"answer-by-link/([\w-]+)/(\w+)/")


def asked(
    world: World,
    text: str = QUESTION,
    *,
    deal: models.Deal | None = None,
    capability: models.Capability | None = None,
    on: date = TODAY,
    **by: object,
) -> models.Ask:
    """The seller asks product about the cast's deal."""
    actor = by.get("actor", world.seller)
    row = asks.ask(actor=actor, text=text, on=on, deal=deal or world.deal, product=world.product).ask  # type: ignore[arg-type]
    asks.pick(row, actor=actor, on=on, stand=AskStand.ASK_PRODUCT, capability=capability)  # type: ignore[arg-type]
    row.refresh_from_db()
    return row


def letter_about(row: models.Ask) -> models.MailOut:
    return models.MailOut.objects.get(key__startswith=f"question-{row.pk}-")


def link_of(letter: models.MailOut) -> str:
    """The secret in a letter; the same for every answer."""
    (token,) = {token for token, _ in ADDRESS.findall(letter.text)}
    return token

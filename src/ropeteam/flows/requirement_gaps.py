"""What the product lacks goes to product: a row answered as a gap becomes a question to it, and by it a wish. Once, and not lost.

The words go the way of a question that feeds a wish: the row's own where it names one, else a new one. Nobody waits for an
answer by letter, since a tender may bring a hundred of them at once; product finds them on its board. A row that is answered
anew or gets its answer taken back keeps its wish: the customer did ask for it.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.vocabulary import AskSource, AskStand, Importance
from ropeteam.core.vocabulary_presales import Coverage as Cover
from ropeteam.flows import asks
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of


def to_product(deed_id: int, *, on: date) -> int:
    """Every gap of a deed; returns how many wishes got words by it."""
    deed = models.CoverageDeed.objects.select_related("by", "deal__company", "deal__product", "deal__account").get(
        pk=deed_id
    )
    gaps = deed.coverages.filter(status=Cover.GAP.value, undone__isnull=True, requirement__ask__isnull=True)
    actor = actor_of(deed.by, on=on)
    return sum(
        _ask(pk, deed, actor, on=on) for pk in gaps.order_by("requirement").values_list("requirement", flat=True)
    )


def _ask(pk: int, deed: models.CoverageDeed, actor: Actor, *, on: date) -> bool:
    with transaction.atomic():
        # Alone: what is joined to a row that was waited for is from before the wait.
        row = models.Requirement.objects.select_for_update(no_key=True).get(pk=pk)
        if row.ask_id is not None:
            return False
        asked = asks.ask(
            actor=actor,
            text=row.text,
            on=on,
            deal=deed.deal,
            idempotency_key=f"requirement-{row.pk}",
            source=AskSource.TENDER,
        ).ask
        asked.importance = (Importance.BREAKER if row.must else Importance.NICE).value
        asked.save(update_fields=["importance"])
        asks.pick(
            asked, actor=actor, on=on, stand=AskStand.EVIDENCE, capability=row.capability, request=row.change_request
        )
        row.ask, row.change_request = asked, asked.chosen_request
        row.save(update_fields=["ask", "change_request"])
    return True

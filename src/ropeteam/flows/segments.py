"""What a segment cannot do without, said by product. From it follows to whom we can sell today."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor


def need(segment: models.Segment, capability: models.Capability, *, actor: Actor, on: date) -> models.SegmentNeed:
    """The segment needs this capability from now on. Said twice, or by two at once, it is said once."""
    access.require(actor, Deed.EDIT_SEGMENT)
    if capability.product_id != segment.product_id:
        raise Refused("need_of_other_product")
    with transaction.atomic():
        models.Segment.objects.select_for_update().get(pk=segment.pk)
        row, new = models.SegmentNeed.objects.get_or_create(
            segment=segment,
            capability=capability,
            dropped_on=None,
            defaults={"by": actor.person, "since": on, "created_by": actor.person},
        )
        if new:
            company = segment.product.company
            events.append("segment.need_added", segment, actor=actor, company=company, capability=capability.pk)
    return row


def drop(row: models.SegmentNeed, *, actor: Actor, on: date) -> models.SegmentNeed:
    """The segment can do without it; that it once needed it stays readable."""
    access.require(actor, Deed.EDIT_SEGMENT)
    with transaction.atomic():
        held = models.SegmentNeed.objects.select_for_update().get(pk=row.pk)
        if held.dropped_on is not None:
            raise Refused("need_dropped")
        held.dropped_on = on
        held.save(update_fields=["dropped_on"])
        company = row.segment.product.company
        events.append("segment.need_dropped", row.segment, actor=actor, company=company, capability=row.capability_id)
    return held

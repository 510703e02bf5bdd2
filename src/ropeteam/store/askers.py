"""An asker's words go to another request: the row, what points along with it, and the trace of the move, in one place."""

from __future__ import annotations

from datetime import date

from ropeteam.core.errors import Refused
from ropeteam.store import events
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask, Asker, AskerMove, ChangeRequest, Person, Signal


def held(wanted: list[Asker]) -> list[Asker]:
    """The same askers, held until the transaction ends; refused where somebody moved one in between."""
    rows = Asker.objects.select_for_update(of=("self",)).select_related("change_request", "deal")
    found = {row.pk: row for row in rows.filter(pk__in=[row.pk for row in wanted]).order_by("pk")}
    for row in wanted:
        if row.pk not in found or found[row.pk].change_request_id != row.change_request_id:
            raise Refused("asker_moved_on")
    return [found[row.pk] for row in wanted]


def put(row: Asker, target: ChangeRequest, *, actor: Actor, by: Person, on: date) -> AskerMove:
    """Both requests and the asker are held already."""
    origin = row.change_request
    there = target.askers.filter(signal=row.signal_id, ask=row.ask_id, voice=row.voice_id)
    if origin.pk == target.pk or there.exists():
        raise Refused("asker_there_already", title=target.title)
    row.change_request = target
    row.save(update_fields=["change_request"])
    point(row, origin, target)
    made = AskerMove.objects.create(asker=row, origin=origin, target=target, by=by, moved_on=on, created_by=by)
    company, deal = target.product.company, row.deal_id
    events.append(
        "request.asker_moved", target, actor=actor, company=company, deal_id=deal, origin=origin.pk, asker=row.pk
    )
    return made


def point(row: Asker, origin: ChangeRequest, target: ChangeRequest | None) -> None:
    """What the asker came through points where the asker went."""
    if row.signal_id is not None:
        Signal.objects.filter(pk=row.signal_id).update(change_request=target)
    if row.ask_id is not None:
        Ask.objects.filter(pk=row.ask_id, chosen_request=origin).update(chosen_request=target)

"""What follows from what: one table from event codes to flows. Each consumer handles an event once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction

from ropeteam.flows import contradictions, promises
from ropeteam.store.models import Delivery, Event

Reaction = Callable[[Event, date], None]


def react(event_id: int, *, on: date) -> int:
    """Run every reaction to an event that did not run yet; returns how many ran."""
    event = Event.objects.get(pk=event_id)
    ran = 0
    for name, reaction in REACTIONS.get(event.code, {}).items():
        try:
            with transaction.atomic():
                Delivery.objects.create(event=event, consumer=name)
                reaction(event, on)
        except IntegrityError:
            if not Delivery.objects.filter(event=event, consumer=name).exists():
                raise
            continue
        ran += 1
    return ran


def _rejudge_roadmap(event: Event, on: date) -> None:
    promises.rejudge_citing(roadmap_item_id=event.subject_id, on=on)


def _rejudge_capability(event: Event, on: date) -> None:
    promises.rejudge_citing(capability_id=event.subject_id, on=on)


def _rejudge_request(event: Event, on: date) -> None:
    promises.rejudge_request(event.subject_id, on=on)


def _rejudge_strategy(event: Event, on: date) -> None:
    promises.rejudge_strategy(event.subject_id, on=on)


def _contradictions_in_talk(event: Event, on: date) -> None:
    contradictions.look_in(event.subject_id)


def _contradictions_of_promise(event: Event, on: date) -> None:
    contradictions.look_after(event.subject_id)


REACTIONS: dict[str, dict[str, Reaction]] = {
    "roadmap.changed": {"rejudge": _rejudge_roadmap},
    "capability.changed": {"rejudge": _rejudge_capability},
    "request.decided": {"rejudge": _rejudge_request},
    "strategy.changed": {"rejudge": _rejudge_strategy},
    "conversation.heard": {"contradictions": _contradictions_in_talk},
    "promise.entered": {"contradictions": _contradictions_of_promise},
    "strategy.published": {"rejudge": _rejudge_strategy},
}

"""Append what happened. The event row and the job that lets others react to it are written in one transaction."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from ropeteam.store import queue
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, Event
from ropeteam.store.models.row import Row


def append(
    code: str, subject: Row, *, actor: Actor, company: Company | None = None, deal_id: int | None = None, **ids: Any
) -> Event:
    """Record `code` about `subject`; `ids` are ids, codes and dates only, never text."""
    with transaction.atomic(savepoint=False):  # what was not written down did not happen: nobody goes on without it
        event = Event.objects.create(
            company=company or actor.company,
            code=code,
            subject_table=subject._meta.db_table,
            subject_id=subject.pk,
            deal_id=deal_id,
            data=ids,
            created_by=actor.person,
        )
        queue.enqueue(queue.REACT, event_id=event.pk)
    return event

"""What happened around a deal, from the trace: codes, days, who and where to look. No text, no quote."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from ropeteam.store.models import Deal, Event, Promise, Signal
from ropeteam.store.models.row import Row

READ = 60
PROMISE, SIGNAL, CONVERSATION = "store_promise", "store_signal", "store_conversation"


@dataclass(frozen=True, slots=True)
class Happened:
    """`actor` is '' where the reader may not know names or a machine did it. The ids lead to where it can be seen."""

    code: str
    at: datetime
    actor: str
    promise: int | None = None
    signal: int | None = None
    conversation: int | None = None
    turn: int | None = None
    times: int = 1


def recent(deal: Deal, *, codes: Collection[str], named: bool, most: int = 12) -> list[Happened]:
    """The latest events of a deal among the codes pages have words for, newest first; like ones of a day are one line."""
    found = Event.objects.filter(deal_id=deal.pk, code__in=codes).select_related("created_by").order_by("-pk")
    events = list(found[:READ])
    spoken = Signal.objects.in_bulk({event.subject_id for event in events if event.subject_table == SIGNAL})
    named_promises = [event.subject_id for event in events if event.subject_table == PROMISE]
    live = set(Promise.objects.filter(pk__in=named_promises).values_list("pk", flat=True))
    rows = []
    for event in events:
        signal = spoken.get(event.subject_id) if event.subject_table == SIGNAL else None
        talk = event.subject_id if event.subject_table == CONVERSATION else None
        rows.append(
            Happened(
                code=event.code,
                at=event.created_at,
                actor=event.created_by.name if named and event.created_by else "",
                promise=event.subject_id if event.subject_table == PROMISE and event.subject_id in live else None,
                signal=signal.pk if signal else None,
                conversation=signal.conversation_id if signal else talk,
                turn=signal.first_turn if signal else None,
            )
        )
    return _together(rows)[:most]


def of_subject(row: Row, ids: Collection[int], *, codes: Collection[str], most: int = 12) -> list[Happened]:
    """What happened to rows of one table, newest first, without names: outside a deal nobody is named."""
    found = Event.objects.filter(subject_table=row._meta.db_table, subject_id__in=ids, code__in=codes).order_by("-pk")
    return _together([Happened(event.code, event.created_at, "") for event in found[:READ]])[:most]


def _together(rows: list[Happened]) -> list[Happened]:
    """Twenty talks imported at once are one line, not twenty; a line for several leads nowhere in particular."""
    found: list[Happened] = []
    for row in rows:
        last = found[-1] if found else None
        same = last and (last.code, last.at.date(), last.actor) == (row.code, row.at.date(), row.actor)
        if last and same:
            found[-1] = Happened(last.code, last.at, last.actor, times=last.times + 1)
        else:
            found.append(row)
    return found

"""The gate's kept answer: whether it still holds, and the sentences it does not hold itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ropeteam.store.models import Deal, GateAnswer, GateChange, Promise, Signal, Webhook
from ropeteam.store.queries.kept import Given, kept

IDS = Given("ids")

# One statement, one moment: an answer and what was marked since. `of_all` counts too, since of two marks the one with the smaller
# id may come to light later.
OF_ALL = "(SELECT count(*) || '.' || coalesce(max(id), 0) FROM store_gatechange WHERE deal_id IS NULL)"
FRESH = f"""
SELECT body FROM store_gateanswer kept
WHERE kept.deal_id = %s AND kept.on = %s AND kept.of_all = {OF_ALL}
  AND NOT EXISTS (SELECT 1 FROM store_gatechange mark WHERE mark.deal_id = kept.deal_id)
"""
MOVED = f"""
SELECT deal.id FROM store_deal deal LEFT JOIN store_gateanswer kept ON kept.deal_id = deal.id
WHERE deal.company_id = ANY(%s) AND deal.signed_on IS NULL AND deal.closed_on IS NULL
  AND (EXISTS (SELECT 1 FROM store_gatechange mark WHERE mark.deal_id = deal.id)
       OR kept.on <> %s OR kept.of_all <> {OF_ALL})
ORDER BY deal.id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, with what decides who may read it: when it was heard, and in a talk of which day."""

    quote: str
    held_on: date | None = None
    heard_at: datetime | None = None


def fresh(deal_id: int, *, on: date) -> dict[str, Any] | None:
    """The kept answer, where nothing that it rests on changed since."""
    with connection.cursor() as cursor:
        cursor.execute(FRESH, [deal_id, on])
        row = cursor.fetchone()
    if row is None:
        return None
    field: Any = GateAnswer._meta.get_field("body")
    body: dict[str, Any] = field.from_db_value(row[0], None, connection) if isinstance(row[0], str) else row[0]
    return body


def mark_of_all() -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {OF_ALL}")
        return str(cursor.fetchone()[0])


def marks(deal_id: int) -> list[int]:
    return list(GateChange.objects.filter(deal_id=deal_id).values_list("pk", flat=True))


def sentences(promises: Collection[int], signals: Collection[int]) -> tuple[dict[int, str], dict[int, Said]]:
    """By id. They are read now and kept nowhere else: what is erased is gone from every answer."""
    of_promise = kept(_sentences).rows({"ids": list(promises)}) if promises else []
    said = kept(_quotes).rows({"ids": list(signals)}) if signals else []
    return dict(of_promise), {pk: Said(quote, held_on, heard_at) for pk, quote, held_on, heard_at in said}


def _sentences() -> QuerySet[Any, Any]:
    return Promise.objects.filter(pk__any_of=IDS).values_list("pk", "sentence")


def _quotes() -> QuerySet[Any, Any]:
    found = Signal.objects.filter(pk__any_of=IDS)
    return found.values_list("pk", "quote", "conversation__held_on", "created_at")


def moved(*, on: date, most: int) -> list[Deal]:
    """Open deals of companies that have somebody listening, whose gate may answer otherwise than it did."""
    companies = list(Webhook.objects.filter(ended_on__isnull=True).values_list("company", flat=True).distinct())
    if not companies:
        return []
    with connection.cursor() as cursor:
        cursor.execute(MOVED, [companies, on, most])
        ids = [pk for (pk,) in cursor.fetchall()]
    return list(Deal.objects.filter(pk__in=ids).select_related("company").order_by("pk"))

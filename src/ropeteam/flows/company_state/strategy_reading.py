"""strategy_read.jsonl: who has read which version of the strategy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models


def dump(product: models.Product) -> Iterator[dict[str, Any]]:
    found = models.ReadReceipt.objects.filter(strategy__product=product).select_related("strategy", "person")
    for row in found.order_by("pk"):
        yield {"strategy": row.strategy.n, "person": row.person.key, "on": iso(row.read_on)}


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            person = keys.people[row["person"]]
            _, new = models.ReadReceipt.objects.get_or_create(
                strategy=keys.strategies[row["strategy"]],
                person=person,
                defaults={"read_on": known_day(row["on"]), "created_by": person},
            )
            made += new
    return made

"""The inbox as product works through it: a page of a capability's words, in bundles that go to the same wish.

Rule in prose. Each text has its nearest wishes; text only suggests, a person links. Words whose nearest wish is the same
stand in one bundle, nearest words first; the bundle offers the five wishes that are nearest to its words taken together.
Words that are near to no wish form the last bundle, each beside the one most like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection

from ropeteam.flows import nearest
from ropeteam.language.contract import Vectors
from ropeteam.store.models import ChangeRequest, Product, Signal

ADDED_UP = """
WITH taken AS (DELETE FROM store_waitingcount RETURNING company_id, capability_id, deal_id, n, needs),
added AS (
    INSERT INTO store_waitingcount (company_id, capability_id, deal_id, n, needs)
    SELECT company_id, capability_id, deal_id, sum(n), sum(needs) FROM taken
    GROUP BY company_id, capability_id, deal_id HAVING sum(n) <> 0 OR sum(needs) <> 0
)
SELECT count(*) FROM taken
"""
OFFERED = 5
FLOOR = 0.35  # below it, on real sentences, the nearest wish is rarely meant


@dataclass(frozen=True, slots=True)
class Bundle:
    """Signals that seem to mean the same wish; `offered` are wishes near to them, the nearest first."""

    signals: tuple[Signal, ...]
    offered: tuple[ChangeRequest, ...]


def bundles(signals: Sequence[Signal], product: Product) -> list[Bundle]:
    """The page in bundles, the largest first; what is near to no wish comes last."""
    vectors, near = nearest.nearest_to_each([signal.quote for signal in signals], product, most=OFFERED)
    by_request: dict[int, list[int]] = defaultdict(list)
    alone: list[int] = []
    for no, found in enumerate(near):
        (by_request[found[0][0]] if found and found[0][1] >= FLOOR else alone).append(no)
    rows = ChangeRequest.objects.in_bulk([pk for found in near for pk, score in found if score >= FLOOR])
    ordered = sorted(by_request.values(), key=lambda places: (-len(places), places[0]))
    made = [
        Bundle(
            tuple(signals[no] for no in sorted(places, key=lambda no: (-near[no][0][1], no))),
            tuple(rows[pk] for pk in _offered([near[no] for no in places]) if pk in rows),
        )
        for places in ordered
    ]
    if alone:
        made.append(Bundle(tuple(signals[no] for no in _beside_each_other(alone, vectors)), ()))
    return made


def add_up() -> int:
    """The counts of what waits, one row a capability again: they are only added to, review by review. Returns how many rows went.
    What somebody adds in the same moment stays as it is; two that add up at once take each row once."""
    with connection.cursor() as cursor:
        cursor.execute(ADDED_UP)
        return int(cursor.fetchone()[0])


def _offered(found: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
    """The wishes with the greatest likeness to all of the bundle's words together; the one they share comes first."""
    total: dict[int, float] = defaultdict(float)
    for near in found:
        for pk, score in near:
            if score >= FLOOR:
                total[pk] += score
    shared = found[0][0][0]
    return sorted(total, key=lambda pk: (pk != shared, -total[pk], pk))[:OFFERED]


def _beside_each_other(places: Sequence[int], vectors: Vectors) -> list[int]:
    """From the newest on, always the one most like the one before. A page is short, so every pair is looked at."""
    left, ordered = list(places[1:]), [places[0]]
    while left:
        likeness = np.vecdot(vectors[left], vectors[ordered[-1]])
        ordered.append(left.pop(int(likeness.argmax())))
    return ordered

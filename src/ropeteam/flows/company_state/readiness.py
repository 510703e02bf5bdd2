"""segment_needs.jsonl and capability_reviews.jsonl: what segments cannot do without, and who looked whether it is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]


def dump_needs(product: models.Product) -> Iterator[Row]:
    """`n` counts from 0: a need may have been dropped and said again."""
    said: Counter[tuple[int, int]] = Counter()
    found = models.SegmentNeed.objects.filter(segment__product=product).select_related("segment", "capability", "by")
    for row in found.order_by("pk"):
        key = row.segment_id, row.capability_id
        yield {
            "segment": row.segment.key,
            "capability": row.capability.key,
            "n": said[key],
            "by": row.by.key if row.by else None,
            "since": iso(row.since),
            "dropped_on": iso(row.dropped_on),
        }
        said[key] += 1


def restore_needs(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    segments = {row.key: row for row in keys.product.segments.all()}
    found = models.SegmentNeed.objects.filter(segment__product=keys.product)
    there = Counter(found.values_list("segment", "capability"))
    for row in rows:
        with row.whole():
            segment, capability = segments[row["segment"]], keys.capabilities[row["capability"]]
            if row["n"] < there[(segment.pk, capability.pk)]:
                continue
            by = keys.people[row["by"]] if row["by"] else None
            models.SegmentNeed.objects.create(
                segment=segment,
                capability=capability,
                by=by,
                since=known_day(row["since"]),
                dropped_on=day(row["dropped_on"]),
                created_by=by,
            )
            made += 1
    return made


def dump_reviews(product: models.Product) -> Iterator[Row]:
    """`n` counts a capability's reviews from 0: nothing else tells two alike of one day apart."""
    said: Counter[int] = Counter()
    found = models.CapabilityReview.objects.filter(capability__product=product).select_related("capability", "by")
    for row in found.order_by("pk"):
        yield {
            "capability": row.capability.key,
            "n": said[row.capability_id],
            "still_true": row.still_true,
            "evidence": row.evidence,
            "by": row.by.key,
            "on": iso(row.reviewed_on),
            "next_due": iso(row.next_due),
        }
        said[row.capability_id] += 1


def restore_reviews(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    found = models.CapabilityReview.objects.filter(capability__product=keys.product)
    there = Counter(found.values_list("capability", flat=True))
    for row in rows:
        with row.whole():
            capability = keys.capabilities[row["capability"]]
            if row["n"] < there[capability.pk]:
                continue
            by = keys.people[row["by"]]
            models.CapabilityReview.objects.create(
                capability=capability,
                still_true=bool(row["still_true"]),
                evidence=str(row["evidence"]),
                by=by,
                reviewed_on=known_day(row["on"]),
                next_due=day(row["next_due"]),
                created_by=by,
            )
            made += 1
    return made

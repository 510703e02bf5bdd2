"""versions.jsonl: every version of strategy, capabilities and roadmap, with the day it became known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, day, iso
from ropeteam.store import models

Row = dict[str, Any]


def dump(product: models.Product) -> Iterator[Row]:
    for strategy in product.strategies.order_by("n"):
        yield {
            "of": "strategy",
            "n": strategy.n,
            "vision": strategy.vision,
            "valid_from": iso(strategy.valid_from),
            "recorded_on": iso(strategy.recorded_on),
            "draft": strategy.draft,
            "pillars": [
                {
                    "key": pillar.key,
                    "title": pillar.title,
                    "text": pillar.text,
                    "priority": pillar.priority,
                    "target_segments": pillar.target_segments,
                    "non_goals": [[goal.key, goal.text] for goal in pillar.non_goals.order_by("no", "pk")],
                }
                for pillar in strategy.pillars.order_by("no", "pk")
            ],
        }
    for capability in product.capabilities.order_by("no", "pk"):
        for version in capability.versions.order_by("n"):
            yield {
                "of": "capability",
                "key": capability.key,
                "no": capability.no,
                "n": version.n,
                "name": version.name,
                "status": version.status,
                "description": version.description,
                "evidence": version.evidence,
                "recorded_on": iso(version.recorded_on),
                "limits": [
                    [row.no, row.text, row.dimension, row.value, row.unit, row.plain]
                    for row in version.limits.order_by("no")
                ],
            }
    for item in product.roadmap.order_by("no", "pk"):
        for planned in item.versions.order_by("n").select_related("capability"):
            yield {
                "of": "roadmap",
                "key": item.key,
                "no": item.no,
                "n": planned.n,
                "title": planned.title,
                "capability": planned.capability.key if planned.capability else None,
                "status": planned.status,
                "release": planned.release,
                "day": iso(planned.day),
                "commitment": planned.commitment,
                "recorded_on": iso(planned.recorded_on),
            }


def restore(product: models.Product, rows: Iterable[OwnRow]) -> int:
    """Write the versions that are not there yet; returns how many."""
    made = 0
    for row in rows:
        with row.whole():
            made += _RESTORE[row["of"]](product, row)
    return made


def _strategy(product: models.Product, row: Row) -> bool:
    version, made = models.StrategyVersion.objects.get_or_create(
        product=product,
        n=row["n"],
        defaults={
            "vision": row["vision"],
            "valid_from": day(row["valid_from"]),
            "recorded_on": day(row["recorded_on"]),
            "draft": row["draft"],
        },
    )
    if made:
        for no, pillar in enumerate(row["pillars"]):
            kept = models.Pillar.objects.create(
                strategy=version, no=no, **{name: value for name, value in pillar.items() if name != "non_goals"}
            )
            models.NonGoal.objects.bulk_create(
                models.NonGoal(pillar=kept, key=key, text=text, no=goal_no)
                for goal_no, (key, text) in enumerate(pillar["non_goals"])
            )
    return made


def _capability(product: models.Product, row: Row) -> bool:
    capability, _ = models.Capability.objects.get_or_create(product=product, key=row["key"], defaults={"no": row["no"]})
    version, made = models.CapabilityVersion.objects.get_or_create(
        capability=capability,
        n=row["n"],
        defaults={
            "name": row["name"],
            "status": row["status"],
            "description": row["description"],
            "evidence": row["evidence"],
            "recorded_on": day(row["recorded_on"]),
        },
    )
    if made:
        models.Limit.objects.bulk_create(
            models.Limit(version=version, no=no, text=text, dimension=dimension, value=value, unit=unit, plain=plain)
            for no, text, dimension, value, unit, plain in row["limits"]
        )
    return made


def _roadmap(product: models.Product, row: Row) -> bool:
    item, _ = models.RoadmapItem.objects.get_or_create(product=product, key=row["key"], defaults={"no": row["no"]})
    capability = models.Capability.objects.filter(product=product, key=row["capability"] or "").first()
    _, made = models.RoadmapVersion.objects.get_or_create(
        item=item,
        n=row["n"],
        defaults={
            "title": row["title"],
            "capability": capability,
            "status": row["status"],
            "release": row["release"],
            "day": day(row["day"]),
            "commitment": row["commitment"],
            "recorded_on": day(row["recorded_on"]),
        },
    )
    return made


_RESTORE = {"strategy": _strategy, "capability": _capability, "roadmap": _roadmap}

"""What people call the ids that reasons name: capabilities, limits, roadmap items, non-goals of a product."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import CapabilityVersion, Limit, NonGoal, Product, RoadmapVersion, Segment, StrategyVersion
from ropeteam.store.queries.kept import Given, given_by, kept, standing_in
from ropeteam.store.queries.product import Truth

PRODUCT = Given("product")


def names_of(truth: Truth) -> dict[str, str]:
    """'capability:KEY', 'limit:KEY:NO', 'roadmap:KEY', 'non_goal:KEY' -> words."""
    names: dict[str, str] = {}
    for known in truth.capabilities.values():
        key = known.capability.key
        names[f"capability:{key}"] = known.version.name
        for limit in known.limits:
            names[f"limit:{key}:{limit.no}"] = limit.text
    for item in truth.roadmap.values():
        release = f" ({item.version.release})" if item.version.release else ""
        names[f"roadmap:{item.item.key}"] = f"{item.version.title}{release}"
    for goal in truth.non_goals:
        names[f"non_goal:{goal.key}"] = goal.text
    return names


def capability_names(products: QuerySet[Product]) -> dict[int, str]:
    """What the capabilities of these products are called now, by id."""
    rows = CapabilityVersion.objects.filter(capability__product__in=products).order_by("capability_id", "n")
    return dict(rows.values_list("capability_id", "name"))


def segment_names(products: QuerySet[Product]) -> dict[str, str]:
    """What the segments of these products are called, by key."""
    return dict(Segment.objects.filter(product__in=products).order_by("pk").values_list("key", "name"))


def names_for(actor: Actor) -> dict[str, str]:
    """The same as `names_of` the truth of today of the company's first product, for lists: words only, no rows."""
    products = kept(_first_product, standing_in(actor)).rows(given_by(actor))
    if not products:
        return {}
    given = {"product": products[0]}
    names: dict[str, str] = {}
    keys: dict[int, str] = {}
    for pk, _, key, name in _newest(kept(_capabilities).rows(given)):
        keys[pk] = key
        names[f"capability:{key}"] = name
    for version, no, text in kept(_limits).rows(given):
        if version in keys:
            names[f"limit:{keys[version]}:{no}"] = text
    for _, _, key, (title, release) in _newest(
        [(pk, item, key, words) for pk, item, key, *words in kept(_items).rows(given)]
    ):
        names[f"roadmap:{key}"] = f"{title} ({release})" if release else title
    return names | {f"non_goal:{key}": text for key, text in kept(_goals).rows(given)}


def _newest(versions: list[Any]) -> list[Any]:
    """The last version of each thing: rows (version, thing, …) in the order of their numbers."""
    return list({row[1]: row for row in versions}.values())


def _first_product(actor: Actor) -> QuerySet[Any, int]:
    return access.products(actor).order_by("pk").values_list("pk", flat=True)[:1]


def _capabilities() -> QuerySet[Any, Any]:
    found = CapabilityVersion.objects.filter(capability__product=PRODUCT).order_by("capability_id", "n")
    return found.values_list("pk", "capability_id", "capability__key", "name")


def _limits() -> QuerySet[Any, Any]:
    found = Limit.objects.filter(version__capability__product=PRODUCT).order_by("no")
    return found.values_list("version_id", "no", "text")


def _items() -> QuerySet[Any, Any]:
    found = RoadmapVersion.objects.filter(item__product=PRODUCT).order_by("item_id", "n")
    return found.values_list("pk", "item_id", "item__key", "title", "release")


def _goals() -> QuerySet[Any, Any]:
    newest = StrategyVersion.objects.filter(product=PRODUCT, draft=False).order_by("-n")
    found = NonGoal.objects.filter(pillar__strategy__in=newest.values("pk")[:1])
    return found.order_by("pillar__no", "pillar_id", "pk").values_list("key", "text")

"""Reviews of capabilities and segments with who may open them: rows of the access matrix."""

from __future__ import annotations

from cast import TODAY, World
from web.page import ACTING, EVERYBODY, Page

from ropeteam.flows import segments
from ropeteam.store import models


def segment(world: World) -> models.Segment:
    return models.Segment.objects.create(product=world.product, key="sg-1", name="Maschinenbau")


def need(world: World) -> models.SegmentNeed:
    return segments.need(segment(world), world.offline, actor=world.product_manager, on=TODAY)


def changed(world: World) -> models.StrategyVersion:
    """A second version of the strategy with another vision and one pillar more."""
    version = models.StrategyVersion.objects.create(
        product=world.product, n=2, vision="Jede Halle im Blick.", recorded_on=TODAY
    )
    models.Pillar.objects.create(strategy=version, key="ein-stand", title="Ein Stand für alle")
    models.Pillar.objects.create(strategy=version, key="offen", title="Offene Schnittstellen", no=1)
    return version


TRUTH_PAGES = [
    Page(
        "product_capability_reviews",
        ("presales", "product"),
        method="post",
        status=302,
        args=lambda world: (world.offline.pk,),
        data=lambda world: {"still_true": "yes"},
    ),
    Page("product_strategy", EVERYBODY),
    Page("product_strategy", EVERYBODY, label="changed", args=lambda world: (changed(world), ())[1]),
    Page(
        "product_strategy_receipts",
        ACTING,
        method="post",
        status=302,
        args=lambda world: (world.product.strategies.get().pk,),
    ),
    Page("product_segments", EVERYBODY),
    Page(
        "product_segment_needs",
        ("product",),
        method="post",
        status=302,
        args=lambda world: (segment(world).pk,),
        data=lambda world: {"capability": world.offline.pk},
    ),
    Page("product_segment_need_end", ("product",), method="post", status=302, args=lambda world: (need(world).pk,)),
]

"""Reviews of capabilities and segments with who may open them: rows of the access matrix."""

from __future__ import annotations

from cast import TODAY, World
from flows.living import confirmed, draft, proposed
from web.page import ACTING, EVERYBODY, STAFF, Page

from ropeteam.core.vocabulary import OutcomeReason, Stance
from ropeteam.flows import deal_outcomes, pillar_evidence, segments
from ropeteam.store import models
from ropeteam.store.queries.strategy import standing


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


def lost(world: World) -> models.DealOutcome:
    """The deal is lost, and its seller said why."""
    models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=TODAY)
    return deal_outcomes.say(
        world.deal, actor=world.seller, code=OutcomeReason.PRODUCT, words="Ohne Netz geht es nicht.", on=TODAY
    )


def weighed(world: World) -> models.PillarEvidence:
    """The customer's need speaks for the pillar; the praise was confirmed and waits to be placed."""
    now = standing(world.product)
    assert now is not None
    pillar = now.pillars.get()
    return pillar_evidence.weigh(confirmed(world), pillar, actor=world.product_manager, stance=Stance.FOR, on=TODAY)


def _lost(world: World) -> tuple[int]:
    lost(world)
    return (world.deal.pk,)


def _weighed(world: World) -> tuple[str]:
    weighed(world)
    return ("ein-stand",)


ROPE = ("seller", "presales")

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
    Page("product_strategy", EVERYBODY, label="proposed", args=lambda world: (proposed(world), ())[1]),
    Page("product_pillar", STAFF, args=_weighed),
    Page(
        "product_pillar_evidence",
        ("seller", "presales", "product"),
        method="post",
        status=302,
        args=lambda world: ("ein-stand",),
        data=lambda world: {"signal": confirmed(world).pk, "stance": "for"},
    ),
    Page("product_strategy_proposals", STAFF, args=lambda world: (proposed(world), ())[1]),
    Page(
        "product_strategy_proposals",
        ACTING,
        method="post",
        status=302,
        data=lambda world: {"subject": "vision", "text": "Auch offline.", "why": "Drei Hallen ohne Netz."},
        label="proposes",
    ),
    Page(
        "product_strategy_outcome",
        ("product",),
        method="post",
        status=302,
        args=lambda world: (proposed(world).pk,),
        data=lambda world: {"reason": "Erst die Kälte."},
    ),
    Page("product_strategy_draft", ("product",), special={"stranger": 403}),
    Page(
        "product_strategy_draft",
        ("product",),
        args=lambda world: (proposed(world), draft(world), ())[2],
        special={"stranger": 403},
        label="preview",
    ),
    Page(
        "product_strategy_draft",
        ("product",),
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"vision": "Neu.", "key-0": "ein-stand", "title-0": "Ein Stand für alle"},
        label="writes",
    ),
    Page(
        "product_strategy_publications",
        ("product",),
        method="post",
        status=302,
        data=lambda world: {"seen": draft(world).pk, "over": "1"},
    ),
    Page(
        "product_strategy_draft_end",
        ("product",),
        method="post",
        status=302,
        data=lambda world: {"seen": draft(world).pk},
    ),
    Page(
        "deals_outcomes",
        ROPE,
        method="post",
        status=302,
        args=_lost,
        data=lambda world: {"code": "price", "words": "Zu teuer."},
    ),
    Page("deals_deal", STAFF, args=_lost, label="lost"),
    Page("requests_market", EVERYBODY, args=lambda world: (lost(world), ())[1]),
    Page(
        "requests_market_sentences",
        EVERYBODY,
        data=lambda world: {"kind": "need", "period": "2026-q4"},
    ),
    Page(
        "requests_market_reasons",
        EVERYBODY,
        data=lambda world: {"won": "no", "code": lost(world).code},
    ),
]

"""What customers said for and against each pillar of the strategy that holds.

Evidence hangs on a pillar's id: a new version of the strategy keeps it. Of one sentence the latest word on a pillar counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.core.vocabulary import SignalState, Stance
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Pillar, PillarEvidence, Product, Signal
from ropeteam.store.queries.signals import with_state

STANCES = (Stance.FOR.value, Stance.AGAINST.value)
SEGMENT = Coalesce("signal__conversation__deal__account__segment", "signal__conversation__account__segment")
SHOWN, RECENT = 50, 200


@dataclass(frozen=True, slots=True)
class Weight:
    """Sentences for and against; `accounts` who said them; `segments` -> (for, against)."""

    by_stance: Mapping[str, int] = field(default_factory=dict)
    accounts: int = 0
    segments: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.by_stance.values())


def last_word(signal: Signal, pillar: Pillar) -> PillarEvidence | None:
    """The latest of this sentence on this pillar, in whatever version of the strategy it was said."""
    found = PillarEvidence.objects.filter(
        signal=signal, pillar__key=pillar.key, pillar__strategy__product=pillar.strategy.product_id
    )
    return found.order_by("-pk").first()


def standing(product: Product, actor: Actor) -> QuerySet[PillarEvidence]:
    """What stands, as far as the reader may know of the deal: no word taken back, no sentence dismissed since."""
    later = PillarEvidence.objects.filter(
        signal=OuterRef("signal"), pillar__key=OuterRef("pillar__key"), pillar__strategy__product=product,
        pk__gt=OuterRef("pk"),
    )  # fmt: skip
    live = with_state(access.signals(actor)).exclude(state=SignalState.DISMISSED.value)
    return PillarEvidence.objects.filter(
        ~Exists(later), Exists(live.filter(pk=OuterRef("signal"))), pillar__strategy__product=product,
        stance__in=STANCES,
    )  # fmt: skip


def weights(product: Product, actor: Actor) -> dict[str, Weight]:
    """By the pillars' ids; one query."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    accounts: dict[str, set[int]] = defaultdict(set)
    segments: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    whose = Coalesce("signal__conversation__deal__account_id", "signal__conversation__account_id")
    rows: Any = standing(product, actor).annotate(whose=whose, of=SEGMENT)
    for key, stance, account, segment in rows.values_list("pillar__key", "stance", "whose", "of"):
        said[key][stance] += 1
        segments[key][segment or ""][stance] += 1
        if account is not None:
            accounts[key].add(account)
    return {
        key: Weight(
            counted,
            len(accounts[key]),
            {name: (n[Stance.FOR], n[Stance.AGAINST]) for name, n in sorted(segments[key].items())},
        )
        for key, counted in said.items()
    }


def sentences(
    product: Product, actor: Actor, key: str, *, stance: str = "", segment: str | None = None, before: int | None = None
) -> tuple[list[PillarEvidence], bool]:
    """The sentences behind a count, the newest word first; and whether there are more."""
    found = standing(product, actor).filter(pillar__key=key)
    if stance in STANCES:
        found = found.filter(stance=stance)
    if segment is not None:
        found = found.annotate(of=Coalesce(SEGMENT, Value(""))).filter(of=segment)
    if before is not None:
        found = found.filter(pk__lt=before)
    related = ("pillar", "signal__conversation__deal__account", "signal__conversation__account")
    rows = list(found.select_related(*related).order_by("-pk")[: SHOWN + 1])
    return rows[:SHOWN], len(rows) > SHOWN


def unweighed(product: Product, actor: Actor, key: str) -> Sequence[Signal]:
    """Confirmed sentences of customers that nobody placed at this pillar yet, the newest."""
    placed = PillarEvidence.objects.filter(signal=OuterRef("pk"), pillar__key=key, pillar__strategy__product=product)
    found = with_state(access.signals(actor)).filter(~Exists(placed), conversation__company=product.company_id)
    found = found.filter(state=SignalState.CONFIRMED.value, kind_is__in=CUSTOMERS_KINDS, low=False)
    related = ("conversation__deal__account", "conversation__account", "text")
    return list(found.select_related(*related).defer("text__original").order_by("-pk")[:RECENT])

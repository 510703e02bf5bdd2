"""The product's truth as it was known on a day: what judging and the pages start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from ropeteam.core.backing import CapabilityFacts, RoadmapFacts
from ropeteam.core.vocabulary import CapabilityStatus, Commitment, RoadmapStatus
from ropeteam.store.models import (
    Capability,
    CapabilityVersion,
    Deal,
    Limit,
    NonGoal,
    Pillar,
    Product,
    RoadmapItem,
    RoadmapVersion,
    StrategyVersion,
    WordingLink,
)
from ropeteam.store.queries.kept import ON, Given, kept

V = TypeVar("V", CapabilityVersion, RoadmapVersion)
PRODUCT = Given("product")
NOT_AHEAD = (RoadmapStatus.RELEASED.value, RoadmapStatus.DROPPED.value)


@dataclass(frozen=True, slots=True)
class CapabilityKnown:
    capability: Capability
    version: CapabilityVersion
    limits: tuple[Limit, ...]

    @property
    def facts(self) -> CapabilityFacts:
        return CapabilityFacts(self.capability.key, CapabilityStatus(self.version.status))


@dataclass(frozen=True, slots=True)
class RoadmapKnown:
    item: RoadmapItem
    version: RoadmapVersion
    committable: bool

    @property
    def facts(self) -> RoadmapFacts:
        return RoadmapFacts(self.item.key, RoadmapStatus(self.version.status), self.version.day, self.committable)


@dataclass(frozen=True, slots=True)
class Truth:
    """A product as known on `known_on` (None = today): capabilities by id, roadmap by capability id, the strategy."""

    product: Product
    known_on: date | None
    strategy: StrategyVersion | None
    pillars: tuple[Pillar, ...]
    non_goals: tuple[NonGoal, ...]
    capabilities: dict[int, CapabilityKnown]
    roadmap: dict[int, RoadmapKnown]
    roadmap_of: dict[int, tuple[RoadmapKnown, ...]] = field(default_factory=dict)
    always_known: bool = False

    def items_for(self, capability: Capability | None) -> tuple[RoadmapKnown, ...]:
        return self.roadmap_of.get(capability.pk, ()) if capability else ()

    def ahead(self, capability: Capability | None) -> tuple[RoadmapKnown, ...]:
        """What is planned of it and still to come."""
        return tuple(item for item in self.items_for(capability) if item.version.status not in NOT_AHEAD)

    @property
    def releases(self) -> dict[str, date]:
        """The day of each named release."""
        return _days_of(known.version for known in self.roadmap.values())

    def goals_of(self, pillar: Pillar) -> list[NonGoal]:
        return [goal for goal in self.non_goals if goal.pillar_id == pillar.pk]

    def next_promisable(self, capability: Capability | None) -> RoadmapKnown | None:
        """The nearest of them that may be promised with its day."""
        told = [item for item in self.ahead(capability) if item.committable and item.version.day]
        return min(told, key=lambda item: str(item.version.day), default=None)


def known_by(day: date | None) -> Q:
    """Rows known on a day; without a recorded day they were always known."""
    return Q() if day is None else Q(recorded_on__isnull=True) | Q(recorded_on__lte=day)


def is_committable(product: Product, version: RoadmapVersion) -> bool:
    """Decided by product: said so; or, where the folder knows no commitment, planned or in work with a date."""
    if product.commitment_absent and not version.commitment:
        decided = version.status in (RoadmapStatus.PLANNED, RoadmapStatus.IN_WORK)
        return decided and version.day is not None
    return version.commitment == Commitment.COMMITTABLE


def product_of(deal: Deal) -> Product | None:
    """The deal's product, else the company's first."""
    return deal.product or Product.objects.filter(company=deal.company_id).order_by("pk").first()


def truth_of(deal: Deal, known_on: date | None = None) -> Truth | None:
    """The truth of the deal's product; None where its company has none."""
    product = product_of(deal)
    return truth(product, known_on) if product else None


def truth(product: Product, known_on: date | None = None) -> Truth:
    """Everything judging needs of a product, in six statements at most whatever its size, each worded once."""
    given, day = {"product": product.pk, "on": known_on}, None if known_on is None else ON
    strategy = next(iter(kept(_strategy, day).rows(given)), None)
    of_strategy = {"strategy": strategy.pk} if strategy else {}
    capabilities: dict[int, CapabilityVersion] = _latest(kept(_capabilities, day).rows(given), "capability_id")
    limits = _limits_of([version.pk for version in capabilities.values()])
    versions: dict[int, RoadmapVersion] = _latest(kept(_items, day).rows(given), "item_id")
    roadmap = {pk: RoadmapKnown(v.item, v, is_committable(product, v)) for pk, v in versions.items()}
    by_capability: dict[int, list[RoadmapKnown]] = defaultdict(list)
    for known in roadmap.values():
        if known.version.capability_id is not None:
            by_capability[known.version.capability_id].append(known)
    return Truth(
        product=product,
        known_on=known_on,
        strategy=strategy,
        pillars=tuple(kept(_pillars).rows(of_strategy)) if of_strategy else (),
        non_goals=tuple(kept(_non_goals).rows(of_strategy)) if of_strategy else (),
        capabilities={
            pk: CapabilityKnown(version.capability, version, tuple(limits[version.pk]))
            for pk, version in capabilities.items()
        },
        roadmap=roadmap,
        roadmap_of={pk: tuple(items) for pk, items in by_capability.items()},
        always_known=_undated(capabilities.values()) or _undated(versions.values()),
    )


def releases(product: Product, said_on: date) -> dict[str, date]:
    """The days that the roadmap gave for each named release when words were said: what moved later moves no promise with it. Of a
    release that the roadmap did not name yet, the first day that it was given."""
    found = kept(_roadmap).rows({"product": product.pk})
    then = _latest([version for version in found if (version.recorded_on or said_on) <= said_on], "item_id").values()
    later = sorted(
        (version for version in found if version.recorded_on and version.recorded_on > said_on),
        key=lambda version: (version.recorded_on or said_on, version.pk),
    )
    return _days_of((*reversed(later), *then))


def _days_of(versions: Iterable[RoadmapVersion]) -> dict[str, date]:
    """By release; what comes later counts."""
    return {version.release: version.day for version in versions if version.release and version.day}


def brought_by(roadmap_item_id: int) -> int | None:
    """The capability that a roadmap item brings by its newest version."""
    newest = RoadmapVersion.objects.filter(item=roadmap_item_id).order_by("-n")
    return newest.values_list("capability_id", flat=True).first()


def goals_of(strategy: StrategyVersion) -> list[tuple[str, str]]:
    """Its non-goals by key and words."""
    found = NonGoal.objects.filter(pillar__strategy=strategy).order_by("pillar__no", "no", "pk")
    return list(found.values_list("key", "text"))


def wording_links(product: Product, known_on: date | None = None) -> dict[str, int]:
    """Which wording (by its hash) a person linked to which capability (by the day)."""
    return dict(kept(_wording_links, known_on is not None).rows({"product": product.pk, "on": known_on}))


def _wording_links(as_of: bool) -> QuerySet[Any, Any]:
    known = Q(created_at__date__lte=ON) if as_of else Q()
    return WordingLink.objects.filter(known, product=PRODUCT).values_list("wording_hash", "capability_id")


def _undated(versions: Iterable[CapabilityVersion | RoadmapVersion]) -> bool:
    return any(version.recorded_on is None for version in versions)


def _strategy(day: date | None) -> QuerySet[StrategyVersion]:
    return StrategyVersion.objects.filter(known_by(day), product=PRODUCT, draft=False).order_by("-n")[:1]


def _pillars() -> QuerySet[Pillar]:
    return Pillar.objects.filter(strategy=Given("strategy")).order_by("no", "pk")


def _non_goals() -> QuerySet[NonGoal]:
    return NonGoal.objects.filter(pillar__strategy=Given("strategy")).order_by("pillar__no", "pillar", "no", "pk")


def _capabilities(day: date | None) -> QuerySet[CapabilityVersion]:
    found = CapabilityVersion.objects.filter(known_by(day), capability__product=PRODUCT)
    return found.select_related("capability").order_by("capability_id", "n")


def _limits_of(versions: list[int]) -> dict[int, list[Limit]]:
    found: dict[int, list[Limit]] = defaultdict(list)
    for limit in kept(_limits).rows({"versions": versions}) if versions else ():
        found[limit.version_id].append(limit)
    return found


def _limits() -> QuerySet[Limit]:
    return Limit.objects.filter(version_id__any_of=Given("versions")).order_by("no")


def _items(day: date | None) -> QuerySet[RoadmapVersion]:
    found = RoadmapVersion.objects.filter(known_by(day), item__product=PRODUCT)
    return found.select_related("item").order_by("item_id", "n")


def _roadmap() -> QuerySet[RoadmapVersion]:
    return RoadmapVersion.objects.filter(item__product=PRODUCT).order_by("item_id", "n")


def _latest(versions: Iterable[V], parent: str) -> dict[int, V]:
    """The newest known version of each parent, in the parents' order of making; `versions` rise by number."""
    return {getattr(version, parent): version for version in versions}

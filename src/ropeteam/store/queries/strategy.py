"""The versions of a strategy, what differs between two, what somebody read last, and how many read it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ropeteam.core.people_figures import settled_on, shown
from ropeteam.core.text_diff import GoalText, PillarText, StrategyText
from ropeteam.store.actor import Actor
from ropeteam.store.models import Pillar, Product, ReadReceipt, RoleGrant, StrategyVersion

EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How many of a group read a version. `group` is a role or EVERYBODY."""

    group: str
    read: int
    people: int


def versions(product: Product) -> QuerySet[StrategyVersion]:
    """The published ones, the newest first."""
    return product.strategies.filter(draft=False).order_by("-n")


def standing(product: Product) -> StrategyVersion | None:
    """The version that holds."""
    return versions(product).first()


def pillar(product: Product, key: str) -> Pillar | None:
    """A pillar of the version that holds."""
    found = Pillar.objects.filter(strategy=standing(product), key=key)
    return found.select_related("strategy__product__company").first()


def draft_of(product: Product) -> StrategyVersion | None:
    return product.strategies.filter(draft=True).first()


def text_of(version: StrategyVersion | None) -> StrategyText:
    if version is None:
        return StrategyText("")
    found = Pillar.objects.filter(strategy=version).order_by("no", "pk").prefetch_related("non_goals")
    return StrategyText(version.vision, tuple(_pillar(pillar) for pillar in found))


def last_read(product: Product, actor: Actor) -> StrategyVersion | None:
    """The newest version this person said to have read."""
    found = ReadReceipt.objects.filter(strategy__product=product, person=actor.person).select_related("strategy")
    row = found.order_by("-strategy__n").first() if actor.person else None
    return row.strategy if row else None


def read_by(version: StrategyVersion, *, on: date) -> list[ReadBy]:
    """Counts by role at the end of the last quarter, as far as they may be shown; never who, never who not."""
    then = settled_on(on)
    groups = _people(version.product, on=then)
    receipts = ReadReceipt.objects.filter(strategy=version, read_on__lte=then)
    readers = frozenset(receipts.values_list("person_id", flat=True))
    found = shown(groups, did=readers)
    return [ReadBy(name, len(groups[name] & readers), len(groups[name])) for name in found]


def _people(product: Product, *, on: date) -> dict[str, frozenset[int]]:
    """Role -> the active people who hold it on that day; and all of them."""
    valid = Q(from_day__isnull=True) | Q(from_day__lte=on)
    found = RoleGrant.objects.filter(
        valid, Q(to_day__isnull=True) | Q(to_day__gte=on), person__company=product.company_id, person__active=True
    )
    groups: dict[str, set[int]] = defaultdict(set)
    for role, person in found.values_list("role", "person"):
        groups[role].add(person)
        groups[EVERYBODY].add(person)
    return {name: frozenset(people) for name, people in groups.items()}


def _pillar(pillar: Pillar) -> PillarText:
    goals = sorted(pillar.non_goals.all(), key=lambda goal: (goal.no, goal.pk))
    return PillarText(pillar.key, pillar.title, pillar.text, tuple(GoalText(goal.key, goal.text) for goal in goals))

"""The product's truth: strategy, capabilities with their limits, roadmap. Everything that changes is a version.

`recorded_on` is the day a version became known here; empty means it was always known.
"""

from __future__ import annotations

from django.db import models

from ropeteam.core.vocabulary import CapabilityStatus, Commitment, LifePhase, RoadmapStatus
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row, choices, one_of


class Product(Row):
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="products")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    life_phase = models.CharField(max_length=12, choices=choices(LifePhase), blank=True)
    roadmap_as_of = models.DateField(null=True, blank=True)
    commitment_absent = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "key"], name="product_key_in_company")]

    def __str__(self) -> str:
        return self.name


class StrategyVersion(Row):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="strategies")
    n = models.PositiveIntegerField()
    vision = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    draft = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "n"], name="strategy_version_n")]


class Pillar(Row):
    strategy = models.ForeignKey(StrategyVersion, on_delete=models.CASCADE, related_name="pillars")
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    priority = models.PositiveIntegerField(null=True, blank=True)
    target_segments = models.JSONField(default=list, blank=True)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strategy", "key"], name="pillar_key_in_strategy")]


class NonGoal(Row):
    pillar = models.ForeignKey(Pillar, on_delete=models.CASCADE, related_name="non_goals")
    key = models.CharField(max_length=100)
    text = models.TextField()
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pillar", "key"], name="non_goal_key_in_pillar")]


class Segment(Row):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="segments")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    early_adopter = models.BooleanField(default=False)
    gap_tolerance = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "key"], name="segment_key_in_product"),
            models.CheckConstraint(
                condition=models.Q(gap_tolerance__isnull=True) | models.Q(gap_tolerance__lte=3),
                name="segment_gap_tolerance_0_to_3",
            ),
        ]


class Capability(Row):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="capabilities")
    key = models.CharField(max_length=80)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    review_due = models.DateField(null=True, blank=True)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "key"], name="capability_key_in_product")]

    def __str__(self) -> str:
        return self.key


class CapabilityVersion(Row):
    capability = models.ForeignKey(Capability, on_delete=models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    status = models.CharField(max_length=12, choices=choices(CapabilityStatus))
    description = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    recorded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["capability", "n"], name="capability_version_n"),
            one_of("status", CapabilityStatus, "capability_status_known"),
        ]


class Limit(Row):
    """A limit in words; with `value` and `unit` where it can be measured. `no` counts from 0 inside the version."""

    version = models.ForeignKey(CapabilityVersion, on_delete=models.CASCADE, related_name="limits")
    no = models.PositiveIntegerField()
    dimension = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    value = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    plain = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "no"], name="limit_no_in_version")]


class RoadmapItem(Row):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="roadmap")
    key = models.CharField(max_length=80)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "key"], name="roadmap_key_in_product")]

    def __str__(self) -> str:
        return self.key


class RoadmapVersion(Row):
    """`commitment` empty = the folder has no such key: decided by status and date (the label guide says when)."""

    item = models.ForeignKey(RoadmapItem, on_delete=models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="roadmap")
    status = models.CharField(max_length=12, choices=choices(RoadmapStatus))
    release = models.CharField(max_length=80, blank=True)
    day = models.DateField(null=True, blank=True)
    commitment = models.CharField(max_length=12, choices=choices(Commitment), blank=True)
    recorded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "n"], name="roadmap_version_n"),
            one_of("status", RoadmapStatus, "roadmap_status_known"),
            models.CheckConstraint(
                condition=~models.Q(commitment=Commitment.COMMITTABLE.value) | models.Q(day__isnull=False),
                name="committable_has_a_day",
            ),
        ]


class WordingLink(Row):
    """A person once linked these words to this capability: from then on they need no second look at the gate."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="wording_links")
    wording_hash = models.CharField(max_length=64)
    text = models.TextField()
    capability = models.ForeignKey(Capability, on_delete=models.CASCADE, related_name="wording_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "wording_hash"], name="wording_link_once"),
            models.CheckConstraint(condition=models.Q(created_by__isnull=False), name="wording_link_by_a_person"),
        ]

"""Pay plans of the roles: their versions, who agreed, from when each holds, and what the company assumes instead of our guesses.

No row names anybody whom a plan pays: a plan pays a role. All tables are append-only.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary_incentives import Assent, PlanRole
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row, choices, one_of


class IncentivePlan(Row):
    """One version of a role's plan as the YAML that was checked; `n` counts the versions of a role. `name` is what the text
    calls the plan, `note` why it was written. Append-only."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="incentive_plans")
    role = models.CharField(max_length=8, choices=choices(PlanRole))
    n = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    text = models.TextField()
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "role", "n"], name="incentive_plan_n"),
            one_of("role", PlanRole, "incentive_plan_role_known"),
            models.CheckConstraint(condition=~Q(text=""), name="incentive_plan_has_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.n}"


class PlanAssent(Row):
    """Management approved a version, or the works council saw it, on a day; `words` say where that stands (a minute, a
    letter). Once of each kind. Append-only."""

    plan = models.ForeignKey(IncentivePlan, on_delete=models.CASCADE, related_name="assents")
    kind = models.CharField(max_length=8, choices=choices(Assent))
    day = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind"], name="plan_assent_once"),
            one_of("kind", Assent, "plan_assent_known"),
        ]


class PlanInForce(Row):
    """From a day on a role is paid by a version. The latest day that has come holds, of two for one day the one said last.
    Append-only."""

    plan = models.ForeignKey(IncentivePlan, on_delete=models.CASCADE, related_name="in_force")
    n = models.PositiveIntegerField()
    from_day = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "n"], name="plan_in_force_n")]
        indexes = [models.Index(fields=["plan", "-from_day"], name="plan_in_force_from")]


class IncentiveAssumption(Row):
    """What the company says instead of our guess, with its range and where that comes from; without numbers it goes back to
    ours. The last of a key holds. Append-only."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="incentive_assumptions")
    key = models.CharField(max_length=40)
    n = models.PositiveIntegerField()
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "key", "n"], name="incentive_assumption_n"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, low__isnull=True, high__isnull=True)
                | (Q(low__lte=F("value"), high__gte=F("value")) & ~Q(source="")),
                name="incentive_assumption_whole",
            ),
        ]

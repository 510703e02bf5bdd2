"""How people judge a wish: its fit pillar by pillar, and what it would cost. The latest row of a person holds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.core.vocabulary import Effort, Role
from ropeteam.store.models.change_requests import ChangeRequest
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Pillar, StrategyVersion
from ropeteam.store.models.row import Row, choices, one_of

RATINGS = (-1.0, 0.0, 0.5, 1.0)


class PillarRating(Row):
    """What one person, in one role, says of a wish and a pillar: -1 against, 0 none, .5 supports, 1 core. Append-only."""

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="ratings")
    pillar = models.ForeignKey(Pillar, on_delete=models.CASCADE, related_name="ratings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=choices(Role))
    value = models.FloatField()
    rated_on = models.DateField()

    class Meta:
        constraints = [
            one_of("role", Role, "pillar_rating_role_known"),
            models.CheckConstraint(condition=Q(value__in=RATINGS), name="pillar_rating_is_one_of_four"),
        ]
        indexes = [models.Index(fields=["change_request", "pillar", "by", "-id"])]


class VisionVeto(Row):
    """Against the vision: flagged, never buried. `lifted` takes the person's own veto back. Append-only."""

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="vetoes")
    strategy = models.ForeignKey(StrategyVersion, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=choices(Role))
    reason = models.TextField()
    lifted = models.BooleanField(default=False)
    said_on = models.DateField()

    class Meta:
        constraints = [
            one_of("role", Role, "vision_veto_role_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="vision_veto_has_a_reason"),
        ]
        indexes = [models.Index(fields=["change_request", "by", "-id"])]


class RequestEffort(Row):
    """What product says it would take: S, M or L. The latest holds. Append-only."""

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="efforts")
    effort = models.CharField(max_length=1, choices=choices(Effort))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [one_of("effort", Effort, "request_effort_known")]
        indexes = [models.Index(fields=["change_request", "-id"])]

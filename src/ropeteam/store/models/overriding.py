"""What an override needs: an ask with a day until which both may say yes, a no, and whoever stands in for one of the two."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import Role
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.gate import GateFinding
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row, choices

APPROVING = Q(role__in=["management", "product"])


class OverrideAsk(Row):
    """Somebody wants a finding lifted and says why. Management and product are asked at once and answer in any order, until
    and on `due_on`. Append-only."""

    finding = models.OneToOneField(GateFinding, on_delete=models.PROTECT, related_name="override_ask")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="override_ask_has_a_reason"),
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="override_due_after_ask"),
        ]


class OverrideRefusal(Row):
    """A no of one of the two: the ask is over. Append-only."""

    ask = models.OneToOneField(OverrideAsk, on_delete=models.PROTECT, related_name="refusal")
    role = models.CharField(max_length=16, choices=choices(Role))
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    refused_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="override_refused_with_a_reason"),
            models.CheckConstraint(condition=APPROVING, name="override_refused_by_one_of_two"),
        ]


class Delegation(Row):
    """Somebody of management or product lets another approve in their place, for one deal or for all, from a day to a day.
    Append-only; what ended it early is a row of its own."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="delegations")
    role = models.CharField(max_length=16, choices=choices(Role))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegated")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stands_in")
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.CASCADE, related_name="delegations")
    from_day = models.DateField()
    to_day = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=APPROVING, name="delegated_role_approves"),
            models.CheckConstraint(condition=~Q(by=F("to")), name="delegated_to_another"),
            models.CheckConstraint(condition=Q(to_day__gte=F("from_day")), name="delegation_days_in_order"),
        ]
        indexes = [models.Index(fields=["to", "to_day"])]


class DelegationEnd(Row):
    delegation = models.OneToOneField(Delegation, on_delete=models.CASCADE, related_name="end")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField()

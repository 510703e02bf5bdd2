"""Gate runs with their findings, and overrides by two. All append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import FindingCode, GateResult, Role
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, one_of
from ropeteam.store.models.signals import Signal


class GateRun(Row):
    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="gate_runs")
    known_on = models.DateField()
    as_of = models.BooleanField(default=False)
    result = models.CharField(max_length=12, choices=choices(GateResult))
    known = models.PositiveIntegerField()
    heard = models.PositiveIntegerField()
    reviewed = models.PositiveIntegerField()
    unheard = models.JSONField(default=list)

    class Meta:
        constraints = [
            one_of("result", GateResult, "gate_result_known"),
            models.CheckConstraint(condition=Q(known__gte=F("heard")), name="gate_run_heard_of_known"),
        ]
        indexes = [models.Index(fields=["deal", "-id"])]


# What a finding may be about besides the deal itself, and the codes that are about the deal itself.
SUBJECTS = ("promise", "signal", "requirement", "study", "clause")
OF_THE_DEAL = (
    FindingCode.SERVICES_UNHEARD.value,
    FindingCode.PRESALES_MISSING.value,
    FindingCode.SERVICES_NOT_YET.value,
)


def _about() -> Q:
    """One subject, or none where the code says that the deal as a whole is meant."""
    found = Q(code__in=OF_THE_DEAL, **{f"{name}__isnull": True for name in SUBJECTS})
    for chosen in SUBJECTS:
        found |= Q(**{f"{name}__isnull": name != chosen for name in SUBJECTS}) & ~Q(code__in=OF_THE_DEAL)
    return found


class GateFinding(Row):
    """One line of a run's list. About a promise or signal, a sentence of an offer, a requirement or study; else about the deal
    as a whole."""

    run = models.ForeignKey(GateRun, on_delete=models.CASCADE, related_name="findings")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    requirement = models.ForeignKey(
        "store.Requirement", null=True, blank=True, on_delete=models.CASCADE, related_name="findings"
    )
    study = models.ForeignKey("store.Study", null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    clause = models.ForeignKey("store.Clause", null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(max_length=24, choices=choices(FindingCode))
    owner_role = models.CharField(max_length=16, choices=choices(Role))
    blocks = models.BooleanField()
    overridden = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_about(), name="finding_about_exactly_one"),
            one_of("code", FindingCode, "finding_code_known"),
        ]


class OverrideRequest(Row):
    """The first of two who want a finding lifted: by management or by product, with a reason."""

    finding = models.ForeignKey(GateFinding, on_delete=models.PROTECT, related_name="override_requests")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=choices(Role))
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_a_reason"),
            models.CheckConstraint(
                condition=Q(role__in=["management", "product"]), name="override_by_management_or_product"
            ),
            models.UniqueConstraint(fields=["finding", "role"], name="override_one_request_a_role"),
        ]


class Override(Row):
    """Lifted by two: one of management, one of product, neither the deal's seller (a trigger checks)."""

    request = models.OneToOneField(OverrideRequest, on_delete=models.PROTECT, related_name="override")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second_role = models.CharField(max_length=16, choices=choices(Role))
    overridden_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(by=F("second_by")), name="override_by_two_people"),
            models.CheckConstraint(
                condition=Q(second_role__in=["management", "product"]), name="override_second_role_known"
            ),
        ]

"""The promise ledger: what was promised, where it was said, what carries it, how it ended.

A promise row is made when a person confirms a suggestion, enters it by hand, or records what a customer recalls.
Its state is derived from rows, never stored.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import REPLACING, Backing, Fit, PromiseOutcome, PromiseSource, PromiseSubject
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.change_requests import Ask, ChangeRequest, Decision
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, CapabilityVersion, RoadmapVersion, StrategyVersion
from ropeteam.store.models.row import Row, choices, exactly_one, one_of
from ropeteam.store.models.signals import Signal


class Promise(Row):
    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="promises")
    key = models.CharField(max_length=80)
    sentence = models.TextField()
    subject = models.CharField(max_length=10, choices=choices(PromiseSubject), default=PromiseSubject.FUNCTION.value)
    said_on = models.DateField()
    recorded_on = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    due_phrase = models.CharField(max_length=200, blank=True)
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="promises")
    change_request = models.ForeignKey(
        ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    source = models.CharField(max_length=10, choices=choices(PromiseSource))
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    replaces_how = models.CharField(max_length=12, choices=choices(sorted(REPLACING)), blank=True)
    replaces_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "key"], name="promise_key_in_deal"),
            one_of("source", PromiseSource, "promise_source_known"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")), name="promise_not_replacing_itself"
            ),
            models.CheckConstraint(
                condition=Q(replaces_how__in=["", *(how.value for how in sorted(REPLACING))]),
                name="promise_replaces_how_known",
            ),
        ]
        indexes = [
            models.Index(fields=["deal", "-said_on", "-id"]),
            models.Index(fields=["-said_on", "-id"]),
            models.Index(fields=["due"]),
        ]

    def __str__(self) -> str:
        return self.key


class Mention(Row):
    """One place where a promise was said."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="mentions")
    signal = models.OneToOneField(Signal, on_delete=models.CASCADE, related_name="mention")


class Contradiction(Row):
    """Our side later said otherwise without taking it back openly: the promise stays open and is shown. Append-only."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="contradictions")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    said_on = models.DateField()
    how = models.TextField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Scope(Row):
    """Work that services accepted. `promise` is set where it was accepted for that one promise."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="scopes")
    key = models.CharField(max_length=80)
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="scopes")
    text = models.TextField()
    days = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    accepted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "key"], name="scope_key_in_deal")]


class Judgement(Row):
    """What carries it, as judged on a day by rule or by a person. Append-only; the latest holds. Reasons hold no quote."""

    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="judgements")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.CASCADE, related_name="judgements")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.CASCADE, related_name="judgements")
    clause = models.ForeignKey(
        "store.Clause", null=True, blank=True, on_delete=models.CASCADE, related_name="judgements"
    )
    fit = models.CharField(max_length=20, choices=choices(Fit))
    backing = models.CharField(max_length=20, choices=choices(Backing))
    reasons = models.JSONField(default=list)
    due = models.DateField(null=True, blank=True)
    surer = models.BooleanField(default=False)
    capability_version = models.ForeignKey(
        CapabilityVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="judgements"
    )
    roadmap_version = models.ForeignKey(
        RoadmapVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="judgements"
    )
    scope = models.ForeignKey(Scope, null=True, blank=True, on_delete=models.PROTECT, related_name="judgements")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="judgements")
    strategy = models.ForeignKey(StrategyVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rule_version = models.CharField(max_length=40)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judged_on = models.DateField()
    reason_text = models.TextField(blank=True)

    class Meta:
        constraints = [
            exactly_one("promise", "signal", "ask", "clause", name="judgement_of_exactly_one"),
            one_of("fit", Fit, "judgement_fit_known"),
            one_of("backing", Backing, "judgement_backing_known"),
            models.CheckConstraint(
                condition=~Q(backing="roadmap") | Q(roadmap_version__isnull=False),
                name="roadmap_backing_names_its_version",
            ),
        ]
        indexes = [
            models.Index(fields=["promise", "-id"]),
            models.Index(fields=["signal", "-id"]),
            models.Index(fields=["ask", "-id"]),
            models.Index(fields=["clause", "-id"]),
        ]


class PromiseEnd(Row):
    """How a promise ended. Append-only; at most one. Withdrawn needs how the customer was told."""

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="end")
    outcome = models.CharField(max_length=10, choices=choices(PromiseOutcome))
    ended_on = models.DateField()
    recorded_on = models.DateField(null=True, blank=True)
    told_customer_on = models.DateField(null=True, blank=True)
    told_how = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            one_of("outcome", PromiseOutcome, "promise_end_outcome_known"),
            models.CheckConstraint(
                condition=~Q(outcome="withdrawn") | (Q(told_customer_on__isnull=False) & ~Q(told_how="")),
                name="withdrawn_was_told_to_the_customer",
            ),
        ]


class EndTakenBack(Row):
    """An end that somebody took back, word for word as it stood: the promise is open again. Append-only. The database lets an end
    go only where this row keeps it; `was` is the id it had."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="ends_taken_back")
    was = models.PositiveBigIntegerField(unique=True)
    outcome = models.CharField(max_length=10, choices=choices(PromiseOutcome))
    ended_on = models.DateField()
    recorded_on = models.DateField(null=True, blank=True)
    told_customer_on = models.DateField(null=True, blank=True)
    told_how = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_on = models.DateField()

    class Meta:
        constraints = [one_of("outcome", PromiseOutcome, "end_taken_back_outcome_known")]


class LimitTold(Row):
    """The customer was told the limit in writing. Append-only."""

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, related_name="limit_told")
    told_on = models.DateField()
    told_how = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

"""Change requests: the canonical wish, who asked for it, and what product decided. And asks: "can we promise this?"."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import AskSource, AskStand, DecisionKind, Fit, Importance, RequestOrigin
from ropeteam.store.models.accounts import Account, Deal
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.product import Capability, NonGoal, Product, RoadmapItem, StrategyVersion
from ropeteam.store.models.row import Row, choices, exactly_one, one_of
from ropeteam.store.models.signals import Signal
from ropeteam.store.models.solutions import SolutionPattern
from ropeteam.store.models.trackers import TrackerVoice


class ChangeRequest(Row):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="change_requests")
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    problem = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=choices(RequestOrigin), default=RequestOrigin.CUSTOMER.value)
    capability = models.ForeignKey(
        Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="change_requests"
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "key"], name="change_request_key_in_product"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="change_request_not_into_itself"
            ),
        ]
        indexes = [models.Index(fields=["product", "-id"])]

    def __str__(self) -> str:
        return self.title


class Ask(Row):
    """One "can we promise this?": the words, the guess before, what was picked, where the seller stands.

    `source` is the way it came in; `url` the page it was read on, where it was captured from one; `importance` how much it
    matters to the customer, where somebody said so before the words became part of a wish.
    """

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="asks")
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT, related_name="asks")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asks")
    key = models.CharField(max_length=80)
    text = models.TextField()
    asked_on = models.DateField()
    guess = models.CharField(max_length=20, choices=choices(Fit), blank=True)
    verdict = models.CharField(max_length=20, choices=choices(Fit), blank=True)
    chosen_capability = models.ForeignKey(
        Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="asks"
    )
    chosen_request = models.ForeignKey(
        ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="asks"
    )
    stand = models.CharField(max_length=12, choices=choices(AskStand), blank=True)
    source = models.CharField(max_length=12, choices=choices(AskSource), default=AskSource.PAGE.value)
    url = models.TextField(blank=True)
    idempotency_key = models.CharField(max_length=80, blank=True)
    importance = models.CharField(max_length=10, choices=choices(Importance), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "key"], name="ask_key_in_company"),
            models.UniqueConstraint(
                fields=["by", "idempotency_key"], condition=~Q(idempotency_key=""), name="ask_idempotent"
            ),
        ]
        indexes = [
            models.Index(fields=["deal", "-id"]),
            # Few of all questions go to product; what waits there, and how long that takes, is asked on every Today.
            models.Index(
                fields=["company", "-id"], condition=Q(stand=AskStand.ASK_PRODUCT.value), name="ask_of_product"
            ),
        ]


class Asker(Row):
    """Who asked for it: a deal or an account, through a signal, an ask or another system, in their own words.

    `wanted_by` is the day the customer wishes it for.
    """

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="askers")
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.CASCADE, related_name="askers")
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.CASCADE, related_name="askers")
    voice = models.OneToOneField(TrackerVoice, null=True, blank=True, on_delete=models.CASCADE, related_name="asker")
    importance = models.CharField(max_length=10, choices=choices(Importance), default=Importance.CHALLENGE.value)
    wanted_by = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            exactly_one("signal", "ask", "voice", name="asker_by_signal_ask_or_voice"),
            models.UniqueConstraint(fields=["change_request", "signal"], name="asker_signal_once"),
            models.UniqueConstraint(fields=["change_request", "ask"], name="asker_ask_once"),
        ]


class Decision(Row):
    """What product decided about a change request, against the strategy of that day. Append-only; the latest holds.

    accept names a roadmap item, later a `condition`, no may name a `non_goal`, as_is a solution `pattern`.
    """

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=choices(DecisionKind))
    reason = models.TextField(blank=True)
    strategy = models.ForeignKey(StrategyVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    roadmap_item = models.ForeignKey(
        RoadmapItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    condition = models.TextField(blank=True)
    non_goal = models.ForeignKey(NonGoal, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pattern = models.ForeignKey(
        SolutionPattern, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    recorded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change_request", "key"], name="decision_key_in_request"),
            one_of("kind", DecisionKind, "decision_kind_known"),
        ]

"""Signals: quoted spans with a kind, suggested by a machine or marked by a person, and people's reviews of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import SignalKind
from ropeteam.store.models.conversations import Analysis, Conversation, TextVersion
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, NonGoal
from ropeteam.store.models.row import Row, choices, one_of


class ReviewVerdict(models.TextChoices):
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    CHANGED = "changed"
    REOPENED = "reopened"


class Signal(Row):
    """A quote: from character `start` of turn `first_turn` to before character `end` of turn `last_turn`.

    `analysis` is set for a machine's, `created_by` for a person's. `confidence` is 0..1. `low` marks spans below the
    threshold: shown only on request ("what may have been missed") and never counted. `recalled`: the customer recalls a
    promise of ours; the kind is then promise although the customer speaks. `retired_at`: a newer model no longer hears it; the
    row stays because gate runs and judgements cite it.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="signals")
    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="signals")
    first_turn = models.PositiveIntegerField()
    last_turn = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    kind = models.CharField(max_length=8, choices=choices(SignalKind))
    low = models.BooleanField(default=False)
    recalled = models.BooleanField(default=False)
    service = models.BooleanField(default=False)
    analysis = models.ForeignKey(Analysis, null=True, blank=True, on_delete=models.CASCADE, related_name="signals")
    confidence = models.FloatField(null=True, blank=True)
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="signals")
    capability_score = models.FloatField(null=True, blank=True)
    non_goal = models.ForeignKey(NonGoal, null=True, blank=True, on_delete=models.SET_NULL, related_name="signals")
    change_request = models.ForeignKey(
        "store.ChangeRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="signals"
    )
    due = models.DateField(null=True, blank=True)
    due_phrase = models.CharField(max_length=200, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "first_turn", "start", "end", "kind"], name="signal_once_per_span_and_kind"
            ),
            one_of("kind", SignalKind, "signal_kind_known"),
            models.CheckConstraint(
                condition=Q(analysis__isnull=False) | Q(created_by__isnull=False), name="signal_by_machine_or_person"
            ),
            models.CheckConstraint(condition=Q(last_turn__gte=F("first_turn")), name="signal_turns_in_order"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="signal_confidence_0_to_1",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "kind"]),
            models.Index(fields=["kind", "-id"], condition=Q(low=False, retired_at=None), name="signal_kind_recent"),
        ]

    @property
    def promise_key(self) -> str:
        """What it is called in the ledger, or would be once somebody stands by it."""
        return f"{self.conversation.key}-{self.first_turn}-{self.start}"


class SignalReview(Row):
    """A person's word on a signal; the latest holds. `kind` is set where a person changed it. Append-only.

    `reopened` gives the signal back to be reviewed: nobody's word stands any more. `undoes` is the word that this one takes
    back; a word is taken back once.
    """

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(max_length=10, choices=ReviewVerdict.choices)
    kind = models.CharField(max_length=8, choices=choices(SignalKind), blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_seller = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by")
    reviewed_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["confirmed", "dismissed", "changed", "reopened"]), name="review_verdict_known"
            ),
            models.CheckConstraint(condition=~Q(verdict="changed") | ~Q(kind=""), name="changed_review_has_a_kind"),
            models.CheckConstraint(
                condition=~Q(verdict="dismissed", by_seller=True) | ~Q(reason=""),
                name="own_deal_dismissal_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["signal", "-id"])]


class ReviewSecond(Row):
    """The second person who agrees to a seller's dismissal in an own deal. Append-only; never the same person."""

    review = models.OneToOneField(SignalReview, on_delete=models.CASCADE, related_name="second")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seconded_on = models.DateField()


class ClaimCorrection(Row):
    """That an unbacked claim was corrected towards the customer, and how. Append-only."""

    signal = models.OneToOneField(Signal, on_delete=models.CASCADE, related_name="correction")
    told_on = models.DateField()
    told_how = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

"""The handover: services' word on a deal before and after its signature, what they saw of it, and what they aim at.

Everything here is append-only; of each kind the last row of a deal holds. The dossier itself is made of the deal's other rows
each time it is read.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import StakeholderGroup
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.conversations import TextVersion
from ropeteam.store.models.people import Person
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, exactly_one, one_of
from ropeteam.store.models.signals import Signal


class HandoverWord(Row):
    """Somebody of services says whether they could take the deal over, or that they do. `n` counts a deal's words, so that two
    at once give one after the other."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="handover_words")
    n = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12, choices=choices(HandoverVerdict))
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="handover_word_n"),
            one_of("verdict", HandoverVerdict, "handover_verdict_known"),
        ]


class HandoverReason(Row):
    """One reason of a word, and the promise it is about, where it is about one."""

    word = models.ForeignKey(HandoverWord, on_delete=models.CASCADE, related_name="reasons")
    code = models.CharField(max_length=20, choices=choices(HandoverReasonCode))
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "code", "promise"], nulls_distinct=False, name="handover_reason_once"
            ),
            one_of("code", HandoverReasonCode, "handover_reason_known"),
        ]


class HandoverEstimate(Row):
    """What services think the deal costs them, in days of work: from, to, and what it rests on."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="handover_estimates")
    n = models.PositiveIntegerField()
    days_from = models.DecimalField(max_digits=8, decimal_places=2)
    days_to = models.DecimalField(max_digits=8, decimal_places=2)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    estimated_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="handover_estimate_n"),
            models.CheckConstraint(
                condition=Q(days_from__gte=0) & Q(days_to__gte=F("days_from")), name="handover_estimate_from_to"
            ),
        ]


class HandoverSeen(Row):
    """Somebody of services saw a promise of the deal, or one that was heard and nobody reviewed."""

    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="handover_seen")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.CASCADE, related_name="handover_seen")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()

    class Meta:
        constraints = [
            exactly_one("promise", "signal", name="handover_seen_exactly_one"),
            models.UniqueConstraint(
                fields=["promise", "signal", "by"], nulls_distinct=False, name="handover_seen_once"
            ),
        ]


class HandoverOwner(Row):
    """Who of services answers for the deal after its signature, together with the seller; and how the customer heard of it."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="handover_owners")
    n = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    told_how = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="handover_owner_n"),
            models.CheckConstraint(condition=Q(told_on__isnull=True) | ~Q(told_how=""), name="handover_owner_told_how"),
        ]


class FirstSuccess(Row):
    """The first thing the customer shall see working: what, until when, and who of them."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="first_successes")
    n = models.PositiveIntegerField()
    words = models.TextField()
    by_day = models.DateField()
    group = models.CharField(max_length=10, choices=choices(StakeholderGroup), blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="first_success_n"),
            models.CheckConstraint(condition=~Q(words=""), name="first_success_in_words"),
            models.CheckConstraint(
                condition=Q(group="") | Q(group__in=[one.value for one in StakeholderGroup]),
                name="first_success_group_known",
            ),
        ]


class QuestionTwice(Row):
    """Two questions of ours in two talks of a deal that may mean the same: characters `start` to before `end` of a turn. Where
    they stand is kept, not their words. `model` is the embedder whose `likeness` it is."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="questions_twice")
    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="+")
    turn = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    earlier_text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="+")
    earlier_turn = models.PositiveIntegerField()
    earlier_start = models.PositiveIntegerField()
    earlier_end = models.PositiveIntegerField()
    likeness = models.FloatField()
    model = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "turn", "start"], name="question_twice_once"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")) & Q(earlier_end__gt=F("earlier_start")), name="question_twice_has_words"
            ),
            models.CheckConstraint(condition=Q(likeness__gte=0, likeness__lte=1), name="question_twice_0_to_1"),
        ]


class QuestionTwiceWord(Row):
    """A person's word on two questions: they are the same, or they are not. The last one holds."""

    twice = models.ForeignKey(QuestionTwice, on_delete=models.CASCADE, related_name="words")
    n = models.PositiveIntegerField()
    same = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["twice", "n"], name="question_twice_word_n")]

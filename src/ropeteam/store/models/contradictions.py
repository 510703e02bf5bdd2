"""What a machine found that may go against an open promise, and a person's word on it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.store.models.conversations import TextVersion
from ropeteam.store.models.people import Person
from ropeteam.store.models.promises import Contradiction, Promise
from ropeteam.store.models.row import Row


class ContradictionSuggestion(Row):
    """Words of ours, characters `start` to before `end` of turn `turn`, that may go against the promise. A suggestion changes
    nothing at the gate. `openly`: the customer is told in them, so the promise may be ended as withdrawn."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="contradiction_suggestions")
    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="contradiction_suggestions")
    turn = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    openly = models.BooleanField()
    chance = models.FloatField()
    model = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "text"], name="one_contradiction_a_promise_and_text"),
            models.CheckConstraint(condition=Q(chance__gte=0, chance__lte=1), name="contradiction_chance_0_to_1"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="contradiction_has_words"),
        ]


class ContradictionReview(Row):
    """A person's word on a suggestion: it goes against the promise, or it does not. Append-only; `n` counts a suggestion's words,
    so that two at once give one. `contradiction` is what a confirmed silent one made of it."""

    suggestion = models.ForeignKey(ContradictionSuggestion, on_delete=models.CASCADE, related_name="reviews")
    n = models.PositiveIntegerField(default=1)
    confirmed = models.BooleanField()
    contradiction = models.OneToOneField(
        Contradiction, null=True, blank=True, on_delete=models.CASCADE, related_name="review"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "n"], name="contradiction_word_n"),
            models.CheckConstraint(
                condition=Q(confirmed=True) | Q(contradiction__isnull=True), name="no_contradiction_of_a_dismissal"
            ),
        ]


class ContradictionUndo(Row):
    """That a word on a suggestion was taken back: it waits for a word again. Append-only; a word is taken back once."""

    review = models.OneToOneField(ContradictionReview, on_delete=models.CASCADE, related_name="undone")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undone_on = models.DateField()

"""Renewals: the days on which a contract has to be renewed, what became of it, and what became of the customer's first goals."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary_projects import GoalState, RenewalEnd
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.row import Row, choices, one_of
from ropeteam.store.models.signals import Signal


class Renewal(Row):
    """A day on which the customer decides whether they stay. Put off, it ends as `moved` and another row has the new day."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="renewals")
    due = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "due"], name="renewal_due_once")]
        indexes = [models.Index(fields=["due", "id"], name="store_renewal_due")]


class RenewalOutcome(Row):
    """What became of it, with why in the customer's or our words."""

    renewal = models.OneToOneField(Renewal, on_delete=models.CASCADE, related_name="outcome")
    end = models.CharField(max_length=8, choices=choices(RenewalEnd))
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField()

    class Meta:
        constraints = [
            one_of("end", RenewalEnd, "renewal_end_known"),
            models.CheckConstraint(condition=~Q(words=""), name="renewal_outcome_says_why"),
        ]


class GoalAnswer(Row):
    """What became of something that the customer wanted in the first talks; the latest of a wish holds."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="goal_answers")
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="goal_answers")
    state = models.CharField(max_length=8, choices=choices(GoalState))
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            one_of("state", GoalState, "goal_state_known"),
            models.CheckConstraint(condition=~Q(words=""), name="goal_answer_has_words"),
        ]
        indexes = [models.Index(F("signal"), F("id").desc(), name="store_goalanswer_latest")]

"""Which talks product should join: when talks are, when people are busy, what was picked and what they answered."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.store.models.conversations import Conversation
from ropeteam.store.models.people import Person
from ropeteam.store.models.row import Row


class TalkTime(Row):
    """From when to when a talk is planned, as a calendar says. `uid` is the calendar's own name of it."""

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="time")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    uid = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="talk_ends_after_its_start")
        ]
        indexes = [models.Index(fields=["starts_at"])]


class BusyTime(Row):
    """When a person cannot come. No title, no place: only from when to when, and the calendar's own name of it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="busy")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    uid = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="busy_ends_after_its_start"),
            models.UniqueConstraint(fields=["person", "uid", "starts_at"], name="busy_time_once"),
        ]
        indexes = [models.Index(fields=["person", "starts_at"])]


class AttentionPick(Row):
    """A talk proposed to a person: the insight gained (share of all there is, 0..1) and its top reasons as codes with ids."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="picks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="picks")
    gain = models.FloatField()
    reasons = models.JSONField(default=list)
    proposed_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="attention_pick_once")]


class PickAnswer(Row):
    """Comes, or does not come and hands questions to pre-sales. The latest holds. Append-only."""

    pick = models.ForeignKey(AttentionPick, on_delete=models.CASCADE, related_name="answers")
    comes = models.BooleanField()
    questions = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()

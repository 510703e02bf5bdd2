"""The regular meeting of the four roles and the iteration review: agenda from data, minutes, who was there."""

from __future__ import annotations

from django.db import models

from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome, ExchangeKind
from ropeteam.store.models.answers import Answer
from ropeteam.store.models.change_requests import ChangeRequest, Decision
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.product import Capability, RoadmapItem
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, one_of


class Exchange(Row):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="exchanges")
    kind = models.CharField(max_length=10, choices=choices(ExchangeKind))
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    release = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("kind", ExchangeKind, "exchange_kind_known"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="exchange_ends_after_its_start"
            ),
        ]
        indexes = [models.Index(fields=["company", "-starts_at"])]


class ExchangeSeat(Row):
    """Somebody invited. `present` is empty until the minutes, or a word sent before, say it. `sent_word`: they said that
    they cannot come. `taken_off`: no seat any more; the row stays, so that planning again does not give it back."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField(null=True, blank=True)
    sent_word = models.BooleanField(default=False)
    taken_off = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exchange", "person"], name="exchange_seat_once"),
            models.CheckConstraint(
                condition=models.Q(sent_word=False) | models.Q(present=False), name="exchange_word_of_the_absent"
            ),
        ]


class AgendaItem(Row):
    """One thing to talk about, why it is here (a code), and what came of it. At most one subject; none = a free topic."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="agenda")
    no = models.PositiveIntegerField()
    code = models.CharField(max_length=24, choices=choices(AgendaCode))
    change_request = models.ForeignKey(ChangeRequest, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_items")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="agenda_items")
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    roadmap_item = models.ForeignKey(RoadmapItem, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=300, blank=True)
    minutes = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=choices(AgendaOutcome), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exchange", "no"], name="agenda_item_no"),
            one_of("code", AgendaCode, "agenda_code_known"),
            models.CheckConstraint(
                condition=models.Q(code=AgendaCode.TOPIC.value, topic__gt="") | ~models.Q(code=AgendaCode.TOPIC.value),
                name="free_topic_has_words",
            ),
        ]

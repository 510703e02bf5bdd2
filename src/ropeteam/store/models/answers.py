"""Answers: what becomes of a decision at every asker. Words for the customer, and two receipts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.store.models.accounts import Account, Deal
from ropeteam.store.models.change_requests import Asker, Decision
from ropeteam.store.models.people import Person
from ropeteam.store.models.row import Row, choices, one_of


class Answer(Row):
    """One decision to one asker. `deal` and `account` are the asker's at that time. `language` is the customer's."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="answers")
    asker = models.ForeignKey(Asker, on_delete=models.CASCADE, related_name="answers")
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    language = models.CharField(max_length=2)
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "asker"], name="answer_once")]
        indexes = [
            models.Index(fields=["deal", "-id"]),
            models.Index(fields=["decision", "deal"], name="answer_by_letter"),
        ]


class AnswerWords(Row):
    """The words for the customer, as drafted (no `by`) or as a person wrote them. The latest of a language holds. Append-only."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=2)
    text = models.TextField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["answer", "language", "-id"])]


class AnswerReceipt(Row):
    """The two ticks: the seller read it; the customer was told, and how. Append-only.

    `named_day` is the day the customer was told it will be there. `n`: told for the first time, told anew, ...
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=16, choices=choices(ReceiptKind))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    how = models.TextField(blank=True)
    n = models.PositiveSmallIntegerField(default=1)
    named_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "kind", "n"], name="answer_receipt_once"),
            one_of("kind", ReceiptKind, "answer_receipt_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind=ReceiptKind.CUSTOMER_TOLD.value) | ~Q(how=""), name="customer_told_says_how"
            ),
        ]


class AnswerReopening(Row):
    """The day that a customer was told no longer holds: they are to be told anew. `now_day` is empty where none may be named any
    more. Append-only, once a receipt."""

    receipt = models.OneToOneField(AnswerReceipt, on_delete=models.CASCADE, related_name="reopening")
    now_day = models.DateField(null=True, blank=True)
    reopened_on = models.DateField()

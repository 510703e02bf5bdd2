"""Which answers are one letter: those of one decision to one customer. Derived, never stored, so that an asker who is moved, or a
merge that is taken back, leaves every receipt where it was given.

A customer is a deal; without one an account; a colleague's question for no customer stands alone. Receipts and words count for the
whole letter, on whichever of its answers they were written. Its first answer that holds speaks for it in lists.
"""

from __future__ import annotations

from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.store.models import Answer, AnswerReceipt, AnswerReopening, AnswerWords, Asker, Decision


def with_standing(found: QuerySet[Answer]) -> QuerySet[Any]:
    """Each with `standing`, the decision of the wish its asker belongs to, and `holds`."""
    home = Coalesce(OuterRef("asker__change_request__merged_into"), OuterRef("asker__change_request"))
    standing = Decision.objects.filter(change_request=home).order_by("-decided_on", "-pk").values("pk")[:1]
    holds = Case(When(decision=F("standing"), then=Value(True)), default=Value(False), output_field=BooleanField())
    return found.annotate(standing=Subquery(standing)).annotate(holds=holds)


def with_letter(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each with what the letter it belongs to has: `read_on`, `told_on`, `told_how`; `reopened_on`, `told_day`, `now_day` where the
    day that was told no longer holds; `sentences`, how many it answers."""
    read_on = _ticked(ReceiptKind.SELLER_READ, "on")
    nobody_to_tell = Case(When(deal__isnull=True, account__isnull=True, then=read_on))
    reopened = _of_letter(AnswerReopening.objects.all(), "receipt__answer__").order_by("-pk")
    together = with_standing(_of_letter(Answer.objects.all(), "")).filter(holds=OuterRef("holds"))
    counted = together.order_by().values("decision").annotate(n=Count("pk")).values("n")
    ticked: QuerySet[Any] = found.annotate(
        read_on=read_on,
        told_on=Coalesce(_ticked(ReceiptKind.CUSTOMER_TOLD, "on"), nobody_to_tell),
        told_how=_ticked(ReceiptKind.CUSTOMER_TOLD, "how"),
        reopened_on=Subquery(reopened.values("reopened_on")[:1]),
        told_day=Subquery(reopened.values("receipt__named_day")[:1]),
        now_day=Subquery(reopened.values("now_day")[:1]),
        sentences=Subquery(counted, output_field=IntegerField()),
    )
    return ticked


def leading(found: QuerySet[Any]) -> QuerySet[Any]:
    """Of answers with `holds` the one of each letter that speaks for it."""
    before = with_standing(_of_letter(Answer.objects.filter(pk__lt=OuterRef("pk")), ""))
    return found.filter(~Exists(before.filter(holds=OuterRef("holds"))))


def together(answer: Answer) -> QuerySet[Answer]:
    """All answers of the same letter, the first first."""
    found = Answer.objects.filter(decision=answer.decision_id)
    if answer.deal_id is not None:
        found = found.filter(deal=answer.deal_id)
    elif answer.account_id is not None:
        found = found.filter(deal__isnull=True, account=answer.account_id)
    else:
        found = found.filter(pk=answer.pk)
    return found.order_by("pk")


def lead(answer: Answer) -> Answer:
    """The answer that speaks for the letter."""
    rows = list(with_standing(together(answer)))
    own = next(row for row in rows if row.pk == answer.pk)
    first: Answer = next(row for row in rows if row.holds == own.holds)
    return first


def askers_of(answer: Answer) -> list[Asker]:
    """Whose sentences the letter answers, the first first."""
    rows = with_standing(together(answer)).select_related(
        "asker__ask", "asker__signal__conversation", "asker__voice", "asker__deal__account", "asker__account"
    )
    found = list(rows)
    own = next(row for row in found if row.pk == answer.pk)
    return [row.asker for row in found if row.holds == own.holds]


def words_of(answer: Answer) -> QuerySet[AnswerWords]:
    """All words of the letter, the oldest first."""
    return AnswerWords.objects.filter(answer__in=together(answer)).select_related("by").order_by("pk")


def _of_letter(found: QuerySet[Any], at: str) -> QuerySet[Any]:
    """What belongs to the letter of the outer answer; `at` is the way from here to an answer."""
    outer = found.alias(outer_deal=ExpressionWrapper(OuterRef("deal"), output_field=BigIntegerField()))
    same_deal = Q(**{f"{at}deal": OuterRef("deal")})
    same_account = Q(**{f"{at}deal__isnull": True, "outer_deal__isnull": True, f"{at}account": OuterRef("account")})
    narrowed: QuerySet[Any] = outer.filter(
        same_deal | same_account | Q(**{f"{at}pk": OuterRef("pk")}), **{f"{at}decision": OuterRef("decision")}
    )
    return narrowed


def _ticked(kind: ReceiptKind, column: str) -> Subquery:
    found = AnswerReceipt.objects.filter(kind=kind.value, reopening__isnull=True)
    return Subquery(_of_letter(found, "answer__").order_by("-pk").values(column)[:1])

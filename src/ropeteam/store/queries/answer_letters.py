"""Which answers are one letter: those of one decision to one customer. Derived, never stored, so that an asker who is moved, or a
merge that is taken back, leaves every receipt where it was given.

A customer is a deal; without one an account; a colleague's question for no customer stands alone. Receipts and words count for the
whole letter, on whichever of its answers they were written. Its first answer that holds speaks for it in lists.
"""

from __future__ import annotations

from functools import cache
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
from ropeteam.store.queries.kept import Given, kept

ASKED = ("asker__ask", "asker__signal__conversation", "asker__voice", "asker__deal__account", "asker__account")
HOLDS = Case(When(decision=F("standing"), then=Value(True)), default=Value(False), output_field=BooleanField())


def with_standing(found: QuerySet[Answer]) -> QuerySet[Any]:
    """Each with `standing`, the decision of the wish its asker belongs to, and `holds`."""
    return found.annotate(standing=_standing()).annotate(holds=HOLDS)


def with_letter(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each with what the letter it belongs to has: `read_on`, `told_on`, `told_how`; `reopened_on`, `told_day`, `now_day` where the
    day that was told no longer holds; `sentences`, how many it answers."""
    ticked: QuerySet[Any] = found.annotate(**_ticks())
    return ticked


@cache
def _standing() -> Subquery:
    home = Coalesce(OuterRef("asker__change_request__merged_into"), OuterRef("asker__change_request"))
    return Subquery(Decision.objects.filter(change_request=home).order_by("-decided_on", "-pk").values("pk")[:1])


@cache
def _ticks() -> dict[str, Any]:
    """The same for every answer: built once, it took most of the time of asking for one."""
    read_on = _ticked(ReceiptKind.SELLER_READ, "on")
    nobody_to_tell = Case(When(deal__isnull=True, account__isnull=True, then=read_on))
    reopened = _of_letter(AnswerReopening.objects.all(), "receipt__answer__").order_by("-pk")
    together = with_standing(_of_letter(Answer.objects.all(), "")).filter(holds=OuterRef("holds"))
    counted = together.order_by().values("decision").annotate(n=Count("pk")).values("n")
    return {
        "read_on": read_on,
        "told_on": Coalesce(_ticked(ReceiptKind.CUSTOMER_TOLD, "on"), nobody_to_tell),
        "told_how": _ticked(ReceiptKind.CUSTOMER_TOLD, "how"),
        "reopened_on": Subquery(reopened.values("reopened_on")[:1]),
        "told_day": Subquery(reopened.values("receipt__named_day")[:1]),
        "now_day": Subquery(reopened.values("now_day")[:1]),
        "sentences": Subquery(counted, output_field=IntegerField()),
    }


def leading(found: QuerySet[Any]) -> QuerySet[Any]:
    """Of answers with `holds` the one of each letter that speaks for it."""
    return found.filter(~_before())


@cache
def _before() -> Exists:
    before = with_standing(_of_letter(Answer.objects.filter(pk__lt=OuterRef("pk")), ""))
    return Exists(before.filter(holds=OuterRef("holds")))


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
    first: Answer = _holding_alike(answer)[0]
    return first


def askers_of(answer: Answer) -> list[Asker]:
    """Whose sentences the letter answers, the first first."""
    return [row.asker for row in _holding_alike(answer, *ASKED)]


def _holding_alike(answer: Answer, *related: str) -> list[Any]:
    """The letter's answers that hold as this one does, or do not either."""
    of = "deal" if answer.deal_id is not None else "account" if answer.account_id is not None else "pk"
    given = {name: getattr(answer, f"{name}_id") for name in ("decision", "deal", "account")}
    rows = kept(_letter, of, *related).rows({**given, "pk": answer.pk})
    own = next(row for row in rows if row.pk == answer.pk)
    return [row for row in rows if row.holds == own.holds]


def _letter(of: str, *related: str) -> QuerySet[Any]:
    found = Answer.objects.filter(decision=Given("decision"), **{of: Given(of)})
    if of == "account":
        found = found.filter(deal__isnull=True)
    return with_standing(found).select_related(*related).order_by("pk")


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

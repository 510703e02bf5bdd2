"""How a promise stands, read the long way: from the reviews, ends and mentions that say so, for comparing the copies with."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from ropeteam.core.vocabulary import SignalKind
from ropeteam.store.models import Mention, Promise, PromiseEnd, ReviewVerdict, SignalReview
from ropeteam.store.queries.judgements import latest


def with_state(found: QuerySet[Promise]) -> QuerySet[Any]:
    """Each promise with `outcome` ('' while open, else its end, 'replaced', 'changed' or 'dismissed'), `fit`, `backing`,
    `judged_due`."""
    return found.annotate(
        fit=latest("promise", "fit"),
        backing=latest("promise", "backing"),
        judged_due=latest("promise", "due"),
        end_outcome=Subquery(PromiseEnd.objects.filter(promise=OuterRef("pk")).values("outcome")[:1]),
        outcome=Case(
            When(end_outcome__isnull=False, then=F("end_outcome")),
            When(replaced_by__isnull=False, then=Value("replaced")),
            When(turned(), then=Value("changed")),
            When(dropped(), then=Value("dismissed")),
            default=Value(""),
        ),
    )


def turned() -> Q:
    """People took it for something else: it was said somewhere, and no mention of it is a promise any more."""
    changed = SignalReview.objects.filter(signal=OuterRef("signal")).exclude(kind="")
    said = _with_last_word(Mention.objects.all()).filter(promise=OuterRef("pk"))
    otherwise = said.filter(Exists(changed)).exclude(kind_is=SignalKind.PROMISE)
    return Q(Exists(otherwise)) & ~Q(Exists(said.filter(kind_is=SignalKind.PROMISE)))


def dropped() -> Q:
    """People dismissed it for good: every mention that still counts was dismissed by others than the deal's own seller, or with
    a second."""
    said = _counting()
    for_good = Q(verdict=ReviewVerdict.DISMISSED) & (Q(by_seller=False) | Q(seconded=True))
    return Q(Exists(said.filter(for_good))) & ~Q(Exists(said.exclude(for_good)))


def waits() -> Q:
    """Nobody stands by it: every mention that counts was given back or dismissed."""
    said = _counting()
    gone = Q(verdict__in=[ReviewVerdict.DISMISSED.value, ReviewVerdict.REOPENED.value])
    return Q(Exists(said.filter(gone))) & ~Q(Exists(said.exclude(gone)))


def _counting() -> QuerySet[Any]:
    """Of a promise the mentions that count as one."""
    counting = Mention.objects.filter(signal__retired_at__isnull=True, signal__low=False, promise=OuterRef("pk"))
    return _with_last_word(counting).filter(kind_is=SignalKind.PROMISE)


def _with_last_word(said: QuerySet[Mention]) -> QuerySet[Any]:
    """Mentions with what people's last word says: `verdict` ('' where nobody spoke), `by_seller`, `seconded`, `kind_is`."""
    last = SignalReview.objects.filter(signal=OuterRef("signal")).order_by("-pk")
    worded = said.alias(
        verdict=Coalesce(Subquery(last.values("verdict")[:1]), Value("")),
        changed_kind=Subquery(last.values("kind")[:1]),
        by_seller=Coalesce(Subquery(last.values("by_seller")[:1]), Value(True)),
        second=Subquery(last.values("second__pk")[:1]),
    )
    return worded.alias(
        kind_is=Coalesce(NullIf("changed_kind", Value("")), F("signal__kind")),
        seconded=Case(When(second__isnull=False, then=Value(True)), default=Value(False)),
    )

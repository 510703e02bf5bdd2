"""Signals with what people said of them: the state is always derived from the latest review."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from ropeteam.core.vocabulary import SignalKind
from ropeteam.store.models import ReviewVerdict, Signal, SignalReview
from ropeteam.store.queries.judgements import latest


def with_state(found: QuerySet[Signal]) -> QuerySet[Any]:
    """Each signal with `state` (suggested, confirmed, dismissed), `kind_is` (after a change), `backing` and `fit`."""
    last = SignalReview.objects.filter(signal=OuterRef("pk")).order_by("-pk")
    return found.annotate(
        verdict=Subquery(last.values("verdict")[:1]),
        changed_kind=Subquery(last.values("kind")[:1]),
        dismissed_by_seller=Subquery(last.values("by_seller")[:1]),
        second=Subquery(last.values("second__pk")[:1]),
        state=Case(
            When(verdict=None, then=Value("suggested")),
            When(verdict=ReviewVerdict.DISMISSED, then=Value("dismissed")),
            default=Value("confirmed"),
        ),
        kind_is=Coalesce(NullIf("changed_kind", Value("")), F("kind")),
        backing=latest("signal", "backing"),
        fit=latest("signal", "fit"),
    )


def latest_review(signal: Signal) -> SignalReview | None:
    return signal.reviews.select_related("second").order_by("-pk").first()


def kind_now(signal: Signal) -> SignalKind:
    """The kind after people's last word."""
    review = latest_review(signal)
    return SignalKind(review.kind if review and review.kind else signal.kind)


def open_suggestions(found: QuerySet[Signal]) -> QuerySet[Signal]:
    """What a machine suggested and nobody reviewed; low-confidence spans are not among them."""
    reviewed = SignalReview.objects.filter(signal=OuterRef("pk"))
    return found.filter(~Exists(reviewed), analysis__isnull=False, low=False, retired_at__isnull=True)

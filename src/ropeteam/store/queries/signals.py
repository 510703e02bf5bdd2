"""Signals with what people said of them: the state is always derived from the latest review."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from ropeteam.core.vocabulary import OUR_KINDS, SignalKind, SignalState
from ropeteam.store.models import Product, ReviewVerdict, Signal, SignalReview
from ropeteam.store.queries.judgements import latest


def with_state(found: QuerySet[Signal]) -> QuerySet[Any]:
    """Each signal with `state` (suggested, confirmed, dismissed), `kind_is` (after a change), `backing` and `fit`."""
    return found.annotate(**_said())


@cache
def _said() -> dict[str, Any]:
    """The same for every signal: built once."""
    last = SignalReview.objects.filter(signal=OuterRef("pk")).order_by("-pk")
    return {
        "verdict": Subquery(last.values("verdict")[:1]),
        "changed_kind": Subquery(last.values("kind")[:1]),
        "dismissed_by_seller": Subquery(last.values("by_seller")[:1]),
        "second": Subquery(last.values("second__pk")[:1]),
        "state": Case(
            When(Q(verdict=None) | Q(verdict=ReviewVerdict.REOPENED), then=Value("suggested")),
            When(verdict=ReviewVerdict.DISMISSED, then=Value("dismissed")),
            default=Value("confirmed"),
        ),
        "kind_is": Coalesce(NullIf("changed_kind", Value("")), F("kind")),
        "backing": latest("signal", "backing"),
        "fit": latest("signal", "fit"),
    }


def with_reasons(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each with `reasons`, the codes behind its last judgement."""
    reasoned: QuerySet[Any] = found.annotate(reasons=latest("signal", "reasons"))
    return reasoned


def latest_review(signal: Signal) -> SignalReview | None:
    return signal.reviews.select_related("second").order_by("-pk").first()


def kind_now(signal: Signal) -> SignalKind:
    """The kind after people's last word."""
    review = latest_review(signal)
    return SignalKind(review.kind if review and review.kind else signal.kind)


def state_now(signal: Signal) -> SignalState:
    """The state after people's last word; a signal given back to be reviewed is suggested again."""
    review = latest_review(signal)
    if review is None or review.verdict == ReviewVerdict.REOPENED:
        return SignalState.SUGGESTED
    return SignalState.DISMISSED if review.verdict == ReviewVerdict.DISMISSED else SignalState.CONFIRMED


def ours_that_count(product: Product) -> QuerySet[Any]:
    """Our promises and claims in the product's deals that nobody dismissed: of the ledger the open ones."""
    of_product = Q(conversation__deal__product=product) | Q(conversation__deal__product__isnull=True)
    found = Signal.objects.filter(of_product, conversation__company=product.company_id, retired_at__isnull=True)
    found = found.filter(mention__promise__end__isnull=True, mention__promise__replaced_by__isnull=True)
    found = with_state(found).filter(kind_is__in=OUR_KINDS).exclude(state="dismissed").order_by("pk")
    found = found.select_related("conversation__deal", "mention__promise__deal", "non_goal", "text", "capability")
    return found.defer("text__original")


def standing_words(*, known_on: date | None = None) -> QuerySet[SignalReview]:
    """A signal's last word (by the day), where it stands: not where it gave the signal back to be reviewed."""
    known = Q() if known_on is None else Q(reviewed_on__lte=known_on)
    later = SignalReview.objects.filter(known, signal=OuterRef("signal"), pk__gt=OuterRef("pk"))
    found = SignalReview.objects.filter(known, ~Exists(later), signal=OuterRef("pk"))
    return found.exclude(verdict=ReviewVerdict.REOPENED)


def open_suggestions(found: QuerySet[Signal], *, known_on: date | None = None) -> QuerySet[Signal]:
    """What waits for a person: nobody reviewed it, or the word was taken back. Low-confidence spans are not among them."""
    settled = _settled() if known_on is None else Exists(standing_words(known_on=known_on))
    return found.filter(~settled, low=False, retired_at__isnull=True)


@cache
def _settled() -> Exists:
    return Exists(standing_words())

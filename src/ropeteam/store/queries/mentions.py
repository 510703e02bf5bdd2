"""What people's last word made of a promise's mentions: still a promise, something else, or up for review again."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from ropeteam.core.vocabulary import SignalKind
from ropeteam.store.models import Mention, Promise, ReviewVerdict, SignalReview


def turned(promise: str = "pk") -> Exists:
    """That people took a promise for something else: it was said somewhere, and no mention of it is a promise any more.

    It begins at reviews that changed a kind: these are few, so it costs next to nothing over a whole ledger.
    """
    changed = SignalReview.objects.filter(signal=OuterRef("signal")).exclude(kind="")
    otherwise = _with_last_word().filter(Exists(changed), promise=OuterRef(promise)).exclude(kind_is=SignalKind.PROMISE)
    still = _with_last_word().filter(promise=OuterRef("promise"), kind_is=SignalKind.PROMISE)
    return Exists(otherwise.filter(~Exists(still)))


def has_turned(promise: Promise) -> bool:
    return Promise.objects.filter(turned(), pk=promise.pk).exists()


def reopened(promise: str = "pk") -> Exists:
    """That a promise of the ledger waits to be reviewed again: a mention was given back, and nobody stands by another."""
    standing = _with_last_word().filter(promise=OuterRef("promise"), verdict__in=["confirmed", "changed"])
    given_back = _with_last_word().filter(promise=OuterRef(promise), verdict=ReviewVerdict.REOPENED)
    return Exists(given_back.filter(~Exists(standing)))


def _with_last_word() -> QuerySet[Any]:
    """Mentions with `verdict` and `kind_is`, for narrowing only."""
    last = SignalReview.objects.filter(signal=OuterRef("signal")).order_by("-pk")
    said = Mention.objects.alias(
        verdict=Subquery(last.values("verdict")[:1]), changed_kind=Subquery(last.values("kind")[:1])
    )
    return said.alias(kind_is=Coalesce(NullIf("changed_kind", Value("")), F("signal__kind")))

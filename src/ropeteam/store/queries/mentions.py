"""What people's last word made of a promise's mentions: still a promise, something else, none at all, or up for review again."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
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


def dropped(promise: str = "pk") -> Exists:
    """That people dismissed a promise for good: it was said somewhere, and every mention that still counts as one was dismissed
    by others than the deal's own seller, or with a second. Like `turned` it begins at few reviews: the dismissals, which are the
    last words themselves. Begun at the mentions it would ask for the last word on each of them: most of a filtered list's time.
    """
    gone = _dismissals_that_stand().filter(
        signal__mention__promise=OuterRef(promise), signal__retired_at__isnull=True, signal__low=False
    )
    gone = gone.alias(kind_is=Coalesce(NullIf("kind", Value("")), F("signal__kind"))).filter(kind_is=SignalKind.PROMISE)
    dismissed = _dismissals_that_stand().filter(signal=OuterRef("signal"))
    others = _with_last_word(_counting()).filter(~Exists(dismissed), promise=OuterRef("signal__mention__promise"))
    return Exists(gone.filter(~Exists(others.filter(kind_is=SignalKind.PROMISE))))


def spoken_for() -> QuerySet[Any]:
    """The mentions that count, with `verdict` and `kind_is` by people's last word; for narrowing only."""
    return _with_last_word(_counting())


def was_dropped(promise: Promise) -> bool:
    return Promise.objects.filter(dropped(), pk=promise.pk).exists()


def _counting() -> QuerySet[Mention]:
    return Mention.objects.filter(signal__retired_at__isnull=True, signal__low=False)


def _dismissals_that_stand() -> QuerySet[SignalReview]:
    """Last words that are dismissals that count."""
    later = SignalReview.objects.filter(signal=OuterRef("signal"), pk__gt=OuterRef("pk"))
    said = SignalReview.objects.filter(verdict=ReviewVerdict.DISMISSED)
    return said.filter(Q(by_seller=False) | Q(second__isnull=False)).filter(~Exists(later))


def _with_last_word(among: QuerySet[Mention] | None = None) -> QuerySet[Any]:
    """Mentions with `verdict` and `kind_is`, for narrowing only."""
    last = SignalReview.objects.filter(signal=OuterRef("signal")).order_by("-pk")
    said = (Mention.objects.all() if among is None else among).alias(
        verdict=Subquery(last.values("verdict")[:1]), changed_kind=Subquery(last.values("kind")[:1])
    )
    return said.alias(kind_is=Coalesce(NullIf("changed_kind", Value("")), F("signal__kind")))

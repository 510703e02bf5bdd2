"""What a deal wants: wishes gathered into change requests, needs that stand alone, and questions asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.vocabulary import SignalKind
from ropeteam.store.models import Ask, ChangeRequest, Deal, Decision, Signal
from ropeteam.store.queries.kept import Given, kept
from ropeteam.store.queries.question_clock import with_decided
from ropeteam.store.queries.signals import with_state

MOST = 8
DEAL = Given("deal")


@dataclass(frozen=True, slots=True)
class Wishes:
    """`requests` carry `decided` (a decision's kind or None) and `times` (how often this deal asked); `asks` `is_decided`."""

    requests: list[ChangeRequest]
    needs: list[Signal]
    asks: list[Ask]

    @property
    def n(self) -> int:
        return len(self.requests) + len(self.needs) + len(self.asks)


def of_deal(deal: Deal) -> Wishes:
    given = {"deal": deal.pk}
    return Wishes(kept(_requests).rows(given), kept(_needs).rows(given), kept(_asks).rows(given))


def _requests() -> QuerySet[ChangeRequest]:
    asked, before = Q(askers__deal=DEAL), Q(merged__askers__deal=DEAL)  # `before`: what was asked for is part of it now
    decided = Decision.objects.filter(change_request=OuterRef("pk")).order_by("-decided_on", "-pk").values("kind")[:1]
    found: QuerySet[ChangeRequest] = (
        ChangeRequest.objects.filter(asked | before, merged_into__isnull=True)
        .annotate(
            times=Count("askers", filter=asked, distinct=True) + Count("merged__askers", filter=before, distinct=True),
            decided=Subquery(decided),
        )
        .order_by("-times", "-pk")
    )
    return found[:MOST]


def _needs() -> QuerySet[Any]:
    """Needs of the customer that no request holds yet and nobody dismissed."""
    found = Signal.objects.filter(
        conversation__deal=DEAL,
        retired_at__isnull=True,
        low=False,
        change_request__isnull=True,
        kind=SignalKind.NEED.value,
    )
    found = found.select_related("conversation", "capability").order_by("-conversation__held_on", "-pk")
    return with_state(found).exclude(state="dismissed")[:MOST]


def _asks() -> QuerySet[Any]:
    found = with_decided(Ask.objects.filter(deal=DEAL))
    return found.select_related("chosen_capability", "chosen_request").order_by("-pk")[:MOST]

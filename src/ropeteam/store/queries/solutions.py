"""Solution patterns with what became of them: in how many deals they were used, how often they helped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from ropeteam.core.patterns import Worth
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Decision, PatternUse, Product, SolutionPattern
from ropeteam.store.queries import answers
from ropeteam.store.queries.answers import with_ticks


def listed(product: Product) -> QuerySet[SolutionPattern]:
    """Those in force first, the newest first."""
    return (
        SolutionPattern.objects.filter(product=product)
        .select_related("capability")
        .order_by(F("retired_on").desc(nulls_first=True), "-approved_on", "-pk")
    )


def worth(patterns: Iterable[SolutionPattern]) -> dict[int, Worth]:
    """Pattern -> its worth; one query however many."""
    rows = list(patterns)
    deals: dict[int, set[int]] = defaultdict(set)
    helped: dict[int, int] = defaultdict(int)
    uses: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.from_deal_id is not None:
            deals[row.pk].add(row.from_deal_id)
    found = PatternUse.objects.filter(pattern__in=[row.pk for row in rows])
    for pattern, deal, did in found.values_list("pattern", "deal", "helped"):
        uses[pattern] += 1
        helped[pattern] += did
        if deal is not None:
            deals[pattern].add(deal)
    return {row.pk: Worth(len(deals[row.pk]), helped[row.pk], uses[row.pk]) for row in rows}


def unwritten_answers(actor: Actor, product: Product) -> QuerySet[Any]:
    """Answers "works today" that a customer knows, of wishes no pattern was written from: what pre-sales may keep."""
    found = with_ticks(access.answers(actor).filter(decision__change_request__product=product))
    found = found.filter(decision__kind=DecisionKind.AS_IS.value, decision__pattern__isnull=True)
    found = found.filter(told_on__isnull=False).filter(~_kept("decision__change_request__capability", "deal"))
    return answers.with_related(found).order_by("-told_on", "-pk")


def unwritten_decisions(product: Product) -> QuerySet[Decision]:
    """Standing decisions "works today" without a pattern, their own or one written from an answer they gave."""
    from_answer = SolutionPattern.objects.filter(
        capability=OuterRef("change_request__capability"), from_deal__answers__decision=OuterRef("pk")
    )
    later = Decision.objects.filter(change_request=OuterRef("change_request"), pk__gt=OuterRef("pk"))
    found = Decision.objects.filter(
        ~Exists(later),
        ~Exists(from_answer),
        change_request__product=product,
        change_request__merged_into__isnull=True,
        kind=DecisionKind.AS_IS.value,
        pattern__isnull=True,
    )
    return found.select_related("change_request__capability").order_by("-decided_on", "-pk")


def _kept(capability: str, deal: str) -> Exists:
    """Whether a pattern of this capability came from this deal."""
    return Exists(SolutionPattern.objects.filter(capability=OuterRef(capability), from_deal=OuterRef(deal)))

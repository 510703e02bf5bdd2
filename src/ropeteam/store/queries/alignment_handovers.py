"""How warm handovers were, and which projects that have come so far are ready as a reference: read for all deals at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case as Which
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from ropeteam.core.alignment import Case
from ropeteam.core.alignment_deals import Warm, reference_case, warm
from ropeteam.core.handover import HandoverFacts, Talk, warmth
from ropeteam.core.references import LIVED, readiness
from ropeteam.core.taking_over import Said, accepted_by, taken_over_on
from ropeteam.core.vocabulary import ConversationKind
from ropeteam.core.vocabulary_handover import TAKEN_OVER, HandoverVerdict
from ropeteam.store.models import Conversation, Deal, HandoverEstimate, HandoverSeen, HandoverWord, Mention, Promise
from ropeteam.store.queries import references
from ropeteam.store.queries.alignment_scope import Scope
from ropeteam.store.queries.climb import DEALS_AT_ONCE
from ropeteam.store.queries.handover_talks import roles_in
from ropeteam.store.queries.promises import no_promise

# As many deals as are read for one page, the newest ones.
MOST = 400


def warmths(scope: Scope, *, since: date, on: date) -> dict[int, Warm]:
    """By deal that services took over on `since` or later. Whether one did is told by what services said, else by the day that came
    with the deal: a day that is only planned, or an old one that was sent back since, does not decide it."""
    deals = newest(Deal.objects.filter(scope.deals(), signed_on__isnull=False), since=since, on=on)
    told: dict[int, Warm] = {}
    for batch in _batches(deals):
        keys = [deal.pk for deal in batch]
        known = _Known(keys, on)
        for deal in batch:
            day = taken_over_on(known.words[deal.pk], deal.handover_on, signed=deal.signed_on, on=on)
            if day is not None and day >= since:
                told[deal.pk] = warm(warmth(known.facts(deal, day), on=on), day)
    return told


def newest(found: QuerySet[Deal], *, since: date, on: date) -> list[Deal]:
    """The deals that may have been handed over in these days, the latest first."""
    said = HandoverWord.objects.filter(deal=OuterRef("pk"), said_on__gte=since, said_on__lte=on, verdict__in=TAKEN_OVER)
    told: QuerySet[Any] = found.annotate(
        taken=Subquery(said.order_by("-n").values("said_on")[:1]),
        came=Which(When(handover_on__gte=since, handover_on__lte=on, then=F("handover_on"))),
    )
    told = told.annotate(handed=Coalesce("taken", "came")).filter(handed__isnull=False)
    return list(told.order_by("-handed", "-pk")[:MOST])


def ready_references(scope: Scope, *, since: date, on: date) -> dict[int, Case]:
    """By deal whose project ended, or went live long enough ago, on `since` or later."""
    live = Q(golive_on__gte=since - LIVED, golive_on__lte=on - LIVED)
    ended = Q(closed_on__gte=since, closed_on__lte=on, closed_on__gt=F("signed_on"))
    found = Deal.objects.filter(scope.deals(), live | ended, signed_on__lte=on).select_related("account")
    told: dict[int, Case] = {}
    for batch in _batches(list(found.order_by("-signed_on", "-pk")[:MOST])):
        for pk, facts in references.facts(batch, on=on).items():
            day = min(day for day in (facts.golive and facts.golive + LIVED, facts.closed) if day)
            if since <= day <= on:
                told[pk] = reference_case(readiness(facts, on=on), day)
    return told


class _Known:
    """What is known of the handovers of some deals, as of a day."""

    def __init__(self, keys: list[int], on: date) -> None:
        self.talks = _talks(keys, on)
        self.words: dict[int, list[Said]] = defaultdict(list)
        rows = HandoverWord.objects.filter(deal__in=keys, said_on__lte=on).order_by("n")
        for deal, verdict, day in rows.values_list("deal_id", "verdict", "said_on"):
            self.words[deal].append(Said(HandoverVerdict(verdict), day))
        self.on, self.seen = on, _seen(keys, on)
        looked = HandoverSeen.objects.filter(_of_deals(keys), seen_on__lte=on)
        pairs = looked.values_list("promise__deal", "signal__conversation__deal").distinct()
        self.looked = {promise or signal for promise, signal in pairs}
        estimated = HandoverEstimate.objects.filter(deal__in=keys, estimated_on__lte=on)
        self.estimated = set(estimated.values_list("deal_id", flat=True))
        self.promises = _promises(keys)

    def facts(self, deal: Deal, day: date) -> HandoverFacts:
        """Where services wrote nothing down in a deal, nobody recorded what they saw and accepted: unknown, not cold."""
        words, promises = self.words[deal.pk], self.promises[deal.pk]
        recorded = bool(words or deal.pk in self.estimated or deal.pk in self.looked)
        kickoff = self._kickoff(deal)
        open_then = [pk for pk, said, until in promises if said <= kickoff and (until is None or until > kickoff)]
        return HandoverFacts(
            talks=tuple(self.talks[deal.pk]),
            signed=deal.signed_on,
            handover=day,
            promises_seen=tuple(self.seen.get(pk) for pk in open_then) if recorded else None,
            accepted=accepted_by(words, kickoff, signed=deal.signed_on) if recorded else None,
        )

    def _kickoff(self, deal: Deal) -> date:
        met = [talk for talk in self.talks[deal.pk] if talk.with_customer and talk.kind == ConversationKind.KICKOFF]
        days = [talk.day for talk in met if deal.signed_on and talk.day >= deal.signed_on]
        return min(days, default=self.on)


def _talks(keys: list[int], on: date) -> dict[int, list[Talk]]:
    found = Conversation.objects.filter(deal__in=keys, held_on__lte=on).exclude(kind=ConversationKind.NOTE.value)
    rows = list(found.order_by("held_on", "pk").values_list("pk", "deal_id", "held_on", "kind", "internal"))
    roles = roles_in([pk for pk, *_ in rows])
    talks: dict[int, list[Talk]] = defaultdict(list)
    for pk, deal, day, kind, internal in rows:
        if deal is not None:
            talks[deal].append(Talk(day, ConversationKind(kind), not internal, roles.get(pk)))
    return talks


def _seen(keys: list[int], on: date) -> dict[int, date]:
    """By promise the day services saw it first; whoever saw the words that became it, saw it."""
    found: dict[int, date] = {}
    rows = HandoverSeen.objects.filter(_of_deals(keys), seen_on__lte=on)
    by_signal: dict[int, date] = {}
    for promise, signal, day in rows.order_by("-seen_on", "-pk").values_list("promise", "signal", "seen_on"):
        if promise is not None:
            found[promise] = day
        elif signal is not None:
            by_signal[signal] = day
    said = Mention.objects.filter(signal__in=list(by_signal)).values_list("promise", "signal") if by_signal else ()
    for promise, signal in said:
        found[promise] = min(by_signal[signal], found.get(promise, by_signal[signal]))
    return found


def _of_deals(keys: list[int]) -> Q:
    return Q(promise__deal__in=keys) | Q(signal__conversation__deal__in=keys)


def _promises(keys: list[int]) -> dict[int, list[tuple[int, date, date | None]]]:
    """By deal each promise with the days on which it was said and was over."""
    found: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    rows: Any = Promise.objects.filter(~no_promise(), deal__in=keys)
    for deal, pk, said, ended, other in rows.values_list(
        "deal_id", "pk", "said_on", "end__ended_on", "replaced_by__said_on"
    ):
        found[deal].append((pk, said, min((day for day in (ended, other) if day), default=None)))
    return found


def _batches(deals: list[Deal]) -> Iterable[list[Deal]]:
    return (deals[at : at + DEALS_AT_ONCE] for at in range(0, len(deals), DEALS_AT_ONCE))

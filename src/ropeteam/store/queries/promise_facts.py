"""One promise as its rows tell it: the facts that core.ledger judges."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from ropeteam.core.ledger import PromiseFacts, Standing
from ropeteam.core.taking_over import taken_over_on
from ropeteam.core.vocabulary import Fit, OfferKind, PromiseOutcome, SignalKind
from ropeteam.store.models import (
    ClauseLink,
    Contradiction,
    ContradictionUndo,
    EndProposal,
    GateFinding,
    HandoverWord,
    Judgement,
    Mention,
    OverrideAsk,
    OverrideRequest,
    Promise,
    ReviewVerdict,
    Signal,
    SignalReview,
)
from ropeteam.store.queries.handover import said
from ropeteam.store.queries.offers import left_behind

GIVEN_UP = (ReviewVerdict.DISMISSED.value, ReviewVerdict.REOPENED.value)


def loaded(found: QuerySet[Promise]) -> QuerySet[Promise]:
    """The promises with every row that tells of them, in as many queries for one as for five hundred."""
    judged = Judgement.objects.order_by("pk")
    return found.select_related(
        "deal__account", "end", "limit_told", "replaces", "replaced_by", "capability"
    ).prefetch_related(
        Prefetch("mentions", Mention.objects.order_by("pk")),
        Prefetch("mentions__signal", Signal.objects.select_related("conversation")),
        Prefetch("mentions__signal__reviews", SignalReview.objects.select_related("second").order_by("pk")),
        Prefetch("mentions__signal__findings", _lifted(), to_attr="lifted"),
        Prefetch("findings", _lifted(), to_attr="lifted"),
        Prefetch("judgements", judged),
        Prefetch("contradictions", Contradiction.objects.select_related("review__undone").order_by("pk")),
        Prefetch("clause_links", _links()),
        Prefetch("deal__handover_words", HandoverWord.objects.order_by("n")),
        "scopes",
        "ends_taken_back",
        "end_proposals__answer",
    )


def facts(promise: Promise, *, on: date) -> PromiseFacts:
    """Of a promise that was `loaded`."""
    judgements = list(promise.judgements.all())
    last = judgements[-1] if judgements else None
    end = getattr(promise, "end", None)
    return PromiseFacts(
        standing=_standing(promise),
        fit=Fit(last.fit) if last else None,
        due=promise.due or (last.due if last else None),
        in_contract=any(_in_contract(link) for link in promise.clause_links.all()),
        handed_over=handed_over_on(promise, on) is not None,
        contradicted=bool(standing_against(promise)),
        outcome=PromiseOutcome(end.outcome) if end else None,
        replaced=getattr(promise, "replaced_by", None) is not None,
    )


def never_entered() -> QuerySet[Signal]:
    """What was heard as a promise on a deal and is none of the ledger: nobody looked, or a person dismissed it or took it for
    something else. What counts is not asked: who audits wants to see what was given up too."""
    found = Signal.objects.filter(kind=SignalKind.PROMISE.value, low=False, retired_at__isnull=True)
    return found.filter(~Exists(Mention.objects.filter(signal=OuterRef("pk"))), conversation__deal__isnull=False)


def loaded_suggestions(found: QuerySet[Signal]) -> QuerySet[Signal]:
    return found.select_related("conversation__deal").prefetch_related(
        Prefetch("reviews", SignalReview.objects.select_related("second").order_by("pk")),
        Prefetch("judgements", Judgement.objects.order_by("pk")),
        Prefetch("findings", _lifted(), to_attr="lifted"),
    )


def facts_of_suggestion(signal: Signal) -> PromiseFacts:
    """Of a signal that is among `loaded_suggestions`."""
    judgements, word = list(signal.judgements.all()), _last(signal)
    last = judgements[-1] if judgements else None
    standing = Standing.WAITS
    if _kind(signal, word) != SignalKind.PROMISE:
        standing = Standing.CHANGED
    elif word is not None and _dismissed_for_good(word):
        standing = Standing.DISMISSED
    return PromiseFacts(
        standing=standing,
        fit=Fit(last.fit) if last else None,
        due=signal.due or (last.due if last else None),
    )


def _standing(promise: Promise) -> Standing:
    """What people's last words made of the places where it was said."""
    every = [(row.signal, _last(row.signal)) for row in promise.mentions.all()]
    changed = [s for s, word in every if _kind(s, word) != SignalKind.PROMISE and any(r.kind for r in s.reviews.all())]
    if changed and not any(_kind(signal, word) == SignalKind.PROMISE for signal, word in every):
        return Standing.CHANGED
    counting = [
        word
        for signal, word in every
        if signal.retired_at is None and not signal.low and _kind(signal, word) == SignalKind.PROMISE
    ]
    if counting and all(word is not None and _dismissed_for_good(word) for word in counting):
        return Standing.DISMISSED
    given_up = counting and all(word is not None and word.verdict in GIVEN_UP for word in counting)
    return Standing.WAITS if given_up else Standing.STANDS


def _last(signal: Signal) -> SignalReview | None:
    words = list(signal.reviews.all())
    return words[-1] if words else None


def _kind(signal: Signal, word: SignalReview | None) -> str:
    return word.kind if word and word.kind else signal.kind


def _dismissed_for_good(word: SignalReview) -> bool:
    return word.verdict == ReviewVerdict.DISMISSED and (not word.by_seller or hasattr(word, "second"))


def _in_contract(link: ClauseLink) -> bool:
    return not hasattr(link, "unlinked") and link.clause.offer.kind == OfferKind.CONTRACT and left(link) is None


def left(link: ClauseLink) -> date | None:
    """The day on which a version came that does not hold the sentence any more; of a link that was `loaded`."""
    day: date | None = link.left_on  # type: ignore[attr-defined]
    return day


def _links() -> QuerySet[ClauseLink]:
    """With the first version that left the sentence out: its day, who brought it and when."""
    first = left_behind()
    found = ClauseLink.objects.select_related("unlinked", "clause__offer").annotate(
        left_on=Subquery(first.values("recorded_on")[:1]),
        left_by=Subquery(first.values("created_by")[:1]),
        left_at=Subquery(first.values("created_at")[:1]),
    )
    return found.order_by("pk")


def handed_over_on(promise: Promise, on: date) -> date | None:
    """The day on which services took its deal over, where it had been said by then; of a promise that was `loaded`."""
    deal = promise.deal
    day = taken_over_on(said(deal.handover_words.all()), deal.handover_on, signed=deal.signed_on, on=on)
    return day if day is not None and promise.said_on <= day else None


def undone(row: Contradiction) -> ContradictionUndo | None:
    review = getattr(row, "review", None)
    return getattr(review, "undone", None) if review is not None else None


def standing_against(promise: Promise) -> list[Contradiction]:
    """The contradictions that nobody took back; of a promise that was `loaded`."""
    return [row for row in promise.contradictions.all() if undone(row) is None]


def open_proposal(promise: Promise) -> EndProposal | None:
    """The end that waits for a second person; of a promise that was `loaded`."""
    waiting = [row for row in promise.end_proposals.all() if not hasattr(row, "answer")]
    return max(waiting, key=lambda row: row.pk, default=None)


def lifted_of(row: Any) -> list[GateFinding]:
    """The findings of a promise or a signal, as `loaded` put them there."""
    return list(row.lifted)


def _lifted() -> QuerySet[GateFinding]:
    """Findings that somebody wanted lifted."""
    asked = OverrideAsk.objects.filter(finding=OuterRef("pk"))
    halves = OverrideRequest.objects.filter(finding=OuterRef("pk"))
    found = GateFinding.objects.filter(Q(Exists(asked)) | Q(Exists(halves))).order_by("pk")
    return found.select_related("override_ask__refusal").prefetch_related(
        Prefetch("override_requests", OverrideRequest.objects.select_related("override").order_by("pk"))
    )

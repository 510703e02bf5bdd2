"""People's word on signals: confirm, dismiss, change, add by hand, second a dismissal, correct a claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed, review_deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import PromiseSource, PromiseSubject, SignalKind
from ropeteam.flows import judging
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.service import is_service
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.models import ReviewVerdict
from ropeteam.store.queries import conversations as conversation_query
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.signals import kind_now, latest_review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review, and the promise that came into the ledger by it (None for other kinds and dismissals)."""

    review: models.SignalReview
    promise: models.Promise | None


def confirm(
    signal: models.Signal, *, actor: Actor, on: date, kind: SignalKind | None = None, reason: str = ""
) -> Reviewed:
    """Say that it is so (or that it is so as another kind). A confirmed promise enters the ledger with its mention.

    In a deal whose seller you are, a promise does not become something else: that would be a dismissal without a second.
    """
    before = kind_now(signal)
    kind = kind or before
    _require_change(signal, before, kind, actor)
    verdict = ReviewVerdict.CONFIRMED if kind == signal.kind else ReviewVerdict.CHANGED
    with transaction.atomic():
        if signal.low:  # a person heard it: from now on it counts
            signal.low = False
            signal.save(update_fields=["low"])
        review = _review(signal, verdict=verdict, kind=kind, actor=actor, on=on, reason=reason)
        promise = _into_ledger(signal, actor=actor, on=on) if kind == SignalKind.PROMISE else None
        if kind == SignalKind.CLAIM != before:
            _judge(signal, None, on)
    return Reviewed(review, promise)


def dismiss(signal: models.Signal, *, actor: Actor, on: date, reason: str = "") -> Reviewed:
    """Say that it is none. In a deal whose seller you are, a promise needs a reason and later a second person."""
    kind = kind_now(signal)
    access.require(actor, review_deed(kind), deal=signal.conversation.deal)
    alone = _dismisses_alone(signal, kind, actor, reason)
    with transaction.atomic():
        review = _review(
            signal, verdict=ReviewVerdict.DISMISSED, kind=kind, actor=actor, on=on, reason=reason, by_seller=alone
        )
    return Reviewed(review, None)


def undo(signal: models.Signal, *, actor: Actor, on: date, word: int | None = None) -> models.SignalReview | None:
    """Take the last word back: what stood before it stands again; where nothing did, the signal waits to be reviewed.

    As a new row, nothing is erased. A word is taken back once, so undoing again goes further back; None where no word is
    left. A dismissal that comes back needs as many people as before, and more where the deal's own seller brings it back.
    `word` is the review that is meant: refused where it is not the last any more, so that a call sent twice, or one that
    comes after somebody else's word, takes back nothing that nobody meant.
    """
    access.require(actor, review_deed(kind_now(signal)), deal=signal.conversation.deal)
    with transaction.atomic():
        models.Signal.objects.select_for_update().get(pk=signal.pk)  # two at once take back two words, not one twice
        last = signal.reviews.filter(undoes__isnull=True, undone_by__isnull=True).order_by("-pk").first()
        if word is not None and (last is None or last.pk != word):
            raise Refused("word_not_last")
        if last is None:
            return None
        before = signal.reviews.filter(pk__lt=last.pk).select_related("second").order_by("-pk").first()
        before = before or models.SignalReview(verdict=ReviewVerdict.REOPENED)
        was, kind = kind_now(signal), SignalKind(before.kind or signal.kind)
        _require_change(signal, was, kind, actor)
        alone = before.verdict == ReviewVerdict.DISMISSED and _dismisses_alone(signal, kind, actor, before.reason)
        review = _review(
            signal,
            verdict=ReviewVerdict(before.verdict),
            kind=kind,
            actor=actor,
            on=on,
            reason=before.reason,
            by_seller=alone or (before.by_seller and not hasattr(before, "second")),
            undoes=last,
        )
        if kind != was:
            _judge(signal, None, on)
    return review


def second_dismissal(signal: models.Signal, *, actor: Actor, on: date) -> models.ReviewSecond:
    """Another person of pre-sales, product or services agrees that a seller's dismissed promise was none."""
    access.require(actor, Deed.SECOND_DISMISSAL, deal=signal.conversation.deal)
    review = latest_review(signal)
    if review is None or review.verdict != ReviewVerdict.DISMISSED or hasattr(review, "second"):
        raise Refused("nothing_to_second")
    if actor.person is None or review.by_id == actor.person.pk:
        raise Refused("second_is_first")
    if access.is_seller(actor, signal.conversation.deal):
        raise Refused("own_deal")
    with transaction.atomic():
        second = models.ReviewSecond.objects.create(
            review=review, by=actor.person, seconded_on=on, created_by=actor.person
        )
        _event("signal.dismissal_seconded", signal, actor)
    return second


def add(
    conversation: models.Conversation, *, actor: Actor, turn_no: int, quote: str, kind: SignalKind, on: date
) -> Reviewed:
    """Mark words the machine missed. The quote must stand in that turn, letter by letter."""
    access.require(actor, review_deed(kind), deal=conversation.deal)
    text = conversation.texts.order_by("-n").first()
    turn = text.turns.filter(no=turn_no).first() if text else None
    start = turn.text.find(quote) if turn and quote.strip() else -1
    if text is None or turn is None or start < 0:
        raise Refused("quote_not_found")
    when, phrase = find_due(quote, on=conversation.held_on, language=text.language)
    with transaction.atomic():
        signal, made = models.Signal.objects.get_or_create(
            text=text,
            first_turn=turn_no,
            start=start,
            end=start + len(quote),
            kind=kind.value,
            defaults={
                "conversation": conversation,
                "last_turn": turn_no,
                "quote": quote,
                "service": kind == SignalKind.PROMISE and is_service(quote),
                "due": when if kind == SignalKind.PROMISE else None,
                "due_phrase": phrase,
                "created_by": actor.person,
            },
        )
        if not made and (signal.low or signal.retired_at is not None):
            signal.low, signal.retired_at = False, None
            signal.save(update_fields=["low", "retired_at"])
        return confirm(signal, actor=actor, on=on, kind=kind)


def relink(
    signal: models.Signal, *, actor: Actor, capability: models.Capability | None, on: date
) -> models.Judgement | None:
    """A person says which capability the words are about. The wording is remembered; the promise is judged anew."""
    access.require(actor, review_deed(kind_now(signal)), deal=signal.conversation.deal)
    with transaction.atomic():
        signal.capability = capability
        signal.capability_score = None
        signal.save(update_fields=["capability", "capability_score"])
        if capability is not None and access.allows(actor, Deed.LINK_WORDING) and actor.person is not None:
            models.WordingLink.objects.update_or_create(
                product=capability.product,
                wording_hash=judging.wording_hash(signal.quote),
                defaults={"text": signal.quote, "capability": capability, "created_by": actor.person},
            )
        _event("signal.relinked", signal, actor, capability=capability.pk if capability else None)
        mention = models.Mention.objects.filter(signal=signal).select_related("promise").first()
        if mention is not None:
            mention.promise.capability = capability
            mention.promise.save(update_fields=["capability"])
        return _judge(signal, mention.promise if mention else None, on)


def correct_claim(signal: models.Signal, *, actor: Actor, told_on: date, told_how: str) -> models.ClaimCorrection:
    """An unbacked claim was put right with the customer: when and how."""
    access.require(actor, Deed.REVIEW_OURS, deal=signal.conversation.deal)
    if not told_how.strip() or actor.person is None:
        raise Refused("told_missing")
    with transaction.atomic():
        row, made = models.ClaimCorrection.objects.get_or_create(
            signal=signal,
            defaults={"told_on": told_on, "told_how": told_how, "by": actor.person, "created_by": actor.person},
        )
        if made:
            _event("claim.corrected", signal, actor)
    return row


def _require_change(signal: models.Signal, before: SignalKind, kind: SignalKind, actor: Actor) -> None:
    """Who says what words are may review both what they were and what they become; an own deal's promise stays a promise."""
    deal = signal.conversation.deal
    for said in (before, kind):
        access.require(actor, review_deed(said), deal=deal)
    if before == SignalKind.PROMISE != kind and access.is_seller(actor, deal):
        raise Refused("own_deal")


def _dismisses_alone(signal: models.Signal, kind: SignalKind, actor: Actor, reason: str) -> bool:
    """Whether this dismissal is of a promise by the deal's own seller: then it needs a reason, and later a second person."""
    own = kind == SignalKind.PROMISE and access.is_seller(actor, signal.conversation.deal)
    if own and not reason.strip():
        raise Refused("reason_missing")
    return own


def _review(
    signal: models.Signal,
    *,
    verdict: ReviewVerdict,
    kind: SignalKind,
    actor: Actor,
    on: date,
    reason: str,
    by_seller: bool = False,
    undoes: models.SignalReview | None = None,
) -> models.SignalReview:
    if actor.person is None:
        raise Refused("not_allowed", deed="review")
    review = models.SignalReview.objects.create(
        signal=signal,
        verdict=verdict.value,
        kind=kind.value if kind != signal.kind else "",
        by=actor.person,
        by_seller=by_seller,
        reason=reason.strip(),
        undoes=undoes,
        reviewed_on=on,
        created_by=actor.person,
    )
    _event(f"signal.{verdict.value}", signal, actor, review=review.pk)
    return review


def _into_ledger(signal: models.Signal, *, actor: Actor, on: date) -> models.Promise | None:
    """The promise of a confirmed mention; the one that stands already where this mention has one. None without a deal."""
    deal = signal.conversation.deal
    if deal is None:
        return None
    mention = models.Mention.objects.filter(signal=signal).select_related("promise").first()
    if mention is not None:
        return mention.promise
    promise = models.Promise.objects.create(
        deal=deal,
        key=signal.promise_key,
        sentence=signal.quote,
        subject=(PromiseSubject.SERVICE if signal.service else PromiseSubject.FUNCTION).value,
        said_on=signal.conversation.held_on,
        recorded_on=on,
        due=signal.due,
        due_phrase=signal.due_phrase,
        capability=signal.capability,
        change_request=signal.change_request,
        source=(PromiseSource.RECALLED if signal.recalled else PromiseSource.MENTION).value,
        created_by=actor.person,
    )
    models.Mention.objects.create(promise=promise, signal=signal, created_by=actor.person)
    _judge(signal, promise, on)
    events.append("promise.entered", promise, actor=actor, company=deal.company, deal_id=deal.pk)
    return promise


def _judge(signal: models.Signal, promise: models.Promise | None, on: date) -> models.Judgement | None:
    product = conversation_query.product_of(signal.conversation)
    if product is None:
        return None
    now = truth(product)
    if promise is not None:
        subject = judging.of_promise(promise, service=signal.service, mention=signal)
        return judging.record(judging.weigh(subject, now), on=on, promise=promise)
    if kind_now(signal) not in (SignalKind.PROMISE, SignalKind.CLAIM):
        return None
    return judging.record(judging.weigh(judging.of_signal(signal, kind=kind_now(signal)), now), on=on, signal=signal)


def _event(code: str, signal: models.Signal, actor: Actor, **ids: object) -> None:
    conversation = signal.conversation
    events.append(code, signal, actor=actor, company=conversation.company, deal_id=conversation.deal_id, **ids)

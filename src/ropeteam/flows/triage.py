"""Many signals settled in one deed: linked to a wish, confirmed or dismissed; and all of it taken back within thirty days.

Rule in prose. Only customers' words are settled in bulk: a promise or a claim is always looked at one by one. The signals
are held in the order of their ids; what somebody else settled in between is left as it is and counted as skipped. The deed
stands in a log with one row a signal, written in the same transaction. Linking writes no word of review: the link says
that the wish is real. Taking back gives every signal the state from before, unless somebody spoke of it since, or the
customer's deal has an answer already: those stay, and are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.triage import may_undo
from ropeteam.core.vocabulary import RequestOrigin, TriageKind
from ropeteam.flows import nearest
from ropeteam.store import access, askers, events
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.models import (
    Asker,
    ChangeRequest,
    Person,
    Product,
    ReviewVerdict,
    Signal,
    SignalReview,
    Triage,
    TriageItem,
    TriageUndo,
)
from ropeteam.store.queries import inbox
from ropeteam.store.queries.signals import latest_review
from ropeteam.store.request_lock import locked, standing

MOST = 200


@dataclass(frozen=True, slots=True)
class Settled:
    """`triage` is None where everything had been settled in between: then nothing was written."""

    triage: Triage | None
    done: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Undone:
    """`stay` are those that somebody spoke of since, or that were answered."""

    done: int
    stay: int


def link_many(signals: Collection[int], request: ChangeRequest, *, actor: Actor, on: date) -> Settled:
    """These words belong to that wish, each as an asker of its own."""
    by = _settler(signals, actor)
    with transaction.atomic():
        row = standing(request.pk)
        found = _held(signals, actor)
        return _linked(found, row, skipped=len(set(signals)) - len(found), actor=actor, by=by, on=on)


def link_to_new(
    signals: Collection[int], product: Product, *, actor: Actor, on: date, title: str, problem: str = ""
) -> Settled:
    """A new wish out of these words. Where all of them were settled in between, none is made."""
    by = _settler(signals, actor)
    if not title.strip():
        raise Refused("title_missing")
    with transaction.atomic():
        found = _held(signals, actor)
        skipped = len(set(signals)) - len(found)
        if not found:
            return Settled(None, 0, skipped)
        about = {signal.capability_id for signal in found if signal.capability_id}
        row = ChangeRequest.objects.create(
            product=product,
            key=free_key(ChangeRequest.objects.filter(product=product), "cr{n}"),
            title=title.strip()[:300],
            problem=problem.strip(),
            origin=RequestOrigin.CUSTOMER.value,
            capability_id=about.pop() if len(about) == 1 else None,
            created_by=by,
        )
        nearest.keep(row)
        events.append("request.created", row, actor=actor, company=product.company)
        return _linked(found, row, skipped=skipped, actor=actor, by=by, on=on)


def confirm_many(signals: Collection[int], *, actor: Actor, on: date) -> Settled:
    """So it was said. Nothing more comes of it: no wish, no promise."""
    return _reviewed(signals, TriageKind.CONFIRM, ReviewVerdict.CONFIRMED, actor=actor, on=on)


def dismiss_many(signals: Collection[int], *, actor: Actor, on: date, reason: str) -> Settled:
    """None of these is anything. One reason for all of them."""
    if not reason.strip():
        raise Refused("reason_missing")
    return _reviewed(signals, TriageKind.DISMISS, ReviewVerdict.DISMISSED, actor=actor, on=on, reason=reason.strip())


def undo(triage: Triage, *, actor: Actor, on: date, signals: Collection[int] | None = None) -> Undone:
    """Take a deed back, whole or for some of its signals. After thirty days it stands."""
    access.require(actor, Deed.TRIAGE)
    by = _person(actor)
    if not may_undo(triage.done_on, on=on):
        raise Refused("triage_too_old")
    with transaction.atomic():
        if triage.change_request_id is not None:
            locked(triage.change_request_id)  # the request before its signals, as everywhere
        items = TriageItem.objects.filter(triage=triage, undo__isnull=True)
        if signals is not None:
            items = items.filter(signal__in=signals)
        _lock(list(items.values_list("signal", flat=True)))
        rows = list(items.select_related("signal__conversation__deal", "review").order_by("signal_id"))
        if not rows:
            raise Refused("triage_undone")
        back = [item for item in rows if _taken_back(item, triage, actor=actor, by=by, on=on)]
        for item in back:
            TriageUndo.objects.create(item=item, by=by, undone_on=on, created_by=by)
        if back:
            events.append("triage.undone", triage, actor=actor, company=triage.company, n=len(back))
            _tell_unlinked(triage, back, actor)
    return Undone(len(back), len(rows) - len(back))


def _settler(signals: Collection[int], actor: Actor) -> Person:
    access.require(actor, Deed.TRIAGE)
    if not signals:
        raise Refused("triage_nothing")
    if len(set(signals)) > MOST:
        raise Refused("triage_too_many", most=str(MOST))
    return _person(actor)


def _person(actor: Actor) -> Person:
    if actor.person is None:
        raise NotAllowed(Deed.TRIAGE)
    return actor.person


def _held(signals: Collection[int], actor: Actor) -> list[Signal]:
    """Those of the signals that still wait, held until the transaction ends. Asked anew once they are held: whoever held
    them before may have settled them."""
    _lock(list(access.signals(actor).filter(pk__in=set(signals)).values_list("pk", flat=True)))
    found = (
        inbox.waiting(actor).filter(pk__in=set(signals)).select_related("conversation__deal", "conversation__account")
    )
    return list(found.order_by("pk"))


def _lock(signals: Sequence[int]) -> None:
    """Not weaker than FOR UPDATE: a review that is being written holds its signal, and is waited for."""
    list(Signal.objects.select_for_update().filter(pk__in=signals).order_by("pk").values_list("pk", flat=True))


def _linked(
    found: Sequence[Signal], request: ChangeRequest, *, skipped: int, actor: Actor, by: Person, on: date
) -> Settled:
    if not found:
        return Settled(None, 0, skipped)
    triage = _kept(TriageKind.LINK, actor=actor, by=by, on=on, request=request)
    Signal.objects.filter(pk__in=[signal.pk for signal in found]).update(change_request=request)
    Asker.objects.bulk_create(
        Asker(
            change_request=request,
            signal=signal,
            deal=signal.conversation.deal,
            account=signal.conversation.account,
            created_by=by,
        )
        for signal in found
    )
    TriageItem.objects.bulk_create(TriageItem(triage=triage, signal=signal, created_by=by) for signal in found)
    company = request.product.company
    events.append("triage.done", triage, actor=actor, company=company, kind=triage.kind, n=len(found))
    for deal in sorted({signal.conversation.deal_id for signal in found}, key=lambda pk: pk or 0):
        events.append("request.linked", request, actor=actor, company=company, deal_id=deal, triage=triage.pk)
    return Settled(triage, len(found), skipped)


def _reviewed(
    signals: Collection[int], kind: TriageKind, verdict: ReviewVerdict, *, actor: Actor, on: date, reason: str = ""
) -> Settled:
    by = _settler(signals, actor)
    with transaction.atomic():
        found = _held(signals, actor)
        skipped = len(set(signals)) - len(found)
        if not found:
            return Settled(None, 0, skipped)
        company = found[0].conversation.company
        triage = _kept(kind, actor=actor, by=by, on=on)
        for signal in found:
            review = _word(signal, verdict, actor=actor, by=by, on=on, reason=reason)
            TriageItem.objects.create(triage=triage, signal=signal, review=review, created_by=by)
        events.append("triage.done", triage, actor=actor, company=company, kind=triage.kind, n=len(found))
    return Settled(triage, len(found), skipped)


def _kept(kind: TriageKind, *, actor: Actor, by: Person, on: date, request: ChangeRequest | None = None) -> Triage:
    return Triage.objects.create(
        company=by.company, kind=kind.value, by=by, change_request=request, done_on=on, created_by=by
    )


def _word(
    signal: Signal,
    verdict: ReviewVerdict,
    *,
    actor: Actor,
    by: Person,
    on: date,
    reason: str = "",
    undoes: SignalReview | None = None,
) -> SignalReview:
    review = SignalReview.objects.create(
        signal=signal, verdict=verdict.value, by=by, reason=reason, undoes=undoes, reviewed_on=on, created_by=by
    )
    talk = signal.conversation
    events.append(
        f"signal.{verdict.value}", signal, actor=actor, company=talk.company, deal_id=talk.deal_id, review=review.pk
    )
    return review


def _taken_back(item: TriageItem, triage: Triage, *, actor: Actor, by: Person, on: date) -> bool:
    if triage.kind == TriageKind.LINK:
        return _unlinked(item, triage)
    last = latest_review(item.signal)
    if item.review is None or last is None or last.pk != item.review_id:
        return False
    _word(item.signal, ReviewVerdict.REOPENED, actor=actor, by=by, on=on, undoes=item.review)
    return True


def _unlinked(item: TriageItem, triage: Triage) -> bool:
    """An asker that was answered or moved keeps its trace: it is moved by hand, not taken away."""
    row = Asker.objects.filter(signal=item.signal, change_request=triage.change_request_id).first()
    if row is None or row.answers.exists() or row.moves.exists():
        return False
    askers.point(row, row.change_request, item.request_before)
    row.delete()
    return True


def _tell_unlinked(triage: Triage, back: Sequence[TriageItem], actor: Actor) -> None:
    if triage.change_request is None:
        return
    for deal in sorted({item.signal.conversation.deal_id for item in back}, key=lambda pk: pk or 0):
        events.append(
            "request.unlinked",
            triage.change_request,
            actor=actor,
            company=triage.company,
            deal_id=deal,
            triage=triage.pk,
        )

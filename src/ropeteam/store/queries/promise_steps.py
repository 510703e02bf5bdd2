"""Every step of a promise's life: who, when, why; oldest first. Of a promise that was `promise_facts.loaded`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from ropeteam.core import ledger
from ropeteam.core.ledger import Step, StepCode
from ropeteam.core.vocabulary import Fit, OfferKind, PromiseSource
from ropeteam.store.models import Promise, ReviewVerdict, Signal
from ropeteam.store.models.row import Row
from ropeteam.store.queries.handover import TAKEN
from ropeteam.store.queries.promise_facts import handed_over_on, left, lifted_of, undone

OF_WORD = {
    ReviewVerdict.CONFIRMED.value: StepCode.CONFIRMED,
    ReviewVerdict.CHANGED.value: StepCode.CHANGED,
    ReviewVerdict.DISMISSED.value: StepCode.DISMISSED,
    ReviewVerdict.REOPENED.value: StepCode.REOPENED,
}


def life(promise: Promise, *, on: date, titles: bool = True) -> tuple[Step, ...]:
    """Everything that happened to a promise that was `loaded`, oldest first. `titles`: whether contracts are called by theirs,
    which may be words of theirs (Deed.READ_OFFER)."""
    steps = [
        *_said(promise),
        *_judged(promise),
        *_told(promise),
        *_overridden([promise, *(one.signal for one in promise.mentions.all())]),
        *_in_writing(promise, titles),
        *_ended(promise),
    ]
    day = handed_over_on(promise, on)
    if day is not None:
        steps.append(Step(StepCode.HANDED_OVER, day, order=(promise.created_at, 6, 0), by=_taken_by(promise, day)))
    return ledger.life(steps)


def life_of_suggestion(signal: Signal) -> tuple[Step, ...]:
    """The same of a suggestion that never became a promise of the ledger; of one that was `loaded_suggestions`."""
    return ledger.life([*_mentioned(signal), *_judged(signal), *_overridden([signal])])


def _taken_by(promise: Promise, day: date) -> int | None:
    """Who of services took it over; None where the day came with the deal."""
    words = [row for row in promise.deal.handover_words.all() if row.verdict in TAKEN and row.said_on == day]
    return words[-1].by_id if words else None


def _said(promise: Promise) -> Iterator[Step]:
    mentions = list(promise.mentions.all())
    if not mentions:
        recalled = promise.source == PromiseSource.RECALLED
        code = StepCode.RECALLED if recalled else StepCode.ENTERED
        day = promise.recorded_on or promise.said_on
        yield Step(code, day, order=_order(promise, 0), by=promise.created_by_id)
    for mention in mentions:
        yield from _mentioned(mention.signal)


def _mentioned(signal: Signal) -> Iterator[Step]:
    code = StepCode.RECALLED if signal.recalled else StepCode.HEARD
    yield Step(code, signal.conversation.held_on, order=_order(signal, 0), by=signal.created_by_id)
    for word in signal.reviews.all():
        yield Step(OF_WORD[word.verdict], word.reviewed_on, order=_order(word, 1), by=word.by_id, why=word.reason)
        second = getattr(word, "second", None)
        if second is not None:
            yield Step(StepCode.SECONDED, second.seconded_on, order=_order(second, 2), by=second.by_id)


def _judged(said: Promise | Signal) -> Iterator[Step]:
    for row in said.judgements.all():
        yield Step(
            ledger.judged_step(Fit(row.fit)),
            row.judged_on,
            order=_order(row, 3),
            by=row.by_id,
            why=row.reason_text,
            reasons=tuple(row.reasons),
            fit=Fit(row.fit),
        )


def _told(promise: Promise) -> Iterator[Step]:
    told = getattr(promise, "limit_told", None)
    if told is not None:
        yield Step(StepCode.LIMIT_TOLD, told.told_on, order=_order(told, 4), by=told.by_id, why=told.told_how)
    for scope in promise.scopes.all():
        if scope.accepted_on is not None:
            by = scope.accepted_by_id
            yield Step(StepCode.SCOPE_ACCEPTED, scope.accepted_on, order=_order(scope, 4), by=by, why=scope.text)
    for row in promise.contradictions.all():
        yield Step(StepCode.CONTRADICTED, row.said_on, order=_order(row, 4), by=row.by_id, why=row.how)
        taken = undone(row)
        if taken is not None:
            yield Step(StepCode.CONTRADICTION_UNDONE, taken.undone_on, order=_order(taken, 4), by=taken.by_id)


def _overridden(said: Iterable[Promise | Signal]) -> Iterator[Step]:
    for finding in [row for one in said for row in lifted_of(one)]:
        ask = getattr(finding, "override_ask", None)
        if ask is not None:
            yield Step(StepCode.OVERRIDE_ASKED, ask.asked_on, order=_order(ask, 5), by=ask.by_id, why=ask.reason)
            no = getattr(ask, "refusal", None)
            if no is not None:
                yield Step(StepCode.OVERRIDE_REFUSED, no.refused_on, order=_order(no, 5), by=no.by_id, why=no.reason)
        for half in finding.override_requests.all():
            if ask is None:
                on = timezone.localdate(half.created_at)
                yield Step(StepCode.OVERRIDE_ASKED, on, order=_order(half, 5), by=half.by_id, why=half.reason)
            lifted = getattr(half, "override", None)
            if lifted is not None:
                yield Step(
                    StepCode.OVERRIDDEN,
                    lifted.overridden_on,
                    order=_order(lifted, 5),
                    by=lifted.second_by_id,
                    why=half.reason,
                )


def _in_writing(promise: Promise, titles: bool) -> Iterator[Step]:
    for link in promise.clause_links.all():
        if link.clause.offer.kind != OfferKind.CONTRACT:
            continue
        title = link.clause.offer.title if titles else ""
        yield Step(StepCode.IN_CONTRACT, link.linked_on, order=_order(link, 6), by=link.by_id, why=title)
        gone = getattr(link, "unlinked", None)
        if gone is not None:
            yield Step(StepCode.OUT_OF_CONTRACT, gone.unlinked_on, order=_order(gone, 6), by=gone.by_id, why=title)
        elif (day := left(link)) is not None:
            row: Any = link  # with what `loaded` put there
            order = (max(row.left_at, link.created_at), 7, link.pk)
            yield Step(StepCode.OUT_OF_CONTRACT, max(day, link.linked_on), order=order, by=row.left_by, why=title)


def _ended(promise: Promise) -> Iterator[Step]:
    for proposal in promise.end_proposals.all():
        yield Step(
            StepCode.END_PROPOSED,
            proposal.proposed_on,
            order=_order(proposal, 7),
            by=proposal.by_id,
            why=proposal.ending,
        )
        answer = getattr(proposal, "answer", None)
        if answer is not None and not answer.agreed:
            yield Step(
                StepCode.END_REFUSED, answer.answered_on, order=_order(answer, 7), by=answer.by_id, why=answer.reason
            )
    for gone in promise.ends_taken_back.all():
        yield Step(
            StepCode(gone.outcome), gone.ended_on, order=(gone.created_at, 8, gone.was), by=gone.by_id, why=_why(gone)
        )
        yield Step(
            StepCode.END_TAKEN_BACK, gone.taken_back_on, order=(gone.created_at, 9, gone.was), by=gone.taken_back_by_id
        )
    end = getattr(promise, "end", None)
    if end is not None:
        yield Step(StepCode(end.outcome), end.ended_on, order=_order(end, 8), by=end.by_id, why=_why(end))
    new = getattr(promise, "replaced_by", None)
    if new is not None:
        code = StepCode(new.replaces_how) if new.replaces_how else StepCode.REPLACED
        day = new.recorded_on or new.said_on
        yield Step(code, day, order=_order(new, 8), by=new.created_by_id, why=new.replaces_note)


def _why(end: object) -> str:
    said = (getattr(end, "told_how", ""), getattr(end, "evidence", ""))
    return " · ".join(text for text in said if text)


def _order(row: Row, table: int) -> tuple[object, ...]:
    return (row.created_at, table, row.pk)

"""Later words of ours against an open promise: found as a suggestion, confirmed or dismissed by a person.

Looked for when a talk was heard and when a promise comes into the ledger (people often confirm one after later talks were
heard). A suggestion changes nothing at the gate. Confirmed, a silent one becomes a contradiction of the promise, which stays
open; an open one ends the promise as withdrawn, and that needs how the customer was told. The deal's own seller may confirm,
but not dismiss. A word is taken back as a row of its own, with what it made: the suggestion then waits for a word again.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import conversations, ear, promise_ends, promises
from ropeteam.language.detect import contradictions as detect
from ropeteam.language.detect.contradiction_rows import OpenPromise
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import contradictions as query
from ropeteam.store.queries.conversations import product_of
from ropeteam.store.queries.product import Truth, truth


def look_in(conversation_id: int) -> int:
    """Look through one heard talk for words against promises made before; returns how many new suggestions."""
    conversation = models.Conversation.objects.select_related("deal__product", "company").get(pk=conversation_id)
    if conversation.deal is None or not conversations.may_listen(conversation.company):
        return 0
    text = query.heard_texts(conversation.deal).filter(conversation=conversation).first()
    return _look(text, query.open_promises(conversation.deal)) if text else 0


def look_after(promise_id: int) -> int:
    """Look through the deal's talks since one promise for words against it; returns how many new suggestions."""
    promise = models.Promise.objects.select_related("deal__company").get(pk=promise_id)
    if not conversations.may_listen(promise.deal.company):
        return 0
    rest = query.open_promises(promise.deal)
    if all(one.pk != promise.pk for one in rest):
        return 0
    later = query.heard_texts(promise.deal).filter(conversation__held_on__gte=promise.said_on)
    return sum(_look(text, rest, only=promise.pk) for text in later)


def confirm(
    suggestion: models.ContradictionSuggestion, *, actor: Actor, on: date, told_how: str = ""
) -> models.ContradictionReview:
    """A person agrees: the words go against the promise."""
    promise, conversation = suggestion.promise, suggestion.text.conversation
    with transaction.atomic():
        n = _next_word(suggestion, actor)
        made = None
        if suggestion.openly:
            promise_ends.end(
                promise,
                actor=actor,
                outcome=PromiseOutcome.WITHDRAWN,
                on=on,
                told_customer_on=conversation.held_on,
                told_how=told_how,
            )
        else:
            made = promises.contradict(promise, actor=actor, how=suggestion.quote, said_on=conversation.held_on)
        return _review(suggestion, n, actor, on, confirmed=True, contradiction=made)


def dismiss(suggestion: models.ContradictionSuggestion, *, actor: Actor, on: date) -> models.ContradictionReview:
    """A person says that the words do not go against the promise; never the deal's own seller."""
    deal = suggestion.promise.deal
    with transaction.atomic():
        n = _next_word(suggestion, actor)
        if access.is_seller(actor, deal):
            raise Refused("own_deal")
        review = _review(suggestion, n, actor, on, confirmed=False)
        events.append("contradiction.dismissed", suggestion.promise, actor=actor, company=deal.company, deal_id=deal.pk)
    return review


def undo(suggestion: models.ContradictionSuggestion, *, actor: Actor, on: date) -> models.ContradictionUndo:
    """Take the word that stands back, and with it what it made: a contradiction counts no more, a promise that it ended is open
    again and judged anew. The deal's own seller takes no contradiction away that somebody else confirmed."""
    deal = suggestion.promise.deal
    _require(suggestion, actor)
    with transaction.atomic():
        review = _locked(suggestion)
        if review is None or actor.person is None:
            raise Refused("nothing_to_undo")
        if review.contradiction_id and review.by_id != actor.person.pk and access.is_seller(actor, deal):
            raise Refused("own_deal")
        row = models.ContradictionUndo.objects.create(
            review=review, by=actor.person, undone_on=on, created_by=actor.person
        )
        events.append("contradiction.undone", suggestion.promise, actor=actor, company=deal.company, deal_id=deal.pk)
        if review.confirmed and suggestion.openly:
            _reopen(suggestion.promise_id, actor, on)
    return row


def _reopen(promise_id: int, actor: Actor, on: date) -> None:
    """The end goes to those that were taken back, word for word; the promise is judged by what holds now."""
    promise = models.Promise.objects.select_related("deal__company", "end").get(pk=promise_id)
    access.require(actor, Deed.END_PROMISE, deal=promise.deal)
    end = getattr(promise, "end", None)
    if end is not None and end.outcome != PromiseOutcome.WITHDRAWN:
        return  # it ended otherwise since: these words did not end it
    if end is None:
        if not promise_ends.take_back(promise, actor=actor, on=on) and not promise.end_proposals.exists():
            raise Refused("nothing_to_undo")
        return
    models.EndTakenBack.objects.create(
        promise=promise,
        was=end.pk,
        **{name: getattr(end, name) for name in query.END},
        taken_back_by=actor.person,
        taken_back_on=on,
        created_by=actor.person,
    )
    end.delete()
    promise = models.Promise.objects.select_related("deal__company", "capability").get(pk=promise_id)
    promises.judge_anew(promise, on=on)
    deal = promise.deal
    events.append("promise.reopened", promise, actor=actor, company=deal.company, deal_id=deal.pk)


def _look(text: models.TextVersion, rows: list[models.Promise], *, only: int | None = None) -> int:
    """All open promises compete for the words, also where only one of them is asked about."""
    conversation = text.conversation
    product = product_of(conversation)
    known = truth(product) if product else None
    asked = [one for row in rows if (one := _as_open(row, text, known)) is not None]
    found = detect.find(
        ear.spoken_turns(text),
        asked,
        held_on=conversation.held_on,
        internal=conversation.internal,
        embedder=ear.embedder(),
    )
    return sum(_book(one, text) for one in found if only is None or one.key == str(only))


def _as_open(row: models.Promise, text: models.TextVersion, known: Truth | None) -> OpenPromise | None:
    """The promise as language takes it; None where it was made after this talk. One that says no place in this talk and was
    made on its day was not made before it."""
    first = next(iter(row.mentions.all()), None)
    here = next((one.signal for one in row.mentions.all() if one.signal.text_id == text.pk), None)
    if row.said_on > text.conversation.held_on or (here is None and row.said_on == text.conversation.held_on):
        return None
    line = known.capabilities.get(row.capability_id or 0) if known else None
    return OpenPromise(
        key=str(row.pk),
        quote=row.sentence,
        said_on=row.said_on,
        context=_context(first.signal) if first else "",
        about=(line.version.name, line.version.description) if line else (),
        due=row.due,
        turn=here.last_turn if here else None,
    )


def _context(signal: models.Signal) -> str:
    """What was said just before the promise: the turn before it, and its own turn up to the words."""
    nearby = signal.text.turns.filter(no__in=[signal.first_turn - 1, signal.first_turn]).order_by("no")
    turns = {turn.no: turn.text for turn in nearby}
    own = turns.get(signal.first_turn, "")[: signal.start]
    return f"{turns.get(signal.first_turn - 1, '')} {own}".strip()


def _book(one: detect.Found, text: models.TextVersion) -> bool:
    model = detect.shipped()
    _, made = models.ContradictionSuggestion.objects.get_or_create(
        promise_id=int(one.key),
        text=text,
        defaults={
            "turn": one.turn,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
            "openly": one.said == detect.Said.OPENLY,
            "chance": one.chance,
            "model": model.name if model else "",
        },
    )
    return made


def _next_word(suggestion: models.ContradictionSuggestion, actor: Actor) -> int:
    """The number of the word that may be said now; refused where one stands. Of two at once the second waits and is told."""
    _require(suggestion, actor)
    if _locked(suggestion) is not None:
        raise Refused("contradiction_reviewed")
    return models.ContradictionReview.objects.filter(suggestion=suggestion).count() + 1


def _locked(suggestion: models.ContradictionSuggestion) -> models.ContradictionReview | None:
    """The word that stands, with the suggestion and its promise held until the transaction ends."""
    models.Promise.objects.select_for_update().get(pk=suggestion.promise_id)
    models.ContradictionSuggestion.objects.select_for_update().get(pk=suggestion.pk)
    return query.standing_words().filter(suggestion=suggestion).first()


def _require(suggestion: models.ContradictionSuggestion, actor: Actor) -> None:
    access.promise(actor, suggestion.promise_id)
    access.require(actor, Deed.TAKE_NOTE, deal=suggestion.promise.deal)


def _review(
    suggestion: models.ContradictionSuggestion,
    n: int,
    actor: Actor,
    on: date,
    *,
    confirmed: bool,
    contradiction: models.Contradiction | None = None,
) -> models.ContradictionReview:
    if actor.person is None:
        raise Refused("not_allowed", deed="review")
    return models.ContradictionReview.objects.create(
        suggestion=suggestion,
        n=n,
        confirmed=confirmed,
        contradiction=contradiction,
        by=actor.person,
        reviewed_on=on,
        created_by=actor.person,
    )

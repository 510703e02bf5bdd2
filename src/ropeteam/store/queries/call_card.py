"""The call card of a deal: what one should have read before the next talk with this customer, as this reader may know it.

Every part is a short slice; a deal with a thousand promises costs as many queries as one with three. Words of the customer, and
the mood read from them, come only for who may read the talks; names of our people only for who works on the deal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.call_card import promise_is_due
from ropeteam.core.embargo import may_read_sentence
from ropeteam.core.talk_kind import WRITTEN
from ropeteam.core.vocabulary import Side, SignalKind, SignalState
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Account,
    Ask,
    ChangeRequest,
    Contact,
    Conversation,
    Deal,
    Participant,
    PickAnswer,
    Promise,
    Signal,
    TalkTime,
)
from ropeteam.store.queries import answers, question_clock, wishes
from ropeteam.store.queries.call_topics import FEW, MOST, Limit, Topic, topics, untold
from ropeteam.store.queries.deals import OnTheRope, names_shown, rope
from ropeteam.store.queries.enthusiasm import ConversationMood, Quotes, quotes, read_moods
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.promises import still_open
from ropeteam.store.queries.promises import with_state as with_end
from ropeteam.store.queries.signals import open_suggestions, with_state

LOOKED_AT = 60  # open promises of which the sayings are made
MOODS, FELT = 5, 4


@dataclass(frozen=True, slots=True)
class Knows:
    """Who knows the customer. `joined` are ours who sat in talks but hold no rope; empty where names are not this reader's."""

    rope: OnTheRope
    joined: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class HeardDue:
    """A promise that was heard, falls due, and nobody looked at: it counts like those of the ledger. `sentence` is '' for who may
    not read it yet."""

    due_on: date
    backing: str | None
    sentence: str
    heard: bool = True


@dataclass(frozen=True, slots=True)
class CallCard:
    """`unreviewed` promises were heard and nobody looked at them. `said` are the sentences that moved the `mood`; where too little
    was said to read one, `felt` are what the customer praised or doubted last."""

    deal: Deal
    account: Account | None
    on: date
    talk: TalkTime | None
    last: Conversation | None
    wishes: tuple[ChangeRequest, ...]
    needs: tuple[Signal, ...]
    decided: tuple[Any, ...]
    due: tuple[Any, ...]
    topics: tuple[Topic, ...]
    limits: tuple[Limit, ...]
    questions: tuple[Ask, ...]
    handed: tuple[PickAnswer, ...]
    knows: Knows
    may_words: bool
    unreviewed: int = 0
    due_heard: tuple[HeardDue, ...] = ()
    mood: ConversationMood | None = None
    said: Quotes = field(default_factory=lambda: Quotes((), ()))
    felt: tuple[Any, ...] = ()

    @property
    def falling_due(self) -> tuple[Any, ...]:
        """What was promised and what was heard, the longest overdue first."""
        return tuple(sorted((*self.due, *self.due_heard), key=lambda row: row.due_on)[:MOST])


@dataclass(frozen=True, slots=True)
class Brief:
    """Of a call card what a handover needs too: what to say and what not, open questions, who knows whom."""

    topics: tuple[Topic, ...]
    questions: tuple[Ask, ...]
    knows: Knows


def brief(actor: Actor, deal: Deal, *, on: date) -> Brief:
    """Of a deal that came through the access door; less than half of what a whole card asks."""
    wished = [row.capability_id for row in wishes.of_deal(deal).requests if row.decided is None and row.capability_id]  # type: ignore[attr-defined]
    promises, heard = _open(deal), _heard(deal)
    known = truth(deal.product) if deal.product is not None else None
    names = names_of(known) if known else {}
    return Brief(
        topics=topics(actor, promises, heard, known, names, wished=wished),
        questions=tuple(question_clock.waiting_of(deal)[:FEW]),
        knows=_knows(actor, deal, on, on_rope=access.on_rope(actor, deal)),
    )


def card(actor: Actor, deal: Deal, *, on: date, now: datetime) -> CallCard:
    """Of a deal that came through the access door."""
    may_words = access.allows(actor, Deed.READ_TRANSCRIPT, deal=deal)
    on_rope = access.on_rope(actor, deal)
    wanted = wishes.of_deal(deal)
    open_wishes = tuple(row for row in wanted.requests if row.decided is None)  # type: ignore[attr-defined]
    last = last_talk(deal, on=on)
    promises, heard = _open(deal), _heard(deal)
    product = deal.product
    known = truth(product) if product is not None else None
    names = names_of(known) if known else {}
    mood = _mood(deal, on) if may_words else None
    talk = next_talk(deal, now=now)
    questions = tuple(question_clock.waiting_of(deal)[:FEW])
    asked = {row.chosen_request_id for row in questions}
    return CallCard(
        deal=deal,
        account=deal.account,
        on=on,
        talk=talk,
        last=last,
        wishes=tuple(row for row in open_wishes if row.pk not in asked)[:FEW],
        needs=tuple(wanted.needs[:FEW]) if may_words else (),
        decided=_decided(actor, deal, since=last.held_on if last else None),
        due=tuple(one for one in promises if promise_is_due(one.due_on, on=on))[:MOST],
        due_heard=_due_heard(heard, on=on, on_rope=on_rope),
        topics=topics(
            actor, promises, heard, known, names, wished=[row.capability_id for row in open_wishes if row.capability_id]
        ),
        limits=untold(promises, known),
        questions=questions,
        handed=_handed(talk) if may_words else (),
        knows=_knows(actor, deal, on, on_rope=on_rope),
        may_words=may_words,
        unreviewed=sum(one.kind == SignalKind.PROMISE for one in heard),
        mood=mood,
        felt=_felt(deal) if may_words and mood is None else (),
        said=quotes(mood.reading) if mood is not None and mood.reading is not None else Quotes((), ()),
    )


def last_talk(deal: Deal, *, on: date) -> Conversation | None:
    """The last talk with the customer before today; a mail or a note is no talk."""
    found = Conversation.objects.filter(deal=deal, internal=False, held_on__lt=on).exclude(kind__in=WRITTEN)
    return found.order_by("-held_on", "-pk").first()


def next_talk(deal: Deal, *, now: datetime) -> TalkTime | None:
    found = TalkTime.objects.filter(conversation__deal=deal, conversation__internal=False, ends_at__gt=now)
    return found.select_related("conversation").order_by("starts_at", "pk").first()


def _decided(actor: Actor, deal: Deal, *, since: date | None) -> tuple[Any, ...]:
    """Answers that hold: those of decisions since the last talk, and those the customer does not know yet."""
    found = answers.of_deal(actor, deal)
    if since is not None:
        found = found.filter(Q(decision__decided_on__gte=since) | Q(told_on__isnull=True))
    return tuple(found[:MOST])


def _open(deal: Deal) -> list[Any]:
    """Open promises of the ledger, those due first, each with `fit` and whether its limit was told."""
    found = with_end(still_open(Promise.objects.filter(deal=deal))).select_related("capability", "limit_told")
    found = found.annotate(reasons=latest("promise", "reasons"))
    rows = list(found.order_by(F("due").asc(nulls_last=True), "-said_on", "pk")[:LOOKED_AT])
    rows.sort(key=lambda row: (row.due_on or date.max, row.pk))
    return rows


def _heard(deal: Deal) -> list[Any]:
    """Promises, and claims before the customer, that were heard and nobody looked at: what they are about is known, their words
    are the rope's."""
    told = Q(kind=SignalKind.PROMISE) | Q(kind=SignalKind.CLAIM, conversation__internal=False)
    ours = Signal.objects.filter(told, conversation__deal=deal)
    found = (
        open_suggestions(ours)
        .select_related("conversation")
        .annotate(
            fit=latest("signal", "fit"),
            backing=latest("signal", "backing"),
            judged_due=latest("signal", "due"),
            reasons=latest("signal", "reasons"),
        )
    )
    return list(found.order_by("-conversation__held_on", "pk")[:LOOKED_AT])


def _due_heard(heard: list[Any], *, on: date, on_rope: bool) -> tuple[HeardDue, ...]:
    found = []
    for one in heard:
        day = one.due or one.judged_due
        if one.kind != SignalKind.PROMISE or not promise_is_due(day, on=on):
            continue
        readable = may_read_sentence(
            state=SignalState.SUGGESTED,
            held_on=one.conversation.held_on,
            heard_on=timezone.localtime(one.created_at).date(),
            on=on,
            on_rope=on_rope,
        )
        found.append(HeardDue(day, one.backing, one.quote if readable else ""))
    return tuple(sorted(found, key=lambda row: row.due_on)[:MOST])


def _felt(deal: Deal) -> tuple[Any, ...]:
    live = Signal.objects.filter(conversation__deal=deal, retired_at__isnull=True, low=False)
    found = with_state(live.select_related("conversation")).exclude(state="dismissed")
    found = found.filter(kind_is__in=(SignalKind.DELIGHT, SignalKind.CONCERN))
    return tuple(found.order_by("-conversation__held_on", "-pk")[:FELT])


def _handed(talk: TalkTime | None) -> tuple[PickAnswer, ...]:
    """What product would like to have asked in the next talk."""
    if talk is None:
        return ()
    later = PickAnswer.objects.filter(pick=OuterRef("pick"), pk__gt=OuterRef("pk"))
    found = PickAnswer.objects.filter(~Exists(later), pick__conversation=talk.conversation_id, comes=False)
    return tuple(found.order_by("pk")[:MOST])


def _knows(actor: Actor, deal: Deal, on: date, *, on_rope: bool) -> Knows:
    """The rope, then whoever of ours sat in a talk, by name: no order of merit, no count."""
    held = rope(deal, actor=actor, on_rope=on_rope)
    contacts = tuple(deal.account.contacts.order_by("name", "pk")[:MOST]) if deal.account else ()
    if not names_shown(actor, on_rope=on_rope):
        return Knows(held, contacts=contacts)
    named = {name for name, _ in held.people}
    sat = Participant.objects.filter(
        conversation__deal=deal, conversation__held_on__lt=on, side=Side.OURS.value, person__active=True
    )
    names = sat.order_by("person__name").values_list("person__name", flat=True).distinct()[: 2 * MOST]
    return Knows(held, tuple(name for name in names if name not in named)[:MOST], contacts)


def _mood(deal: Deal, on: date) -> ConversationMood | None:
    """Of the newest talks the last one that the customer said enough in."""
    found = Conversation.objects.filter(deal=deal, internal=False, held_on__lte=on, texts__analyses__isnull=False)
    talks = list(found.distinct().order_by("-held_on", "-pk")[:MOODS])
    moods = read_moods(talks)
    return next((moods[talk.pk] for talk in talks if talk.pk in moods), None)

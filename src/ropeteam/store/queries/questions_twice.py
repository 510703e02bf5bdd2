"""Questions asked twice: which talks are held against each other, and the candidates with both sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Role, Side
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Conversation,
    Deal,
    Participant,
    QuestionTwice,
    QuestionTwiceWord,
    RoleGrant,
    Speaker,
    TextVersion,
    Turn,
)
from ropeteam.store.queries.contradictions import heard_texts
from ropeteam.store.queries.conversations import newest_texts

NEAREST, MOST = 30, 20


@dataclass(frozen=True, slots=True)
class Twice:
    """`same` is a person's last word, None while nobody spoke."""

    row: QuestionTwice
    question: str
    earlier: str
    same: bool | None

    @property
    def talk(self) -> Conversation:
        return self.row.text.conversation

    @property
    def earlier_talk(self) -> Conversation:
        return self.row.earlier_text.conversation


def around(talk: Conversation) -> tuple[list[TextVersion], TextVersion | None, list[TextVersion]]:
    """The heard words of the deal's customer talks before this one, its own, and those after it; the nearest of each."""
    assert talk.deal is not None
    texts = heard_texts(talk.deal).filter(conversation__internal=False).select_related("conversation__deal")
    own = texts.filter(conversation=talk).first()
    first = Q(conversation__held_on=talk.held_on)
    before = texts.filter(Q(conversation__held_on__lt=talk.held_on) | (first & Q(conversation__lt=talk.pk)))
    after = texts.filter(Q(conversation__held_on__gt=talk.held_on) | (first & Q(conversation__gt=talk.pk)))
    nearest = before.order_by("-conversation__held_on", "-conversation")[:NEAREST]
    return list(nearest), own, list(after.order_by("conversation__held_on", "conversation")[:NEAREST])


def asks_again(talk: Conversation) -> bool:
    """Whether a question in it may be one that a handover should have spared the customer: after the signature, or with somebody
    who was services on that day."""
    deal = talk.deal
    if deal is not None and deal.signed_on is not None and talk.held_on >= deal.signed_on:
        return True
    day = talk.held_on
    held = Q(from_day__isnull=True) | Q(from_day__lte=day), Q(to_day__isnull=True) | Q(to_day__gte=day)
    granted = Exists(RoleGrant.objects.filter(*held, person=OuterRef("person"), role=Role.SERVICES.value))
    theirs = Q(role=Role.SERVICES.value) | Q(granted)
    ours = {"side": Side.OURS.value}
    return (
        Participant.objects.filter(theirs, conversation=talk, **ours).exists()
        or Speaker.objects.filter(theirs, text__conversation=talk, **ours).exists()
    )


def of_deal(deal: Deal) -> list[Twice]:
    """The likeliest first, those a person dismissed last; only in words that hold."""
    last = QuestionTwiceWord.objects.filter(twice=OuterRef("pk")).order_by("-n")
    found = QuestionTwice.objects.filter(deal=deal, text__in=newest_texts(), earlier_text__in=newest_texts())
    found = found.annotate(same=Subquery(last.values("same")[:1]))
    related = found.select_related("text__conversation", "earlier_text__conversation")
    rows = list(related.defer("text__original", "earlier_text__original").order_by("-likeness", "pk")[:MOST])
    words = _words(rows)
    seen = [Twice(row, *words[row.pk], row.same) for row in rows if row.pk in words]
    return sorted(seen, key=lambda one: one.same is False)


def one(actor: Actor, pk: int) -> QuestionTwice:
    """The access door: whoever may see the deal may know that there is one."""
    found = QuestionTwice.objects.filter(pk=pk, deal__in=access.deals(actor)).select_related("deal__company").first()
    if found is None:
        raise NotFound("question", str(pk))
    return found


def _words(rows: Sequence[QuestionTwice]) -> dict[int, tuple[str, str]]:
    """Both sentences as they stand in the turns now: what was erased is gone here too."""
    wanted = Q(pk__in=[])
    for row in rows:
        wanted |= Q(text_version=row.text_id, no=row.turn) | Q(text_version=row.earlier_text_id, no=row.earlier_turn)
    turns = {(text, no): words for text, no, words in _turns(wanted)}
    found = {}
    for row in rows:
        new, old = turns.get((row.text_id, row.turn)), turns.get((row.earlier_text_id, row.earlier_turn))
        if new is not None and old is not None:
            found[row.pk] = (new[row.start : row.end], old[row.earlier_start : row.earlier_end])
    return found


def _turns(wanted: Q) -> QuerySet[Turn, tuple[int, int, str]]:
    return Turn.objects.filter(wanted).values_list("text_version_id", "no", "text")

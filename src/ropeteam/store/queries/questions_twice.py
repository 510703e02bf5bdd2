"""Questions asked twice: which talks are held against each other, and the candidates with both sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
from ropeteam.store.queries.kept import Given, kept

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


def asking_again(talks: Sequence[Conversation]) -> frozenset[int]:
    """In which of them a question may be one that a handover should have spared the customer: those after the signature, or with
    somebody who was services on that day. At most two statements, however many talks."""
    signed = {talk.pk for talk in talks if talk.deal and talk.deal.signed_on and talk.held_on >= talk.deal.signed_on}
    open_ones = [talk.pk for talk in talks if talk.pk not in signed]
    if not open_ones:
        return frozenset(signed)
    given = {"talks": open_ones}
    return frozenset([*signed, *kept(_with_services_there).rows(given), *kept(_with_services_heard).rows(given)])


def _with_services_there() -> QuerySet[Any, int]:
    found = Participant.objects.filter(_of_services("conversation"), conversation_id__any_of=Given("talks"))
    return found.values_list("conversation", flat=True)


def _with_services_heard() -> QuerySet[Any, int]:
    found = Speaker.objects.filter(_of_services("text__conversation"), text__conversation_id__any_of=Given("talks"))
    return found.values_list("text__conversation", flat=True)


def _of_services(talk: str) -> Q:
    """Somebody of ours who was services in the talk, or held the role on its day; `talk` is the way to it."""
    day = OuterRef(f"{talk}__held_on")
    held = Q(from_day__isnull=True) | Q(from_day__lte=day), Q(to_day__isnull=True) | Q(to_day__gte=day)
    granted = Exists(RoleGrant.objects.filter(*held, person=OuterRef("person"), role=Role.SERVICES.value))
    return Q(side=Side.OURS.value) & (Q(role=Role.SERVICES.value) | Q(granted))


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

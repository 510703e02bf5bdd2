"""Questions asked twice: the customer told it to sales, and services ask again. Found as a candidate, judged by a person.

Looked for when a talk was heard. A later question counts only in a talk after the signature or one that services were in: what a
seller asks again in the sale is selling, what services ask again is what a handover should have spared the customer. Of an earlier
talk that comes in late, the later ones are held against it. Nothing follows from a candidate by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.flows import conversations, ear
from ropeteam.language.contract import Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.language.questions import NEAR, Question, ours
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import questions_twice as query

MOST = 20
Asked = tuple[models.TextVersion, Question]


def look_in(conversation_id: int) -> int:
    """Hold the questions of a heard talk against those of the deal's other talks; how many new candidates."""
    talk = models.Conversation.objects.select_related("deal", "company").get(pk=conversation_id)
    if talk.deal is None or talk.internal or not conversations.may_listen(talk.company):
        return 0
    before, own, after = query.around(talk)
    if own is None:
        return 0
    asking = query.asking_again([talk, *(text.conversation for text in after)])
    made = _compare(talk.deal, later=[own], earlier=before) if before and talk.pk in asking else 0
    again = [text for text in after if text.conversation_id in asking]
    return made + (_compare(talk.deal, later=again, earlier=[own]) if again else 0)


def say(row: models.QuestionTwice, *, actor: Actor, same: bool, on: date) -> models.QuestionTwiceWord:
    """A person's word: the customer was asked the same, or not. The last one holds."""
    access.require(actor, Deed.PREPARE_HANDOVER, deal=row.deal)
    access.require(actor, Deed.READ_TRANSCRIPT, deal=row.deal)
    if actor.person is None:
        raise NotAllowed(Deed.PREPARE_HANDOVER)
    with transaction.atomic():
        held = models.QuestionTwice.objects.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
        last = held.words.order_by("-n").first()
        if last is not None and last.same == same:
            raise Refused("question_twice_said")
        word = models.QuestionTwiceWord.objects.create(
            twice=held, n=(last.n if last else 0) + 1, same=same, by=actor.person, said_on=on, created_by=actor.person
        )
        events.append(
            "question.twice_judged", row.deal, actor=actor, company=row.deal.company, deal_id=row.deal_id, same=same
        )
    return word


def _compare(deal: models.Deal, *, later: Sequence[models.TextVersion], earlier: Sequence[models.TextVersion]) -> int:
    asked, before = _questions(later), _questions(earlier)
    if not asked or not before:
        return 0
    scores = _vectors(asked) @ _vectors(before).T
    found = [(float(scores[no].max()), no, int(scores[no].argmax())) for no in range(len(asked))]
    near = sorted((row for row in found if row[0] >= NEAR), reverse=True)[:MOST]
    return sum(_book(deal, asked[no], before[at], min(score, 1.0)) for score, no, at in near)


def _questions(texts: Sequence[models.TextVersion]) -> list[Asked]:
    return [(text, question) for text in texts for question in ours(ear.spoken_turns(text))]


def _vectors(asked: Sequence[Asked]) -> Vectors:
    embedder, texts = ear.embedder(), [question.text for _, question in asked]
    return unit(centre(embedder.embed(texts), [language_of(text) for text in texts], language_means(embedder.name)))


def _book(deal: models.Deal, asked: Asked, before: Asked, likeness: float) -> bool:
    (text, question), (earlier, old) = asked, before
    _, made = models.QuestionTwice.objects.get_or_create(
        text=text,
        turn=question.turn,
        start=question.start,
        defaults={
            "deal": deal, "end": question.end, "earlier_text": earlier, "earlier_turn": old.turn,
            "earlier_start": old.start, "earlier_end": old.end, "likeness": likeness, "model": ear.embedder().name,
        },
    )  # fmt: skip
    return made

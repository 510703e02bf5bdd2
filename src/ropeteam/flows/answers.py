"""Answers travel: every decision gives one to everybody who asked; a person words it, reads it, tells the customer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.answers import LANGUAGES, AnswerFacts, spoken
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.flows.drafting import Draft, account_of
from ropeteam.store import access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import answers as query
from ropeteam.store.queries.judgements import latest_decision
from ropeteam.store.request_lock import locked_with_merged

LONGEST_WORDS = 6000
# How facts become words in a language: wording's, handed in by whoever calls, since flows speak no language.
Speak = Callable[[AnswerFacts, str], str]


def give(change_request_id: int, *, on: date, speak: Speak) -> list[models.Answer]:
    """The standing decision of a wish goes to everybody who asked for it and has no answer of it yet, askers of merged
    wishes too. An older decision's answers are closed by it. Given twice, it is given once."""
    with transaction.atomic():
        decision = latest_decision(_home(change_request_id), None)
        askers = list(query.askers_without(decision)) if decision is not None else []
        if decision is None or not askers:
            return []
        given = models.Answer.objects.bulk_create(_answers(decision, askers, on))
        told = query.told_last([asker.pk for asker in askers], but=decision)
        draft = Draft.of(decision, on=on)
        models.AnswerWords.objects.bulk_create(
            models.AnswerWords(answer=row, language=language, text=text, written_on=on)
            for row, asker in zip(given, askers, strict=True)
            for language, text in _drafted(draft.facts(asker, told.get(asker.pk, "")), speak).items()
        )
        for row in given:
            _event("answer.given", row, OPERATOR)
    return given


def redraft(*, on: date, speak: Speak, roadmap_item_id: int | None = None, capability_id: int | None = None) -> int:
    """What a decision leans on has changed: the drafted words of answers no customer was told are drafted anew. Words that
    a person wrote stay; the page says that they are older than the roadmap. Returns how many changed."""
    changed = 0
    with transaction.atomic():
        for answer in _waiting(roadmap_item_id, capability_id):
            decision = answer.decision
            told = query.told_last([answer.asker_id], but=decision).get(answer.asker_id, "")
            drafted = _drafted(Draft.of(decision, on=on).facts(answer.asker, told), speak)
            for language, row in query.words_now(answer).items():
                if row.by_id is None and row.text != drafted[language]:
                    models.AnswerWords.objects.create(
                        answer=answer, language=language, text=drafted[language], written_on=on
                    )
                    changed += 1
    return changed


def write_words(answer: models.Answer, *, actor: Actor, language: str, text: str, on: date) -> models.AnswerWords:
    """A person puts the words for the customer in their own way; the earlier ones stay as history."""
    if not (access.allows(actor, Deed.WORD_ANSWER, deal=answer.deal) or access.may_pass_on(actor, answer)):
        raise NotAllowed(Deed.WORD_ANSWER)
    plain = text.replace("\r\n", "\n").strip()
    if language not in LANGUAGES:
        raise Refused("answer_language", language=language)
    if not plain:
        raise Refused("answer_words_empty")
    if len(plain) > LONGEST_WORDS:
        raise Refused("answer_words_long", most=str(LONGEST_WORDS))
    with transaction.atomic():
        last = answer.words.filter(language=language).order_by("-pk").first()
        if last is not None and last.text == plain:
            return last
        row = models.AnswerWords.objects.create(
            answer=answer, language=language, text=plain, by=actor.person, written_on=on, created_by=actor.person
        )
        _event("answer.worded", answer, actor)
    return row


def read(answer: models.Answer, *, actor: Actor, on: date) -> models.AnswerReceipt:
    """The first tick: somebody on the rope has read it."""
    with transaction.atomic():
        return _tick(answer, ReceiptKind.SELLER_READ, actor, on)


def tell(answer: models.Answer, *, actor: Actor, how: str, on: date) -> models.AnswerReceipt:
    """The second tick: the customer was told, and how. Whoever told it has read it.

    An answer that a newer decision has overtaken is not told any more: the customer gets the newer one."""
    if not how.strip():
        raise Refused("told_how_missing")
    with transaction.atomic():
        _home(answer.asker.change_request_id)
        if not query.one(answer).holds:
            raise Refused("answer_overtaken")
        _tick(answer, ReceiptKind.SELLER_READ, actor, on)
        return _tick(answer, ReceiptKind.CUSTOMER_TOLD, actor, on, how.strip()[:500])


def _home(change_request_id: int) -> models.ChangeRequest:
    """The wish that speaks for this one (itself, or where it was merged), held: deciding, merging and answering wait for
    each other."""
    held = locked_with_merged(change_request_id)
    return held[held[change_request_id].merged_into_id or change_request_id]


def _answers(decision: models.Decision, askers: list[models.Asker], on: date) -> Iterable[models.Answer]:
    heard = query.heard_in({asker.deal_id for asker in askers if asker.deal_id is not None})
    usual = query.usual_language(decision.change_request.product.company)
    for asker in askers:
        own = asker.signal.text.language if asker.signal is not None else ""
        yield models.Answer(
            decision=decision,
            asker=asker,
            deal=asker.deal,
            account=account_of(asker),
            language=spoken(own, heard.get(asker.deal_id or 0, ""), otherwise=usual).language,
            given_on=on,
            created_by=decision.by,
        )


def _drafted(facts: AnswerFacts, speak: Speak) -> dict[str, str]:
    return {language: speak(facts, language) for language in LANGUAGES}


def _waiting(roadmap_item_id: int | None, capability_id: int | None) -> QuerySet[Any]:
    """Answers that hold, that no customer was told, and whose decision leans on what changed."""
    leaning = Q(pk__in=[])
    if roadmap_item_id is not None:
        leaning |= Q(decision__roadmap_item=roadmap_item_id)
    if capability_id is not None:
        leaning |= Q(decision__pattern__capability=capability_id)
        leaning |= Q(decision__pattern__isnull=True, decision__change_request__capability=capability_id)
    found = query.with_ticks(models.Answer.objects.filter(leaning))
    related = ("decision__change_request__product__company", "decision__pattern", "asker__signal__conversation")
    found = found.filter(decision=F("standing"), told_on__isnull=True)
    return found.select_related(*related, "asker__ask", "asker__voice", "asker__deal", "asker__account").order_by("pk")


def _tick(answer: models.Answer, kind: ReceiptKind, actor: Actor, on: date, how: str = "") -> models.AnswerReceipt:
    if actor.person is None or not access.may_pass_on(actor, answer):
        raise NotAllowed(Deed.PASS_ON_ANSWER)
    row, made = models.AnswerReceipt.objects.get_or_create(
        answer=answer,
        kind=kind.value,
        defaults={"by": actor.person, "on": on, "how": how, "created_by": actor.person},
    )
    if made and kind == ReceiptKind.SELLER_READ:
        _event("answer.read", answer, actor)
    elif made:
        _event("answer.told", answer, actor)
    return row


def _event(code: str, answer: models.Answer, actor: Actor) -> None:
    company = answer.decision.change_request.product.company
    events.append(code, answer, actor=actor, company=company, deal_id=answer.deal_id, decision=answer.decision_id)

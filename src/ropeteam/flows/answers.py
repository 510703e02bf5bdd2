"""Answers travel: every decision gives one to everybody who asked; a person words it, reads it, tells the customer.

What one customer gets by one decision is one letter (`store.queries.answer_letters`): words and receipts are the letter's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.answers import AnswerFacts, spoken, told_wrongly
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.flows.drafting import Draft, account_of
from ropeteam.store import access, answer_access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import answer_letters as letters
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
        draft = Draft.of(decision, on=on)
        for row in map(query.one, _letters(given)):
            if row.told_on is None:
                _draft(row, draft, on=on, speak=speak)
            if row in given:
                _event("answer.given", row, OPERATOR)
    return given


def redraft(*, on: date, speak: Speak, roadmap_item_id: int | None = None, capability_id: int | None = None) -> int:
    """What a decision leans on has changed: the drafted words of answers no customer was told are drafted anew. Words that
    a person wrote stay; the page says that they are older than the roadmap. Returns how many changed."""
    changed = 0
    waiting = _waiting(roadmap_item_id, capability_id)
    for request in sorted(set(waiting.values_list("decision__change_request", flat=True))):
        with transaction.atomic():
            _home(request)  # who words or tells it at this moment has done so, or will do so in the new words
            rows = list(waiting.filter(decision__change_request=request))
            draft = Draft.of(rows[0].decision, on=on) if rows else None  # of a wish one decision holds
            changed += sum(_draft(row, draft, on=on, speak=speak) for row in rows if draft)
    return changed


def reopen(roadmap_item_id: int, *, on: date, speak: Speak) -> list[models.AnswerReopening]:
    """A roadmap item moved: whoever was told a day that no longer holds is to be told anew, in words that say so. Only where the
    decision still stands; a newer one gave an answer of its own. Asked twice, it is reopened once."""
    told = models.AnswerReceipt.objects.filter(
        answer__decision__roadmap_item=roadmap_item_id, named_day__isnull=False, reopening__isnull=True
    )
    made = []
    for request in sorted(set(told.values_list("answer__decision__change_request", flat=True))):
        with transaction.atomic():
            home = _home(request)  # who tells a customer at this moment has done so, or will say the new day
            decision = latest_decision(home, None)
            receipts = told.filter(answer__decision=decision).select_related("answer").order_by("pk")
            if decision is None or not receipts:
                continue
            draft = Draft.of(decision, on=on)
            item = draft.item()
            now = item.promised_day if item else None
            for receipt in receipts:
                if not told_wrongly(receipt.named_day, item):
                    continue
                made.append(models.AnswerReopening.objects.create(receipt=receipt, now_day=now, reopened_on=on))
                letter = query.one(receipt.answer)
                _draft(letter, draft, on=on, speak=speak, over_a_persons=True)
                _event("answer.reopened", letter, OPERATOR)
    return made


def write_words(answer: models.Answer, *, actor: Actor, language: str, text: str, on: date) -> models.AnswerWords:
    """A person puts the words for the customer in their own way; the earlier ones stay as history."""
    if not (access.allows(actor, Deed.WORD_ANSWER, deal=answer.deal) or answer_access.may_pass_on(actor, answer)):
        raise NotAllowed(Deed.WORD_ANSWER)
    plain = text.replace("\r\n", "\n").strip()
    if language not in LANGUAGES:
        raise Refused("answer_language", language=language)
    if not plain:
        raise Refused("answer_words_empty")
    if len(plain) > LONGEST_WORDS:
        raise Refused("answer_words_long", most=str(LONGEST_WORDS))
    with transaction.atomic():
        _home(answer.asker.change_request_id)
        last = letters.words_of(answer).filter(language=language).last()
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
        _home(answer.asker.change_request_id)
        return _tick(query.one(answer), ReceiptKind.SELLER_READ, actor, on)


def tell(answer: models.Answer, *, actor: Actor, how: str, on: date) -> models.AnswerReceipt:
    """The second tick: the customer was told, how, and which day. Whoever told it has read it.

    An answer that a newer decision has overtaken is not told any more: the customer gets the newer one."""
    if not how.strip():
        raise Refused("told_how_missing")
    with transaction.atomic():
        _home(answer.asker.change_request_id)
        letter = query.one(answer)
        if not letter.holds:
            raise Refused("answer_overtaken")
        _tick(letter, ReceiptKind.SELLER_READ, actor, on)
        item = Draft.of(letter.decision, on=on).item()
        day = item.promised_day if item else None
        return _tick(letter, ReceiptKind.CUSTOMER_TOLD, actor, on, how=how.strip()[:500], named_day=day)


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


def _letters(given: list[models.Answer]) -> list[models.Answer]:
    """The answer that speaks for each letter these belong to."""
    found = {row.pk: row for row in (letters.lead(row) for row in given)}
    return [found[pk] for pk in sorted(found)]


def _draft(letter: Any, draft: Draft, *, on: date, speak: Speak, over_a_persons: bool = False) -> int:
    """Words for a letter with its ticks, in both languages, where they would be others than those that hold; how many are new.
    What a person wrote stays, unless it names a day that is wrong now (`over_a_persons`): then it is kept as an earlier version."""
    askers = letters.askers_of(letter)
    facts = draft.facts(askers, *_told(letter, askers))
    held = query.words_now(letter)
    new = 0
    for language in LANGUAGES:
        text, last = speak(facts, language), held.get(language)
        if last is None or (last.text != text and (last.by_id is None or over_a_persons)):
            models.AnswerWords.objects.create(answer=letter, language=language, text=text, written_on=on)
            new += 1
    return new


def _told(letter: Any, askers: list[models.Asker]) -> tuple[str, date | None]:
    """What this customer was told last and is to be told otherwise: a day that no longer holds, else an earlier decision."""
    if letter.told_day is not None:
        return "", letter.told_day
    kinds = query.told_last([asker.pk for asker in askers], but=letter.decision)
    return next((kinds[asker.pk] for asker in askers if asker.pk in kinds), ""), None


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
    found = found.filter(holds=True, told_on__isnull=True)
    return found.select_related(*related, "asker__ask", "asker__voice", "asker__deal", "asker__account").order_by("pk")


def _tick(
    letter: models.Answer, kind: ReceiptKind, actor: Actor, on: date, *, how: str = "", named_day: date | None = None
) -> models.AnswerReceipt:
    """The receipt that stands, on whichever of the letter's answers; else a new one. The wish is held already."""
    if actor.person is None or not answer_access.may_pass_on(actor, letter):
        raise NotAllowed(Deed.PASS_ON_ANSWER)
    there = models.AnswerReceipt.objects.filter(answer__in=letters.together(letter), kind=kind.value)
    standing = there.filter(reopening__isnull=True).order_by("pk").last()
    if standing is not None:
        return standing
    row = models.AnswerReceipt.objects.create(
        answer_id=letter.pk,
        kind=kind.value,
        by=actor.person,
        on=on,
        how=how,
        n=there.count() + 1,
        named_day=named_day,
        created_by=actor.person,
    )
    _event("answer.read" if kind == ReceiptKind.SELLER_READ else "answer.told", letter, actor)
    return row


def _event(code: str, answer: models.Answer, actor: Actor) -> None:
    company = answer.decision.change_request.product.company
    events.append(code, answer, actor=actor, company=company, deal_id=answer.deal_id, decision=answer.decision_id)

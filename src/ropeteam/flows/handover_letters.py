"""A deal that services sent back: its rope hears of it by letter, once a word and person. The letter names the reasons by their
codes; what was said and which promise is meant stands in the dossier."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from ropeteam.core.letters import Letter, LetterKind, LetterPart, Line, Part
from ropeteam.core.vocabulary_handover import HandoverVerdict
from ropeteam.flows.mailing import Speak, put
from ropeteam.store import access, models
from ropeteam.store.actor import actor_of

BACK = "handover"


def write_back(word_id: int, *, on: date, speak: Speak) -> int:
    """How many letters. Who said it gets none."""
    found = models.HandoverWord.objects.filter(pk=word_id, verdict=HandoverVerdict.REJECT.value)
    word = found.select_related("deal__account", "deal__company").prefetch_related("reasons").first()
    if word is None:
        return 0
    rope = models.DealRole.objects.filter(deal=word.deal, to_day__isnull=True).exclude(person=word.by)
    people = models.Person.objects.filter(pk__in=rope.values("person")).select_related("company", "user").order_by("pk")
    return sum(_write(word, person, on=on, speak=speak) for person in people)


def _write(word: models.HandoverWord, person: models.Person, *, on: date, speak: Speak) -> bool:
    deal = word.deal
    if not access.deals(actor_of(person, on=on)).filter(pk=deal.pk).exists():
        return False
    page = f"deals/{deal.pk}/handover/"
    if deal.confidential:
        lines = [Line("", page)]
    else:
        title = f"{deal.account.name}, {deal.title}" if deal.account else deal.title
        lines = [Line(title, page)]
        lines += [Line("", page, note=f"handover.reason.{row.code}") for row in word.reasons.all()]
    letter = Letter(LetterKind.HANDOVER, person.name, settings.URL, (Part(LetterPart.HANDOVER_BACK, tuple(lines)),))
    return put(person, key=f"{BACK}-{word.pk}-{person.pk}", letter=letter, speak=speak) is not None

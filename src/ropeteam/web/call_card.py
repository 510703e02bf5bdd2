"""The call card on a page: one sheet of paper, or a phone in the car park."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ropeteam.core.question_clock import waited
from ropeteam.store import access
from ropeteam.store.queries import question_clock
from ropeteam.store.queries.attention_names import names_of as names_of_themes
from ropeteam.store.queries.call_card import CallCard, card
from ropeteam.store.queries.call_topics import Topic
from ropeteam.web import languages
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording import call_card as wording
from ropeteam.wording.attention import question_of_pick
from ropeteam.wording.call_card import Saying
from ropeteam.wording.calls import flow_sentence, waits_sentence


@staff
@require_safe
def call_card(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    found = card(request.actor, deal, on=request.today, now=timezone.now())
    language = languages.current()
    context: dict[str, Any] = {
        "card": found,
        "deal": deal,
        "sayings": [saying(topic, language) for topic in found.topics],
        "questions": [(row, waits_sentence(waited(row.asked_on, request.today), language)) for row in found.questions],
        "flow": flow_sentence(question_clock.flow_of(deal.company, on=request.today), language)
        if found.questions
        else "",
        "handed": handed(found, language),
        "today": request.today,
    }
    return render(request, "deals/card.html", context)


def saying(topic: Topic, language: str) -> Saying:
    return wording.saying(
        topic.title, topic.fit, topic.reasons, names=topic.names, facts=topic.facts, language=language
    )


def handed(found: CallCard, language: str) -> list[str]:
    """The questions that product handed over for the next talk, in words."""
    rows = [each for answer in found.handed for each in answer.questions]
    if not rows:
        return []
    names = names_of_themes(found.deal.company, rows)
    return [question_of_pick(each, names, language) for each in rows]

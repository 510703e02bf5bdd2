"""The road of one deal with everything its picture says in words: what hangs where, the legend, the data table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from ropeteam.core.outcomes import ended_on
from ropeteam.store.models import Conversation, Deal
from ropeteam.web import languages
from ropeteam.web.charts import pegs, road
from ropeteam.web.standing import Card
from ropeteam.wording.say import say

CAMPS = ("opened", "signed", "handover", "golive", "closed")


@dataclass(frozen=True, slots=True)
class Picture:
    """`rows` is the data table: (day, words), oldest first."""

    drawn: road.Road
    talks: list[road.Talk]
    pegs: list[road.Peg]
    rows: list[tuple[date, str]]
    legend: list[tuple[str, SafeString]]


def of(deal: Deal, talks: Sequence[Conversation], cards: Sequence[Card], *, today: date) -> Picture | None:
    """None where the deal has no road yet: fewer than two different days are known."""
    language = languages.current()
    camps = camps_of(deal, until=today)
    heard = [_talk(talk, language) for talk in talks if talk.held_on <= today]
    hung = [pegs.peg_of(card) for card in cards]
    drawn = road.road(camps, heard, hung, today=today)
    if drawn is None:
        return None
    rows = [(camp.day, say(f"road.camp.{camp.code}", language)) for camp in camps]
    rows += [
        (talk.day, f"{talk.title}: {say('road.heard' if talk.heard else 'road.unheard', language)}") for talk in heard
    ]
    rows += [(peg.day, pegs.words_of(peg, language)) for peg in hung]
    rows.sort(key=lambda row: row[0])
    return Picture(drawn, heard, hung, rows, pegs.legend(hung))


def camps_of(deal: Deal, *, until: date) -> list[road.Camp]:
    """The stations that were reached by then."""
    days = {code: getattr(deal, f"{code}_on") for code in CAMPS}
    days["closed"] = ended_on(signed_on=deal.signed_on, closed_on=deal.closed_on)
    return [road.Camp(code, day) for code, day in days.items() if day and day <= until]


def _talk(talk: Conversation, language: str) -> road.Talk:
    words = say(f"conversation.{talk.kind}", language)
    return road.Talk(talk.held_on, talk.is_heard, f"{words} {talk.title}".strip())  # type: ignore[attr-defined]

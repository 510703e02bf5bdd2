"""One case behind a number as a line: what it is, of which deal, how it stands and why. Words as far as they are this reader's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ropeteam.core.vocabulary_alignment import MEASURED, Figure, Stand
from ropeteam.store.models import Account, Answer, Ask, ChangeRequest, Deal, Promise, Signal
from ropeteam.store.queries.alignment_cases import Behind
from ropeteam.web import languages
from ropeteam.web.actors import StaffRequest
from ropeteam.web.words_shown import shown as words_of
from ropeteam.wording.alignment import case_words, cause_words


@dataclass(frozen=True, slots=True)
class Line:
    """`title` is '' where the sentence is not this reader's. `quoted`: it is somebody's own words. `stand` is '' where `value` says
    it: what a mean is made of neither succeeds nor fails."""

    title: str
    href: str
    quoted: bool
    deal: Deal | None
    account: Account | None
    case: Behind
    why: str
    value: str = ""
    stand: str = ""


def shown(request: StaffRequest, figure: Figure, rows: Sequence[Behind]) -> list[Line]:
    readable = {}
    if figure == Figure.REACHED:
        readable = {line.signal.pk: line.words for line in words_of(request, [case.row for case in rows])}
    return [_line(figure, case, readable) for case in rows]


def _line(figure: Figure, case: Behind, readable: dict[int, str]) -> Line:
    title, href, quoted, deal, account = _thing(case.row, readable)
    why = cause_words(case.cause, languages.current()) if case.cause and case.stand != Stand.UNKNOWN else ""
    value = case_words(figure, case.value, languages.current()) if case.value is not None else ""
    stand = "" if value and figure in MEASURED else case.stand.value
    return Line(title, href, quoted, deal, account or (deal.account if deal else None), case, why, value, stand)


def _thing(row: Any, readable: dict[int, str]) -> tuple[str, str, bool, Deal | None, Account | None]:
    if isinstance(row, Promise):
        return row.sentence, reverse("promises_promise", args=[row.pk]), True, row.deal, None
    if isinstance(row, Signal):
        talk = reverse("conversations_talk", args=[row.conversation_id])
        href = f"{talk}?turn={row.first_turn}#s{row.pk}"
        return readable.get(row.pk, ""), href, True, row.conversation.deal, row.conversation.account
    if isinstance(row, Ask):
        wish = row.chosen_request_id
        return row.text, reverse("requests_request", args=[wish]) if wish else "", True, row.deal, None
    if isinstance(row, ChangeRequest):
        return row.title, reverse("requests_request", args=[row.pk]), False, None, None
    if isinstance(row, Answer):
        title = row.decision.change_request.title
        return title, reverse("answers_answer", args=[row.pk]), False, row.deal, row.account
    assert isinstance(row, Deal)
    return row.title, reverse("deals_deal", args=[row.pk]), False, None, row.account

"""Answers: the list of what is on its way to customers, and one answer with its words and its two ticks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.answers import is_overdue, overdue_since
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import DecisionKind, ReceiptKind
from ropeteam.flows import answers as flow
from ropeteam.flows import reading
from ropeteam.flows.drafting import Draft, own_words
from ropeteam.language.detect.language_of import language_of
from ropeteam.store import access, answer_access
from ropeteam.store.models import Answer, AnswerWords
from ropeteam.store.queries import answer_letters as letters
from ropeteam.store.queries import answers as query
from ropeteam.store.queries import lists
from ropeteam.web import fields, languages, listing, notices
from ropeteam.web.actors import StaffRequest, back, staff
from ropeteam.web.tables import csv_answer
from ropeteam.wording.answer import not_to_say
from ropeteam.wording.say import say

FILTERS = ("state", "kind", "deal", "request")
COLUMNS = ("request", "kind", "deal", "account", "given", "read", "told", "state")


@staff
@require_safe
def answers(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    found = query.listed(request.actor, by, on=request.today)
    shown = lists.fall(found, where=listing.where(request.GET))
    context = {
        "answers": shown.rows,
        "page": listing.pager(request.GET, shown, day=query.DAY),
        "by": by,
        "states": query.STATES,
        "kinds": listing.choices(request.GET, "kind", [kind.value for kind in DecisionKind]),
        "filters": listing.kept(request.GET, *FILTERS).urlencode(),
        "only_deal": access.deal(request.actor, by.deal) if by.deal else None,
        "only_request": access.change_request(request.actor, by.request) if by.request else None,
        "without": listing.address(request.GET, deal="", request=""),
        "narrowed": bool(listing.kept(request.GET, *FILTERS)),
        "overdue_since": overdue_since(request.today),
    }
    return render(request, "answers/answers.html", context)


@staff
@require_safe
def answers_csv(request: StaffRequest) -> HttpResponse:
    """The list as it is narrowed; whom it waits for is not in it."""
    reading.take_export(request.actor.company, actor=request.actor, what="answers")
    found = query.listed(request.actor, filter_of(request.GET), on=request.today)
    return csv_answer("answers", [f"answers.column.{name}" for name in COLUMNS], _lines(found))


@staff
@require_safe
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """The seller's opening it is the first tick; others of the rope tick by hand if they read it instead."""
    found = access.answer(request.actor, pk)
    first = letters.lead(found)
    if first.pk != found.pk:  # one letter, one page
        return redirect("answers_answer", first.pk)
    may_pass_on = answer_access.may_pass_on(request.actor, found)
    if request.method == "GET" and may_pass_on and answer_access.waits_for(request.actor, found):
        flow.read(found, actor=request.actor, on=request.today)
    return render(request, "answers/answer.html", _shown(request, query.one(found), may_pass_on))


@staff
@require_POST
def words(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.answer(request.actor, pk)
    language, text = request.POST.get("language", ""), request.POST.get("text", "")
    flow.write_words(found, actor=request.actor, language=language, text=text, on=request.today)
    notices.tell(request, "answer_page.done.worded")
    return redirect("answers_answer", pk)


@staff
@require_POST
def receipts(request: StaffRequest, pk: int) -> HttpResponse:
    """One of the two ticks; from Today and the lists with one tap."""
    found = access.answer(request.actor, pk)
    kind = fields.one_of(request.POST, "kind", ReceiptKind)
    if kind == ReceiptKind.SELLER_READ:
        flow.read(found, actor=request.actor, on=request.today)
        notices.tell(request, "answer_page.done.read")
    else:
        how = request.POST.get("how", "").strip() or request.POST.get("how_else", "")
        flow.tell(found, actor=request.actor, how=how, on=request.today)
        notices.tell(request, "answer_page.done.told")
    if not request.htmx:
        return back(request, "answers")
    context = {"answer": query.one(found), "overdue_since": overdue_since(request.today), "oob": True, "ticking": True}
    return render(request, "answers/row.html", context)


def filter_of(query_string: QueryDict) -> query.AnswerFilter:
    state = query_string.get("state", "")
    return query.AnswerFilter(
        state=state if state in query.STATES else query.WAITING,
        kind=query_string.get("kind", ""),
        deal=listing.number(query_string, "deal"),
        request=listing.number(query_string, "request"),
    )


def _shown(request: StaffRequest, row: Any, may_pass_on: bool) -> dict[str, Any]:
    decision = row.decision
    draft = Draft.of(decision, on=request.today)
    item = draft.truth.roadmap.get(decision.roadmap_item_id or 0)
    askers = letters.askers_of(row)
    facts = draft.facts(askers)
    held = query.words_now(row)
    earlier = list(query.earlier(row))
    words = list(letters.words_of(row))
    order = [row.language, *(language for language in LANGUAGES if language != row.language)]
    return {
        "answer": row,
        "decision": decision,
        "state": query.state(row),
        "overdue": is_overdue(query.ticks_of(row), on=request.today),
        "overdue_since": overdue_since(request.today),
        "item": item,
        "capability_name": facts.capability,
        "asked": [(text, quoted) for text, quoted in map(own_words, askers) if text],
        "texts": [
            _text(row, held[each], [one for one in words if one.language == each]) for each in order if each in held
        ],
        "unsaid": not_to_say(facts, languages.current()),
        "older": _older(held.get(row.language), item.version.recorded_on if item else None),
        "assumed": bool(row.deal or row.account) and not query.knows_language(row),
        "may_pass_on": may_pass_on,
        "may_word": may_pass_on or access.allows(request.actor, Deed.WORD_ANSWER, deal=row.deal),
        "may_pattern": decision.kind == DecisionKind.AS_IS
        and access.allows(request.actor, Deed.WRITE_PATTERN)
        and row.told_on is not None,
        "newer": next((one for one in earlier if one.holds), None),
        "earlier": [one for one in earlier if not one.holds],
    }


def _text(row: Answer, held: AnswerWords, words: list[AnswerWords]) -> dict[str, Any]:
    """The words in one language, and the way to send them. A reason that was written in the other one is missing here."""
    language = held.language
    subject = quote(say("answer_page.subject", language))
    reason = row.decision.reason
    other = "en" if language == "de" else "de"
    return {
        "language": language,
        "text": held.text,
        "by_person": held.by_id is not None,
        "on": held.written_on,
        "customers": language == row.language,
        "history": [one for one in reversed(words) if one.pk < held.pk],
        "left_out": row.decision.kind == DecisionKind.NO
        and held.by_id is None
        and bool(reason)
        and language_of(reason) == other
        and other,
        "mailto": f"mailto:?subject={subject}&body={quote(held.text)}",
    }


def _older(held: AnswerWords | None, recorded_on: Any) -> Any:
    """The day of the roadmap's version, where the words are a person's and older than it."""
    if held is None or held.by_id is None or recorded_on is None or recorded_on <= held.written_on:
        return None
    return recorded_on


def _lines(found: lists.Listed[Any]) -> Iterator[list[object]]:
    language = languages.current()
    for chunk in lists.everything(found):
        for row in chunk:
            yield [
                row.decision.change_request.title,
                say(f"decision.{row.decision.kind}", language),
                row.deal.key if row.deal else "",
                row.account.name if row.account else "",
                row.given_on,
                row.read_on,
                row.told_on,
                say(f"answers.state.{query.state(row)}", language),
            ]

"""Product answers in one click: signed in on the question's page, or without a login behind a link from a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.product_answers import Candidate
from ropeteam.core.question_clock import waited
from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import answer_links
from ropeteam.flows import product_answers as flow
from ropeteam.flows.answer_links import Opened
from ropeteam.store import access
from ropeteam.store.actor import actor_of
from ropeteam.store.models import Ask
from ropeteam.store.queries import answers as answers_known
from ropeteam.store.queries import question_clock, questions
from ropeteam.web import languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.public_pages import for_colleagues
from ropeteam.wording.answer import to_customer
from ropeteam.wording.calls import flow_sentence, waits_sentence
from ropeteam.wording.quick_answers import condition_of, reason_of

KINDS = frozenset(DecisionKind)


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer that lies ready: its reason and condition in words, and what the customer would be told."""

    kind: str
    reason: str
    condition: str
    words: str
    other_words: str


@dataclass(frozen=True, slots=True)
class Given:
    """The answer somebody chose, in the words they left."""

    kind: DecisionKind
    reason: str
    condition: str


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: StaffRequest, pk: int) -> HttpResponse:
    """A question to product with every answer that lies ready; posted, the one that was chosen. What is refused stays typed."""
    row = access.ask(request.actor, pk)
    if request.method != "POST":
        return render(request, "questions/answers.html", _page(request, row))
    given = _given(request)
    try:
        flow.answer(
            row, actor=request.actor, kind=given.kind, reason=given.reason, condition=given.condition, on=request.today
        )
    except Refused as error:
        context = _page(request, row, given=given) | {"refused": notices.sentence_of(error)}
        return render(request, "questions/answers.html", context, status=409)
    notices.tell(request, "quick.done")
    return redirect("ask_product", pk)


def _page(request: StaffRequest, row: Ask, *, given: Given | None = None) -> dict[str, object]:
    asked = questions.question(row.pk)
    if asked is None:
        raise Refused("question_not_asked")
    found = flow.ready(asked, on=request.today)
    may_answer = may(Deed.DECIDE_REQUEST, request.actor.roles)
    return {
        "ask": asked,
        "wish": found.request,
        "decided": found.decided,
        "shown": _shown(found, found.candidates, on=request.today, given=given) if may_answer else [],
        "may_answer": may_answer,
        **(_given_back(request, asked, found) if found.decided else _known(found, on=request.today)),
        **clock(asked, on=request.today),
    }


def _given_back(request: StaffRequest, asked: Ask, found: flow.Ready) -> dict[str, object]:
    """What whoever asked gets: the answer with its words, where this reader may know of it."""
    mine = access.answers(request.actor).filter(asker__ask=asked, decision=found.decided).order_by("pk").first()
    words = answers_known.words_now(mine).get(languages.current()) if mine else None
    return {
        "answer": mine,
        "words": words.text if words else "",
        "is_asker": request.actor.person is not None and asked.by_id == request.actor.person.pk,
    }


def _known(found: flow.Ready, *, on: date) -> dict[str, object]:
    """What product needs beside the question: the capability it stands on with its limits, and in what role it was asked."""
    standing = found.known.capabilities.get(found.capability.pk) if found.capability else None
    role = actor_of(found.ask.by, on=on).main_role
    return {"standing": standing, "non_goal": found.non_goal, "asker_role": role.value if role else ""}


@require_http_methods(["GET", "HEAD", "POST"])
@for_colleagues
def by_link(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """One answer behind a link: opened it shows a button; only the button answers. A link that is used or ran out says so."""
    if kind not in KINDS:
        raise NotFound("link")
    now, on = timezone.now(), timezone.localdate()
    try:
        opened = answer_links.open_link(token, now=now, on=on)
        _speak(request, opened)
        if request.method == "POST":
            return _by_link(request, token, opened, _given(request, kind))
        return render(request, "questions/link.html", _link_page(token, opened, kind, on=on))
    except Refused as error:
        said = {"title": "quick_link.title", "sentence": notices.sentence_of(error)}
        return render(request, "questions/link_said.html", said, status=409)


def _by_link(request: HttpRequest, token: str, opened: Opened, given: Given) -> HttpResponse:
    """What is refused leaves the link unused, and stays typed where there still is something to answer."""
    now, on = timezone.now(), timezone.localdate()
    try:
        answer_links.use_link(token, kind=given.kind, reason=given.reason, condition=given.condition, now=now, on=on)
    except Refused as error:
        context = _link_page(token, opened, given.kind, on=on, given=given) | {"refused": notices.sentence_of(error)}
        return render(request, "questions/link.html", context, status=409)
    return render(request, "questions/link_said.html", {"title": "quick_link.done", "text": "quick.decided_text"})


def _link_page(token: str, opened: Opened, kind: str, *, on: date, given: Given | None = None) -> dict[str, object]:
    asked = questions.question(opened.ask.pk)
    if asked is None:
        raise Refused("question_not_asked")
    found = flow.ready(asked, on=on)
    (shown,) = _shown(found, [found.candidate(kind)], on=on, given=given)
    return {
        "ask": asked, "wish": found.request, "one": shown, "person": opened.actor.person, "token": token,
        "others": [one.kind.value for one in found.candidates if one.kind != kind],
    }  # fmt: skip


def clock(row: Ask, *, on: date) -> dict[str, str]:
    """How long this question waits, and how long such a question takes here: of the system, of nobody."""
    language = languages.current()
    return {
        "waits": waits_sentence(waited(row.asked_on, on), language),
        "flow": flow_sentence(question_clock.flow_of(row.company, on=on), language),
    }


def with_waits(rows: Iterable[Any], *, on: date) -> None:
    """Each question of a deal that product was asked and has not decided gets how long it `waits`."""
    for row in rows:
        if row.stand == AskStand.ASK_PRODUCT and not row.is_decided:
            row.waits = waits_sentence(waited(row.asked_on, on), languages.current())


def _shown(found: flow.Ready, ready: Sequence[Candidate], *, on: date, given: Given | None = None) -> list[Shown]:
    """The answers with their drafted words, in the reader's language, or those that were `given`; the words for the customer in
    both."""
    language = languages.current()
    drafted = {one.kind: (reason_of(one, language), condition_of(one, language)) for one in ready}
    if given is not None and given.kind in drafted:
        drafted[given.kind] = (given.reason, given.condition)
    facts = flow.words(found, drafted, on=on) if ready else {}
    other = "en" if language == "de" else "de"
    return [
        Shown(kind.value, *said, to_customer(facts[kind], language), to_customer(facts[kind], other))
        for kind, said in drafted.items()
    ]


def _given(request: HttpRequest, kind: str = "") -> Given:
    chosen = kind or request.POST.get("kind", "")
    if chosen not in KINDS:
        raise NotFound("answer", chosen)
    return Given(DecisionKind(chosen), request.POST.get("reason", "")[:2000], request.POST.get("condition", "")[:500])


def _speak(request: HttpRequest, opened: Opened) -> None:
    """In the language of the one the link was written to."""
    person = opened.actor.person
    if person is not None and person.user is not None:
        languages.speak(request, person.user)

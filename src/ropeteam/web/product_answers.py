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


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: StaffRequest, pk: int) -> HttpResponse:
    """A question to product with every answer that lies ready; posted, the one that was chosen."""
    row = access.ask(request.actor, pk)
    if request.method == "POST":
        kind, reason, condition = _given(request)
        flow.answer(row, actor=request.actor, kind=kind, reason=reason, condition=condition, on=request.today)
        notices.tell(request, "quick.done")
        return redirect("ask_product", pk)
    asked = questions.question(row.pk)
    if asked is None:
        raise Refused("question_not_asked")
    found = flow.ready(asked, on=request.today)
    may_answer = may(Deed.DECIDE_REQUEST, request.actor.roles)
    context = {
        "ask": asked,
        "wish": found.request,
        "decided": found.decided,
        "shown": _shown(found, found.candidates, on=request.today) if may_answer else [],
        "may_answer": may_answer,
        **(_given_back(request, asked, found) if found.decided else _known(found, on=request.today)),
        **clock(asked, on=request.today),
    }
    return render(request, "questions/answers.html", context)


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
    roles = sorted(actor_of(found.ask.by, on=on).roles)
    return {"standing": standing, "non_goal": found.non_goal, "asker_role": roles[0] if roles else ""}


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """One answer behind a link: opened it shows a button; only the button answers. A link that leads nowhere, or no longer,
    says so."""
    now = timezone.now()
    on = timezone.localdate()
    try:
        if kind not in KINDS:
            raise NotFound("link")
        if request.method == "POST":
            _, reason, condition = _given(request, kind)
            answer_links.use_link(token, kind=DecisionKind(kind), reason=reason, condition=condition, now=now, on=on)
            return render(
                request, "questions/link_said.html", {"title": "quick_link.done", "text": "quick.decided_text"}
            )
        opened = answer_links.open_link(token, now=now, on=on)
        _speak(request, opened)
        asked = questions.question(opened.ask.pk)
        if asked is None:
            raise Refused("question_not_asked")
        found = flow.ready(asked, on=on)
        (shown,) = _shown(found, [found.candidate(kind)], on=on)
    except NotFound:
        return render(
            request,
            "questions/link_said.html",
            {"title": "quick_link.gone", "text": "quick_link.gone_text"},
            status=404,
        )
    except Refused as error:
        said = {"title": "quick_link.title", "sentence": notices.sentence_of(error)}
        return render(request, "questions/link_said.html", said, status=409)
    context = {
        "ask": asked, "wish": found.request, "one": shown, "person": opened.actor.person, "token": token,
        "others": [one.kind.value for one in found.candidates if one.kind != kind],
    }  # fmt: skip
    return render(request, "questions/link.html", context)


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


def _shown(found: flow.Ready, ready: Sequence[Candidate], *, on: date) -> list[Shown]:
    """The answers with their drafted words, in the reader's language; the words for the customer in both."""
    language = languages.current()
    drafted = {one.kind: (reason_of(one, language), condition_of(one, language)) for one in ready}
    facts = flow.words(found, drafted, on=on) if ready else {}
    other = "en" if language == "de" else "de"
    return [
        Shown(kind.value, *said, to_customer(facts[kind], language), to_customer(facts[kind], other))
        for kind, said in drafted.items()
    ]


def _given(request: HttpRequest, kind: str = "") -> tuple[DecisionKind, str, str]:
    chosen = kind or request.POST.get("kind", "")
    if chosen not in KINDS:
        raise NotFound("answer", chosen)
    return DecisionKind(chosen), request.POST.get("reason", "")[:2000], request.POST.get("condition", "")[:500]


def _speak(request: HttpRequest, opened: Opened) -> None:
    """In the language of the one the link was written to."""
    person = opened.actor.person
    if person is not None and person.user is not None:
        languages.speak(request, person.user)

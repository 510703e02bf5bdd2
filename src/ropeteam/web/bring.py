"""Bringing a talk: the transcript as a file or pasted, then who speaks in it where nobody knows; then it is heard."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Basis, ConversationKind, Side
from ropeteam.flows import bringing as flow
from ropeteam.flows.conversations import may_listen
from ropeteam.language.transcripts.read import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.models import Conversation, Deal, TextVersion
from ropeteam.store.queries import talks
from ropeteam.store.queries.transcripts import newest_text, voices_of
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.deal_choices import chosen_deal, offered
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say

TALKS = 20
# How often the page asks whether it was heard (every two seconds) before it leaves that to the reader.
LOOKS = 60
BASES = tuple(basis.value for basis in Basis)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: StaffRequest) -> HttpResponse:
    access.require(request.actor, Deed.TAKE_NOTE)
    given = request.POST if request.method == "POST" else request.GET
    deal = chosen_deal(request, given.get("deal", ""))
    if request.method != "POST":
        return render(request, "bring/bring.html", _form(request, deal))
    if deal is None:
        return _refused(request, None, say("note.deal_missing", languages.current()))
    try:
        found = _brought(request, deal)
    except Refused as error:
        return _refused(request, deal, notices.sentence_of(error))
    problems = [problem_sentence(problem, languages.current()) for problem in found.problems]
    if found.text is None:
        return _refused(request, deal, *problems)
    notices.tell(request, "bring.done.new" if found.new else "bring.done.freed" if found.freed else "bring.done.same")
    asks = found.open_voices and _knows(request, found.text)
    return redirect("conversations_voices" if asks else "conversations_talk", found.text.conversation_id)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def voices(request: StaffRequest, pk: int) -> HttpResponse:
    """Who speaks, with their first words. The one who brought the talk knows, or who may read it."""
    talk, text = _own(request, pk)
    if request.method == "POST":
        roles = {speaker.pk: request.POST.get(f"voice-{speaker.pk}", "") for speaker in text.speakers.all()}
        flow.name_voices(text, actor=request.actor, roles=roles)
        notices.tell(request, "bring.done.voices")
        return redirect("conversations_talk", pk)
    context = {
        "talk": talk,
        "voices": voices_of(text),
        "roles": [role for role in flow.VOICES if role],
        "heard": talks.was_heard(talk),
        "sealed": talks.is_quarantined(talk, text),
        "unknown": Side.UNKNOWN.value,
    }
    return render(request, "bring/voices.html", context)


@staff
@require_GET
def heard(request: StaffRequest, pk: int) -> HttpResponse:
    """The part of a talk's page that looks again until it was heard, and then opens the page anew."""
    talk = access.conversation(request.actor, pk)
    look = (fields.number(request.GET, "look") or 0) + 1
    response = render(request, "bring/waiting.html", waiting(talk, look))
    if talks.was_heard(talk):
        response["HX-Refresh"] = "true"
    return response


def waiting(talk: Conversation, look: int = 1) -> dict[str, Any]:
    """`look` counts how often the page asked already; nobody waits where nobody listens."""
    text = newest_text(talk)
    asked = text is not None and text.speakers.filter(side=Side.UNKNOWN.value).exists()
    return {"talk": talk, "look": look, "looks": look <= LOOKS and may_listen(talk.company), "open_voices": asked}


def _brought(request: StaffRequest, deal: Deal) -> flow.Brought:
    file, words = request.FILES.get("file"), request.POST.get("words", "")
    about = fields.number(request.POST, "about")
    return flow.bring(
        deal,
        actor=request.actor,
        data=file.read(MAX_BYTES + 1) if file else words.encode(),
        file_name=(file.name or flow.PASTED) if file else flow.PASTED,
        kind=fields.one_of(request.POST, "kind", ConversationKind),
        held_on=fields.day(request.POST, "held_on"),
        basis=fields.one_of(request.POST, "basis", Basis),
        on=request.today,
        title=request.POST.get("title", ""),
        about=access.conversation(request.actor, about) if about else None,
    )


def _form(request: StaffRequest, deal: Deal | None) -> dict[str, Any]:
    return {
        "deals": offered(request, deal),
        "chosen": deal,
        "may_none": False,
        "talks": list(talks.unheard_of(deal, on=request.today)[:TALKS]) if deal else [],
        "kinds": [kind.value for kind in flow.KINDS],
        "bases": BASES,
        "today": request.today,
        "given": request.POST if request.method == "POST" else request.GET,
    }


def _refused(request: StaffRequest, deal: Deal | None, *sentences: str) -> HttpResponse:
    """What was typed stays; what was wrong stands above it."""
    return render(request, "bring/bring.html", _form(request, deal) | {"refused": sentences}, status=422)


def _own(request: StaffRequest, pk: int) -> tuple[Conversation, TextVersion]:
    access.require(request.actor, Deed.TAKE_NOTE)
    talk = access.conversation(request.actor, pk)
    text = newest_text(talk)
    if text is None or not _knows(request, text):
        raise NotFound("conversation", str(pk))
    return talk, text


def _knows(request: StaffRequest, text: TextVersion) -> bool:
    """Whoever brought the words, or may read them, can say who speaks."""
    mine = request.actor.person is not None and text.created_by_id == request.actor.person.pk
    return mine or access.may_read_words(request.actor, text.conversation)

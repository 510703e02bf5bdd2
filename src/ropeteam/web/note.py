"""Note: twenty seconds after a talk, on the phone. Saved at once, heard a moment later, confirmed by one tap."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import ConversationKind
from ropeteam.flows import conversations as flow
from ropeteam.store import access
from ropeteam.store.models import Analysis, Conversation, Deal
from ropeteam.store.queries import signals as query
from ropeteam.store.queries import talks
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.deal_choices import chosen_deal, offered

# How often the page looks whether the note was heard (every two seconds) before it says that it takes longer.
LOOKS = 15
TALKS = 20


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: StaffRequest) -> HttpResponse:
    access.require(request.actor, Deed.TAKE_NOTE)
    given = request.POST if request.method == "POST" else request.GET
    about = _talk(request, given.get("about", ""))
    deal = chosen_deal(request, given.get("deal", ""))
    if request.method != "POST":
        return render(request, "note/note.html", _form(request, deal or (about.deal if about else None), about))
    if deal is None:
        return render(request, "note/note.html", _form(request, None, about, refused="note.deal_missing"), status=422)
    try:
        words = request.POST.get("words", "")
        conversation = flow.take_note(actor=request.actor, deal=deal, words=words, on=request.today, about=about)
    except Refused as error:
        return render(request, "note/note.html", _form(request, deal, about, refused=f"error.{error.code}"), status=422)
    return redirect("note_taken", conversation.pk)


@staff
@require_GET
def taken(request: StaffRequest, pk: int) -> HttpResponse:
    conversation = _own_note(request, pk)
    text = conversation.texts.order_by("-n").first()
    words = bytes(text.original).decode(errors="replace") if text else ""
    return render(
        request, "note/taken.html", {"conversation": conversation, "words": words} | _heard(request, conversation)
    )


@staff
@require_GET
def heard(request: StaffRequest, pk: int) -> HttpResponse:
    """The part that looks again until the note was heard."""
    return render(request, "note/heard_part.html", _heard(request, _own_note(request, pk)))


def _form(
    request: StaffRequest, deal: Deal | None, about: Conversation | None, *, refused: str = ""
) -> dict[str, object]:
    """The form with the talks of the deal that nobody heard: the note may be about one of them."""
    return {
        "deals": offered(request, deal),
        "chosen": deal,
        "talks": list(talks.unheard_of(deal, on=request.today)[:TALKS]) if deal else [],
        "about": about,
        "may_none": False,
        "words": request.POST.get("words", ""),
        "refused": refused,
    }


def _talk(request: StaffRequest, text: str) -> Conversation | None:
    """The talk that an address or a form names; a foreign or missing one is none."""
    if not text.isdecimal():
        return None
    try:
        return access.conversation(request.actor, int(text))
    except NotFound:
        return None


def _heard(request: StaffRequest, conversation: Conversation) -> dict[str, object]:
    """What was heard, the promises first. `look` counts how often the page asked already."""
    listened = Analysis.objects.filter(text__conversation=conversation).exists()
    asked = request.GET.get("look", "0")
    look = int(asked) + 1 if asked.isdecimal() else 1
    found = query.with_state(access.signals(request.actor).filter(conversation=conversation, low=False))
    rows = (
        query.with_reasons(found)
        .select_related("conversation__deal__account", "capability", "text")
        .order_by("first_turn", "start")
    )
    return {
        "conversation": conversation,
        "listened": listened,
        "may_listen": flow.may_listen(conversation.company),
        "look": look,
        "tired": look > LOOKS,
        "signals": sorted(rows, key=lambda signal: signal.kind_is not in ("promise", "claim")) if listened else [],
        "own": access.is_seller(request.actor, conversation.deal),
    }


def _own_note(request: StaffRequest, pk: int) -> Conversation:
    """A note is read back by those who may read its words."""
    conversation = access.conversation(request.actor, pk)
    if conversation.kind != ConversationKind.NOTE:
        raise NotFound("conversation", str(pk))
    wrote = conversation.texts.filter(created_by=request.actor.person, created_by__isnull=False).exists()
    if not wrote and not access.may_read_words(request.actor, conversation):
        raise NotFound("conversation", str(pk))
    return conversation

"""A person's word on a signal, given wherever it is read: in a talk, at a deal's gate, on Today, under a note."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import signals as flow
from ropeteam.store import access
from ropeteam.store.models import Conversation, Signal
from ropeteam.store.queries import signals as signal_query
from ropeteam.store.queries import transcripts as query
from ropeteam.web import deal as deal_page
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, back, staff
from ropeteam.web.standing import reader_of
from ropeteam.web.transcript import Margin

ROW = "signal-"  # how the ids of rows begin, on Today and under a note


@staff
@require_POST
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirmed, dismissed, or confirmed as another kind."""
    signal = access.signal(request.actor, pk)
    verdict, kind = request.POST.get("verdict", ""), request.POST.get("kind", "")
    if verdict == "dismissed":
        flow.dismiss(signal, actor=request.actor, on=request.today, reason=request.POST.get("reason", ""))
    elif verdict == "confirmed":
        chosen = fields.one_of(request.POST, "kind", SignalKind) if kind else None
        flow.confirm(signal, actor=request.actor, on=request.today, kind=chosen)
    else:
        raise NotFound("review", verdict)
    notices.tell(request, f"signal.done.{verdict}", undo=reverse("signal_word_undo", args=[pk]))
    return _answer(request, signal)


@staff
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the last word back."""
    signal = access.signal(request.actor, pk)
    if flow.undo(signal, actor=request.actor, on=request.today) is not None:
        notices.tell(request, "talk.done.undone")
    return _answer(request, signal)


@staff
@require_POST
def second(request: StaffRequest, pk: int) -> HttpResponse:
    """Another person agrees that a seller's dismissed promise was none."""
    signal = access.signal(request.actor, pk)
    flow.second_dismissal(signal, actor=request.actor, on=request.today)
    notices.tell(request, "signal.done.seconded")
    return _answer(request, signal)


def _answer(request: StaffRequest, signal: Signal) -> HttpResponse:
    """To htmx the part that asked: a deal's gate, a row, or the margin's signal; to a plain form the page it came from."""
    talk: Conversation = signal.conversation
    if not request.htmx:
        return back(request)
    asked = request.htmx.target or ""
    if asked == "standing" and talk.deal is not None:
        return deal_page.answer(request, talk.deal)
    if asked.startswith(ROW):
        return _row(request, signal)
    reader = reader_of(request.actor, talk.deal, on=request.today)
    card = Margin(talk, reader).of(query.signal(signal.pk))
    return render(request, "conversations/signal.html", {"card": card, "reader": reader, "oob": True})


def _row(request: StaffRequest, signal: Signal) -> HttpResponse:
    found = signal_query.with_reasons(signal_query.with_state(Signal.objects.filter(pk=signal.pk)))
    shown = found.select_related("conversation__deal__account", "capability", "text").get()
    own = access.is_seller(request.actor, signal.conversation.deal)
    return render(request, "components/signal_row.html", {"signal": shown, "own": own, "oob": True})

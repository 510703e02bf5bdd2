"""A person's word on a signal, given where it is read: on Today, under a note, in a talk."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import signals as flow
from ropeteam.store import access
from ropeteam.store.models import Signal
from ropeteam.store.queries import signals as query
from ropeteam.web import notices
from ropeteam.web.actors import StaffRequest, back, staff

KINDS = frozenset(SignalKind)


@staff
@require_POST
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """`verdict` is confirmed or dismissed; `kind` may correct what it is."""
    signal = access.signal(request.actor, pk)
    kind = request.POST.get("kind", "")
    if request.POST.get("verdict") == "dismissed":
        flow.dismiss(signal, actor=request.actor, on=request.today, reason=request.POST.get("reason", ""))
        notices.tell(request, "signal.done.dismissed", undo=reverse("signal_undo", args=[pk]))
    elif request.POST.get("verdict") == "confirmed":
        chosen = SignalKind(kind) if kind in KINDS else None
        flow.confirm(signal, actor=request.actor, on=request.today, kind=chosen)
        notices.tell(request, "signal.done.confirmed", undo=reverse("signal_undo", args=[pk]))
    else:
        raise NotFound("review", request.POST.get("verdict", ""))
    return _answer(request, pk)


@staff
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    flow.undo(access.signal(request.actor, pk), actor=request.actor, on=request.today)
    return _answer(request, pk)


@staff
@require_POST
def second(request: StaffRequest, pk: int) -> HttpResponse:
    """Another person agrees that a seller's dismissed promise was none."""
    flow.second_dismissal(access.signal(request.actor, pk), actor=request.actor, on=request.today)
    notices.tell(request, "signal.done.seconded")
    return back(request)


def _answer(request: StaffRequest, pk: int) -> HttpResponse:
    """To htmx the row as it is now, with what was done; to a plain form the page it came from."""
    if not request.htmx:
        return back(request)
    found = query.with_state(Signal.objects.filter(pk=pk))
    signal = found.select_related("conversation__deal__account", "capability", "text").get()
    own = access.is_seller(request.actor, signal.conversation.deal)
    return render(request, "components/signal_row.html", {"signal": signal, "own": own, "oob": True})

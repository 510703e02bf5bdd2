"""One talk: its words with what was heard in them, and what was missed marked by hand. Nothing needs the mouse."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import reading
from ropeteam.flows import signals as flow
from ropeteam.store import access
from ropeteam.store.queries import talks as talk_query
from ropeteam.store.queries import transcripts as query
from ropeteam.web import fields, mood, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.bring import waiting
from ropeteam.web.listing import number
from ropeteam.web.standing import reader_of
from ropeteam.web.transcript import Margin, facts_only, may_add, turns


@staff
@require_safe
def talk(request: StaffRequest, pk: int) -> HttpResponse:
    """`turn` opens the part in which that turn stands; `missed` adds what may have been missed; `more` shows every
    suggestion, not only the five that matter most."""
    found = access.conversation(request.actor, pk)
    reader = reader_of(request.actor, found.deal, on=request.today)
    context: dict[str, Any] = {
        "talk": found,
        "deal": found.deal,
        "reader": reader,
        "participants": list(found.participants.order_by("no")),
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "may_note": may(Deed.TAKE_NOTE, request.actor.roles),
    }
    if not context["may_words"]:
        context |= {"heard": talk_query.was_heard(found), "counted": facts_only(found)}
        return render(request, "conversations/talk.html", context)
    text = reading.open_words(found, actor=request.actor)
    if text is None:
        context |= {"quarantined": query.newest_text(found) is not None}
        return render(request, "conversations/talk.html", context)
    missed = "missed" in request.GET
    part = query.part(text, around=number(request.GET, "turn") or 0)
    asked, rest = query.asked_first(text, may={kind for kind, _ in may_add(reader)})
    more = "more" in request.GET
    margin = Margin(found, reader, asked=None if more else asked)
    everything = query.signals(text, first=part.first, last=part.last, missed=missed)
    signals = [signal for signal in everything if not margin.hidden(signal)]
    context |= {
        "part": part,
        "turns": turns(part, signals, margin),
        "sealed": len(everything) - len(signals),
        "waiting": len([row for row in signals if row.state == "suggested" and not row.low]),  # type: ignore[attr-defined]
        "missed": missed,
        "more": more,
        "rest": rest,
        "missed_count": query.missed_count(text),
        "kinds": may_add(reader),
        "heard": talk_query.was_heard(found),
        "mood": mood.of_talk(found, text, reader),
    }
    if not context["heard"]:
        context |= waiting(found)
    return render(request, "conversations/talk.html", context)


@staff
@require_POST
def added(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark words that were missed. They must stand in that turn, letter by letter."""
    found = access.conversation(request.actor, pk)
    reader = reader_of(request.actor, found.deal, on=request.today)
    turn_no = fields.number(request.POST, "turn")
    reviewed = flow.add(
        found,
        actor=request.actor,
        turn_no=turn_no if turn_no is not None else -1,
        quote=request.POST.get("quote", "").replace("\r\n", "\n").strip(),
        kind=fields.one_of(request.POST, "kind", SignalKind),
        on=request.today,
    )
    notices.tell(request, "talk.done.added", undo=reverse("signal_word_undo", args=[reviewed.review.signal_id]))
    signal = reviewed.review.signal
    if not request.htmx:
        return redirect(f"{reverse('conversations_talk', args=[pk])}?turn={signal.first_turn}#s{signal.pk}")
    part = query.part(signal.text, around=signal.first_turn)
    margin = Margin(found, reader)
    here = query.signals(signal.text, first=part.first, last=part.last)
    rows = turns(part, [row for row in here if not margin.hidden(row)], margin)
    shown = next(row for row in rows if row.turn.no == signal.first_turn)
    response = render(request, "conversations/turn.html", {"row": shown, "talk": found, "reader": reader, "oob": True})
    response["HX-Trigger"] = json.dumps({"signal:added": f"s{signal.pk}"})
    return response

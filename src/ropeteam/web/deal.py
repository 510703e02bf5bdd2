"""One deal: its road, what stands at its gate, its talks and wishes, the people on its rope, what happened last."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.answers import overdue_since
from ropeteam.flows import gate as gate_flow
from ropeteam.flows import promises as promise_flow
from ropeteam.store import access
from ropeteam.store.models import Conversation, Deal
from ropeteam.store.queries import answers, freshness, offers, requirements, timeline, wishes
from ropeteam.store.queries import deals as query
from ropeteam.store.queries import early_adopters as gaps
from ropeteam.store.queries import overrides as override_query
from ropeteam.store.queries import talks as talk_query
from ropeteam.store.queries.lists import Where, fall
from ropeteam.web import (
    climb,
    deal_outcomes,
    early_adopters,
    gate_notices,
    mail,
    mood,
    notices,
    product_answers,
    pulses,
    studies,
)
from ropeteam.web.actors import StaffRequest, require, staff
from ropeteam.web.charts import road_picture
from ropeteam.web.conversations import with_counts
from ropeteam.web.deals import in_list, stage_words
from ropeteam.web.standing import Cards, Reader, ended, reader_of
from ropeteam.wording.pages_events import CODES

TALKS = 8
ANSWERS = 8
DRAWN = 400
# So many of what blocks are named in the gate's box at once; the rest folds out.
NAMED = 5
# Steps on the way to "heard" that tell a reader nothing of their own.
UNTOLD = frozenset({"conversation.taken_in", "mail.came"})


@staff
@require_safe
def deal(request: StaffRequest, pk: int) -> HttpResponse:
    """`as_of` in the address shows the gate as it was known on that day; then nothing can be done here."""
    found = access.deal(request.actor, pk)
    reader = reader_of(request.actor, found, on=request.today)
    shown = _shown(found, reader, as_of=_day(request.GET.get("as_of", "")))
    talks = fall(talk_query.listed(request.actor, talk_query.TalkFilter(deal=found.pk)), where=Where(), size=DRAWN).rows
    named = query.names_shown(request.actor, on_rope=reader.on_rope)
    wanted = wishes.of_deal(found)
    product_answers.with_waits(wanted.asks, on=request.today)
    context = {
        **shown,
        "stage": stage_words(found.stage),
        "list": in_list(found, actor=request.actor, request=request),
        **_climb(found, reader, shown, talks),
        "talks": _talks(talks[:TALKS], reader),
        "more_talks": len(talks) > TALKS,
        "wishes": wanted,
        "offers": offers.of_deal(found),
        "may_read": reader.may(Deed.READ_OFFER),
        "may_bring": reader.may(Deed.BRING_OFFER),
        "answers": list(answers.of_deal(request.actor, found)[:ANSWERS]),
        "overdue_since": overdue_since(request.today),
        "rope": query.rope(found, actor=request.actor, on_rope=reader.on_rope),
        "contacts": list(found.account.contacts.order_by("pk")) if found.account else [],
        "leans_on": [] if shown["as_of"] else freshness.leaned_on(found, on=request.today),
        **({"outside": None} if shown["as_of"] else early_adopters.part(found, reader)),
        "requirement_counts": requirements.counts(found),
        **studies.part(found, reader),
        "happened": timeline.recent(found, codes=CODES - UNTOLD, named=named),
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "may_link": reader.may(Deed.REVIEW_CUSTOMERS),
        **({"outcome_won": None} if shown["as_of"] else deal_outcomes.part(found, reader)),
        **mail.part(found, reader),
        "marks": {"signed": found.signed_on, "handover": found.handover_on, "golive": found.golive_on},
    }
    return render(request, "deals/deal.html", context)


@staff
@require_POST
def promises(request: StaffRequest, pk: int) -> HttpResponse:
    """A promise nobody recorded: entered by hand, judged at once."""
    found = access.deal(request.actor, pk)
    said_on = _day(request.POST.get("said_on", "")) or request.today
    sentence = request.POST.get("sentence", "")
    promise_flow.enter(
        found, actor=request.actor, sentence=sentence, on=request.today, said_on=min(said_on, request.today)
    )
    notices.tell(request, "deal.done.entered")
    return answer(request, found)


@staff
@require_POST
def gate_runs(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep the gate's verdict of today as a row that stays."""
    found = access.deal(request.actor, pk)
    require(request, Deed.TAKE_NOTE)
    gate_flow.run(found, actor=request.actor, on=request.today)
    notices.tell(request, "deal.done.kept")
    return answer(request, found)


def answer(request: StaffRequest, found: Deal) -> HttpResponse:
    """To htmx what stands at the gate now; to a plain form the deal's page."""
    if not request.htmx:
        return redirect("deals_deal", pk=found.pk)
    reader = reader_of(request.actor, found, on=request.today)
    return render(request, "deals/standing.html", {**_shown(found, reader, as_of=None), "oob": True})


def _climb(found: Deal, reader: Reader, shown: dict[str, Any], talks: list[Conversation]) -> dict[str, Any]:
    """The climb comes first; where nothing was measured yet, the road of talks and promises stands in its place."""
    part = climb.part(found, reader, shown["promises"], as_of=shown["as_of"])
    if not part["climb"]:
        part["road"] = road_picture.of(found, talks, shown["promises"], today=shown["as_of"] or reader.on)
    return part if shown["as_of"] else {**part, **pulses.part(found, reader)}


def _talks(newest: list[Conversation], reader: Reader) -> list[Conversation]:
    """Each talk with what was heard in it by kind, and with the mood in the customer's words where this reader may know it."""
    said = talk_query.kinds_said([talk.pk for talk in newest])
    moods = mood.of_talks(newest, reader)
    for talk in newest:
        with_counts(talk, said).mood = moods.get(talk.pk)  # type: ignore[attr-defined]
    return newest


def _shown(found: Deal, reader: Reader, *, as_of: date | None) -> dict[str, Any]:
    """What stands at the gate: the part of the page that every deed changes."""
    on = min(as_of, reader.on) if as_of else reader.on
    view = gate_flow.look(found, on=on, as_of=as_of is not None)
    cards = Cards(found, reader, view)
    promises, claims = cards.promises(), cards.claims()
    blockers = [card for card in (*promises, *claims) if card.blocking]
    hearing = view.verdict.hearing
    return {
        "deal": found,
        "reader": reader,
        "view": view,
        "as_of": as_of and on,
        "result": view.verdict.result.value,
        "blocking": len(view.verdict.blocking),
        "hearing": hearing,
        "gaps_agreed": gaps.agreed(found, on=on if as_of else None) if view.noticed.gaps else [],
        "unheard": Conversation.objects.filter(deal=found, key__in=hearing.unheard).order_by("held_on", "pk"),
        "promises": promises,
        "claims": claims,
        **gate_notices.part(cards),
        "blockers": blockers[:NAMED],
        "more_blockers": blockers[NAMED:],
        "ended": [] if as_of else ended(found),
        "overrides": [] if as_of else override_query.of_deal(found, on=reader.on),
        "may_enter": as_of is None and reader.may(Deed.ENTER_PROMISE),
        "may_run": as_of is None and may(Deed.TAKE_NOTE, reader.actor.roles),
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

"""One deal: on top where it stands and what comes next, then its parts, each folded to a line with its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.answers import overdue_since
from ropeteam.core.vocabulary import Fit
from ropeteam.flows import gate as gate_flow
from ropeteam.flows import gate_after
from ropeteam.flows import promises as promise_flow
from ropeteam.flows.gate import Standing
from ropeteam.store import access
from ropeteam.store.models import Conversation, Deal
from ropeteam.store.queries import answers, freshness, timeline, wishes
from ropeteam.store.queries import deals as query
from ropeteam.store.queries import early_adopters as gaps
from ropeteam.store.queries import talks as talk_query
from ropeteam.store.queries.lists import Where, fall
from ropeteam.store.queries.promises import ended
from ropeteam.web import (
    climb,
    deal_next,
    deal_outcomes,
    deal_tiles,
    early_adopters,
    gate_notices,
    mail,
    mood,
    notices,
    product_answers,
    pulses,
)
from ropeteam.web.actors import StaffRequest, require, staff
from ropeteam.web.charts import road_picture
from ropeteam.web.conversations import with_counts
from ropeteam.web.deals import in_list, stage_words
from ropeteam.web.standing import Card, Cards, Reader, reader_of
from ropeteam.wording.pages_events import CODES

TALKS = 8
ANSWERS = 8
DRAWN = 400
# So many of what blocks are named in the gate's box at once; the rest folds out.
NAMED = 5
# A list as short as this lies open.
SHORT = 5
# Steps on the way to "heard" that tell a reader nothing of their own.
UNTOLD = frozenset({"conversation.taken_in", "mail.came"})


@dataclass(frozen=True, slots=True)
class Claims:
    """What we said the product does and nothing carries. `wrong` is what a person confirmed and what is surely judged: that is
    said to be wrong. All else is `asked`: neither the ear nor a doubtful judgement knows it."""

    wrong: tuple[Card, ...]
    asked: tuple[Card, ...]

    @classmethod
    def of(cls, found: Sequence[Card]) -> Claims:
        parted: dict[bool, list[Card]] = {True: [], False: []}
        for card in found:
            parted[card.suggested or card.unsure].append(card)
        return cls(wrong=tuple(parted[False]), asked=tuple(parted[True]))

    @property
    def n(self) -> int:
        return len(self.wrong) + len(self.asked)

    @property
    def asked_at(self) -> str:
        """Where the way through the page leads is where the claims begin."""
        return "claims-asked" if self.wrong else "claims"

    def __bool__(self) -> bool:
        return bool(self.n)


@staff
@require_safe
def deal(request: StaffRequest, pk: int) -> HttpResponse:
    """`as_of` in the address shows what was known on that day; then nothing can be done here."""
    found = access.deal(request.actor, pk)
    reader = reader_of(request.actor, found, on=request.today)
    shown = _shown(found, reader, as_of=_day(request.GET.get("as_of", "")))
    day: date | None = shown["as_of"]
    talks = _talks(request, found, known_on=day)
    context = {
        **shown,
        "stage": "" if day else stage_words(found.stage),
        "reached": _reached(found, on=day or reader.on),
        "list": in_list(found, actor=request.actor, request=request),
        **_climb(found, reader, shown, talks),
        "tiles": deal_tiles.tiles(found, on=day or reader.on, as_of=day is not None),
        "talks": talks[:TALKS],
        "talks_known": len(talks),
        "talked_on": next((talk.held_on for talk in talks if talk.held_on <= reader.on), None),
        "marks": {"signed": found.signed_on, "handover": found.handover_on, "golive": found.golive_on},
        **({} if day else _today(found, reader, shown, talks)),
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
    """To htmx what stands at the gate now; to a plain form the deal's page with its promises unfolded."""
    if not request.htmx:
        return redirect(f"{reverse('deals_deal', args=[found.pk])}#promises")
    reader = reader_of(request.actor, found, on=request.today)
    return render(request, "deals/standing.html", {**_shown(found, reader, as_of=None), "oob": True})


def _reached(found: Deal, *, on: date) -> tuple[str, date] | None:
    """How far the deal had come on a day: the code of its last mark, and since when."""
    signed, handed = found.signed_on, found.handover_on
    marks = {
        "closed": found.closed_on,
        "golive": found.golive_on,
        "handover": handed if signed and handed and handed >= signed else None,
        "signed": signed,
        "opened": found.opened_on,
    }
    return next(((code, day) for code, day in marks.items() if day and day <= on), None)


def _talks(request: StaffRequest, found: Deal, *, known_on: date | None) -> list[Conversation]:
    """The newest first; of an earlier day those that had been held and were known."""
    of_deal = talk_query.listed(request.actor, talk_query.TalkFilter(deal=found.pk))
    rows = fall(of_deal, where=Where(), size=DRAWN).rows
    if known_on is None:
        return rows
    return [row for row in rows if max(row.held_on, row.recorded_on or row.held_on) <= known_on]


def _climb(found: Deal, reader: Reader, shown: dict[str, Any], talks: Sequence[Conversation]) -> dict[str, Any]:
    """The climb comes first; where nothing was measured yet, the road of talks and promises stands in its place."""
    part = climb.part(found, reader, shown["promises"], as_of=shown["as_of"])
    if not part["climb"]:
        part["road"] = road_picture.of(found, talks, shown["promises"], today=shown["as_of"] or reader.on)
    return part


def _today(found: Deal, reader: Reader, shown: dict[str, Any], talks: list[Conversation]) -> dict[str, Any]:
    """What the page knows only as it stands now: it is left out where an earlier day is shown."""
    named = query.names_shown(reader.actor, on_rope=reader.on_rope)
    wanted = wishes.of_deal(found)
    product_answers.with_waits(wanted.asks, on=reader.on)
    _with_moods(talks[:TALKS], reader)
    own_answers = answers.first_of_deal(reader.actor, found, most=ANSWERS)
    return {
        "coming_talk": deal_next.coming_talk(talks, on=reader.on),
        "wishes": wanted,
        "answers": own_answers,
        "untold": sum(row.told_on is None for row in own_answers),
        "overdue_since": overdue_since(reader.on),
        "rope": query.rope(found, actor=reader.actor, on_rope=reader.on_rope),
        "contacts": list(found.account.contacts.order_by("pk")) if found.account else [],
        "leans_on": freshness.doubted(_cited(shown["view"].standings), on=reader.on),
        "happened": timeline.recent(found, codes=CODES - UNTOLD, named=named),
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "may_link": reader.may(Deed.REVIEW_CUSTOMERS),
        **early_adopters.part(found, reader, now=shown["view"].truth),
        **deal_outcomes.part(found, reader),
        **pulses.part(found, reader),
        **mail.part(found, reader),
    }


def _cited(standings: Iterable[Standing]) -> Iterator[tuple[int | None, date]]:
    """The capabilities that what counts was linked to, each with the day it was said."""
    for row in standings:
        if row.promise is not None:
            yield row.promise.capability_id, row.promise.said_on
        elif row.signal is not None:
            yield row.signal.capability_id, row.signal.conversation.held_on


def _with_moods(newest: Sequence[Conversation], reader: Reader) -> None:
    """Each talk with what was heard in it by kind, and with the mood in the customer's words where this reader may know it."""
    said = talk_query.kinds_said([talk.pk for talk in newest])
    moods = mood.of_talks(newest, reader)
    for talk in newest:
        with_counts(talk, said).mood = moods.get(talk.pk)  # type: ignore[attr-defined]


def _shown(found: Deal, reader: Reader, *, as_of: date | None) -> dict[str, Any]:
    """What stands at the gate and what comes next: the part of the page that every deed changes."""
    on = min(as_of, reader.on) if as_of else reader.on
    cards = Cards(found, reader, gate_flow.look(found, on=on, as_of=as_of is not None))
    view = cards.view
    promises, claims = cards.promises(), cards.claims()
    blocking = [card for card in (*promises, *claims) if card.blocking]
    since = [card for card in blocking if view.signature.precedes(card.said_on)]
    blockers = [card for card in blocking if not view.signature.precedes(card.said_on)]
    hearing, noticed = view.verdict.hearing, gate_notices.part(cards)
    return {
        "deal": found,
        "reader": reader,
        "view": view,
        "as_of": as_of and on,
        "result": view.verdict.result.value,
        "signature": view.signature,
        "blocking": len(gate_after.blocking(view)),
        "hearing": hearing,
        "gaps_agreed": gaps.agreed(found, on=on if as_of else None) if view.noticed.gaps else [],
        "unheard": Conversation.objects.filter(deal=found, key__in=hearing.unheard).order_by("held_on", "pk"),
        "promises": promises,
        "claims": Claims.of(claims),
        "short": SHORT,
        **_figures(promises),
        **noticed,
        **deal_next.part(cards, promises, claims, noticed["beside"]),
        "blockers": blockers[:NAMED],
        "more_blockers": blockers[NAMED:],
        "blockers_since": since,
        "ended": [] if as_of else ended(found),
        "may_enter": as_of is None and reader.may(Deed.ENTER_PROMISE),
        "may_run": as_of is None and not view.signature.never and may(Deed.TAKE_NOTE, reader.actor.roles),
    }


def _figures(promises: Sequence[Card]) -> dict[str, int]:
    """What the head line of the promises says: those against the strategy, those nothing carries, those nobody judged, those
    nobody looked at."""
    fits = Counter(card.fit for card in promises)
    against, unjudged = fits[Fit.AGAINST_STRATEGY], fits[Fit.UNKNOWN]
    return {
        "against": against,
        "uncarried": sum(card.uncarried for card in promises) - against - unjudged,
        "unjudged": unjudged,
        "unseen": sum(card.suggested for card in promises),
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

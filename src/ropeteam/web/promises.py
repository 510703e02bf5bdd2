"""The ledger as a list, and one promise with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Backing, Fit, PromiseOutcome, Role, SignalState
from ropeteam.flows import gate as gate_flow
from ropeteam.flows import reading
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Capability, Deal, Judgement, Mention, Promise, ReviewVerdict
from ropeteam.store.queries import freshness, promise_facts, studies
from ropeteam.store.queries import ledger as query
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.names import names_for
from ropeteam.store.queries.product import Truth
from ropeteam.store.queries.promises import NO_PROMISE
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.doubts import decided
from ropeteam.web.promise_life import life_of
from ropeteam.web.standing import Card, Cards, Reader, embargoed_until, reader_of
from ropeteam.web.tables import NamesOut, csv_answer
from ropeteam.web.templatetags import words
from ropeteam.wording.reason import reason_sentence
from ropeteam.wording.say import day, say

FILTERS = ("backing", "state", "due", "watch", "deal", "capability", "roadmap")
COLUMNS = ("deal", "account", "sentence", "backing", "why", "said", "due", "state", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ledger as one reader may see it. `sealed_until` is set while the sentence is the rope's alone."""

    entry: query.Entry
    sentence: str
    sealed_until: object
    deal: Deal
    fit: str
    backing: str
    reasons: tuple[str, ...]
    due: object
    overdue: bool
    state: str
    source: str


@staff
@require_safe
def promises(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    part = query.Ledger(request.actor, by, on=request.today).slice(
        after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    first, last = (part.rows[0], part.rows[-1]) if part.rows else (None, None)
    context = {
        "rows": _lines_shown(_rows(request, part.rows)),
        "page": listing.Pager(
            listing.address(request.GET, before=first.place) if first and part.earlier else "",
            listing.address(request.GET, after=last.place) if last and part.later else "",
        ),
        "by": by,
        "backings": _backings(request.GET),
        "states": query.STATES,
        "dues": query.DUES,
        "watches": listing.choices(request.GET, "watch", query.WATCHES),
        "only_deal": access.deal(request.actor, by.deal) if by.deal else None,
        "only_capability": _capability_name(request.actor, by.capability),
        "filters": listing.kept(request.GET, *FILTERS).urlencode(),
        "without_deal": listing.address(request.GET, deal=""),
        "without_capability": listing.address(request.GET, capability="", roadmap=""),
        "narrowed": bool(listing.kept(request.GET, *FILTERS)),
    }
    return render(request, "promises/promises.html", context)


@staff
@require_safe
def promises_csv(request: StaffRequest) -> HttpResponse:
    """The list as it is narrowed. Our people's names are blanked in the sentences; sealed sentences are left out."""
    reading.take_export(request.actor.company, actor=request.actor, what="promises")
    ledger = query.Ledger(request.actor, filter_of(request.GET), on=request.today)
    lines = _lines(request, ledger, languages.current())
    return csv_answer("promises", [f"promises.column.{name}" for name in COLUMNS], lines)


@staff
@require_safe
def promise(request: StaffRequest, pk: int) -> HttpResponse:
    """Where it was said, how it was judged over time, how it ended, and what may be done."""
    found = access.promise(request.actor, pk)
    reader = reader_of(request.actor, found.deal, on=request.today)
    cards = Cards(found.deal, reader, gate_flow.look(found.deal, on=request.today))
    card = next((card for card in cards.promises() if card.promise and card.promise.pk == found.pk), None)
    capability = found.capability.key if found.capability else ""
    row = promise_facts.loaded(Promise.objects.filter(pk=found.pk).select_related("standing")).get()
    context = {
        "promise": row,
        "deal": found.deal,
        "reader": reader,
        "card": card,
        "no_promise": row.standing.outcome if card is None and row.standing.outcome in NO_PROMISE else "",
        "judgements": [(one, cards.sentences(one.reasons, capability)) for one in reversed(list(row.judgements.all()))],
        "mentions": _mentions(found),
        "contradictions": promise_facts.standing_against(row),
        "words": decided(found, reader),
        "leans_on": freshness.leaned_on_by(found, on=request.today) if card else [],
        "seen": studies.seen_of_promise(found.pk) if reader.may(Deed.READ_STUDY) else [],
        **life_of(row, reader, cards),
        **forms(card, reader, cards.view.truth),
    }
    return render(request, "promises/promise.html", context)


@staff
@require_safe
def promise_deeds(request: StaffRequest, pk: int) -> HttpResponse:
    """The forms of a promise's row, fetched when somebody opens them."""
    found = access.promise(request.actor, pk)
    return _deeds(request, found.deal, f"p{pk}")


@staff
@require_safe
def signal_deeds(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.signal(request.actor, pk)
    if found.conversation.deal is None:
        raise NotFound("deal")
    return _deeds(request, found.conversation.deal, f"s{pk}")


def _deeds(request: StaffRequest, deal: Deal, key: str) -> HttpResponse:
    reader = reader_of(request.actor, deal, on=request.today)
    cards = Cards(deal, reader, gate_flow.look(deal, on=request.today))
    card = next((card for card in (*cards.promises(), *cards.claims()) if card.key == key), None)
    if card is None:
        raise NotFound("promise", key)
    return render(request, "promises/deeds.html", {"card": card, "deal": deal, **forms(card, reader, cards.view.truth)})


def forms(card: Card | None, reader: Reader, known: Truth | None) -> dict[str, Any]:
    """What the forms of a card offer to choose from. Only services may say that services carry it."""
    offered: dict[str, Any] = {
        "capabilities": [],
        "items": [],
        "outcomes": [outcome.value for outcome in PromiseOutcome],
    }
    if card is None or known is None or not {"judge", "relink"}.intersection(card.deeds):
        return offered
    capabilities = [(row.capability.pk, row.version.name) for row in known.capabilities.values()]
    offered["capabilities"] = sorted(capabilities, key=lambda row: row[1].casefold())
    offered["items"] = [
        (row.item.pk, row.version.title, row.version.day) for row in known.roadmap.values() if row.committable
    ]
    held_back = {Fit.UNKNOWN} | (set() if reader.has(Role.SERVICES) else {Fit.SERVICES})
    held_back |= set() if offered["items"] else {Fit.ROADMAP}
    offered["fits"] = [fit.value for fit in Fit if fit not in held_back]
    return offered


def filter_of(query_string: QueryDict) -> query.LedgerFilter:
    known = {backing.value for backing in Backing}
    state, due, watch = (query_string.get(name, "") for name in ("state", "due", "watch"))
    return query.LedgerFilter(
        backings=frozenset(query_string.get("backing", "").split(",")) & known,
        state=state if state in query.STATES else query.COUNTS,
        due=due if due in query.DUES else "",
        watch=watch if watch in query.WATCHES else "",
        deal=listing.number(query_string, "deal"),
        capability=listing.number(query_string, "capability"),
        roadmap=listing.number(query_string, "roadmap"),
    )


def _backings(query_string: QueryDict) -> list[listing.Choice]:
    """One chip a backing; several may be on at once."""
    on = [value for value in query_string.get("backing", "").split(",") if value]
    found = []
    for backing in Backing:
        others = [value for value in on if value != backing.value]
        chosen = others if backing.value in on else [*on, backing.value]
        found.append(
            listing.Choice(backing.value, listing.address(query_string, backing=",".join(chosen)), backing.value in on)
        )
    return found


def _rows(request: StaffRequest, entries: list[query.Entry]) -> list[Row]:
    """The entries in the reader's words. Whose rope the reader holds is asked once for the page."""
    mine = held_by(request.actor, {_deal_of(entry).pk for entry in entries})
    language = languages.current()
    names = names_for(request.actor)
    return [_row(entry, request, mine, names, language) for entry in entries]


def _row(entry: query.Entry, request: StaffRequest, mine: frozenset[int], names: dict[str, str], language: str) -> Row:
    promise, signal = entry.promise, entry.signal
    subject: Any = promise or signal
    deal = _deal_of(entry)
    on_rope = request.actor.operator or deal.pk in mine
    sealed = None
    if signal is not None:
        dismissed = signal.known_verdict == ReviewVerdict.DISMISSED  # type: ignore[attr-defined]
        state = SignalState.DISMISSED if dismissed else SignalState.SUGGESTED
        sealed = embargoed_until(signal, state, on_rope=on_rope, on=request.today)
    own = {**names, "capability": subject.capability.key if subject.capability else ""}
    reasons = [reason for reason in subject.reasons or () if reason["code"] != "person"]
    open_still = signal is not None or not subject.outcome
    return Row(
        entry=entry,
        sentence="" if sealed else (promise.sentence if promise else signal.quote if signal else ""),
        sealed_until=sealed,
        deal=deal,
        fit=subject.fit or "unknown",
        backing=subject.backing or Backing.UNBACKED.value,
        reasons=tuple(reason_sentence(reason, own, language) for reason in reasons),
        due=subject.due_on,
        overdue=bool(open_still and subject.due_on and subject.due_on < request.today),
        state=_state(promise),
        source=promise.source if promise else "",
    )


def _lines_shown(rows: list[Row]) -> list[dict[str, Any]]:
    """The rows as plain words: the template has nothing left to look up, fifty times over."""
    language = languages.current()
    deal_at, promise_at = listing.addresses("deals_deal"), listing.addresses("promises_promise")
    marks = {backing.value: words.backing(backing.value, word=False) for backing in Backing}
    return [
        {
            "id": f"{'p' if row.entry.promise else 's'}{row.entry.pk}",
            "mark": marks[row.backing],
            "href": promise_at(row.entry.pk) if row.entry.promise else f"{deal_at(row.deal.pk)}#s{row.entry.pk}",
            "sealed": say("promise.sealed", language, day=day(row.sealed_until, language)) if row.sealed_until else "",
            "sentence": row.sentence,
            "shape": words.shape(row.backing),
            "backing": say(f"backing.{row.backing}", language),
            "reasons": "".join(f" · {reason}" for reason in row.reasons),
            "deal_href": deal_at(row.deal.pk),
            "deal": row.deal.title,
            "account": f", {row.deal.account}" if row.deal.account else "",
            "said": say("promise.said", language, day=day(row.entry.said_on, language)),
            "state": say(f"promises.state.{row.state}", language),
            "due": _due_words(row, language),
            "overdue": row.overdue,
        }
        for row in rows
    ]


def _due_words(row: Row, language: str) -> str:
    code = "promise.overdue" if row.overdue else "promise.due"
    return say(code, language, day=day(row.due, language)) if row.due else ""


def _state(promise: Any) -> str:
    """A suggestion has no promise."""
    return "suggested" if promise is None else str(promise.ledger_state)


def _lines(request: StaffRequest, ledger: query.Ledger, language: str) -> Iterator[list[object]]:
    without_names = NamesOut(request.actor.company)
    for chunk in ledger.everything():
        for row in _rows(request, chunk):
            yield [
                row.deal.key,
                row.deal.account or "",
                without_names(row.sentence),
                say(f"backing.{row.backing}", language),
                "; ".join(row.reasons),
                row.entry.said_on,
                row.due,
                say(f"promises.state.{row.state}", language),
                say(f"source.{row.source or 'mention'}", language),
            ]


def _deal_of(entry: query.Entry) -> Deal:
    deal = entry.promise.deal if entry.promise else entry.signal.conversation.deal if entry.signal else None
    assert deal is not None
    return deal


def _capability_name(actor: Actor, pk: int | None) -> str:
    if pk is None:
        return ""
    found: Capability = access.capability(actor, pk)
    version = found.versions.order_by("-n").first()
    return version.name if version else found.key


def _mentions(promise: Promise) -> list[Mention]:
    rows = promise.mentions.select_related("signal__conversation").order_by("pk")
    return list(rows.prefetch_related(Prefetch("signal__judgements", Judgement.objects.order_by("-pk"))))

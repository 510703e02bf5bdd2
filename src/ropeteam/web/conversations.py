"""The list of talks: searched by what was said, narrowed by kind, deal and how far they were heard."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotAllowed
from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.flows import conversations as flow
from ropeteam.store import access
from ropeteam.store.models import Conversation
from ropeteam.store.queries import conversations as quarantine_query
from ropeteam.store.queries import search
from ropeteam.store.queries import talks as query
from ropeteam.store.queries.lists import fall
from ropeteam.web import fields, languages, listing, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.say import day, say

FILTERS = ("q", "kind", "heard", "deal")
BASES = (Basis.CONSENT, Basis.AGREEMENT, Basis.CONTRACT)


@staff
@require_safe
def conversations(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    part = fall(query.listed(request.actor, by), where=listing.where(request.GET))
    ids = [talk.pk for talk in part.rows]
    counted = query.kinds_said(ids)
    company = request.actor.company
    may_free = may(Deed.SETTINGS, request.actor.roles)
    context = {
        "rows": _shown(
            [with_counts(talk, counted) for talk in part.rows],
            search.headlines(ids, by.words.strip()) if by.words.strip() else {},
        ),
        "page": listing.pager(request.GET, part, day=query.DAY),
        "by": by,
        "kinds": [kind.value for kind in ConversationKind],
        "heard": listing.choices(request.GET, "heard", query.HEARD),
        "only_deal": access.deal(request.actor, by.deal) if by.deal else None,
        "without_deal": listing.address(request.GET, deal=""),
        "filters": listing.kept(request.GET, *FILTERS).urlencode(),
        "narrowed": bool(listing.kept(request.GET, *FILTERS)),
        "quarantined": quarantine_query.quarantined(company).count() if company and may_free else 0,
        "may_bring": may(Deed.TAKE_NOTE, request.actor.roles),
        "bases": [basis.value for basis in BASES],
    }
    return render(request, "conversations/conversations.html", context)


@staff
@require_POST
def quarantine(request: StaffRequest) -> HttpResponse:
    """Give every recording without a basis the same one; how many is said before and after."""
    if request.actor.company is None:
        raise NotAllowed("settings")
    freed = flow.free_quarantine(
        request.actor.company,
        actor=request.actor,
        basis=fields.one_of(request.POST, "basis", Basis),
        on=request.today,
    )
    notices.tell(request, "talks.done.freed", n=freed)
    return redirect("conversations")


def with_counts(talk: Conversation, counted: dict[int, dict[str, int]]) -> Conversation:
    """Hang what was said in a talk on its row, most telling kind first."""
    order = {kind: no for no, kind in enumerate(("promise", "need", "claim", "concern", "delight"))}
    said = sorted(counted.get(talk.pk, {}).items(), key=lambda pair: order[pair[0]])
    talk.counted = said  # type: ignore[attr-defined]
    return talk


def _shown(talks: list[Conversation], found: dict[int, search.Found]) -> list[dict[str, Any]]:
    """The rows as plain words: the template has nothing left to look up, fifty times over."""
    language = languages.current()
    at = listing.addresses("conversations_talk")
    return [
        {
            "pk": talk.pk,
            "href": at(talk.pk),
            "title": f"{say(f'conversation.{talk.kind}', language)}, {day(talk.held_on, language)}",
            "of": _of(talk),
            "hit": _hit(found[talk.pk], at(talk.pk), language) if talk.pk in found else None,
            "said": _said(talk, language),
            "heard": _heard(talk, language),
        }
        for talk in talks
    ]


def _of(talk: Conversation) -> str:
    if talk.deal:
        return f"{talk.deal.title}, {talk.account}" if talk.account else talk.deal.title
    return talk.title


def _hit(hit: search.Found, href: str, language: str) -> dict[str, Any]:
    side = "talk.unknown_speaker" if hit.side == "unknown" else f"side.{hit.side}"
    pieces = [(piece, no % 2 == 1) for no, piece in enumerate(hit.pieces)]
    return {"href": f"{href}?turn={hit.turn}#t{hit.turn}", "side": say(side, language), "pieces": pieces}


def _said(talk: Any, language: str) -> str:
    """What `conversations/said.html` says on the page of a deal."""
    counted = [say(f"talks.said.{kind}.{'one' if n == 1 else 'many'}", language, n=n) for kind, n in talk.counted]
    return " · ".join([say("deal.internal", language), *counted] if talk.internal else counted)


def _heard(talk: Any, language: str) -> tuple[str, str]:
    """(class, words): what `conversations/heard.html` says on the page of a deal."""
    if talk.quarantined:
        return "v-empty", say("talks.heard.quarantined", language)
    if not talk.is_heard:
        return "v-half", say("deal.heard_no", language)
    return "", say("deal.heard_waits" if talk.waits else "deal.heard_yes", language)


def filter_of(query_string: QueryDict) -> query.TalkFilter:
    kind, heard = query_string.get("kind", ""), query_string.get("heard", "")
    return query.TalkFilter(
        words=query_string.get("q", "")[:200],
        kind=kind if kind in {known.value for known in ConversationKind} else "",
        heard=heard if heard in query.HEARD else "",
        deal=listing.number(query_string, "deal"),
    )

"""The list of talks: searched by what was said, narrowed by kind, deal and how far they were heard."""

from __future__ import annotations

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
from ropeteam.store.queries.lists import fall, place_of
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, staff

FILTERS = ("q", "kind", "heard", "deal")
BASES = (Basis.CONSENT, Basis.AGREEMENT, Basis.CONTRACT)


@staff
@require_safe
def conversations(request: StaffRequest) -> HttpResponse:
    by = filter_of(request.GET)
    part = fall(query.listed(request.actor, by), day=query.DAY, where=listing.where(request.GET))
    ids = [talk.pk for talk in part.rows]
    counted = query.kinds_said(ids)
    company = request.actor.company
    may_free = may(Deed.SETTINGS, request.actor.roles)
    context = {
        "rows": [with_counts(talk, counted) for talk in part.rows],
        "found": search.headlines(ids, by.words.strip()) if by.words.strip() else {},
        "page": listing.pager(request.GET, part, day=query.DAY),
        "by": by,
        "kinds": [kind.value for kind in ConversationKind],
        "heard": listing.choices(request.GET, "heard", query.HEARD),
        "only_deal": access.deal(request.actor, by.deal) if by.deal else None,
        "without_deal": listing.address(request.GET, deal=""),
        "filters": listing.kept(request.GET, *FILTERS).urlencode(),
        "narrowed": bool(listing.kept(request.GET, *FILTERS)),
        "quarantined": quarantine_query.quarantined(company).count() if company and may_free else 0,
        "bases": [basis.value for basis in BASES],
        "place": place_of,
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


def filter_of(query_string: QueryDict) -> query.TalkFilter:
    kind, heard = query_string.get("kind", ""), query_string.get("heard", "")
    return query.TalkFilter(
        words=query_string.get("q", "")[:200],
        kind=kind if kind in {known.value for known in ConversationKind} else "",
        heard=heard if heard in query.HEARD else "",
        deal=listing.number(query_string, "deal"),
    )

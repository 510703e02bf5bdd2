"""One pillar of the strategy with what customers said for it and against it, and where to look for more."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.vocabulary import Stance
from ropeteam.flows import near_pillars
from ropeteam.flows import pillar_evidence as flow
from ropeteam.store import access
from ropeteam.store.models import Pillar
from ropeteam.store.queries import pillar_evidence as query
from ropeteam.store.queries.names import segment_names
from ropeteam.store.queries.strategy import pillar as pillar_of
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.words_shown import Words, shown


@staff
@require_safe
def pillar(request: StaffRequest, key: str) -> HttpResponse:
    """`stance` and `segment` in the address narrow the sentences to those behind one count."""
    found = _pillar(request, key)
    product = found.strategy.product
    stance, segment = request.GET.get("stance", ""), request.GET.get("segment")
    before = listing.number(request.GET, "before")
    rows, more = query.sentences(product, request.actor, key, stance=stance, segment=segment, before=before)
    words = {each.signal.pk: each for each in shown(request, [row.signal for row in rows])}
    offered = near_pillars.offered(query.unweighed(product, request.actor, key), found)
    context = {
        "product": product,
        "pillar": found,
        "goals": list(found.non_goals.order_by("no", "pk")),
        "weight": query.weights(product, request.actor).get(key, query.Weight()),
        "segment_names": segment_names(access.products(request.actor)),
        "rows": [(row, words[row.signal_id], _may(request, words[row.signal_id])) for row in rows],
        "narrowed": stance in query.STANCES or segment is not None,
        "stance": stance,
        "segment": segment,
        "later": listing.address(request.GET, before=str(rows[-1].pk)) if more else "",
        "offered": [(each, _may(request, each)) for each in shown(request, offered)],
        "may_propose": may(Deed.PROPOSE_STRATEGY, request.actor.roles),
    }
    return render(request, "product/pillar.html", context)


@staff
@require_POST
def evidence(request: StaffRequest, key: str) -> HttpResponse:
    """A sentence speaks for the pillar, against it, or not any more."""
    found = _pillar(request, key)
    signal = access.signal(request.actor, fields.number(request.POST, "signal") or 0)
    stance = fields.one_of(request.POST, "stance", Stance)
    flow.weigh(signal, found, actor=request.actor, stance=stance, on=request.today)
    notices.tell(request, f"pillar.done.{stance.value}")
    return redirect(reverse("product_pillar", args=[key]))


def _pillar(request: StaffRequest, key: str) -> Pillar:
    found = pillar_of(access.product(request.actor), key)
    if found is None:
        raise Http404
    return found


def _may(request: StaffRequest, words: Words) -> bool:
    """Who cannot read a sentence does not place it."""
    return bool(words.words) and may(Deed.WEIGH_EVIDENCE, request.actor.roles, on_rope=words.on_rope)

"""Vision and strategy as living texts: every version with what changed, since the one before or since one last read it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound
from ropeteam.core.text_diff import strategy_diff
from ropeteam.flows import strategy_reading as flow
from ropeteam.store import access
from ropeteam.store.models import Pillar, Product, StrategyVersion
from ropeteam.store.queries import pillar_evidence, proposals
from ropeteam.store.queries import strategy as query
from ropeteam.store.queries.pillar_evidence import Weight
from ropeteam.web import notices
from ropeteam.web.actors import StaffRequest, staff

SHOWN = 60


@staff
@require_safe
def strategy(request: StaffRequest) -> HttpResponse:
    """`version` in the address is the one shown, `since` the one it is compared with."""
    product = access.products(request.actor).order_by("pk").first()
    if product is None:
        return render(request, "product/none.html")
    rows = list(query.versions(product)[:SHOWN])
    by_n = {row.n: row for row in rows}
    chosen = _named(request, "version", by_n) or (rows[0] if rows else None)
    read = query.last_read(product, request.actor)
    since = _named(request, "since", by_n) or _before(rows, chosen, read)
    context = {
        "product": product,
        "versions": rows,
        "chosen": chosen,
        "since": since,
        "since_read": since is not None and read is not None and since.pk == read.pk,
        "diff": strategy_diff(query.text_of(since), query.text_of(chosen)) if since else None,
        "text": query.text_of(chosen) if since is None else None,
        "read_it": read is not None and chosen is not None and read.n >= chosen.n,
        "may_read": may(Deed.READ_STRATEGY_TEXT, request.actor.roles),
        "evidence": _evidence(request, product, rows[0]) if rows else [],
        "waiting": proposals.open_ones(product).count(),
        "may_propose": may(Deed.PROPOSE_STRATEGY, request.actor.roles),
        "may_publish": may(Deed.PUBLISH_STRATEGY, request.actor.roles),
        "draft": query.draft_of(product),
        "read_by": query.read_by(chosen, on=request.today) if chosen else [],
    }
    return render(request, "product/strategy.html", context)


@staff
@require_POST
def receipts(request: StaffRequest, pk: int) -> HttpResponse:
    """I have read it."""
    found = StrategyVersion.objects.filter(product__in=access.products(request.actor), pk=pk)
    version = found.select_related("product__company").first()
    if version is None:
        raise NotFound("strategy", str(pk))
    flow.read(version, actor=request.actor, on=request.today)
    notices.tell(request, "strategy.done.read")
    return redirect(f"{reverse('product_strategy')}?version={version.n}")


def _evidence(request: StaffRequest, product: Product, now: StrategyVersion) -> list[tuple[Pillar, Weight]]:
    """The pillars that hold, each with what customers said to it."""
    weights = pillar_evidence.weights(product, request.actor)
    return [(row, weights.get(row.key, Weight())) for row in now.pillars.order_by("no", "pk")]


def _named(request: StaffRequest, name: str, by_n: dict[int, StrategyVersion]) -> StrategyVersion | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    if not text.isdecimal() or int(text) not in by_n:
        raise Http404
    return by_n[int(text)]


def _before(
    rows: list[StrategyVersion], chosen: StrategyVersion | None, read: StrategyVersion | None
) -> StrategyVersion | None:
    """What one read last where that is older; else the version before."""
    if chosen is None:
        return None
    if read is not None and read.n < chosen.n:
        return read
    return next((row for row in rows if row.n < chosen.n), None)

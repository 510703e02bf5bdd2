"""The product's truth as pages: vision and strategy, what it can do and where that ends, what may be promised from the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import Refused
from ropeteam.core.freshness import Fresh
from ropeteam.core.vocabulary import CapabilityStatus, Commitment, RoadmapStatus, SignalState
from ropeteam.flows import product as flow
from ropeteam.store import access
from ropeteam.store.models import Capability, CapabilityVersion, Event, Product, RoadmapVersion
from ropeteam.store.queries import cites, freshness
from ropeteam.store.queries.capability_drafts import waiting
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.product import CapabilityKnown, RoadmapKnown, is_committable, truth
from ropeteam.store.versions import CapabilityWords, LimitWords, RoadmapWords
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import embargoed_until

FREE_LIMITS = 2
MOST_LIMITS = 40
REVIEWS = 8


@dataclass(frozen=True, slots=True)
class CapabilityRow:
    known: CapabilityKnown
    cited: int
    items: tuple[RoadmapKnown, ...]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class ItemRow:
    known: RoadmapKnown
    cited: int
    late: bool


@staff
@require_safe
def product(request: StaffRequest) -> HttpResponse:
    found = access.products(request.actor).order_by("pk").first()
    if found is None:
        return render(request, "product/none.html")
    now = truth(found)
    cited, resting = cites.by_capability(found), cites.by_item(found)
    looked = freshness.of_product(found, on=request.today)
    capabilities = [
        CapabilityRow(known, cited[pk], now.items_for(known.capability), looked[pk])
        for pk, known in now.capabilities.items()
    ]
    items = [ItemRow(known, resting[pk], _late(known, request.today)) for pk, known in now.roadmap.items()]
    items.sort(key=lambda row: (row.known.version.day is None, row.known.version.day or date.max, row.known.item.pk))
    context = {
        "product": found,
        "strategy": now.strategy,
        "pillars": [(pillar, now.goals_of(pillar)) for pillar in now.pillars],
        "segments": list(found.segments.order_by("pk")),
        "capabilities": capabilities,
        "stale": sorted(filter(lambda row: row.fresh.alarming, capabilities), key=_most_cited),
        "items": items,
        "may_edit": may(Deed.COMMIT_ROADMAP, request.actor.roles),
        "drafts": waiting(found),
    }
    return render(request, "product/product.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def capability(request: StaffRequest, pk: int) -> HttpResponse:
    """GET shows it with its versions and who leans on it; POST makes a new version."""
    found = access.capability(request.actor, pk)
    if request.method == "POST":
        words = _capability_words(request, found)
        made = flow.change_capability(found, words, actor=request.actor, on=request.today)
        return _changed(request, made, reverse("product_capability", args=[pk]))
    versions = list(found.versions.prefetch_related("limits").select_related("created_by").order_by("-n"))
    event = cites.last_change(cites.CAPABILITY, pk)
    context = {
        "product": found.product,
        "capability": found,
        "versions": versions,
        "now": versions[0] if versions else None,
        "limits": _limit_rows(versions[0]) if versions else [],
        "items": list(truth(found.product).items_for(found)),
        "statuses": [status.value for status in CapabilityStatus],
        "may_edit": may(Deed.EDIT_CAPABILITY, request.actor.roles),
        "freshness": freshness.of_one(found, on=request.today),
        "tomorrow": request.today + timedelta(days=1),
        "reviews": list(found.reviews.select_related("by").order_by("-pk")[:REVIEWS]),
        "may_review": may(Deed.REVIEW_CAPABILITY, request.actor.roles),
        **_touched(request, capability=pk, event=event),
    }
    return render(request, "product/capability.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def roadmap_item(request: StaffRequest, pk: int) -> HttpResponse:
    """GET shows it with its versions and what rests on it; POST makes a new version."""
    found = access.roadmap_item(request.actor, pk)
    versions = list(found.versions.select_related("capability", "created_by").order_by("-n"))
    if request.method == "POST":
        words = _roadmap_words(request, versions[0])
        made = flow.change_roadmap(found, words, actor=request.actor, on=request.today)
        return _changed(request, made, reverse("product_item", args=[pk]))
    event = cites.last_change(cites.ITEM, pk)
    context = {
        "product": found.product,
        "item": found,
        "versions": [(version, is_committable(found.product, version)) for version in versions],
        "now": versions[0],
        "committable": is_committable(found.product, versions[0]),
        "names": _names(found.product),
        "statuses": [status.value for status in RoadmapStatus],
        "commitments": [commitment.value for commitment in Commitment],
        "may_edit": may(Deed.COMMIT_ROADMAP, request.actor.roles),
        **_touched(request, item=pk, event=event),
    }
    return render(request, "product/item.html", context)


@staff
@require_safe
def capability_touched(request: StaffRequest, pk: int) -> HttpResponse:
    """Whom the last change touches, asked again until everything is judged anew."""
    access.capability(request.actor, pk)
    context = _touched(request, capability=pk, event=cites.last_change(cites.CAPABILITY, pk))
    return render(request, "product/touched.html", context)


@staff
@require_safe
def item_touched(request: StaffRequest, pk: int) -> HttpResponse:
    access.roadmap_item(request.actor, pk)
    context = _touched(request, item=pk, event=cites.last_change(cites.ITEM, pk))
    return render(request, "product/touched.html", context)


def _touched(
    request: StaffRequest, *, capability: int | None = None, item: int | None = None, event: Event | None
) -> dict[str, object]:
    """`event` counts as fresh on the day it happened: then verdicts before and after are told."""
    fresh = event if event is not None and timezone.localtime(event.created_at).date() >= request.today else None
    touching = cites.touched(request.actor, capability=capability, item=item, since=fresh)
    mine = held_by(request.actor, {row.deal.pk for row in touching.rows})
    address = (
        reverse("product_capability_touched", args=[capability])
        if capability
        else reverse("product_item_touched", args=[item])
    )
    return {
        "touching": touching,
        "touched": [(row, sentence_of(row, row.deal.pk in mine, request)) for row in touching.rows],
        "fresh": fresh is not None,
        "judging": fresh is not None and not cites.was_handled(fresh),
        "touched_address": address,
        "cite_filter": f"capability={capability}" if capability else f"roadmap={item}",
    }


def sentence_of(row: cites.Touched, on_rope: bool, request: StaffRequest) -> str:
    """'' while a suggestion's sentence is the rope's alone."""
    if row.promise is not None:
        return row.promise.sentence
    signal = row.signal
    on_rope = on_rope or request.actor.operator
    if signal is None or embargoed_until(signal, SignalState.SUGGESTED, on_rope=on_rope, on=request.today):
        return ""
    return signal.quote


def _changed(request: StaffRequest, made: CapabilityVersion | RoadmapVersion | None, address: str) -> HttpResponse:
    if made is None:
        notices.tell(request, "product.done.same")
        return redirect(address)
    notices.tell(request, "product.done.changed", n=made.n)
    return redirect(f"{address}#touched")


def _capability_words(request: StaffRequest, found: Capability) -> CapabilityWords:
    form = request.POST
    if not form.get("name", "").strip():
        raise Refused("name_missing")
    return CapabilityWords(
        name=form["name"].strip()[:300],
        status=fields.one_of(form, "status", CapabilityStatus),
        description=form.get("description", "").strip(),
        evidence=form.get("evidence", "").strip(),
        limits=tuple(_limits(request)),
    )


def _limits(request: StaffRequest) -> list[LimitWords]:
    """The limits of the form that have words, in their order."""
    form = request.POST
    found: list[LimitWords] = []
    for no in range(MOST_LIMITS):
        text = form.get(f"limit-{no}", "").strip()
        if text:
            parts = [form.get(f"{name}-{no}", "").strip() for name in ("dimension", "value", "unit")]
            found.append(LimitWords(len(found), text, *parts))
    return found


def _limit_rows(version: CapabilityVersion) -> list[tuple[int, object]]:
    """The version's limits and two free lines, numbered for the form."""
    limits: list[object] = [*version.limits.order_by("no"), *([None] * FREE_LIMITS)]
    return list(enumerate(limits))


def _roadmap_words(request: StaffRequest, last: RoadmapVersion) -> RoadmapWords:
    form = request.POST
    chosen = fields.number(form, "capability")
    commitment = form.get("commitment", "")
    return RoadmapWords(
        title=form.get("title", "").strip()[:300] or last.title,
        status=fields.one_of(form, "status", RoadmapStatus),
        day=fields.optional_day(form, "day"),
        release=form.get("release", "").strip()[:80],
        commitment=fields.one_of(form, "commitment", Commitment) if commitment else None,
        capability=access.capability(request.actor, chosen) if chosen else None,
    )


def _names(found: Product) -> list[tuple[int, str]]:
    rows = [(pk, known.version.name) for pk, known in truth(found).capabilities.items()]
    return sorted(rows, key=lambda row: row[1].casefold())


def _most_cited(row: CapabilityRow) -> tuple[int, date]:
    return -row.cited, row.fresh.due or date.min


def _late(known: RoadmapKnown, today: date) -> bool:
    """Its day has passed and it is not there."""
    open_still = known.version.status in (RoadmapStatus.PLANNED, RoadmapStatus.IN_WORK)
    return open_still and known.version.day is not None and known.version.day < today

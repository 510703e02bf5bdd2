"""To whom can we sell today? Each segment with what it cannot do without, what is missing and when it comes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.flows import segments as flow
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Segment, SegmentNeed
from ropeteam.store.queries import readiness as query
from ropeteam.store.queries.product import truth
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff

OUTSIDE = 12


@staff
@require_safe
def segments(request: StaffRequest) -> HttpResponse:
    product = access.products(request.actor).order_by("pk").first()
    if product is None:
        return render(request, "product/none.html")
    stands = query.of_product(product, on=request.today, actor=request.actor)
    may_edit = may(Deed.EDIT_SEGMENT, request.actor.roles)
    names = sorted(
        ((pk, known.version.name) for pk, known in truth(product).capabilities.items()) if may_edit else [],
        key=lambda row: row[1].casefold(),
    )
    outside = list(query.outside(product, stands, actor=request.actor)[: OUTSIDE + 1])
    context = {
        "product": product,
        "stands": [(row, _free(names, row)) for row in stands],
        "outside": outside[:OUTSIDE],
        "more_outside": len(outside) > OUTSIDE,
        "may_edit": may_edit,
    }
    return render(request, "product/segments.html", context)


@staff
@require_POST
def needs(request: StaffRequest, pk: int) -> HttpResponse:
    """The segment cannot do without one more capability."""
    segment = _segment(request.actor, pk)
    chosen = fields.number(request.POST, "capability")
    if chosen is None:
        raise Refused("choice_missing")
    flow.need(segment, access.capability(request.actor, chosen), actor=request.actor, on=request.today)
    notices.tell(request, "segments.done.added")
    return redirect(f"{reverse('product_segments')}#s{pk}")


@staff
@require_POST
def need_end(request: StaffRequest, pk: int) -> HttpResponse:
    """The segment can do without it."""
    found = SegmentNeed.objects.filter(segment__product__in=access.products(request.actor), pk=pk)
    row = found.select_related("segment__product__company").first()
    if row is None:
        raise NotFound("segment_need", str(pk))
    flow.drop(row, actor=request.actor, on=request.today)
    notices.tell(request, "segments.done.dropped")
    return redirect(f"{reverse('product_segments')}#s{row.segment_id}")


def _free(names: list[tuple[int, str]], row: query.SegmentStand) -> list[tuple[int, str]]:
    """What may still be added as a need."""
    taken = {needed.need.capability_id for needed in row.needed}
    return [name for name in names if name[0] not in taken]


def _segment(actor: Actor, pk: int) -> Segment:
    found = Segment.objects.filter(product__in=access.products(actor), pk=pk).select_related("product__company").first()
    if found is None:
        raise NotFound("segment", str(pk))
    return found

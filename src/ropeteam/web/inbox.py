"""Product's inbox: what customers said and nobody settled, one capability at a time, in bundles that go to the same wish."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.flows import inbox as flow
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest
from ropeteam.store.queries import inbox as query
from ropeteam.store.queries.inbox import Group
from ropeteam.web import listing
from ropeteam.web.actors import StaffRequest, staff

KNOWN = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """The groups of one page of groups; `previous` and `next` are addresses, '' where there is no neighbour."""

    groups: list[Group]
    previous: str
    next: str


@staff
@require_safe
def inbox(request: StaffRequest) -> HttpResponse:
    """`group` is a capability's id or `none`; `after` the place inside it; `from` the group with which the list starts."""
    access.require(request.actor, Deed.TRIAGE)
    groups = query.groups(request.actor)
    wanted = request.GET.get("group", "")
    group = next((one for one in groups if one.key == wanted), None)
    context = {
        "total": sum(one.waiting for one in groups),
        "shown": _groups(request, groups, group),
        "gone": bool(wanted) and group is None,
    }
    group = group or (groups[0] if groups else None)
    if group is not None:
        after = listing.number(request.GET, "after")
        rows, more = query.page(request.actor, group, after=after)
        product = access.product(request.actor)
        context |= {
            "group": group,
            "bundles": flow.bundles(rows, product),
            "first": listing.address(request.GET, group=group.key) if after else "",
            "later": listing.address(request.GET, group=group.key, after=str(rows[-1].pk)) if more else "",
            "known": _known(product.pk),
        }
    return render(request, "inbox/inbox.html", context)


def _groups(request: StaffRequest, groups: list[Group], here: Group | None) -> Shown:
    """A page of groups: from the one named in the address, or so that the one that is open is among them."""
    places = {one.key: no for no, one in enumerate(groups)}
    start = places.get(request.GET.get("from", ""), -1)
    if start < 0:
        start = places[here.key] // query.GROUPS * query.GROUPS if here else 0
    end = start + query.GROUPS
    earlier = groups[max(start - query.GROUPS, 0)].key if start else ""
    later = groups[end].key if end < len(groups) else ""
    return Shown(
        groups[start:end],
        listing.address(request.GET, **{"from": earlier, "group": earlier}) if earlier else "",
        listing.address(request.GET, **{"from": later, "group": later}) if later else "",
    )


def _known(product: int) -> list[str]:
    """Wishes to be offered while a title is typed: the newest ones. Any other is found by its whole title or its id."""
    found = ChangeRequest.objects.filter(product=product, merged_into__isnull=True).order_by("-pk")
    return list(found.values_list("title", flat=True)[:KNOWN])

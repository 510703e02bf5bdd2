"""An idea of our own: a change request with origin `inside`, written by anybody who acts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import RequestOrigin
from ropeteam.flows import change_requests
from ropeteam.store import access
from ropeteam.store.models import Capability
from ropeteam.store.queries.names import capability_names
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def idea(request: StaffRequest) -> HttpResponse:
    access.require(request.actor, Deed.ASK)
    if request.method == "POST":
        return _written(request)
    names = capability_names(access.products(request.actor))
    capabilities = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return render(request, "inbox/idea.html", {"capabilities": capabilities})


def _written(request: StaffRequest) -> HttpResponse:
    title = request.POST.get("title", "")
    if not title.strip():
        raise Refused("title_missing")
    row = change_requests.create(
        access.product(request.actor),
        actor=request.actor,
        title=title,
        problem=request.POST.get("problem", "")[:4000],
        origin=RequestOrigin.INSIDE,
        capability=_capability(request),
    )
    notices.tell(request, "idea.done")
    return redirect("requests_request", row.pk)


def _capability(request: StaffRequest) -> Capability | None:
    pk = fields.number(request.POST, "capability")
    return access.capability(request.actor, pk) if pk is not None else None

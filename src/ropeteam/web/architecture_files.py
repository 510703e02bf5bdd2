"""Papers about a deal's solution: brought, given back as downloads, taken away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.errors import Refused
from ropeteam.flows import architecture_files as flow
from ropeteam.language.attached import MAX_BYTES
from ropeteam.store import access
from ropeteam.web import notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.architecture import context_of


@staff
@require_POST
def files(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Refused("file_missing")
        data = file.read(MAX_BYTES + 1)
        flow.bring(deal, actor=request.actor, data=data, file_name=file.name or "", on=request.today)
    except Refused as error:
        context = context_of(request, deal, refused=notices.sentence_of(error), form="file")
        return render(request, "architecture/architecture.html", context, status=422)
    notices.tell(request, "architecture.done.file")
    return redirect("deals_architecture", pk=deal.pk)


@staff
@require_safe
def file(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    """As it came, as a download, never as a page of ours."""
    found = flow.give(access.deal(request.actor, pk), no, actor=request.actor)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


@staff
@require_POST
def file_end(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    flow.remove(deal, no, actor=request.actor, on=request.today)
    notices.tell(request, "architecture.done.file_removed")
    return redirect("deals_architecture", pk=deal.pk)

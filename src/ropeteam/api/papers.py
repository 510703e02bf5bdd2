"""Papers about a deal's solution: brought, listed, given back as they came. Evidence of a study points at one by its number."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Field, File, Router, Schema, Status
from ninja.files import UploadedFile

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.flows import architecture_files as flow
from ropeteam.language.attached import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.models import ArchitectureFile

router = Router(tags=["architecture"])


class PaperOut(Schema):
    no: int = Field(description="its number in the deal")
    name: str
    size: int
    brought_on: date


@router.get("/deals/{deal_id}/papers", response=list[PaperOut], summary="The papers that lie with a deal")
def papers(request: HttpRequest, deal_id: int) -> list[dict[str, Any]]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    access.require(who, Deed.READ_ARCHITECTURE_FILE, deal=deal)
    rows = deal.architecture_files.filter(removed_on__isnull=True).defer("content").order_by("no")
    return [_paper(row) for row in rows]


@router.post("/deals/{deal_id}/papers", response={201: PaperOut}, summary="Bring a paper")
def bring(request: HttpRequest, deal_id: int, file: File[UploadedFile]) -> Status[dict[str, Any]]:
    """The same bytes twice are one paper. 409 `paper_kind`, `paper_too_large`, `paper_macros`, … where it is not taken."""
    who = actor(request)
    deal, data = access.deal(who, deal_id), file.read(MAX_BYTES + 1)
    made = flow.bring(deal, actor=who, data=data, file_name=file.name or "", on=timezone.localdate())
    return Status(201, _paper(made))


@router.get("/deals/{deal_id}/papers/{no}", summary="One paper, as it came")
def give(request: HttpRequest, deal_id: int, no: int) -> HttpResponse:
    """A download. Who reads a paper is written down."""
    who = actor(request)
    found = flow.give(access.deal(who, deal_id), no, actor=who)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _paper(row: ArchitectureFile) -> dict[str, Any]:
    return {"no": row.no, "name": row.name, "size": row.size, "brought_on": row.brought_on}

"""Take wishes over from another system's export."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.flows import trackers
from ropeteam.language.trackers.contract import Tracker
from ropeteam.store import access
from ropeteam.store.actor import Actor

router = Router(tags=["captures"])
MOST_MB = 20
MOST_RECORDS = 5_000  # wishes, and voices that stand apart: what somebody may wait for


class ProposalOut(Schema):
    request: int
    other: int
    likeness: float
    stated: bool


class ImportOut(Schema):
    wishes: int
    new: int
    restated: int
    askers: int
    ours: int
    unnamed: int
    columns: dict[str, str | None]
    proposals: list[ProposalOut]
    problems: list[dict[str, Any]]


@router.post("/requests/imports", response={201: ImportOut}, summary="Take wishes over from another system's export")
def take_over(
    request: HttpRequest,
    file: File[UploadedFile],
    tracker: Annotated[Tracker, Form(alias="from")],
    columns: Annotated[list[str], Form(alias="map")] = [],  # noqa: B006
    site: Annotated[str, Form(max_length=500)] = "",
) -> Status[ImportOut]:
    """`map` is FIELD=COLUMN, as often as needed; `site` the address the system stands at. The same file again changes
    nothing."""
    who = actor(request)
    access.require(who, Deed.IMPORT_REQUESTS)
    if (file.size or 0) > MOST_MB * 2**20:
        raise Refused("tracker_file_large", limit_mb=str(MOST_MB))
    name = (file.name or "export")[:120]
    with tempfile.NamedTemporaryFile(prefix="ropeteam-") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        return Status(201, _taken_over(Path(kept.name), name, who, tracker, columns, site))


def _taken_over(path: Path, name: str, who: Actor, tracker: Tracker, columns: list[str], site: str) -> ImportOut:
    taken = trackers.take_file(
        path,
        product=access.product(who),
        tracker=tracker,
        actor=who,
        on=timezone.localdate(),
        name=name,
        columns=columns,
        site=site,
        most=MOST_RECORDS,
    )
    brought = taken.brought
    return ImportOut(
        wishes=brought.wishes,
        new=brought.new,
        restated=brought.restated,
        askers=brought.askers,
        ours=brought.ours,
        unnamed=brought.unnamed,
        columns=taken.columns,
        proposals=[
            ProposalOut(request=one.request.pk, other=one.other.pk, likeness=round(one.likeness, 4), stated=one.stated)
            for one in brought.proposals
        ],
        problems=[{"code": one.code, "line": one.line, "values": dict(one.values)} for one in taken.problems],
    )

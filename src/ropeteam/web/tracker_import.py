"""Wishes out of another system, by a file: who asked comes along; what is alike is proposed, never merged."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import cast, get_args

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.flows import trackers
from ropeteam.flows.trackers import Taken
from ropeteam.language.trackers.addresses import web_address
from ropeteam.language.trackers.column_names import COLUMN_NAMES
from ropeteam.language.trackers.contract import Tracker
from ropeteam.store import access
from ropeteam.web import languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.problems import problem_sentence

MOST_MB = 20
MOST_RECORDS = 2_000  # what a page may keep somebody waiting for; the command takes any number
SHOWN = 50
FIELDS = (
    "title",
    "description",
    "status",
    "created",
    "author",
    "author_mail",
    "company",
    "voters",
    "votes",
    "comments",
)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def tracker_import(request: StaffRequest) -> HttpResponse:
    """GET shows the form; POST takes the file over and says what came. A table whose columns are not clear asks for them."""
    access.require(request.actor, Deed.IMPORT_REQUESTS)
    if request.method != "POST":
        return render(request, "capture/import.html", _form(request))
    try:
        taken = _taken(request)
    except Refused as error:
        form = _form(request) | {"refused": [notices.sentence_of(error)]}
        return render(request, "capture/import.html", form, status=422)
    sentences = [problem_sentence(problem, languages.current()) for problem in taken.problems[:SHOWN]]
    if not taken.readable:
        form = _form(request, taken) | {"refused": sentences}
        return render(request, "capture/import.html", form, status=422)
    context = {
        "brought": taken.brought,
        "columns": [(field, column) for field, column in taken.columns.items() if column],
        "proposals": taken.brought.proposals[:SHOWN],
        "more": max(0, len(taken.brought.proposals) - SHOWN),
        "problems": sentences,
        "more_problems": max(0, len(taken.problems) - SHOWN),
    }
    return render(request, "capture/imported.html", context)


def _taken(request: StaffRequest) -> Taken:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise Refused("tracker_file_missing")
    if (file.size or 0) > MOST_MB * 2**20:
        raise Refused("tracker_file_large", limit_mb=str(MOST_MB))
    tracker = request.POST.get("from", "")
    if tracker not in get_args(Tracker):
        raise Refused("choice_missing")
    site = request.POST.get("site", "").strip()[:500]
    if site and not web_address(site):
        raise Refused("tracker_site_wrong")
    known = COLUMN_NAMES[cast(Tracker, tracker)]
    said = {field: request.POST.get(f"column-{field}", "").strip()[:200] for field in FIELDS if field in known}
    with tempfile.NamedTemporaryFile(prefix="ropeteam-") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        return trackers.take_file(
            Path(kept.name),
            product=access.product(request.actor),
            tracker=cast(Tracker, tracker),
            actor=request.actor,
            on=request.today,
            name=(file.name or "export")[:120],
            columns=[f"{field}={column}" for field, column in said.items() if column],
            site=site,
            most=MOST_RECORDS,
        )


def _form(request: StaffRequest, taken: Taken | None = None) -> dict[str, object]:
    """`columns`: (field, what a person said of it or what was guessed)."""
    guessed = taken.columns if taken is not None else {}
    said = {field: request.POST.get(f"column-{field}", "") or guessed.get(field) or "" for field in FIELDS}
    return {
        "trackers": get_args(Tracker),
        "tracker": request.POST.get("from", "csv"),
        "site": request.POST.get("site", ""),
        "columns": list(said.items()),
        "unclear": taken is not None or any(request.POST.get(f"column-{field}") for field in FIELDS),
        "limit_mb": MOST_MB,
        "most": MOST_RECORDS,
    }

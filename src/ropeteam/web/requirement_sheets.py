"""A customer's file of requirements: brought, its columns shown and corrected, taken in, and given back with our answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import Coverage, SheetFormat
from ropeteam.flows import requirement_files
from ropeteam.flows import requirements as flow
from ropeteam.language.requirements import columns as guessing
from ropeteam.language.requirements import rows as reading
from ropeteam.language.requirements.column_names import FIELDS
from ropeteam.language.requirements.columns import Columns
from ropeteam.language.requirements.contract import MAX_BYTES, Tab
from ropeteam.language.requirements.xlsx_scan import letters
from ropeteam.store import access, defects
from ropeteam.store.models import Deal, RequirementSheet
from ropeteam.store.queries import requirements as query
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.requirements import rights
from ropeteam.web.standing import reader_of
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.requirements import written

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {SheetFormat.XLSX: SHEET, SheetFormat.CSV: "text/csv"}
SHOWN = 8
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A column that may be chosen, and the field it is taken for."""

    at: int
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    at: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A table as it would be read."""

    tab: Tab
    columns: Columns
    used: bool
    places: tuple[Place, ...]
    fields: tuple[Field, ...]
    items: tuple[reading.Item, ...]
    found: int
    headings: int
    priorities: dict[str, int]
    problems: tuple[str, ...]


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: StaffRequest, pk: int) -> HttpResponse:
    """The files of a deal, and the form that brings one."""
    deal = access.deal(request.actor, pk)
    if request.method != "POST":
        return render(request, "requirements/sheets.html", _context(request, deal))
    access.require(request.actor, Deed.BRING_REQUIREMENTS, deal=deal)
    try:
        found = _bring(request, deal)
    except Refused as error:
        return _refused(request, deal, notices.sentence_of(error))
    if found.sheet is None:
        return _refused(request, deal, *(_sentence(problem) for problem in found.problems))
    if not found.new:
        notices.tell(request, "requirements.done.same")
    return redirect("requirement_sheet", pk=found.sheet.pk)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """What stands in which column. `do` is look (with another row of names) or take."""
    row = access.requirement_sheet(request.actor, pk)
    access.require(request.actor, Deed.BRING_REQUIREMENTS, deal=row.deal)
    book = flow.look(row)
    if request.method != "POST":
        chosen = {one.tab: one for one in flow.columns_of(row)}
        return _shown(request, row, book.tabs, chosen, words=row.columns.get("words", {}))
    typed = {tab.no: _typed(request.POST, tab) for tab in book.tabs if request.POST.get(f"t{tab.no}-use")}
    words = {one.value: request.POST.get(f"word-{one.value}", "").strip()[:LONGEST_WORD] for one in Coverage}
    words = {name: said for name, said in words.items() if said}
    if request.POST.get("do") != "take":
        return _shown(request, row, book.tabs, typed, words=words)
    try:
        flow.take_in(row, actor=request.actor, tabs=list(typed.values()), on=request.today, words=words)
    except Refused as error:
        return _shown(request, row, book.tabs, typed, words=words, refused=notices.sentence_of(error))
    notices.tell(request, "requirements.done.taken")
    return redirect("deals_requirements", pk=row.deal_id)


@staff
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """A file that was never taken in is thrown away."""
    row = access.requirement_sheet(request.actor, pk)
    flow.throw_away(row, actor=request.actor)
    notices.tell(request, "requirements.done.thrown")
    return redirect("deals_requirement_sheets", pk=row.deal_id)


@staff
@require_safe
def original(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.requirement_sheet(request.actor, pk)
    kind = TYPES.get(SheetFormat(row.format), "application/octet-stream")
    return _file(bytes(row.original), kind, row.file_name)


@staff
@require_safe
def answered(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer's file as it would go out now, to look at."""
    row = access.requirement_sheet(request.actor, pk)
    words = written(query.language_of_sheet(row))
    return _out(row, requirement_files.answered(row, actor=request.actor, words=words))


@staff
@require_POST
def outs(request: StaffRequest, pk: int) -> HttpResponse:
    """The file goes to the customer: from now on these answers were told."""
    row = access.requirement_sheet(request.actor, pk)
    words = written(query.language_of_sheet(row))
    made, _ = requirement_files.give_out(row, actor=request.actor, words=words, on=request.today)
    if made.filled.kept:
        n = made.filled.kept
        notices.tell(request, f"requirements.left_out.{'one' if n == 1 else 'many'}", n=n)
    return _out(row, made)


def _bring(request: StaffRequest, deal: Deal) -> flow.Brought:
    file, words = request.FILES.get("file"), request.POST.get("words", "")
    if file is None:
        return flow.paste(deal, actor=request.actor, words=words, on=request.today)
    before = fields.number(request.POST, "replaces")
    replaces = access.requirement_sheet(request.actor, before) if before else None
    data, name = file.read(MAX_BYTES + 1), file.name or ""
    return flow.bring(deal, actor=request.actor, data=data, file_name=name, on=request.today, replaces=replaces)


def _typed(post: QueryDict, tab: Tab) -> Columns:
    """What somebody chose; where another row of names was typed, the guess for that row."""
    name = f"t{tab.no}-"
    header = min(fields.number(post, f"{name}header") or 0, 1_048_576)
    first = min(fields.number(post, f"{name}first") or header, header)
    if header != fields.number(post, f"{name}was"):
        return guessing.with_header(tab, header)
    chosen = {one: fields.number(post, f"{name}{one}") for one in FIELDS}
    places = {one: at for one, at in chosen.items() if at is not None and at < tab.width}
    must = tuple(word.strip().casefold()[:LONGEST_WORD] for word in post.get(f"{name}words", "").split(","))
    return Columns(tab.no, tab.name, header, first, places, tuple(word for word in must if word))


def _shown(
    request: StaffRequest,
    row: RequirementSheet,
    tabs: tuple[Tab, ...],
    chosen: dict[int, Columns],
    *,
    words: Mapping[str, str],
    refused: str = "",
) -> HttpResponse:
    context = {
        "sheet": row,
        "deal": row.deal,
        "previews": [_preview(row, tab, chosen.get(tab.no)) for tab in tabs],
        "words": [(one.value, words.get(one.value, "")) for one in Coverage],
        "refused": refused,
        "usual": written(query.language_of_sheet(row)).usual,
        # What concerns one table stands with it.
        "problems": [_sentence(one) for one in defects.kept(row.problems, file=row.file_name) if not one.value("tab")],
        "looked_at": flow.LOOKED_AT,
    }
    return render(request, "requirements/sheet.html", context, status=422 if refused else 200)


def _preview(row: RequirementSheet, tab: Tab, chosen: Columns | None) -> Preview:
    columns = chosen or guessing.guess(tab)
    names = guessing.names_of(tab, columns)
    found = reading.items(tab, columns, name=row.file_name)
    return Preview(
        tab=tab,
        columns=columns,
        used=chosen is not None,
        places=tuple(Place(at, letters(at), name) for at, name in enumerate(names)),
        fields=tuple(Field(one, columns.place(one), columns.sure.get(one, 1.0) > 0.9) for one in FIELDS),
        items=found.items[:SHOWN],
        found=len(found.items),
        headings=found.headings,
        priorities=guessing.priorities(tab, columns) if columns.place("must") is not None else {},
        problems=tuple(_sentence(problem) for problem in found.problems),
    )


def _refused(request: StaffRequest, deal: Deal, *sentences: str) -> HttpResponse:
    context = _context(request, deal) | {"refused": sentences, "given": request.POST}
    return render(request, "requirements/sheets.html", context, status=422)


def _context(request: StaffRequest, deal: Deal) -> dict[str, Any]:
    found = query.sheets(deal)
    return {
        "deal": deal,
        "sheets": found,
        "newest": [one for one in found if one.taken_on and not hasattr(one, "replaced_by")],
        **rights(reader_of(request.actor, deal, on=request.today)),
    }


def _out(row: RequirementSheet, made: requirement_files.Out) -> HttpResponse:
    return _file(made.data, TYPES[SheetFormat(row.format)], made.file_name)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _sentence(problem: Problem) -> str:
    return problem_sentence(problem, languages.current())

"""Requirements of customers: bring a list, read what holds of each row, answer many rows at once, take it back."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Field, File, Query, Router, Schema, Status
from ninja.files import UploadedFile

from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage as flow
from ropeteam.flows import requirement_files, requirement_promises, requirements
from ropeteam.language.requirements.contract import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.models import CoverageDeed
from ropeteam.store.queries import requirements as query
from ropeteam.store.queries.requirements import Seen, Wanted
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.requirements import written

router = Router(tags=["requirements"])
Stand = Literal["", "uncovered", "open", "suggested", "met", "gap", "refused", "unbooked", "left"]


class CountsOut(Schema):
    rows: int
    musts: int
    musts_met: int
    musts_gap: int
    musts_refused: int
    musts_unknown: int = Field(description="musts that nobody answered")
    answered: int
    suggested: int
    looked_at: int


class AnswerOut(Schema):
    coverage: Coverage
    comment: str
    capability: str | None
    on: date


class SuggestionOut(Schema):
    coverage: Coverage
    confidence: float
    capability: str | None
    reasons: list[dict[str, str]]


class RequirementOut(Schema):
    id: int
    no: int
    named: str = Field(description="the customer's own number")
    section: str
    text: str
    must: bool
    stand: str
    answer: AnswerOut | None = Field(description="what a person said last")
    suggestion: SuggestionOut | None = Field(description="what the machine suggests; never an answer")
    effort: str
    promise: str | None


class RequirementsOut(Schema):
    counts: CountsOut
    items: list[RequirementOut]
    next: int | None = Field(description="Give it back as `after` to read on; null at the end.")


class SheetOut(Schema):
    sheet: int | None = Field(description="null where the file was refused")
    new: bool
    problems: list[dict[str, str]]


class CoverageIn(Schema):
    rows: list[int] = Field(max_length=2000)
    coverage: Coverage | None = Field(None, description="null with `accept` or `repeat`")
    comment: str | None = Field(None, max_length=8000)
    take: Literal["", "suggestion", "last"] = Field(
        "", description="take the suggestion, or the last answer to the same words"
    )


class CoverageOut(Schema):
    deed: int | None = Field(description="null where nothing was written; else what takes it back")
    done: int
    skipped: int
    gaps: int


class RowsIn(Schema):
    rows: list[int] = Field(max_length=requirement_promises.MOST)


class TakenOut(Schema):
    id: int
    promise: str | None = Field(description="its key in the ledger")
    code: str | None = Field(description="what stands against it")


class UndoneOut(Schema):
    done: int
    stay: int


@router.get(
    "/deals/{deal_id}/requirements", response=RequirementsOut, summary="What the customer asks for, and how it is met"
)
def listed(
    request: HttpRequest,
    deal_id: int,
    stand: Annotated[Stand, Query()] = "",
    must: Annotated[bool, Query()] = False,
    after: Annotated[int | None, Query()] = None,
) -> dict[str, Any]:
    deal = access.deal(actor(request), deal_id)
    rows, more = query.page(deal, Wanted(must=must, stand=stand), after=after)
    return {
        "counts": query.counts(deal),
        "items": [_row(one) for one in rows],
        "next": rows[-1].row.no if more else None,
    }


@router.post(
    "/deals/{deal_id}/requirements",
    response={202: SheetOut, 422: SheetOut},
    summary="Bring a customer's list and take it in with the columns as guessed",
)
def bring(
    request: HttpRequest,
    deal_id: int,
    file: File[UploadedFile],
    replaces: Annotated[int | None, Query(description="the file of which it is the next version")] = None,
) -> Status[dict[str, Any]]:
    """Kept at once, read by a job. The same bytes again change nothing. 422 with its problems where it cannot be read."""
    who, on = actor(request), timezone.localdate()
    found = requirements.bring(
        access.deal(who, deal_id),
        actor=who,
        data=file.read(MAX_BYTES + 1),
        file_name=file.name or "",
        on=on,
        replaces=access.requirement_sheet(who, replaces) if replaces else None,
    )
    if found.sheet is not None and found.sheet.taken_on is None:
        requirements.take_in(found.sheet, actor=who, tabs=requirements.columns_of(found.sheet), on=on)
    language = "de" if request.headers.get("accept-language", "").startswith("de") else "en"
    body = {
        "sheet": found.sheet.pk if found.sheet else None,
        "new": found.new,
        "problems": [{"code": one.code, "message": problem_sentence(one, language)} for one in found.problems],
    }
    return Status(202 if found.sheet else 422, body)


@router.post("/deals/{deal_id}/coverage", response=CoverageOut, summary="Say how rows are met: one or many in one deed")
def answer(request: HttpRequest, deal_id: int, body: CoverageIn) -> dict[str, Any]:
    who, on = actor(request), timezone.localdate()
    deal = access.deal(who, deal_id)
    if body.take == "suggestion":
        done = flow.accept(deal, body.rows, actor=who, on=on)
    elif body.take == "last":
        done = flow.repeat(deal, body.rows, actor=who, on=on)
    elif body.coverage is not None:
        done = flow.answer(deal, body.rows, actor=who, status=body.coverage, on=on, comment=body.comment)
    else:
        raise Refused("choice_missing")
    return {"deed": done.deed.pk if done.deed else None, "done": done.done, "skipped": done.skipped, "gaps": done.gaps}


@router.post(
    "/deals/{deal_id}/requirements/promises",
    response=list[TakenOut],
    summary="Enter rows that the customer was told are met as promises",
)
def promises(request: HttpRequest, deal_id: int, body: RowsIn) -> list[dict[str, Any]]:
    """Each is judged on its own; a row that cannot enter says why and holds up no other. Twice makes one."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    taken = requirement_promises.take_up_all(deal, body.rows, actor=who, on=timezone.localdate())
    return [
        {"id": one.row.pk, "promise": one.promise.key if one.promise else None, "code": one.against or None}
        for one in taken
    ]


@router.delete("/coverage/{deed_id}", response=UndoneOut, summary="Take a deed back")
def undo(request: HttpRequest, deed_id: int) -> dict[str, Any]:
    who = actor(request)
    deed = CoverageDeed.objects.filter(pk=deed_id, deal__in=access.deals(who)).select_related("deal__company").first()
    if deed is None:
        raise NotFound("coverage", str(deed_id))
    done = flow.undo(deed, actor=who, on=timezone.localdate())
    return {"done": done.done, "stay": done.stay}


@router.get("/requirement-sheets/{sheet_id}", summary="The customer's own file with the answers that stand")
def file(request: HttpRequest, sheet_id: int) -> HttpResponse:
    who = actor(request)
    sheet = access.requirement_sheet(who, sheet_id)
    made = requirement_files.answered(sheet, actor=who, words=written(query.language_of_sheet(sheet)))
    response = HttpResponse(made.data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, made.file_name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _row(one: Seen) -> dict[str, Any]:
    row, answer, found = one.row, one.answer, one.suggestion
    return {
        "id": row.pk,
        "no": row.no,
        "named": row.named,
        "section": row.section,
        "text": row.text,
        "must": row.must,
        "stand": one.stand.value,
        "effort": row.effort,
        "promise": row.promise.key if row.promise else None,
        "answer": {
            "coverage": answer.status,
            "comment": answer.comment,
            "capability": answer.capability.key if answer.capability else None,
            "on": answer.said_on,
        }
        if answer
        else None,
        "suggestion": {
            "coverage": found.status,
            "confidence": found.confidence,
            "capability": found.capability.key if found.capability else None,
            "reasons": found.reasons,
        }
        if found
        else None,
    }

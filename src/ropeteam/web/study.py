"""One feasibility study: what was seen of each criterion, how it ends, what the customer signed."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core import studies as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, SignAbout, StudyEnd
from ropeteam.flows import architecture_files
from ropeteam.flows import studies as flow
from ropeteam.language.attached import MAX_BYTES, TAKEN
from ropeteam.store import access
from ropeteam.store.models import ArchitectureFile, Criterion, Study
from ropeteam.store.queries import studies as query
from ropeteam.web import fields, notices, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import reader_of
from ropeteam.web.studies import runners

MET_BY = tuple(how.value for how in Coverage if how not in (Coverage.GAP, Coverage.REFUSE))
TALKS = 50


@staff
@require_safe
def study(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, access.study(request.actor, pk))


def _shown(request: StaffRequest, found: Study, *, at: str = "", refused: str = "") -> HttpResponse:
    """The page; where something was `refused`, with what was typed into the form `at` (a criterion's number, or 'end')."""
    now = query.whole(found, on=request.today)
    reader = reader_of(request.actor, found.deal, on=request.today)
    open_ = now.stand.ended is None
    may_plan = reader.may(Deed.PLAN_STUDY)
    context = {
        "study": found,
        "deal": found.deal,
        "now": now,
        "hypotheses": found.hypotheses.order_by("no"),
        "missed": sum(result == CriterionResult.MISSED for result in now.results),
        "may_plan": may_plan,
        "may_see": may_plan and open_,
        "may_end": reader.may(Deed.END_STUDY) and open_,
        "results": [result.value for result in CriterionResult],
        "ways": MET_BY,
        "talks": found.deal.conversations.order_by("-held_on", "-pk")[:TALKS] if may_plan and open_ else [],
        "ends": [end.value for end in StudyEnd if end != StudyEnd.EXTEND or now.stand.may_extend],
        "left": core.MOST_EXTENSIONS - now.stand.extended,
        "people": runners(found.deal, request) if may_plan and open_ else [],
        "refused": refused,
        "refused_at": at,
        "may_files": reader.may(Deed.READ_ARCHITECTURE_FILE),
        "may_bring_file": reader.may(Deed.EDIT_ARCHITECTURE),
        "kinds": ",".join(f".{kind}" for kind in TAKEN),
        "most_mb": MAX_BYTES // 1024**2,
        "typed": request.POST,
        **sign_links.asking(found.deal, request, [SignAbout.RESULT if not open_ else SignAbout.CRITERIA], now.requests),
    }
    return render(request, "studies/study.html", context, status=422 if refused else 200)


@staff
@require_POST
def evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """What was seen of one criterion. A file that comes with it lies with the deal's papers, and is named by its name there."""
    criterion = _criterion(request, pk)
    form, talk = request.POST, fields.number(request.POST, "conversation")
    how = form.get("how", "")
    try:
        with transaction.atomic():  # where the words are refused, the file does not stay behind
            flow.see(
                criterion,
                actor=request.actor,
                result=fields.one_of(form, "result", CriterionResult),
                words=form.get("words", ""),
                on=request.today,
                seen_on=fields.optional_day(form, "seen_on"),
                how=fields.one_of(form, "how", Coverage) if how else None,
                conversation=access.conversation(request.actor, talk) if talk else None,
                document=form.get("document", ""),
                paper=_paper(request, criterion),
            )
    except Refused as error:
        study = access.study(request.actor, criterion.study_id)
        return _shown(request, study, at=str(criterion.no), refused=notices.sentence_of(error))
    notices.tell(request, "study.done.seen")
    return _back(criterion)


@staff
@require_POST
def words(request: StaffRequest, pk: int) -> HttpResponse:
    criterion = _criterion(request, pk)
    flow.reword(criterion, actor=request.actor, text=request.POST.get("text", ""))
    notices.tell(request, "study.done.reworded")
    return _back(criterion)


@staff
@require_POST
def ends(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.study(request.actor, pk)
    try:
        end = fields.one_of(request.POST, "end", StudyEnd)
        flow.end(
            found,
            actor=request.actor,
            end=end,
            reason=request.POST.get("reason", ""),
            on=request.today,
            new_day=fields.optional_day(request.POST, "new_day"),
        )
    except Refused as error:
        return _shown(request, found, at="end", refused=notices.sentence_of(error))
    notices.tell(request, "study.done.extended" if end == StudyEnd.EXTEND else "study.done.ended")
    return redirect("deals_study", pk=pk)


@staff
@require_POST
def lead(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.study(request.actor, pk)
    people = {row.pk: row for row in runners(found.deal, request)}
    chosen = people.get(fields.number(request.POST, "lead") or 0)
    if chosen is None:
        raise Refused("study_lead_not_presales")
    flow.hand_on(found, chosen, actor=request.actor, on=request.today)
    notices.tell(request, "study.done.handed_on")
    return redirect("deals_study", pk=pk)


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link for a contact; the next page shows it once."""
    found = access.study(request.actor, pk)
    about = fields.one_of(request.POST, "about", SignAbout)
    return sign_links.made(request, found, about, back=reverse("deals_study", args=[pk]))


def _criterion(request: StaffRequest, pk: int) -> Criterion:
    row = Criterion.objects.filter(pk=pk).values_list("study_id", flat=True).first()
    if row is None:
        raise NotFound("criterion", str(pk))
    return access.study(request.actor, row).criteria.select_related("study__deal__company").get(pk=pk)


def _paper(request: StaffRequest, criterion: Criterion) -> ArchitectureFile | None:
    file = request.FILES.get("file")
    if file is None:
        return None
    data, name, deal = file.read(MAX_BYTES + 1), file.name or "", criterion.study.deal
    return architecture_files.bring(deal, actor=request.actor, data=data, file_name=name, on=request.today)


def _back(criterion: Criterion) -> HttpResponse:
    return redirect(f"{reverse('deals_study', args=[criterion.study_id])}#k{criterion.no}")

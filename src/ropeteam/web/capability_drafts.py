"""A catalogue out of nothing: start from a list, confirm each draft in one line, drop it with a word."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.drafts import proposed_status
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin
from ropeteam.flows import capability_drafts as flow
from ropeteam.language.feature_list import MOST_BYTES, FeatureList, read_feature_file, read_features
from ropeteam.store import access
from ropeteam.store.models import CapabilityDraft, Product
from ropeteam.store.queries import capability_drafts as query
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say

ORIGINS = (DraftOrigin.LIST, DraftOrigin.TENDER)
MOST_PROBLEMS = 20


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: StaffRequest) -> HttpResponse:
    """GET shows the box; POST drafts what the list names. What was pasted stays where something is wrong."""
    access.require(request.actor, Deed.DRAFT_CAPABILITY)
    if request.method != "POST":
        return render(request, "product/start.html", _form(request))
    try:
        found, name = _read(request)
        if any(not problem.notice for problem in found.problems) and not found.features:
            return _refused(request, problems=found.problems)
        origin = fields.one_of(request.POST, "origin", DraftOrigin)
        started = flow.start(_product(request), found.features, actor=request.actor, origin=origin, name=name)
    except Refused as error:
        return _refused(request, sentence=notices.sentence_of(error))
    notices.tell(request, "start.done", drafted=started.drafted, again=started.again, known=started.known)
    for problem in found.problems[:MOST_PROBLEMS]:
        notices.tell(request, "start.problem", sentence=problem_sentence(problem, languages.current()))
    return redirect("product_drafts")


@staff
@require_safe
def drafts(request: StaffRequest) -> HttpResponse:
    """What waits for a word, the most asked for first."""
    product = access.products(request.actor).order_by("pk").first()
    if product is None:
        return render(request, "product/none.html")
    stand = request.GET.get("stand", "waiting")
    stand = stand if stand in query.STANDS else "waiting"
    part = query.drafts(product, stand=stand, after=query.Spot.read(request.GET.get("after", "")), actor=request.actor)
    counts = query.stands(product)
    context = {
        "product": product,
        "rows": [(draft, _proposed(draft)) for draft in part.rows],
        "next": f"?stand={stand}&after={part.next}" if part.next else "",
        "first": f"?stand={stand}" if request.GET.get("after") else "",
        "stand": stand,
        "counts": [(each, counts[each]) for each in query.STANDS],
        "coverage": query.coverage(product),
        "statuses": [status.value for status in CapabilityStatus],
        "may_edit": may(Deed.EDIT_CAPABILITY, request.actor.roles),
        "may_start": may(Deed.DRAFT_CAPABILITY, request.actor.roles),
    }
    return render(request, "product/drafts.html", context)


@staff
@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """One line: name, status, limits."""
    draft = access.capability_draft(request.actor, pk)
    made = flow.confirm(
        draft,
        actor=request.actor,
        on=request.today,
        name=request.POST.get("name", ""),
        status=fields.one_of(request.POST, "status", CapabilityStatus),
        limits=request.POST.get("limits", "").splitlines(),
    )
    notices.tell(request, "drafts.done.confirmed", name=made.versions.get().name)
    return redirect(_back(request))


@staff
@require_POST
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    """It is no capability, with a word why."""
    draft = access.capability_draft(request.actor, pk)
    flow.drop(draft, actor=request.actor, on=request.today, word=request.POST.get("word", ""))
    notices.tell(request, "drafts.done.dropped", name=draft.name, undo=reverse("product_draft_return", args=[pk]))
    return redirect(_back(request))


@staff
@require_POST
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """A dropped or joined draft waits again, for itself."""
    draft = access.capability_draft(request.actor, pk)
    flow.take_back(draft, actor=request.actor, on=request.today)
    notices.tell(request, "drafts.done.taken_back", name=draft.name)
    return redirect("product_drafts")


def _read(request: StaffRequest) -> tuple[FeatureList, str]:
    """The file where one was chosen, else what was pasted; and what it is called."""
    file = request.FILES.get("file")
    if file is not None:
        name = (file.name or "list")[:120]
        return read_feature_file(file.read(MOST_BYTES + 1), name=name), name
    text = request.POST.get("text", "")
    if not text.strip():
        raise Refused("start_empty")
    return read_features(text, name=say("start.pasted", languages.current())), ""


def _product(request: StaffRequest) -> Product:
    """The company's product; it begins here where there is none."""
    product = access.products(request.actor).order_by("pk").first()
    if product is not None:
        return product
    assert request.actor.company is not None
    return flow.begin(request.actor.company, actor=request.actor, name=request.POST.get("product", ""))


def _refused(request: StaffRequest, *, problems: tuple[Problem, ...] = (), sentence: str = "") -> HttpResponse:
    sentences = [problem_sentence(problem, languages.current()) for problem in problems if not problem.notice]
    form = _form(request) | {"refused": [sentence] if sentence else sentences[:MOST_PROBLEMS]}
    return render(request, "product/start.html", form, status=422)


def _form(request: StaffRequest) -> dict[str, object]:
    product = access.products(request.actor).order_by("pk").first()
    return {
        "product": product,
        "name": request.POST.get("product", ""),
        "text": request.POST.get("text", ""),
        "origin": request.POST.get("origin", DraftOrigin.LIST.value),
        "origins": [origin.value for origin in ORIGINS],
        "limit_mb": MOST_BYTES // 1_000_000,
    }


def _proposed(draft: CapabilityDraft) -> str:
    said = CapabilityStatus(draft.status) if draft.status else None
    proposed = proposed_status(DraftOrigin(draft.origin), said, limits=bool(draft.limits))
    return proposed.value if proposed else ""


def _back(request: StaffRequest) -> str:
    """Where the list was, so that one draft after the other is settled without losing one's place."""
    spot = query.Spot.read(request.POST.get("after", ""))
    return reverse("product_drafts") + (f"?after={spot}" if spot else "")

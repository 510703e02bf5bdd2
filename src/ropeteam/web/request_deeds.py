"""What people do with a change request, one address a deed: judge, size, merge, split, move. Undo instead of "are you sure"."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Effort, Importance
from ropeteam.flows import change_requests, request_judging, request_linking, request_merging
from ropeteam.store import access
from ropeteam.store.models import Asker, AskerMove, ChangeRequest, Pillar, RequestMerge
from ropeteam.store.queries.request_judgements import pillars_now
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, back, staff
from ropeteam.web.request import judged

MOST = 500
FOUND = 20


@staff
@require_POST
def ratings(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.change_request(request.actor, pk)
    chosen = fields.number(request.POST, "pillar")
    pillar = Pillar.objects.filter(strategy__product=row.product_id, pk=chosen or 0).first()
    if pillar is None:
        raise NotFound("pillar", str(chosen or ""))
    value = fields.optional_number(request.POST, "value")
    if value is None:
        raise Refused("rating_wrong")
    request_judging.rate(row, pillar, actor=request.actor, value=value, on=request.today)
    notices.tell(request, "requests.done.rated")
    return _judged(request, row)


@staff
@require_POST
def vetoes(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.change_request(request.actor, pk)
    if request.POST.get("lift"):
        request_judging.lift_veto(row, actor=request.actor, on=request.today)
        notices.tell(request, "requests.done.veto_lifted")
    else:
        reason = request.POST.get("reason", "")
        request_judging.veto(row, actor=request.actor, reason=reason, on=request.today)
        notices.tell(request, "requests.done.vetoed")
    return _judged(request, row)


@staff
@require_POST
def effort(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.change_request(request.actor, pk)
    size = fields.one_of(request.POST, "effort", Effort)
    request_judging.size(row, actor=request.actor, effort=size, on=request.today)
    notices.tell(request, "requests.done.sized")
    return redirect("requests_request", pk)


@staff
@require_POST
def words(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.change_request(request.actor, pk)
    said = {name: request.POST.get(name, "") for name in ("title", "problem")}
    change_requests.reword(row, actor=request.actor, **said)
    notices.tell(request, "requests.done.reworded")
    return redirect("requests_request", pk)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: StaffRequest, pk: int) -> HttpResponse:
    """GET shows who would get which answer (or, without `into`, which requests there are); POST does it."""
    row = access.change_request(request.actor, pk)
    if request.method == "POST":
        into = _other(request, fields.number(request.POST, "into"))
        reason = request.POST.get("reason", "")
        made = request_merging.merge(row, into, actor=request.actor, on=request.today, reason=reason)
        notices.tell(request, "requests.done.merged", undo=reverse("requests_unmerge", args=[made.pk]))
        return redirect("requests_request", into.pk)
    if fields.number(request.GET, "into") is None:
        return _find(request, row)
    into = _other(request, fields.number(request.GET, "into"))
    seen = request_merging.preview(row, into, actor=request.actor)
    return render(request, "requests/merge.html", {"seen": seen, "request_row": row})


@staff
@require_POST
def unmerge(request: StaffRequest, pk: int) -> HttpResponse:
    row = RequestMerge.objects.filter(pk=pk).first()
    if row is None:
        raise NotFound("merge", str(pk))
    access.change_request(request.actor, row.request_id)
    request_merging.unmerge(row, actor=request.actor, on=request.today)
    notices.tell(request, "requests.done.unmerged")
    return redirect("requests_request", row.request_id)


@staff
@require_POST
def split(request: StaffRequest, pk: int) -> HttpResponse:
    """The selected askers go into a new request, or to one that is there."""
    row = access.change_request(request.actor, pk)
    chosen = _chosen(request)
    target = fields.number(request.POST, "target")
    if request.POST.get("how") == "move":
        made = request_linking.move(chosen, _other(request, target), actor=request.actor, on=request.today)
        n, undo = len(made), reverse("requests_move_undo", args=["-".join(str(one.pk) for one in made)])
        notices.tell(request, f"requests.done.moved.{'one' if n == 1 else 'many'}", n=n, undo=undo)
        return redirect("requests_request", row.pk)
    title = request.POST.get("title", "")
    new = request_merging.split(row, chosen, actor=request.actor, on=request.today, title=title)
    notices.tell(request, "requests.done.split")
    return redirect("requests_request", new.pk)


@staff
@require_POST
def undo_moves(request: StaffRequest, ids: str) -> HttpResponse:
    """Each of them goes back; all or none."""
    wanted = [int(text) for text in ids.split("-")[:MOST] if text.isdecimal() and len(text) < 18]
    rows = list(AskerMove.objects.filter(pk__in=wanted).select_related("origin").order_by("pk"))
    if not rows or len(rows) != len(wanted):
        raise NotFound("move", ids)
    mine = access.askers(request.actor).filter(pk__in={row.asker_id for row in rows})
    if mine.count() != len({row.asker_id for row in rows}):
        raise NotFound("asker")
    request_linking.undo_moves(rows, actor=request.actor, on=request.today)
    notices.tell(request, "requests.done.moved_back")
    return back(request, "requests")


@staff
@require_POST
def asker(request: StaffRequest, pk: int) -> HttpResponse:
    """How much it matters to this asker and by when; or that it is no wish of this kind."""
    row = access.asker(request.actor, pk)
    if request.POST.get("unlink"):
        request_linking.unlink(row, actor=request.actor)
        notices.tell(request, "requests.done.unlinked")
        return redirect("requests_request", row.change_request_id)
    request_linking.weigh(
        row,
        actor=request.actor,
        importance=fields.one_of(request.POST, "importance", Importance),
        wanted_by=fields.optional_day(request.POST, "wanted_by"),
    )
    notices.tell(request, "requests.done.weighed")
    return redirect("requests_request", row.change_request.merged_into_id or row.change_request_id)


def _find(request: StaffRequest, row: ChangeRequest) -> HttpResponse:
    """The nearest ones, or those whose title has the words."""
    access.require(request.actor, Deed.MERGE_REQUESTS)
    words = request.GET.get("q", "").strip()[:200]
    if words:
        found = ChangeRequest.objects.filter(product=row.product_id, merged_into__isnull=True, title__icontains=words)
        others = list(found.exclude(pk=row.pk).order_by("title", "pk")[:FOUND])
    else:
        near = request_linking.near(f"{row.title}. {row.problem}", row.product, without=row.pk)
        others = [one.request for one in near]
    return render(request, "requests/merge_find.html", {"request_row": row, "others": others, "words": words})


def _judged(request: StaffRequest, row: ChangeRequest) -> HttpResponse:
    if not request.htmx:
        return redirect(f"{reverse('requests_request', args=[row.pk])}#fit")
    return render(request, "requests/fit.html", {**judged(request, row, pillars_now(row.product_id)), "oob": True})


def _other(request: StaffRequest, pk: int | None) -> ChangeRequest:
    if pk is None:
        raise Refused("target_missing")
    return access.change_request(request.actor, pk)


def _chosen(request: StaffRequest) -> list[Asker]:
    """The ticked askers, in the order of their ids."""
    ticked = {int(text) for text in request.POST.getlist("asker")[:MOST] if text.isdecimal() and len(text) < 18}
    found = access.askers(request.actor).filter(pk__in=ticked).select_related("deal", "change_request").order_by("pk")
    rows = list(found)
    if len(rows) != len(ticked):
        raise NotFound("asker")
    return rows

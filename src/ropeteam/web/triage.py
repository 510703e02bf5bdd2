"""What product does with many words at once, and the log of it: everything can be taken back for thirty days."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.triage import may_undo
from ropeteam.flows import triage as flow
from ropeteam.flows.triage import Settled, Undone
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, Triage
from ropeteam.store.queries import inbox as query
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, back, staff

TYPED = ("find", "title", "reason")


@staff
@require_POST
def triages(request: StaffRequest) -> HttpResponse:
    """`signal` many times; `do` is link:ID, find, new, dismiss or confirm. Enter in a field says `typed`: the field decides."""
    picked = fields.numbers(request.POST, "signal")
    done = _settled(request, picked)
    if done.triage is None:
        notices.tell(request, "inbox.done.nothing")
    else:
        undo = reverse("requests_triage_undo", args=[done.triage.pk])
        code = f"inbox.done.{done.triage.kind}.{'one' if done.done == 1 else 'many'}"
        title = done.triage.change_request.title if done.triage.change_request else ""
        notices.tell(request, code, undo=undo, n=done.done, title=title)
        if done.skipped:
            notices.tell(request, f"inbox.skipped.{'one' if done.skipped == 1 else 'many'}", n=done.skipped)
    group = request.POST.get("group", "")[:20]
    at = reverse("requests_inbox")
    return redirect(f"{at}?{urlencode({'group': group})}" if group else at)


@staff
@require_safe
def log(request: StaffRequest) -> HttpResponse:
    access.require(request.actor, Deed.TRIAGE)
    rows, more = query.settled(request.actor, before=listing.number(request.GET, "before"))
    for row in rows:
        row.open = row.undone < row.count and may_undo(row.done_on, on=request.today)
    later = listing.address(request.GET, before=str(rows[-1].pk)) if more else ""
    return render(request, "inbox/log.html", {"rows": rows, "page": listing.Pager("", later)})


@staff
@require_safe
def triage(request: StaffRequest, pk: int) -> HttpResponse:
    """One deed with every signal that it settled, as far as the reader may know of it."""
    row = _row(request, pk)
    items = row.items.filter(signal__in=access.signals(request.actor)).order_by("pk")
    related = ("signal__conversation__deal__account", "signal__text", "undo", "review")
    shown = list(items.select_related(*related).defer("signal__text__original"))
    context = {"row": row, "items": shown, "may_undo": may_undo(row.done_on, on=request.today)}
    return render(request, "inbox/triage.html", context)


@staff
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Whole, or only the `signal` named."""
    row = _row(request, pk)
    some = fields.numbers(request.POST, "signal") or None
    done = flow.undo(row, actor=request.actor, on=request.today, signals=some)
    _tell_undone(request, done)
    return back(request, "requests_inbox")


def _settled(request: StaffRequest, picked: list[int]) -> Settled:
    actor, on, post = request.actor, request.today, request.POST
    do, _, which = post.get("do", "").partition(":")
    if do == "typed":
        filled = [name for name in TYPED if post.get(name, "").strip()]
        if len(filled) != 1:
            raise Refused("triage_unclear")
        do = {"find": "find", "title": "new", "reason": "dismiss"}[filled[0]]
    if do == "link" and which.isdecimal():
        return flow.link_many(picked, access.change_request(actor, int(which)), actor=actor, on=on)
    if do == "find":
        return flow.link_many(picked, _found(request, post.get("find", "")), actor=actor, on=on)
    if do == "new":
        title = post.get("title", "")
        return flow.link_to_new(picked, access.product(actor), actor=actor, on=on, title=title)
    if do == "dismiss":
        return flow.dismiss_many(picked, actor=actor, on=on, reason=post.get("reason", ""))
    if do == "confirm":
        return flow.confirm_many(picked, actor=actor, on=on)
    raise NotFound("triage", do)


def _found(request: StaffRequest, text: str) -> ChangeRequest:
    """A wish by its whole title or its id; the newest where several have the same title."""
    access.require(request.actor, Deed.TRIAGE)
    there = ChangeRequest.objects.filter(product__in=access.products(request.actor), merged_into__isnull=True)
    text = text.strip()
    for by in ({"key": text}, {"title__iexact": text}):
        row = there.filter(**by).order_by("-pk").first() if text else None
        if row is not None:
            return row
    raise Refused("request_not_found", text=text[:80])


def _row(request: StaffRequest, pk: int) -> Triage:
    access.require(request.actor, Deed.TRIAGE)
    row = Triage.objects.filter(pk=pk, company=request.actor.company).select_related("change_request").first()
    if row is None:
        raise NotFound("triage", str(pk))
    return row


def _tell_undone(request: StaffRequest, done: Undone) -> None:
    if done.done:
        notices.tell(request, f"inbox.undone.{'one' if done.done == 1 else 'many'}", n=done.done)
    if done.stay:
        notices.tell(request, f"inbox.stay.{'one' if done.stay == 1 else 'many'}", n=done.stay)

"""What people say of a sentence of an offer: each deed answers with the sentence as it stands then."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import ClauseWord
from ropeteam.flows import clauses as flow
from ropeteam.store import access
from ropeteam.store.models import Clause, ClauseLink
from ropeteam.store.queries import offers as query
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.offer import cards, rights
from ropeteam.web.standing import reader_of

NEW = "new"
NONE = "none"


@staff
@require_POST
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """It promises, or it does not."""
    clause = access.clause(request.actor, pk)
    said = fields.one_of(request.POST, "word", ClauseWord)
    flow.review(clause, actor=request.actor, word=said, on=request.today, reason=request.POST.get("reason", ""))
    notices.tell(request, "offer.done.word")
    return _answer(request, clause)


@staff
@require_POST
def about(request: StaffRequest, pk: int) -> HttpResponse:
    """The capability it is about, or none of them."""
    clause = access.clause(request.actor, pk)
    chosen = request.POST.get("capability", "")
    capability = (
        None if chosen == NONE else access.capability(request.actor, fields.number(request.POST, "capability") or 0)
    )
    flow.say_about(clause, actor=request.actor, capability=capability, on=request.today)
    notices.tell(request, "offer.done.about")
    return _answer(request, clause)


@staff
@require_POST
def promise(request: StaffRequest, pk: int) -> HttpResponse:
    """Which promise of the ledger it is; `new` makes one of it."""
    clause = access.clause(request.actor, pk)
    if request.POST.get("promise") == NEW:
        flow.take_up(clause, actor=request.actor, on=request.today)
        notices.tell(request, "offer.done.taken_up")
        return _answer(request, clause)
    chosen = access.promise(request.actor, fields.number(request.POST, "promise") or 0)
    made = flow.link(clause, chosen, actor=request.actor, on=request.today)
    notices.tell(request, "offer.done.linked", undo=reverse("clause_link_undo", args=[made.pk]))
    return _answer(request, clause)


@staff
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a link back."""
    link = ClauseLink.objects.select_related("promise").filter(pk=pk).first()
    if link is None:
        raise NotFound("clause_link", str(pk))
    clause = access.clause(request.actor, link.clause_id)
    link.clause = clause
    flow.unlink(link, actor=request.actor, on=request.today)
    notices.tell(request, "offer.done.unlinked")
    return _answer(request, clause)


def _answer(request: StaffRequest, clause: Clause) -> HttpResponse:
    """To htmx the sentence where it first stands in the newest version; to a plain form the page around it."""
    version = access.offer_version(request.actor, clause.offer_id)
    found = query.sentence_of(version, clause)
    if found is None or not request.htmx:
        at = f"?view={request.POST['view']}" if request.POST.get("view") in ("only", "differences") else ""
        after = (
            f"{'&' if at else '?'}after={max(found.place.no - 20, 0)}"
            if found and found.place.no > 100 and not at
            else ""
        )
        return redirect(f"{reverse('deals_offer', args=[clause.offer_id])}{at}{after}#c{clause.pk}")
    reader = reader_of(request.actor, clause.offer.deal, on=request.today)
    (row,) = cards(version, [found])
    context = {"row": row, "version": version, "oob": True, **rights(reader)}
    return render(request, "offers/sentence.html", context)

"""How a promise ends, one address a deed; where the company wants two, the second person's word has its own."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import promise_ends as flow
from ropeteam.store import access
from ropeteam.store.models import EndProposal, Promise
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, back, staff
from ropeteam.web.deal import answer


@staff
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    done = flow.end(
        found,
        actor=request.actor,
        outcome=fields.one_of(request.POST, "outcome", PromiseOutcome),
        on=request.today,
        evidence=request.POST.get("evidence", ""),
        told_customer_on=fields.optional_day(request.POST, "told_on"),
        told_how=request.POST.get("told_how", ""),
    )
    return _done(request, found, "end", done)


@staff
@require_POST
def wording(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    sentence = request.POST.get("sentence", "")
    done = flow.reword(
        found, actor=request.actor, sentence=sentence, on=request.today, note=request.POST.get("note", "")
    )
    return _done(request, found, "reword", done)


@staff
@require_POST
def renegotiation(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    done = flow.renegotiate(
        found,
        actor=request.actor,
        sentence=request.POST.get("sentence", ""),
        on=request.today,
        agreed_how=request.POST.get("agreed_how", ""),
    )
    return _done(request, found, "renegotiate", done)


@staff
@require_POST
def agreement(request: StaffRequest, pk: int) -> HttpResponse:
    """The second person agrees: it has ended."""
    proposal = _proposal(request, pk)
    flow.agree(proposal, actor=request.actor, on=request.today)
    notices.tell(request, "deed.done.end")
    return back(request, "promises")


@staff
@require_POST
def refusal(request: StaffRequest, pk: int) -> HttpResponse:
    """The second person says no; who proposed it takes it back."""
    proposal = _proposal(request, pk)
    flow.refuse(proposal, actor=request.actor, on=request.today, reason=request.POST.get("reason", ""))
    notices.tell(request, "deed.done.end_refused")
    return back(request, "promises")


def _proposal(request: StaffRequest, pk: int) -> EndProposal:
    found = EndProposal.objects.select_related("promise__deal__company", "by").filter(pk=pk).first()
    if found is None:
        raise NotFound("end_proposal", str(pk))
    found.promise = access.promise(request.actor, found.promise_id)
    return found


def _done(request: StaffRequest, promise: Promise, deed: str, done: flow.Done) -> HttpResponse:
    notices.tell(request, "deed.done.proposed" if isinstance(done, EndProposal) else f"deed.done.{deed}")
    return answer(request, promise.deal)

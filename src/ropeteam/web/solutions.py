"""Solution patterns: the list under Product, writing one from what worked, one with its uses."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.patterns import Worth
from ropeteam.flows import solutions as flow
from ropeteam.store import access
from ropeteam.store.models import Answer, Decision, SolutionPattern
from ropeteam.store.queries import solutions as query
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.today import own_deals
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff

SOURCES = 8
DEALS = 12
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Row:
    pattern: SolutionPattern
    worth: Worth


@staff
@require_safe
def patterns(request: StaffRequest) -> HttpResponse:
    product = access.products(request.actor).order_by("pk").first()
    if product is None:
        return render(request, "product/none.html")
    found = list(query.listed(product)[:SHOWN])
    worth = query.worth(found)
    may_write = may(Deed.WRITE_PATTERN, request.actor.roles)
    context = {
        "product": product,
        "rows": [Row(row, worth[row.pk]) for row in found],
        "may_write": may_write,
        "answers": list(query.unwritten_answers(request.actor, product)[:SOURCES]) if may_write else [],
        "decisions": list(query.unwritten_decisions(product)[:SOURCES]) if may_write else [],
    }
    return render(request, "patterns/patterns.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Two fields, begun with what was said and how it was answered."""
    access.require(request.actor, Deed.WRITE_PATTERN)
    form = request.POST if request.method == "POST" else request.GET
    answer = access.answer(request.actor, fields.number(form, "answer") or 0) if form.get("answer") else None
    decision = _decision(request, fields.number(form, "decision")) if form.get("decision") else None
    refused = ""
    if request.method == "POST":
        chosen = fields.number(form, "capability")
        try:
            made = flow.write(
                actor=request.actor,
                need=form.get("need", ""),
                how=form.get("how", ""),
                on=request.today,
                answer=answer,
                decision=decision,
                capability=access.capability(request.actor, chosen) if chosen else None,
            )
        except Refused as error:
            refused = notices.sentence_of(error)
        else:
            notices.tell(request, "patterns.done.written")
            return redirect("patterns_pattern", made.pk)
    context = _begun(request, answer, decision) | {"refused": refused}
    return render(request, "patterns/new.html", context, status=409 if refused else 200)


@staff
@require_safe
def pattern(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.pattern(request.actor, pk)
    known = truth(found.product).capabilities.get(found.capability_id or 0)
    decided = found.decisions.select_related("change_request").order_by("-pk")
    context = {
        "pattern": found,
        "worth": query.worth([found])[found.pk],
        "capability": known,
        "decided": list(decided[:DEALS]),
        "may_use": may(Deed.ASK, request.actor.roles) and found.retired_on is None,
        "may_retire": may(Deed.RETIRE_PATTERN, request.actor.roles) and found.retired_on is None,
        "deals": own_deals(request.actor, most=DEALS),
    }
    return render(request, "patterns/pattern.html", context)


@staff
@require_POST
def uses(request: StaffRequest, pk: int) -> HttpResponse:
    """Whether it helped, said in one tap."""
    found = access.pattern(request.actor, pk)
    chosen = fields.number(request.POST, "deal")
    helped = request.POST.get("helped", "")
    if helped not in ("yes", "no"):
        raise Refused("choice_missing")
    deal = access.deal(request.actor, chosen) if chosen else None
    flow.use(found, actor=request.actor, helped=helped == "yes", on=request.today, deal=deal)
    notices.tell(request, "patterns.used")
    return redirect("patterns_pattern", pk)


@staff
@require_POST
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    flow.retire(access.pattern(request.actor, pk), actor=request.actor, on=request.today)
    notices.tell(request, "patterns.done.retired")
    return redirect("patterns")


def _begun(request: StaffRequest, answer: Answer | None, decision: Decision | None) -> dict[str, object]:
    """The form with what was typed, else with what is known: the wish as need, how the product does it as way."""
    source = answer.decision if answer is not None else decision
    if source is None:
        raise NotFound("answer")
    wish = source.change_request
    known = truth(wish.product).capabilities
    here = known.get(wish.capability_id or 0)
    capabilities = [
        (pk, row.version.name) for pk, row in known.items() if row.version.status in ("available", "limited")
    ]
    return {
        "answer": answer,
        "decision": decision,
        "wish": wish,
        "need": request.POST.get("need", "") or wish.title,
        "how": request.POST.get("how", "") or (here.version.description if here else "") or source.reason,
        "capabilities": sorted(capabilities, key=lambda row: row[1].casefold()),
        "chosen": fields.number(request.POST, "capability") or wish.capability_id,
    }


def _decision(request: StaffRequest, pk: int | None) -> Decision:
    found = Decision.objects.filter(change_request__product__in=access.products(request.actor), pk=pk or 0)
    row = found.select_related("change_request__product", "change_request__capability").first()
    if row is None:
        raise NotFound("decision", str(pk))
    return row

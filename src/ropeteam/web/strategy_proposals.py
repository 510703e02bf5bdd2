"""Proposals to change the strategy: anyone makes one, product answers it, everybody reads what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ropeteam.core.access import Deed, may
from ropeteam.core.vocabulary import ProposalSubject
from ropeteam.flows import strategy_proposals as flow
from ropeteam.flows.strategy_proposals import Evidence
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, Decision, Pillar, Product, StrategyProposal
from ropeteam.store.queries import proposals as query
from ropeteam.store.queries.proposals import Rest
from ropeteam.store.queries.strategy import draft_of, standing
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.words_shown import shown

OFFERED = 60


@dataclass(frozen=True, slots=True)
class Row:
    proposal: StrategyProposal
    rests: list[Rest]
    mine: bool


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: StaffRequest) -> HttpResponse:
    """GET shows them, the open ones first; `signal` and `pillar` in the address begin a new one. POST makes it."""
    product = access.product(request.actor)
    if request.method == "POST":
        return _proposed(request, product)
    now = standing(product)
    open_ones = list(query.open_ones(product))
    settled, more = query.settled(product, before=listing.number(request.GET, "before"))
    rests = query.rests_on(request.actor, [*open_ones, *settled])
    may_propose = now is not None and may(Deed.PROPOSE_STRATEGY, request.actor.roles)
    context = {
        "product": product,
        "open": [_row(request, row, rests) for row in open_ones],
        "settled": [_row(request, row, rests) for row in settled],
        "later": listing.address(request.GET, before=str(settled[-1].pk)) if more else "",
        "may_propose": may_propose,
        "may_answer": may(Deed.PUBLISH_STRATEGY, request.actor.roles),
        "draft": draft_of(product),
        **(_form(request, product, list(now.pillars.order_by("no", "pk"))) if may_propose and now else {}),
    }
    return render(request, "product/proposals.html", context)


@staff
@require_POST
def outcome(request: StaffRequest, pk: int) -> HttpResponse:
    """Not taken up, with the reason. What is taken up is answered where the new version is published."""
    row = query.one(request.actor, pk)
    flow.decline(row, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    notices.tell(request, "proposals.done.declined")
    return redirect(f"{reverse('product_strategy_proposals')}#v{pk}")


def _row(request: StaffRequest, row: StrategyProposal, rests: dict[int, list[Rest]]) -> Row:
    me = request.actor.person
    return Row(row, rests.get(row.pk, []), me is not None and row.by_id == me.pk)


def _form(request: StaffRequest, product: Product, pillars: list[Pillar]) -> dict[str, object]:
    cited = query.citable(request.actor, _numbers(request.GET))
    wishes = ChangeRequest.objects.filter(product=product, merged_into__isnull=True).order_by("-pk")[:OFFERED]
    decisions = Decision.objects.filter(change_request__product=product).select_related("change_request")
    return {
        "pillars": pillars,
        "subjects": [subject.value for subject in ProposalSubject],
        "cited": shown(request, cited),
        "chosen_pillar": request.GET.get("pillar", ""),
        "begun": bool(cited) or "pillar" in request.GET or "new" in request.GET,
        "wishes": list(wishes),
        "decisions": list(decisions.order_by("-pk")[:OFFERED]),
        "longest": flow.LONGEST,
    }


def _proposed(request: StaffRequest, product: Product) -> HttpResponse:
    form, now = request.POST, standing(product)
    pillar = now.pillars.filter(key=form.get("pillar", "")).first() if now and form.get("pillar") else None
    evidence: list[Evidence] = [*query.citable(request.actor, _numbers(form))]
    wish, decided = fields.number(form, "request"), fields.number(form, "decision")
    if wish is not None:
        evidence.append(access.change_request(request.actor, wish))
    if decided is not None:
        evidence += Decision.objects.filter(pk=decided, change_request__product=product)
    flow.propose(
        product,
        actor=request.actor,
        subject=fields.one_of(form, "subject", ProposalSubject),
        text=form.get("text", ""),
        why=form.get("why", ""),
        on=request.today,
        pillar=pillar,
        evidence=evidence,
    )
    notices.tell(request, "proposals.done.proposed")
    return redirect("product_strategy_proposals")


def _numbers(form: QueryDict) -> list[int]:
    return fields.numbers(form, "signal")[: flow.MOST_EVIDENCE]

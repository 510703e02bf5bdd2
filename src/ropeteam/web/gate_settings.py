"""How strict the gate is: which notices block, which ends need two, who stands in for whom, and who outside is told."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import ACTING, Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.overriding import BOTH, MOST_DAYS
from ropeteam.core.vocabulary import NOTICES, Ending, FindingCode, Role
from ropeteam.flows import gate_settings as flow
from ropeteam.flows import overrides, webhooks
from ropeteam.store import access
from ropeteam.store.models import Company, Delegation, Person, Webhook
from ropeteam.store.queries import four_eyes
from ropeteam.store.queries import overrides as override_query
from ropeteam.store.queries.gate import notices_blocking
from ropeteam.store.queries.webhooks import with_last_post
from ropeteam.web import fields, notices, shown_once
from ropeteam.web.actors import StaffRequest, staff


@staff
@require_safe
def settings(request: StaffRequest) -> HttpResponse:
    """Everybody may read how strict the gate is; changing it is for management and administration."""
    fresh = shown_once.fresh(request)
    if fresh is None:
        return _page(request)
    secret, name = fresh
    return shown_once.taken(request, _page(request, made=name, secret=secret))


@staff
@require_POST
def blocking(request: StaffRequest) -> HttpResponse:
    codes = [code for code in FindingCode if code.value in request.POST.getlist("notice")]
    changed = flow.let_block(_company(request), codes, actor=request.actor)
    notices.tell(request, "gates.done.notices" if changed else "gates.done.same")
    return redirect("gate_settings")


@staff
@require_POST
def by_two(request: StaffRequest) -> HttpResponse:
    endings = [ending for ending in Ending if ending.value in request.POST.getlist("ending")]
    changed = flow.need_two(_company(request), endings, actor=request.actor)
    notices.tell(request, "gates.done.four_eyes" if changed else "gates.done.same")
    return redirect("gate_settings")


@staff
@require_POST
def override_days(request: StaffRequest) -> HttpResponse:
    """How long management and product have for an override."""
    changed = flow.answer_within(_company(request), fields.number(request.POST, "days") or 0, actor=request.actor)
    notices.tell(request, "gates.done.override_days" if changed else "gates.done.same")
    return redirect("gate_settings")


@staff
@require_POST
def delegations(request: StaffRequest) -> HttpResponse:
    """Management or product lets a colleague speak in their place for a while."""
    chosen = fields.number(request.POST, "to")
    people = override_query.acting_people(_company(request), on=request.today)
    to = next((row for row in people if row.pk == chosen), None)
    if to is None:
        raise NotFound("person", str(chosen or ""))
    overrides.delegate(
        fields.one_of(request.POST, "role", Role),
        to,
        actor=request.actor,
        on=request.today,
        until=fields.day(request.POST, "until"),
        reason=request.POST.get("reason", ""),
    )
    notices.tell(request, "gates.done.delegated")
    return redirect("gate_settings")


@staff
@require_POST
def delegation_end(request: StaffRequest, pk: int) -> HttpResponse:
    found = Delegation.objects.filter(pk=pk, company=_company(request)).select_related("company").first()
    if found is None:
        raise NotFound("delegation", str(pk))
    overrides.end_delegation(found, actor=request.actor, on=request.today)
    notices.tell(request, "gates.done.delegation_ended")
    return redirect("gate_settings")


@staff
@require_POST
def hooks(request: StaffRequest) -> HttpResponse:
    """The page after it shows the secret once; it is nowhere to be read again, not even by us."""
    row, secret = webhooks.register(
        _company(request), actor=request.actor, name=request.POST.get("name", ""), url=request.POST.get("url", "")
    )
    return shown_once.go(reverse("gate_settings"), secret, back=row.name)


@staff
@require_POST
def hook_end(request: StaffRequest, pk: int) -> HttpResponse:
    webhooks.end(_hook(request, pk), actor=request.actor, on=request.today)
    notices.tell(request, "gates.done.hook_ended")
    return redirect("gate_settings")


@staff
@require_POST
def hook_ping(request: StaffRequest, pk: int) -> HttpResponse:
    webhooks.ping(_hook(request, pk), actor=request.actor)
    notices.tell(request, "gates.done.pinged")
    return redirect("gate_settings")


def _page(request: StaffRequest, **more: Any) -> HttpResponse:
    company, actor = _company(request), request.actor
    may_set = access.allows(actor, Deed.SET_GATE)
    mine = [role.value for role in BOTH if role in actor.roles]
    block, two = notices_blocking(company), four_eyes.needed(company)
    context = {
        "codes": [(code.value, code in block) for code in FindingCode if code in NOTICES],
        "endings": [(ending.value, ending in two) for ending in Ending],
        "override_days": override_query.working_days(company),
        "override_days_most": MOST_DAYS,
        "may_set": may_set,
        "hooks": with_last_post(company) if may_set else [],
        "roles": mine,
        "people": _others(company, request) if mine else [],
        "delegations": override_query.delegations(actor, on=request.today) if ACTING & actor.roles else [],
        "me": actor.person,
        "today": request.today,
        **more,
    }
    return render(request, "gates/settings.html", context)


def _others(company: Company, request: StaffRequest) -> list[Person]:
    me = request.actor.person
    return [row for row in override_query.acting_people(company, on=request.today) if me is None or row.pk != me.pk]


def _hook(request: StaffRequest, pk: int) -> Webhook:
    access.require(request.actor, Deed.SET_GATE)
    found = Webhook.objects.filter(pk=pk, company=_company(request)).select_related("company").first()
    if found is None:
        raise NotFound("webhook", str(pk))
    return found


def _company(request: StaffRequest) -> Company:
    found = request.actor.company
    if found is None:
        raise NotFound("company")
    return found

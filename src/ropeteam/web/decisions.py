"""Deciding on a wish: the form, whom it touches before and after, and the answers that went out. Also as parts of a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ropeteam.core.access import ACTING, Deed, may
from ropeteam.core.answers import overdue_since
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import DecisionKind, RoadmapStatus
from ropeteam.flows import change_requests as flow
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, Decision, NonGoal, RoadmapItem, SolutionPattern
from ropeteam.store.queries import answers as answer_query
from ropeteam.store.queries import decisions as query
from ropeteam.store.queries import studies
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import Truth, truth
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.product import sentence_of
from ropeteam.wording.say import say

ANSWERS_SHOWN = 20
TYPED = ("kind", "reason", "condition", "roadmap_item", "non_goal", "pattern", "capability")


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: StaffRequest, pk: int) -> HttpResponse:
    """GET shows what stands, whom it touches and the form; POST decides. To htmx the part alone."""
    row = access.change_request(request.actor, pk)
    if request.method != "POST":
        template = "requests/decide_part.html" if request.htmx else "requests/decision.html"
        return render(request, template, part(request, row))
    access.require(request.actor, Deed.DECIDE_REQUEST)
    try:
        made = _decide(request, row)
    except Refused as error:  # what was typed stays on the page, beside what somebody else decided meanwhile
        context = part(request, row, typed=request.POST, refused=notices.sentence_of(error))
        return render(request, "requests/decision.html", context, status=409)
    notices.tell(request, "decide.done", kind=say(f"decision.{made.kind}", languages.current()))
    return redirect(f"{reverse('request_decision', args=[pk])}#touched")


@staff
@require_safe
def answers(request: StaffRequest, pk: int) -> HttpResponse:
    """The answers of a wish, as a part; a plain reader gets them as the list they belong to."""
    row = access.change_request(request.actor, pk)
    if not request.htmx:
        return redirect(f"{reverse('answers')}?request={pk}&state=all")
    return render(request, "requests/answers_part.html", part(request, row))


def part(
    request: StaffRequest,
    row: ChangeRequest,
    now: Truth | None = None,
    *,
    typed: QueryDict | None = None,
    refused: str = "",
) -> dict[str, Any]:
    """What `requests/decide_part.html` and `requests/answers_part.html` need, under one name."""
    decided = query.history(row)
    standing = decided[0] if decided else None
    now = now or truth(row.product)
    reach = query.reach(request.actor, row, on=request.today)
    given = answer_query.of_request(request.actor, row)
    answers = list(given[: ANSWERS_SHOWN + 1])
    mine = held_by(request.actor, {one.deal.pk for one in reach.touching.rows})
    may_decide = may(Deed.DECIDE_REQUEST, request.actor.roles) and row.merged_into_id is None
    return {
        "request_row": row,
        "decide": {
            "standing": standing,
            "item": now.roadmap.get(standing.roadmap_item_id or 0) if standing else None,
            "capability_name": names_of(now).get(f"capability:{row.capability.key}", "") if row.capability else "",
            "earlier": decided[1:],
            "may": may_decide,
            "typed": _typed(typed, row),
            "refused": refused,
            "seen": standing.pk if standing else 0,
            "choices": _choices(row, now) if may_decide else {},
            "reach": reach,
            "touched": [(one, sentence_of(one, one.deal.pk in mine, request)) for one in reach.touching.rows],
            "answers": answers[:ANSWERS_SHOWN],
            "n_answers": given.count() if len(answers) > ANSWERS_SHOWN else len(answers),
            "overdue_since": overdue_since(request.today),
            **_studies(request, standing),
        },
    }


def _studies(request: StaffRequest, standing: Decision | None) -> dict[str, Any]:
    """Of a "study first": what was begun for it, and where the reader may begin one."""
    if standing is None or standing.kind != DecisionKind.STUDY:
        return {}
    may_plan = bool(ACTING.intersection(request.actor.roles))
    found = studies.of_decision(request.actor, standing, on=request.today)
    everywhere = may(Deed.READ_STUDY, request.actor.roles)
    mine = frozenset() if everywhere else held_by(request.actor, {study.deal_id for study, _stand in found})
    return {
        "studies": [(study, stand, everywhere or study.deal_id in mine) for study, stand in found],
        "study_deals": studies.deals_asking(request.actor, standing) if may_plan else [],
    }


def _decide(request: StaffRequest, row: ChangeRequest) -> Decision:
    form = request.POST
    chosen = fields.number(form, "capability")
    return flow.decide_on(
        row,
        actor=request.actor,
        kind=fields.one_of(form, "kind", DecisionKind),
        reason=form.get("reason", ""),
        on=request.today,
        condition=form.get("condition", ""),
        roadmap_item=_of(RoadmapItem, row, fields.number(form, "roadmap_item")),
        non_goal=_non_goal(row, fields.number(form, "non_goal")),
        pattern=_of(SolutionPattern, row, fields.number(form, "pattern")),
        capability=access.capability(request.actor, chosen) if chosen else None,
        seen=fields.number(form, "seen"),
    )


def _of(table: Any, row: ChangeRequest, pk: int | None) -> Any:
    """A thing of the same product that was chosen from the list."""
    if pk is None:
        return None
    found = table.objects.filter(product=row.product, pk=pk).first()
    if found is None:
        raise NotFound(table._meta.model_name, str(pk))
    return found


def _non_goal(row: ChangeRequest, pk: int | None) -> NonGoal | None:
    if pk is None:
        return None
    found = next((goal for goal in truth(row.product).non_goals if goal.pk == pk), None)
    if found is None:
        raise NotFound("non_goal", str(pk))
    return found


def _choices(row: ChangeRequest, now: Truth) -> dict[str, Any]:
    """What the form offers: only what a decision may rest on."""
    items = [known for known in now.roadmap.values() if known.version.status != RoadmapStatus.DROPPED]
    usable = [known for known in now.capabilities.values() if known.version.status in ("available", "limited")]
    patterns = row.product.patterns.filter(retired_on__isnull=True).order_by("-approved_on", "-pk")
    return {
        "kinds": [kind.value for kind in DecisionKind],
        "items": sorted(items, key=lambda known: (known.version.day is None, str(known.version.day), known.item.pk)),
        "capabilities": sorted(usable, key=lambda known: known.version.name.casefold()),
        "non_goals": now.non_goals,
        "patterns": list(patterns),
    }


def _typed(form: QueryDict | None, row: ChangeRequest) -> dict[str, str]:
    if form is not None:
        return {name: form.get(name, "") for name in TYPED}
    return dict.fromkeys(TYPED, "") | {"capability": str(row.capability_id or "")}

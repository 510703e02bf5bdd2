"""A new version of the strategy: typed here, looked at as what it changes, and published."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, takewhile

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.strategy_edit import edited
from ropeteam.core.text_diff import PillarText, strategy_diff
from ropeteam.flows import strategy as flow
from ropeteam.store import access
from ropeteam.store.queries import proposals, strategy
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff

FREE_PILLARS = 1


@dataclass(frozen=True, slots=True)
class Field:
    """A pillar of the form; `goals` one a line."""

    no: int
    key: str
    title: str
    text: str
    goals: str


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: StaffRequest) -> HttpResponse:
    """GET: the words to be changed and, once there is a draft, what it changes. POST keeps the draft."""
    access.require(request.actor, Deed.PUBLISH_STRATEGY)
    product = access.product(request.actor)
    if request.method == "POST":
        words = edited(
            strategy.text_of(strategy.draft_of(product) or strategy.standing(product)),
            vision=request.POST.get("vision", ""),
            pillars=_pillars(request.POST),
        )
        flow.write_draft(product, words, actor=request.actor, seen=fields.number(request.POST, "seen"))
        notices.tell(request, "draft.done.kept")
        return redirect(f"{reverse('product_strategy_draft')}#preview")
    now, there = strategy.standing(product), strategy.draft_of(product)
    before, words = strategy.text_of(now), strategy.text_of(there or now)
    waiting = list(proposals.open_ones(product))
    context = {
        "product": product,
        "now": now,
        "draft": there,
        "vision": words.vision,
        "fields": [
            *_fields(words.pillars),
            *(Field(len(words.pillars) + no, "", "", "", "") for no in range(FREE_PILLARS)),
        ],
        "diff": strategy_diff(before, words) if there else None,
        "waiting": waiting,
        "rests": proposals.rests_on(request.actor, waiting),
        "longest": flow.LONGEST_TEXT,
        "longest_title": flow.LONGEST_TITLE,
    }
    return render(request, "product/draft.html", context)


@staff
@require_POST
def publication(request: StaffRequest) -> HttpResponse:
    """The draft that was looked at becomes the strategy, and answers the proposals it follows."""
    product = access.product(request.actor)
    form = request.POST
    chosen = [proposals.one(request.actor, pk) for pk in fields.numbers(form, "proposal")]
    seen = fields.number(form, "seen")
    if seen is None:
        raise Refused("draft_changed")
    version = flow.publish(
        product,
        actor=request.actor,
        on=request.today,
        seen=seen,
        over=fields.number(form, "over") or 0,
        takes_up=chosen,
        reason=form.get("reason", ""),
    )
    notices.tell(request, "draft.done.published", n=version.n)
    return redirect("product_strategy")


@staff
@require_POST
def draft_end(request: StaffRequest) -> HttpResponse:
    """The draft goes; nothing else changes."""
    seen = fields.number(request.POST, "seen") or 0
    flow.drop_draft(access.product(request.actor), actor=request.actor, seen=seen)
    notices.tell(request, "draft.done.dropped")
    return redirect("product_strategy")


def _fields(pillars: tuple[PillarText, ...]) -> list[Field]:
    return [
        Field(no, row.key, row.title, row.text, "\n".join(" ".join(goal.text.split()) for goal in row.goals))
        for no, row in enumerate(pillars)
    ]


def _pillars(form: QueryDict) -> list[tuple[str, str, str, list[str]]]:
    """In their order; one whose title was emptied goes. A text without a title is somebody's work: it is not dropped silently."""
    found = []
    for no in takewhile(lambda no: f"title-{no}" in form, count()):
        title, text = form.get(f"title-{no}", ""), form.get(f"text-{no}", "")
        key = form.get(f"key-{no}", "")
        if not key and not title.strip() and text.strip():
            raise Refused("pillar_title_missing")
        found.append((key, title, text, form.get(f"goals-{no}", "").splitlines()))
    return found

"""Attention: the proposed talks of the coming weeks with their reasons; come, or hand questions over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound
from ropeteam.core.numbers.attention import PHASES, phase_named
from ropeteam.flows import attention as flow
from ropeteam.flows.calendar_links import live_links
from ropeteam.store import access
from ropeteam.store.models import AttentionPick, Product
from ropeteam.store.queries import attention as query
from ropeteam.store.queries.attention_names import names_of
from ropeteam.web import languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.attention import question_of_pick, reason_of_pick, share

SHOWN = 200
BARS = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as the page shows it. `mine`: it is for the reader. `bar`: 1..10 tenths of the best one."""

    pick: AttentionPick
    starts: datetime
    mine: bool
    state: str
    gain: str
    bar: int
    reasons: list[str]
    questions: list[str]


@dataclass(frozen=True, slots=True)
class Week:
    """`monday` and the days that have something, each with its proposals."""

    monday: date
    this: bool
    days: list[tuple[date, list[Shown]]]


@staff
@require_safe
def attention(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    found = query.picks(request.actor, now=now).prefetch_related("answers")[: SHOWN + 1]
    rows = list(found)
    product = access.products(request.actor).order_by("pk").first()
    may_answer = may(Deed.ANSWER_PICK, request.actor.roles)
    person = request.actor.person
    context = {
        "weeks": _weeks(shown(request, rows[:SHOWN]), request.today),
        "more": len(rows) > SHOWN,
        "may_answer": may_answer,
        "may_plan": may(Deed.PLAN_ATTENTION, request.actor.roles) and product is not None,
        "may_calendar": may(Deed.IMPORT_CALENDAR, request.actor.roles),
        "planned": product is not None and query.planned(product, now=now).exists(),
        "link_lives": person is not None and live_links(person).exists(),
        "questions_left": flow.LONGEST_QUESTION,
        **_measure(product),
    }
    return render(request, "attention/attention.html", context)


@staff
@require_POST
def plan(request: StaffRequest) -> HttpResponse:
    """Propose anew from what is known now."""
    done = flow.propose(access.product(request.actor), actor=request.actor, now=timezone.now())
    notices.tell(request, "attention.done.planned", n=done.new)
    return redirect("conversations_attention")


@staff
@require_POST
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """The one it was proposed to comes, or does not and hands questions over."""
    found = query.picks(request.actor, now=timezone.now()).filter(pk=pk).first()
    if found is None:
        raise NotFound("pick", str(pk))
    comes = request.POST.get("comes") == "yes"
    question = "" if comes else request.POST.get("question", "")
    flow.answer(found, actor=request.actor, comes=comes, now=timezone.now(), question=question)
    notices.tell(request, "attention.done.come" if comes else "attention.done.not_come")
    return redirect("conversations_attention")


def shown(request: StaffRequest, rows: Iterable[Any]) -> list[Shown]:
    """Proposals in words. Names of colleagues are not among them: the list says what product does, not who."""
    listed = list(rows)
    language = languages.current()
    answers = {row.pk: max(row.answers.all(), key=lambda given: given.pk, default=None) for row in listed}
    asked = [question for given in answers.values() if given for question in given.questions]
    company = request.actor.company
    names = names_of(company, [*(each for row in listed for each in row.reasons), *asked]) if company else {}
    best = max((row.gain for row in listed), default=0.0)
    person = request.actor.person
    result = []
    for row in listed:
        given = answers[row.pk]
        mine = person is not None and row.person_id == person.pk
        result.append(
            Shown(
                pick=row,
                starts=row.conversation.time.starts_at,
                mine=mine,
                state="asked" if given is None else "comes" if given.comes else "not_coming",
                gain=share(row.gain, language),
                bar=max(1, round(BARS * row.gain / best)) if best > 0 else 1,
                reasons=[reason_of_pick(reason, names, language) for reason in row.reasons],
                questions=[question_of_pick(each, names, language) for each in given.questions] if given else [],
            )
        )
    return result


def _weeks(rows: Iterable[Shown], today: date) -> list[Week]:
    days: dict[date, dict[date, list[Shown]]] = {}
    for row in rows:
        day = timezone.localtime(row.starts).date()
        monday = day - timedelta(days=day.weekday())
        days.setdefault(monday, {}).setdefault(day, []).append(row)
    return [
        Week(monday, monday <= today <= monday + timedelta(days=6), sorted(found.items()))
        for monday, found in sorted(days.items())
    ]


def _measure(product: Product | None) -> dict[str, Any]:
    if product is None:
        return {}
    phase = phase_named(product.life_phase)
    return {"hours": PHASES[phase].minutes // 60, "phase": phase.value}
